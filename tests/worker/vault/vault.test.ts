import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '../../../src/domain/result';
import type { Login } from '../../../src/worker/vault/held-keys';
import { TRIAL_LIMIT_MS } from '../../../src/worker/vault/key-trial';
import type { VaultRecord } from '../../../src/worker/vault/record';
import type { Vault } from '../../../src/worker/vault/vault';
import { FakeClock, settle } from '../../support/fake-clock';
import { MortalStorage } from '../../support/mortal-storage';
import { storedRecords, tamper } from '../../support/raw-storage';
import { byPasskey, byPassphrase, cheapKey, granted, makeVault, PASSPHRASE, passes, reasonOf, typed } from '../../support/vault-rig';

let storage: MortalStorage;
let clock: FakeClock;
let vault: Vault;
beforeEach(() => {
  storage = new MortalStorage();
  storage.install();
  clock = new FakeClock(1_790_134_414_850);
  vault = makeVault(clock).vault;
});
afterEach(() => storage.uninstall());

const PASSKEY = { credential: 'c0ffee', label: 'This laptop', prfSalt: '11'.repeat(32) };
const OTHER = 'another five words entirely';
const stored = async (): Promise<VaultRecord> => (await storedRecords('vault')).find(({ key }) => key === 'record')?.value as VaultRecord;
const keptKeys = async (): Promise<IDBValidKey[]> => (await storedRecords('vault')).map(({ key }) => key);

async function created(...names: string[]): Promise<string[]> {
  granted(await vault.create(cheapKey(PASSPHRASE)));
  const ids: string[] = [];
  for (const name of names) ids.push(granted(await vault.addProfile(byPassphrase(), typed(name), passes)).id);
  return ids;
}
const login = async (profile: string): Promise<Login> => granted(await vault.login({ purpose: 'login', profile }));

test('a vault is unread, then none, then open when it is made, and closed for the next engine', async () => {
  expect(vault.view().state).toBe('unread');
  await vault.read();
  expect(vault.view().state).toBe('none');
  await created('a');
  expect(vault.view()).toMatchObject({ state: 'unlocked', autoLockMinutes: 15, lockedBy: null });
  const { vault: next } = makeVault(clock);
  await next.read();
  expect(next.view()).toEqual({ ...vault.view(), state: 'locked' });
  expect(reasonOf(await next.unlock(byPassphrase()))).toBeNull();
  expect(next.view().state).toBe('unlocked');
});

test('S8: a browser that stores no keys of its own keeps a vault all the same, which opens again and signs', async () => {
  const { put } = IDBObjectStore.prototype;
  const stored: unknown[] = [];
  const holdsKey = (value: unknown): boolean =>
    value instanceof CryptoKey || (typeof value === 'object' && value !== null && Object.values(value).some(holdsKey));
  IDBObjectStore.prototype.put = function (this: IDBObjectStore, value: unknown, key?: IDBValidKey) {
    if (holdsKey(value)) throw new DOMException('could not be cloned', 'DataCloneError');
    stored.push(value);
    return put.call(this, value, key);
  };
  try {
    const [id = ''] = await created('a');
    const { vault: next } = makeVault(clock);
    granted(await next.read());
    granted(await next.unlock(byPassphrase()));
    expect(granted(await next.login({ purpose: 'login', profile: id })).apiKey).toBe('api-key-of-a');
    expect(stored.length).toBeGreaterThan(1);
  } finally {
    IDBObjectStore.prototype.put = put;
  }
});

test('a login is signed as the exchange documents it', async () => {
  granted(await vault.create(cheapKey(PASSPHRASE)));
  const demo = { ...typed('demo'), apiKey: 'demo-api-key', secret: 'demo-secret' };
  const { id } = granted(await vault.addProfile(byPassphrase(), demo, passes));
  expect(await login(id)).toEqual({
    apiKey: 'demo-api-key',
    deadManSwitch: false,
    nonce: 1_790_134_414_850_000,
    payload: 'AUTH1790134414850000',
    signature: 'e085918f9f0aab7d6dad3fb01ee2c33dfe6e54372e0b1f1f06ff98bfc8a386ed025bf0fdf562429456fe49cd91729f6f',
  });
});

