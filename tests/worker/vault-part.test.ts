import { expect, test, vi } from 'vitest';
import { ok } from '../../src/domain/result';
import type { OpenBy } from '../../src/worker/protocol/vault-view';
import { makeEngine, RigTab } from '../support/engine-rig';
import { useEngineWorld } from '../support/engine-world';
import { granted, keyPort, PASSPHRASE, passes, reasonOf, typed } from '../support/vault-rig';

const world = useEngineWorld();
const by = (passphrase = PASSPHRASE): OpenBy => ({ by: 'passphrase', port: keyPort(passphrase) });

function start(tryKey = passes): RigTab {
  const { openSocket, fetch } = world.exchange;
  const parts = { clock: world.clock, random: () => 0.5, openSocket, fetch };
  const engine = makeEngine(parts, `engine-${world.engines.length}`, {
    origin: 'https://tapedeck.test',
    makeTryKey: async () => tryKey,
  });
  world.engines.push(engine);
  return new RigTab(engine);
}
const another = (): RigTab => new RigTab(world.engines.at(-1) as ReturnType<typeof makeEngine>);
const stateOf = (tab: RigTab): string | undefined => tab.look().vault?.state;

test('nothing is said of a vault where none is stored before somebody asks; then every tab hears how it stands', async () => {
  const [tab, other] = [start(), another()];
  await world.pass(500);
  expect([tab.look().vault, other.look().vault]).toEqual([null, null]);
  granted(await tab.api.readVault());
  expect([stateOf(tab), stateOf(other)]).toEqual(['none', 'none']);
  granted(await tab.api.createVault(keyPort(PASSPHRASE)));
  granted(await tab.api.addProfile(by(), typed('a')));
  expect(other.look().vault).toMatchObject({ state: 'unlocked', profiles: [{ label: 'Account a', permissions: 'orders: read, write' }] });
  granted(await other.api.lockVault());
  expect([stateOf(tab), stateOf(other), tab.vault?.lockedBy]).toEqual(['locked', 'locked', 'asked']);
  expect(stateOf(another())).toBe('locked');
  expect(reasonOf(await tab.api.unlockVault(by('another five words entirely')))).toBe('wrong-key');
  granted(await tab.api.unlockVault(by()));
  expect(stateOf(other)).toBe('unlocked');
});

test('a key is tried with a login of the venue’s own, and a venue without one takes none', async () => {
  const seen: unknown[] = [];
  const tab = start(async (profile, login) => {
    const { payload, nonce } = granted(await login());
    seen.push(profile, payload === `AUTH${nonce}`);
    return ok({ permissions: 'orders: read' });
  });
  granted(await tab.api.createVault(keyPort(PASSPHRASE)));
  granted(await tab.api.addProfile(by(), typed('a')));
  expect(seen).toEqual([{ venue: 'bitfinex', kind: 'live' }, true]);
  expect(reasonOf(await tab.api.addProfile(by(), { ...typed('b'), venue: 'simulated' }))).toBe('key-refused');
  expect(tab.look().vault?.profiles.length).toBe(1);
});

test('M3: what is no call’s argument reaches no command', async () => {
  const tab = start();
  granted(await tab.api.createVault(keyPort(PASSPHRASE)));
  const call = (name: keyof typeof tab.api, ...values: unknown[]): Promise<unknown> =>
    (tab.api[name] as unknown as (...given: unknown[]) => Promise<unknown>)(...values);
  const refused = { error: { code: 'call-refused' } };
  expect(await call('lockVault', 'now')).toMatchObject(refused);
  expect(await call('addProfile', by(), { ...typed('a'), limits: 'none' })).toMatchObject(refused);
  expect(await call('setAutoLock', by(), 61)).toMatchObject(refused);
  expect(tab.look().vault).toMatchObject({ state: 'unlocked', profiles: [], autoLockMinutes: 15 });
});

