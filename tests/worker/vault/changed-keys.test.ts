import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '../../../src/domain/result';
import type { Vault } from '../../../src/worker/vault/vault';
import { FakeClock } from '../../support/fake-clock';
import { MortalStorage } from '../../support/mortal-storage';
import { storedRecords } from '../../support/raw-storage';
import { byPassphrase, cheapKey, granted, makeVault, PASSPHRASE, reasonOf, typed } from '../../support/vault-rig';

const READS = 'orders:r wallets:r';
const TRADES = 'orders:rw wallets:r';
const WITHDRAWS = 'orders:rw wallets:r withdraw:rw';

let storage: MortalStorage;
let clock: FakeClock;
let vault: Vault;
let a: string;
let b: string;
beforeEach(async () => {
  storage = new MortalStorage();
  storage.install();
  clock = new FakeClock(1_790_134_414_850);
  vault = makeVault(clock).vault;
  granted(await vault.create(cheapKey(PASSPHRASE)));
  const add = async (name: string) => granted(await vault.addProfile(byPassphrase(), typed(name), async () => ok({ permissions: READS }))).id;
  [a, b] = [await add('a'), await add('b')];
});
afterEach(() => storage.uninstall());

const login = (profile: string) => vault.login({ purpose: 'login', profile });
const record = async (): Promise<unknown> => (await storedRecords('vault')).find(({ key }) => key === 'record')?.value;
const unlock = async (): Promise<void> => void granted(await vault.unlock(byPassphrase()));

test('a login that is answered what is stored changes nothing', () => {
  expect(vault.permissionsSeen(a, READS)).toBe(true);
  expect(vault.permissionsSeen('00'.repeat(8), TRADES)).toBe(true);
  expect(vault.view()).toMatchObject({ state: 'unlocked', changedKeys: [] });
});

test.each([TRADES, 'orders:r', WITHDRAWS])('another answer (%s) locks the vault at once and says whose key and what it may do now', async (seen) => {
  const before = await record();
  const underWay = login(b);
  expect(vault.permissionsSeen(a, seen)).toBe(false);
  expect(vault.view()).toMatchObject({ state: 'locked', lockedBy: 'permissions', changedKeys: [{ profile: a, permissions: seen }] });
  expect(reasonOf(await underWay)).toBe('locked');
  expect(await record()).toEqual(before);
});

test('after unlocking the other profiles log in, and that one only once what it may do was accepted with proof', async () => {
  vault.permissionsSeen(a, TRADES);
  expect(reasonOf(await vault.acceptPermissions(byPassphrase(), a, TRADES))).toBe('locked');
  await unlock();
  expect(vault.view().changedKeys).toHaveLength(1);
  granted(await login(b));
  expect(reasonOf(await login(a))).toBe('key-refused');
  expect(reasonOf(await vault.acceptPermissions(byPassphrase('not the passphrase at all'), a, TRADES))).toBe('wrong-key');
  for (const other of [READS, WITHDRAWS, '']) expect(reasonOf(await vault.acceptPermissions(byPassphrase(), a, other))).toBe('key-refused');
  expect(reasonOf(await vault.acceptPermissions(byPassphrase(), b, TRADES))).toBe('key-refused');
  granted(await vault.acceptPermissions(byPassphrase(), a, TRADES));
  expect(vault.view()).toMatchObject({ changedKeys: [], profiles: [{ permissions: TRADES }, { permissions: READS }] });
  expect(granted(await login(a)).apiKey).toBe('api-key-of-a');
  expect(vault.permissionsSeen(a, TRADES)).toBe(true);
  // The key was closed anew for what it may do now: it opens for the next engine.
  vault = makeVault(clock).vault;
  await unlock();
  expect(granted(await login(a)).apiKey).toBe('api-key-of-a');
  expect(vault.permissionsSeen(a, READS)).toBe(false);
});

test('what no key is stored with cannot be accepted: it can only be removed', async () => {
  vault.permissionsSeen(a, WITHDRAWS);
  await unlock();
  expect(await vault.acceptPermissions(byPassphrase(), a, WITHDRAWS)).toMatchObject({ error: { detail: expect.stringContaining('may withdraw') } });
  granted(await vault.removeProfile(byPassphrase(), a));
  expect(vault.view()).toMatchObject({ state: 'unlocked', changedKeys: [], profiles: [{ id: b }] });
});

test('what could not be written is not accepted', async () => {
  vault.permissionsSeen(a, TRADES);
  await unlock();
  storage.isFull = true;
  expect(reasonOf(await vault.acceptPermissions(byPassphrase(), a, TRADES))).toBe('storage-failed');
  storage.isFull = false;
  clock.advance(30_000);
  expect(reasonOf(await login(a))).toBe('key-refused');
});

test('a locked vault that hears of it says so as well', () => {
  vault.lock('asked');
  expect(vault.permissionsSeen(a, TRADES)).toBe(false);
  expect(vault.view()).toMatchObject({ state: 'locked', lockedBy: 'asked', changedKeys: [{ profile: a, permissions: TRADES }] });
});