test('a request is signed as the exchange documents it, out of the same numbers, and only what this program asks for', async () => {
  granted(await vault.create(cheapKey(PASSPHRASE)));
  const demo = { ...typed('demo'), apiKey: 'demo-api-key', secret: 'demo-secret' };
  const { id } = granted(await vault.addProfile(byPassphrase(), demo, passes));
  const ask = (path: string) => vault.signRequest({ profile: id, path, body: '{}' });
  expect(granted(await ask('/v2/auth/r/wallets'))).toMatchObject({
    apiKey: 'demo-api-key',
    nonce: 1_790_134_414_850_000,
    signature: '72be8bfb6faff49506263fb9262ac9c419a99166a4b0f7540e994b0f4405db43bf21d053aad9de9fdc4d21925e9cfb6b',
  });
  expect((await login(id)).nonce).toBe(1_790_134_414_850_001);
  for (const path of ['/v2/auth/w/order/submit', '/v2/auth/w/withdraw', '/v2/auth/r/wallets/../../w/withdraw', 'AUTH1'])
    expect(reasonOf(await ask(path))).toBe('key-refused');
  vault.lock('asked');
  expect(reasonOf(await ask('/v2/auth/r/wallets'))).toBe('locked');
});

test('each profile signs with its own key, also after a restart', async () => {
  const [a, b] = (await created('a', 'b')) as [string, string];
  const { vault: next } = makeVault(clock);
  granted(await next.unlock(byPassphrase()));
  for (const one of [vault, next]) {
    for (const [id, name] of [
      [a, 'a'],
      [b, 'b'],
    ] as const) {
      const { apiKey, payload, signature } = granted(await one.login({ purpose: 'login', profile: id }));
      expect([apiKey, signature]).toEqual([`api-key-of-${name}`, createHmac('sha384', `secret-of-${name}`).update(payload).digest('hex')]);
    }
  }
});

test('locked, it lends nothing, and what was under way ends without effect', async () => {
  const [id] = (await created('a')) as [string];
  const underWay = vault.login({ purpose: 'login', profile: id });
  vault.lock('asked');
  expect(reasonOf(await underWay)).toBe('locked');
  expect(reasonOf(await vault.login({ purpose: 'login', profile: id }))).toBe('locked');
  expect(vault.view()).toMatchObject({ state: 'locked', lockedBy: 'asked' });
  const opening = vault.unlock(byPassphrase());
  vault.lock('asked');
  expect(reasonOf(await opening)).toBe('locked');
  expect(vault.view().state).toBe('locked');
  granted(await vault.unlock(byPassphrase()));
  const adding = vault.addProfile(byPassphrase(), typed('b'), async () => {
    vault.lock('asked');
    return ok({ permissions: '' });
  });
  expect(reasonOf(await adding)).toBe('locked');
  expect((await stored()).profiles).toHaveLength(1);
});

test('whoever changes the vault shows the passphrase again, and it is unlocked', async () => {
  const [id] = (await created('a')) as [string];
  const before = await stored();
  const wrong = (): ReturnType<typeof byPassphrase> => byPassphrase('not the passphrase at all');
  const commands = [() => vault.prove(wrong()), () => vault.addProfile(wrong(), typed('b'), passes), () => vault.removeProfile(wrong(), id)];
  for (const command of commands) expect(reasonOf(await command())).toBe('wrong-key');
  clock.advance(600_000);
  vault.lock('asked');
  const right = [
    () => vault.prove(byPassphrase()),
    () => vault.addProfile(byPassphrase(), typed('b'), passes),
    () => vault.removeProfile(byPassphrase(), id),
    () => vault.changePassphrase(byPassphrase(), cheapKey(OTHER)),
    () => vault.addPasskey(byPassphrase(), PASSKEY, new Uint8Array(32)),
    () => vault.removePasskey(byPassphrase(), 'c0ffee'),
    () => vault.setAutoLock(byPassphrase(), 60),
  ];
  for (const command of right) expect(reasonOf(await command())).toBe('locked');
  expect(await stored()).toEqual(before);
});

test('a passphrase is changed: the old one opens nothing any more, the keys stay', async () => {
  const [id] = (await created('a')) as [string];
  expect(reasonOf(await vault.changePassphrase(byPassphrase(), cheapKey('short')))).toBe('weak-passphrase');
  granted(await vault.changePassphrase(byPassphrase(), cheapKey(OTHER)));
  vault.lock('asked');
  expect(reasonOf(await vault.unlock(byPassphrase()))).toBe('wrong-key');
  granted(await vault.unlock(byPassphrase(OTHER)));
  expect((await login(id)).apiKey).toBe('api-key-of-a');
});