test('M4: code in a page that has every call of an unlocked vault changes nothing without proof, and finds no secret', async () => {
  const tab = start();
  granted(await tab.api.createVault(keyPort(PASSPHRASE)));
  const { id } = granted(await tab.api.addProfile(by(), typed('a')));
  const before = tab.look().vault;
  const wrong = (): OpenBy => by('not the passphrase at all');
  const attempts = [
    () => tab.api.addProfile(wrong(), typed('b')),
    () => tab.api.acceptKey(wrong(), id, ''),
    () => tab.api.acceptPermissions(wrong(), id, 'orders:rw'),
    () => tab.api.changeLook(wrong(), id, { label: 'Mine', colour: 'red' }),
    () => tab.api.removeProfile(wrong(), id),
    () => tab.api.changePassphrase(wrong(), keyPort('another five words entirely')),
    () => tab.api.addPasskey(wrong(), { credential: '0a', label: 'Key', prfSalt: '00'.repeat(32) }, new Uint8Array(32)),
    () => tab.api.removePasskey(wrong(), '0a'),
    () => tab.api.setAutoLock(wrong(), 60),
  ];
  for (const attempt of attempts) expect(['wrong-key', 'too-soon']).toContain(reasonOf(await attempt()));
  expect({ ...tab.look().vault, retryAt: null }).toEqual({ ...before, retryAt: null });
  const file = granted(await tab.api.exportVault()) as unknown as Blob;
  for (const told of [await file.text(), JSON.stringify(tab.look().vault)]) expect(told).not.toMatch(/secret-of-a|api-key-of-a/);
});

test('it locks after the time that was set without use, and what is done in a tab is use', async () => {
  const tab = start();
  granted(await tab.api.createVault(keyPort(PASSPHRASE)));
  granted(await tab.api.setAutoLock(by(), 1));
  await world.pass(50_000);
  await tab.api.cancel('paper:simulated:main', { kind: 'all' });
  await world.pass(50_000);
  granted(await tab.api.vaultUsed());
  await world.pass(50_000);
  expect(stateOf(tab)).toBe('unlocked');
  await world.pass(11_000);
  expect([stateOf(tab), tab.vault?.lockedBy]).toEqual(['locked', 'idle']);
});

test('it locks 30 s after the last tab has gone, and not while another is there', async () => {
  const [tab, other] = [start(), another()];
  granted(await tab.api.createVault(keyPort(PASSPHRASE)));
  tab.close();
  await world.pass(40_000);
  expect(stateOf(other)).toBe('unlocked');
  other.close();
  await world.pass(29_000);
  const back = another();
  await world.pass(40_000);
  expect(stateOf(back)).toBe('unlocked');
  back.close();
  await world.pass(31_000);
  expect(another().look().vault).toMatchObject({ state: 'locked', lockedBy: 'no-tabs' });
});

test('an engine that retires lets nobody log in any more, and the next one begins locked', async () => {
  const tab = start();
  granted(await tab.api.createVault(keyPort(PASSPHRASE)));
  await world.engines[0]?.retire();
  expect(reasonOf(await tab.api.unlockVault(by()))).toBe('call-refused');
  const next = start();
  await world.pass(500);
  expect(next.look().vault).toMatchObject({ state: 'locked', lockedBy: null });
});

test('a passphrase whose tab went holds up nobody else’s', async () => {
  const [tab, other] = [start(), another()];
  granted(await tab.api.createVault(keyPort(PASSPHRASE)));
  const silent = new MessageChannel();
  const asked = tab.api.unlockVault({ by: 'passphrase', port: silent.port1 });
  const next = other.api.setAutoLock(by(), 5);
  tab.close();
  expect(reasonOf(await asked)).toBe('no-answer');
  granted(await next);
  silent.port2.close();
});

test('where its part of the program cannot be loaded it says so, and is asked for anew', async () => {
  vi.doMock('../../src/worker/vault/vault', () => {
    throw new Error('gone');
  });
  const tab = start();
  expect(reasonOf(await tab.api.readVault())).toBe('call-refused');
  vi.doUnmock('../../src/worker/vault/vault');
  granted(await tab.api.readVault());
});
