import { afterEach, beforeEach, expect, test } from 'vitest';
import { ok } from '../../../src/domain/result';
import { HELD_BACK_MS } from '../../../src/worker/vault/held-back';
import type { TryKey } from '../../../src/worker/vault/key-trial';
import type { Vault } from '../../../src/worker/vault/vault';
import { FakeClock } from '../../support/fake-clock';
import { MortalStorage } from '../../support/mortal-storage';
import { storedRecords } from '../../support/raw-storage';
import { byPassphrase, cheapKey, granted, makeVault, PASSPHRASE, passes, reasonOf, typed } from '../../support/vault-rig';

const MOVES = 'orders:rw wallets:rw';
const SETS = 'orders:rw settings:rw';

let storage: MortalStorage;
let clock: FakeClock;
let vault: Vault;
let trials: number;
beforeEach(async () => {
  storage = new MortalStorage();
  storage.install();
  clock = new FakeClock(1_790_134_414_850);
  vault = makeVault(clock).vault;
  trials = 0;
  granted(await vault.create(cheapKey(PASSPHRASE)));
});
afterEach(() => storage.uninstall());

const says =
  (permissions: string): TryKey =>
  async () => {
    trials++;
    return ok({ permissions });
  };
const add = (name: string, permissions: string) => vault.addProfile(byPassphrase(), typed(name), says(permissions));
const heldId = (): string => vault.view().warned?.id ?? 'none';
const accept = (permissions: string, id = heldId()) => vault.acceptKey(byPassphrase(), id, permissions);
const record = async (): Promise<unknown> => (await storedRecords('vault')).find(({ key }) => key === 'record')?.value;

test.each([MOVES, SETS])(
  'a key that may do more than is needed (%s) is not stored before that was accepted, and is tried once',
  async (permissions) => {
    const before = await record();
    expect(reasonOf(await add('a', permissions))).toBe('key-warned');
    expect(await record()).toEqual(before);
    expect(vault.view()).toMatchObject({ profiles: [], warned: { label: 'Account a', permissions } });
    expect(JSON.stringify(vault.view())).not.toMatch(/secret|api-key/);
    const { id } = granted(await accept(permissions));
    expect(vault.view()).toMatchObject({ profiles: [{ id, permissions }], warned: null });
    expect(trials).toBe(1);
    expect(granted(await vault.login({ purpose: 'login', profile: id })).apiKey).toBe('api-key-of-a');
    // As it was stored, not only as it was typed.
    const { vault: next } = makeVault(clock);
    granted(await next.unlock(byPassphrase()));
    expect(granted(await next.login({ purpose: 'login', profile: id })).apiKey).toBe('api-key-of-a');
  },
);

test('a key without such rights is stored at once', async () => {
  granted(await add('a', 'orders:rw wallets:r settings:r'));
  expect(vault.view().warned).toBeNull();
});

test('M4: nobody stores a warned key by accepting something else, another key, without proof, or twice', async () => {
  await add('a', MOVES);
  const id = heldId();
  const before = await record();
  for (const less of ['', 'orders:rw', SETS, `${MOVES} `]) expect(reasonOf(await accept(less))).toBe('key-refused');
  expect(reasonOf(await accept(MOVES, '00'.repeat(8)))).toBe('no-such-profile');
  expect(reasonOf(await vault.acceptKey(byPassphrase('not the passphrase at all'), id, MOVES))).toBe('wrong-key');
  expect(reasonOf(await vault.login({ purpose: 'login', profile: id }))).toBe('no-such-profile');
  expect(await record()).toEqual(before);
  granted(await accept(MOVES));
  expect(reasonOf(await accept(MOVES, id))).toBe('no-such-profile');
  expect(vault.view().profiles).toHaveLength(1);
});

test('what is held back goes with a no, a lock, another key and five minutes', async () => {
  await add('a', MOVES);
  const first = heldId();
  vault.dropKey();
  expect(vault.view().warned).toBeNull();
  expect(reasonOf(await accept(MOVES, first))).toBe('no-such-profile');
  await add('a', MOVES);
  vault.lock('asked');
  expect(vault.view().warned).toBeNull();
  granted(await vault.unlock(byPassphrase()));
  await add('a', MOVES);
  const third = heldId();
  await add('b', SETS);
  expect(vault.view().warned).toMatchObject({ label: 'Account b' });
  expect(reasonOf(await accept(MOVES, third))).toBe('no-such-profile');
  clock.advance(HELD_BACK_MS - 1);
  vault.tick();
  expect(vault.view().warned).not.toBeNull();
  clock.advance(1);
  vault.tick();
  expect(vault.view().warned).toBeNull();
});

test('a lock while the key is tried holds nothing back', async () => {
  const adding = vault.addProfile(byPassphrase(), typed('a'), async () => {
    vault.lock('asked');
    return ok({ permissions: MOVES });
  });
  expect(reasonOf(await adding)).toBe('locked');
  expect(vault.view().warned).toBeNull();
});

test('a key that came into the vault meanwhile is not stored twice, and one that could not be written is still held', async () => {
  await add('a', MOVES);
  storage.isFull = true;
  expect(reasonOf(await accept(MOVES))).toBe('storage-failed');
  storage.isFull = false;
  clock.advance(30_000);
  expect(vault.view().warned).not.toBeNull();
  granted(await vault.addProfile(byPassphrase(), typed('a'), passes));
  expect(reasonOf(await accept(MOVES))).toBe('key-refused');
  expect(vault.view().profiles).toHaveLength(1);
});