test('a passkey opens the vault beside the passphrase, until it is removed', async () => {
  await created('a');
  const prf = new Uint8Array(32).fill(7);
  granted(await vault.addPasskey(byPassphrase(), PASSKEY, prf));
  expect([...prf]).toEqual(new Array(32).fill(0));
  expect(vault.view().passkeys).toEqual([PASSKEY]);
  vault.lock('asked');
  expect(reasonOf(await vault.unlock(byPasskey('c0ffee', 8)))).toBe('wrong-key');
  expect(reasonOf(await vault.unlock(byPasskey('c0de', 7)))).toBe('wrong-key');
  const opener = byPasskey('c0ffee', 7);
  granted(await vault.unlock(opener));
  expect(opener.by === 'passkey' && opener.prf.every((byte) => byte === 0)).toBe(true);
  // Who forgot the passphrase gets a new one by it.
  granted(await vault.changePassphrase(byPasskey('c0ffee', 7), cheapKey(OTHER)));
  granted(await vault.removePasskey(byPassphrase(OTHER), 'c0ffee'));
  vault.lock('asked');
  expect(reasonOf(await vault.unlock(byPasskey('c0ffee', 7)))).toBe('wrong-key');
  granted(await vault.unlock(byPassphrase(OTHER)));
});

test('a key is tried before it is stored: refused, late or thrown out, nothing of it is kept', async () => {
  await created();
  const before = await stored();
  const refusal = { code: 'vault-refused', next: 'ask-user', reason: 'key-refused', detail: 'It may withdraw.' } as const;
  expect(await vault.addProfile(byPassphrase(), typed('a'), async () => ({ ok: false, error: refusal }))).toEqual({ ok: false, error: refusal });
  let lend: (() => Promise<unknown>) | undefined;
  const silent = vault.addProfile(byPassphrase(), typed('a'), (_profile, login) => {
    lend = login;
    return new Promise(() => undefined);
  });
  while (lend === undefined) await settle(1);
  expect(await lend()).toMatchObject({ ok: true, value: { apiKey: 'api-key-of-a' } });
  clock.advance(TRIAL_LIMIT_MS);
  expect(reasonOf(await silent)).toBe('no-answer');
  expect(await lend()).toMatchObject({ ok: false });
  expect(reasonOf(await vault.addProfile(byPassphrase(), { ...typed('a'), venue: 'simulated' }, passes))).toBe('key-refused');
  expect(await stored()).toEqual(before);
});

test('a lock ends a trial at once: the next command does not wait for the exchange', async () => {
  await created();
  let isTried = false;
  const adding = vault.addProfile(byPassphrase(), typed('a'), () => {
    isTried = true;
    return new Promise(() => undefined);
  });
  while (!isTried) await settle(1);
  vault.lock('asked');
  expect(reasonOf(await adding)).toBe('locked');
  expect(reasonOf(await vault.unlock(byPassphrase()))).toBeNull();
  expect(vault.view().profiles).toEqual([]);
});

test('one key stands in one profile, and a removed profile signs nothing', async () => {
  const [a] = (await created('a')) as [string];
  expect(reasonOf(await vault.addProfile(byPassphrase(), typed('a'), passes))).toBe('key-refused');
  granted(await vault.removeProfile(byPassphrase(), a));
  expect(reasonOf(await vault.login({ purpose: 'login', profile: a }))).toBe('no-such-profile');
  expect(reasonOf(await vault.removeProfile(byPassphrase(), a))).toBe('no-such-profile');
  granted(await vault.addProfile(byPassphrase(), typed('a'), passes));
});

test('wrong passphrases make wait longer each time, over restarts as well, and the right one ends it', async () => {
  await created();
  const waits: number[] = [];
  for (let i = 0; i < 20; i++) {
    const { vault: next } = makeVault(clock);
    expect(reasonOf(await next.unlock(byPassphrase('not the passphrase at all')))).toBe('wrong-key');
    const { retryAt } = next.view();
    waits.push(retryAt === null ? 0 : retryAt - clock.now());
    if (retryAt === null) continue;
    const { vault: another } = makeVault(clock);
    await another.read();
    expect(another.view().retryAt).toBe(retryAt);
    clock.advance(retryAt - clock.now() - 1);
    expect(reasonOf(await makeVault(clock).vault.unlock(byPassphrase()))).toBe('too-soon');
    clock.advance(1);
  }
  expect(waits).toEqual([0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, ...new Array(9).fill(300)].map((seconds) => seconds * 1_000));
  const { vault: next } = makeVault(clock);
  granted(await next.unlock(byPassphrase()));
  expect(next.view().retryAt).toBeNull();
  expect(await keptKeys()).toEqual(['record']);
});

