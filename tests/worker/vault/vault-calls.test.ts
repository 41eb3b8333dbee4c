import { expose, wrap } from 'comlink';
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { guardedEndpoint } from '../../../src/worker/guarded-endpoint';
import type { VaultApi } from '../../../src/worker/protocol/vault-api';
import type { OpenBy } from '../../../src/worker/protocol/vault-view';
import type { Vault } from '../../../src/worker/vault/vault';
import { VAULT_CALL_SCHEMAS } from '../../../src/worker/vault/vault-call-schemas';
import { vaultCalls } from '../../../src/worker/vault/vault-calls';
import { FakeClock } from '../../support/fake-clock';
import { MortalStorage } from '../../support/mortal-storage';
import { granted, keyPort, makeVault, PASSPHRASE, passes, reasonOf, typed } from '../../support/vault-rig';

let storage: MortalStorage;
let vault: Vault;
let api: VaultApi;
beforeEach(() => {
  storage = new MortalStorage();
  storage.install();
  const clock = new FakeClock();
  vault = makeVault(clock).vault;
  api = vaultCalls(vault, clock, passes, new AbortController().signal);
});
afterEach(() => storage.uninstall());

const by = (passphrase = PASSPHRASE): OpenBy => ({ by: 'passphrase', port: keyPort(passphrase) });
const takes = (name: keyof VaultApi, ...values: readonly unknown[]): boolean => v.is(VAULT_CALL_SCHEMAS[name], values);

test('a tab makes a vault, keeps a key in it, changes it, takes it elsewhere and deletes it', async () => {
  expect(reasonOf(await api.createVault(keyPort('short')))).toBe('weak-passphrase');
  granted(await api.createVault(keyPort(PASSPHRASE)));
  const { id } = granted(await api.addProfile(by(), typed('a')));
  granted(await api.changeLook(by(), id, { label: 'Renamed', colour: 'red' }));
  granted(await api.addPasskey(by(), { credential: '0a', label: 'Key', prfSalt: '00'.repeat(32) }, new Uint8Array(32).fill(3)));
  granted(await api.changePassphrase(by(), keyPort('another five words entirely')));
  granted(await api.setAutoLock(by('another five words entirely'), 5));
  granted(await api.vaultUsed());
  granted(await api.lockVault());
  expect(reasonOf(await api.unlockVault(by()))).toBe('wrong-key');
  granted(await api.unlockVault({ by: 'passkey', credential: '0a', prf: new Uint8Array(32).fill(3) }));
  const file = granted(await api.exportVault());
  expect(file).toMatchObject({ type: 'application/json' });
  expect(granted(await api.deleteVault())).toMatchObject({ profiles: ['Renamed'], passkeys: ['Key'], left: 0 });
  granted(await api.importVault(file, by('another five words entirely')));
  granted(await api.removePasskey(by('another five words entirely'), '0a'));
  granted(await api.removeProfile(by('another five words entirely'), id));
  expect(vault.view()).toMatchObject({ state: 'unlocked', profiles: [], passkeys: [], autoLockMinutes: 5 });
  expect(reasonOf(await api.importVault(new Blob([new Uint8Array(300_000)]), by()))).toBe('damaged');
});

test('each port is closed once its call is answered', async () => {
  const port = keyPort(PASSPHRASE);
  const closed = new Promise((resolve) => port.addEventListener('close', resolve));
  granted(await api.createVault(port));
  await closed;
});

test('through the guarded door a call carries its port', async () => {
  const { port1, port2 } = new MessageChannel();
  expose(api, guardedEndpoint(port2, VAULT_CALL_SCHEMAS, { now: () => 0 }));
  const remote = wrap<VaultApi>(port1);
  const port = keyPort(PASSPHRASE);
  // Comlink finds what is to be handed over in a list of its own: a window says it by `transfer`.
  const answered = new Promise<unknown>((resolve) => {
    port1.addEventListener('message', ({ data }) => data.id === 'call-1' && resolve(data.value));
  });
  port1.postMessage({ id: 'call-1', type: 'APPLY', path: ['createVault'], argumentList: [{ type: 'RAW', value: port }] }, [port as never]);
  expect(await answered).toEqual({ ok: true, value: null });
  expect(vault.view().state).toBe('unlocked');
  expect(await (remote.createVault as (port: unknown) => Promise<unknown>)({ postMessage: 'no port' })).toMatchObject({
    error: { code: 'call-refused' },
  });
  for (const one of [port1, port2]) one.close();
});

test('M3: what is not of its shape reaches no command', () => {
  const port = new MessageChannel().port1;
  const opener = { by: 'passphrase', port };
  const profile = typed('a');
  expect(takes('addProfile', opener, profile)).toBe(true);
  const spoiled: Record<string, unknown> = {
    label: ' padded ',
    colour: 'pink',
    venue: '../etc',
    kind: 'paper',
    apiKey: 'ключ-от-биржи',
    secret: 'short',
    limits: 'none',
  };
  for (const [field, value] of Object.entries(spoiled))
    expect([field, takes('addProfile', opener, { ...profile, [field]: value })]).toEqual([field, false]);
  expect(takes('addProfile', opener, { ...profile, label: 'two\u202elines' })).toBe(false);
  expect(takes('addProfile', opener, { ...profile, secret: 's'.repeat(201) })).toBe(false);
  for (const prf of [new Uint8Array(31), new Uint8Array(33), [...new Uint8Array(32)], '00'.repeat(32)]) {
    expect(takes('unlockVault', { by: 'passkey', credential: '0a', prf })).toBe(false);
  }
  expect(takes('unlockVault', { by: 'passkey', credential: '0A', prf: new Uint8Array(32) })).toBe(false);
  expect(takes('unlockVault', { by: 'passphrase', passphrase: PASSPHRASE })).toBe(false);
  expect([0, 1, 60, 61, 1.5].map((minutes) => takes('setAutoLock', opener, minutes))).toEqual([false, true, true, false, false]);
  const id = '00'.repeat(8);
  expect(takes('changeLook', opener, id, { label: 'Main', colour: 'red' })).toBe(true);
  expect(takes('changeLook', opener, id, { label: 'two\u202elines', colour: 'red' })).toBe(false);
  expect(takes('changeLook', opener, id, { label: 'Main', colour: 'red', permissions: '' })).toBe(false);
  expect(takes('acceptKey', opener, '../etc', 'orders:rw')).toBe(false);
  expect(takes('acceptKey', opener, id, 'x'.repeat(2_001))).toBe(false);
  expect(takes('deleteVault', 'everything')).toBe(false);
  expect(takes('importVault', 'text', opener)).toBe(false);
});

test('a pasted key is taken without the space around it', () => {
  const port = new MessageChannel().port1;
  const read = v.parse(VAULT_CALL_SCHEMAS.addProfile, [
    { by: 'passphrase', port },
    { ...typed('a'), apiKey: '  api-key-of-a\n', secret: '\tsecret-of-a ' },
  ]);
  expect(read[1]).toEqual(typed('a'));
});