test('a clock that is set back makes nobody wait for longer than the wait', async () => {
  await created();
  for (let i = 0; i < 4; i++) {
    await vault.unlock(byPassphrase('not the passphrase at all'));
    if (i < 3) clock.advance(10_000);
  }
  clock.setWall(clock.now() - 86_400_000);
  expect(reasonOf(await vault.unlock(byPassphrase()))).toBe('too-soon');
  clock.advance(2_000);
  expect(reasonOf(await vault.unlock(byPassphrase()))).toBeNull();
});

test('it locks by itself: idle, after sleep, half a minute after the last tab', async () => {
  const [id] = (await created('a')) as [string];
  const lockedBy = (): string | null => {
    vault.tick();
    return vault.view().lockedBy;
  };
  for (let i = 0; i < 28; i++) {
    clock.advance(30_000);
    vault.tick();
    vault.used();
  }
  expect(vault.view().state).toBe('unlocked');
  for (let i = 0; i < 30; i++) {
    clock.advance(30_000);
    vault.tick();
  }
  expect(lockedBy()).toBe('idle');
  granted(await vault.unlock(byPassphrase()));
  clock.sleep(300_001);
  // Before any tick: whoever asks for a login first finds it locked.
  expect(reasonOf(await vault.login({ purpose: 'login', profile: id }))).toBe('locked');
  expect(lockedBy()).toBe('slept');
  granted(await vault.unlock(byPassphrase()));
  vault.tabs(0);
  clock.advance(29_999);
  expect(lockedBy()).toBeNull();
  vault.tabs(1);
  clock.advance(60_000);
  expect(lockedBy()).toBeNull();
  vault.tabs(0);
  clock.advance(30_000);
  expect(lockedBy()).toBe('no-tabs');
});

test('while exits are held, which leave on an open vault only, nobody is idle; sleep and the last tab lock all the same', async () => {
  const rig = makeVault(clock);
  granted(await rig.vault.create(cheapKey(PASSPHRASE)));
  rig.heldExits = 2;
  const pass = (minutes: number): string | null => {
    for (let i = 0; i < minutes * 2; i++) {
      clock.advance(30_000);
      rig.vault.tick();
    }
    return rig.vault.view().lockedBy;
  };
  expect(pass(120)).toBeNull();
  rig.heldExits = 0;
  expect([pass(14), pass(1)]).toEqual([null, 'idle']);
  granted(await rig.vault.unlock(byPassphrase()));
  rig.heldExits = 2;
  clock.sleep(300_001);
  expect(pass(1)).toBe('slept');
});

test('the time until it locks is kept with the vault', async () => {
  await created();
  granted(await vault.setAutoLock(byPassphrase(), 1));
  const { vault: next } = makeVault(clock);
  granted(await next.unlock(byPassphrase()));
  clock.advance(60_000);
  next.tick();
  expect(next.view()).toMatchObject({ state: 'locked', lockedBy: 'idle', autoLockMinutes: 1 });
});

test('what a slow machine closed is closed better by a fast one, once', async () => {
  granted(await vault.create(cheapKey(PASSPHRASE, 10)));
  expect((await stored()).kdf).toMatchObject({ memoryKiB: 19 * 1024, passes: 2 });
  const { vault: next } = makeVault(clock);
  granted(await next.unlock(byPassphrase(PASSPHRASE, 10)));
  expect((await stored()).kdf).toMatchObject({ memoryKiB: 19 * 1024, passes: 2 });
  granted(await next.unlock(byPassphrase()));
  const better = await stored();
  expect(better.kdf).toMatchObject({ memoryKiB: 64 * 1024, passes: 3 });
  granted(await next.unlock(byPassphrase()));
  expect(await stored()).toEqual(better);
  granted(await makeVault(clock).vault.unlock(byPassphrase()));
});

test('a first run that is slow, as in a worker that has just begun, does not make a vault cheap', async () => {
  let runs = 0;
  const usual = cheapKey(PASSPHRASE);
  const cold = cheapKey(PASSPHRASE, 3);
  granted(await vault.create((...asked) => (runs++ === 0 ? cold : usual)(...asked)));
  expect((await stored()).kdf).toMatchObject({ memoryKiB: 64 * 1024, passes: 3 });
});

test('an export is imported where there is no vault, opens by its passphrase, and takes its passkeys along on the same origin', async () => {
  const [id] = (await created('a')) as [string];
  granted(await vault.addPasskey(byPassphrase(), PASSKEY, new Uint8Array(32).fill(7)));
  const file = granted(await vault.export());
  expect(reasonOf(await vault.import(file, byPassphrase()))).toBe('vault-exists');
  granted(await vault.delete());
  expect(reasonOf(await vault.import(file, byPassphrase('not the passphrase at all')))).toBe('wrong-key');
  expect(vault.view().state).toBe('none');
  granted(await vault.import(file, byPassphrase()));
  expect((await login(id)).apiKey).toBe('api-key-of-a');
  vault.lock('asked');
  granted(await vault.unlock(byPasskey('c0ffee', 7)));
});

test('an export of another origin is closed for this one, without its passkeys', async () => {
  const [id] = (await created('a')) as [string];
  granted(await vault.addPasskey(byPassphrase(), PASSKEY, new Uint8Array(32).fill(7)));
  const file = granted(await vault.export());
  const { vault: elsewhere } = makeVault(clock, 'http://localhost:4173');
  await elsewhere.read();
  expect(elsewhere.view().state).toBe('damaged');
  expect(reasonOf(await elsewhere.unlock(byPassphrase()))).toBe('damaged');
  granted(await elsewhere.delete());
  expect(reasonOf(await elsewhere.import(file, byPasskey('c0ffee', 7)))).toBe('wrong-key');
  granted(await elsewhere.import(file, byPassphrase()));
  expect(elsewhere.view().passkeys).toEqual([]);
  const { vault: next } = makeVault(clock, 'http://localhost:4173');
  granted(await next.unlock(byPassphrase()));
  expect(granted(await next.login({ purpose: 'login', profile: id })).apiKey).toBe('api-key-of-a');
});

test('a vault is deleted with proof, also one that nobody can open, and its login numbers stay', async () => {
  const [id] = (await created('a', 'b')) as [string];
  await login(id);
  await tamper('vault', 'record', { ...(await stored()), version: 9 });
  expect(reasonOf(await vault.unlock(byPassphrase()))).toBe('damaged');
  expect(vault.view().why).toContain('version 9');
  expect(reasonOf(await vault.create(cheapKey(PASSPHRASE)))).toBe('vault-exists');
  expect(granted(await vault.delete())).toMatchObject({ profiles: [], left: 0, noncesKept: 1 });
  expect((await keptKeys()).every((key) => String(key).startsWith('nonce:'))).toBe(true);
  expect(reasonOf(await vault.delete())).toBe('no-vault');
  await created('c', 'd');
  const proof = granted(await vault.delete());
  expect(proof).toEqual({ deletedAt: clock.now(), profiles: ['Account c', 'Account d'], passkeys: [], left: 0, noncesKept: 1 });
  expect(vault.view()).toMatchObject({ state: 'none', profiles: [] });
});

test('what another engine changed is not written over: this one locks', async () => {
  const [id] = (await created('a')) as [string];
  const { vault: later } = makeVault(clock);
  granted(await later.unlock(byPassphrase()));
  granted(await later.setAutoLock(byPassphrase(), 30));
  expect(reasonOf(await vault.removeProfile(byPassphrase(), id))).toBe('locked');
  expect(vault.view()).toMatchObject({ state: 'locked', lockedBy: 'changed', autoLockMinutes: 30 });
});

test('nor is what another engine changes while a key is being tried', async () => {
  await created('a');
  const { vault: later } = makeVault(clock);
  const added = await vault.addProfile(byPassphrase(), typed('b'), async () => {
    granted(await later.unlock(byPassphrase()));
    granted(await later.setAutoLock(byPassphrase(), 30));
    return ok({ permissions: '' });
  });
  expect(reasonOf(added)).toBe('storage-failed');
  expect(await stored()).toMatchObject({ autoLockMinutes: 30, profiles: [{ label: 'Account a' }] });
});

test('where storage fails nothing changes, and it says so', async () => {
  const [id] = (await created('a')) as [string];
  const before = await stored();
  storage.isFull = true;
  expect(reasonOf(await vault.removeProfile(byPassphrase(), id))).toBe('storage-failed');
  expect(reasonOf(await vault.login({ purpose: 'login', profile: id }))).toBe('storage-failed');
  expect(reasonOf(await vault.delete())).toBe('storage-failed');
  storage.isFull = false;
  clock.advance(30_000);
  expect(await stored()).toEqual(before);
  granted(await vault.unlock(byPassphrase()));
  expect((await login(id)).apiKey).toBe('api-key-of-a');
});
