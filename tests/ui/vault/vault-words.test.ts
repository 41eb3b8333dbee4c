import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { changeWords, deletionWords, keyComplaint, lockedWords, waitingForUnlock, waitWords } from '../../../src/ui/vault/vault-words';
import { showLanguage } from '../../../src/ui/words/language';
import type { DeletionProof, VaultView } from '../../../src/worker/protocol/vault-view';

afterEach(() => showLanguage('en'));

const view = (part: Partial<VaultView>): VaultView => ({
  state: 'locked',
  why: null,
  lockedBy: null,
  profiles: [],
  passkeys: [],
  autoLockMinutes: 15,
  warned: null,
  changedKeys: [],
  retryAt: null,
  ...part,
});

test('a locked vault says what locked it, and nothing where it has not been open', () => {
  expect(lockedWords(view({}))).toBeNull();
  expect(lockedWords(view({ lockedBy: 'asked' }))).toBe('It was locked by you.');
  expect(lockedWords(view({ lockedBy: 'idle', autoLockMinutes: 5 }))).toBe('It was locked after 5 min without use.');
});

test('what a key may do now that it might not before is said, and the other way round', () => {
  expect(changeWords('orders:r', 'orders:rw')).toBe('It may now place, change and cancel orders.');
  expect(changeWords('orders:rw wallets:r', 'orders:r withdraw:w')).toBe(
    'It may now withdraw funds. It may no longer place, change and cancel orders, see balances.',
  );
  expect(changeWords('orders:r', 'orders:r settings:r')).toBe('What changed is nothing that is used here.');
});

test('the wait after wrong passphrases is counted down to its end and not beyond', () => {
  const waiting = view({ retryAt: 10_000 as VaultView['retryAt'] });
  expect(waitWords(waiting, 0)).toBe('After wrong passphrases the next one can be tried in 10 s.');
  expect(waitWords(waiting, 9_001)).toBe('After wrong passphrases the next one can be tried in 1 s.');
  expect([waitWords(waiting, 10_000), waitWords(view({}), 0), waitWords(null, 0)]).toEqual([null, null, null]);
});

test('a pasted key is taken with space around it, and none within it', () => {
  expect(keyComplaint('  abcdefgh0123456789\n')).toBeNull();
  expect(keyComplaint(' \n')).toMatch(/Paste/);
  expect(keyComplaint('short')).toMatch(/too short/);
  expect(keyComplaint('a'.repeat(201))).toMatch(/too long/);
  for (const spoiled of ['abcd efgh ijkl', 'abcdefgh\u200bijkl', 'ключ-от-биржи']) expect(keyComplaint(spoiled)).toMatch(/no key has/);
});

test('no complaint about a key has any part of it', () => {
  const secret = fc.string({ minLength: 4, unit: fc.constantFrom('7', 'Q', '_', '\u00e9') });
  fc.assert(fc.property(secret, (text) => !(keyComplaint(text) ?? '').includes(text)));
});

test('a deletion says what is gone, what reading back found, and what stays', () => {
  const proof = { deletedAt: 0, profiles: ['Main', 'Test'], passkeys: [], left: 0, noncesKept: 2 } as unknown as DeletionProof;
  expect(deletionWords(proof)).toBe(
    'Deleted: 2 accounts (Main, Test) and no passkey. Storage was read again: 0 records of the vault are left. ' +
      'The last login number of 2 keys stays, without the key, so that a key that is added again works.',
  );
  expect(deletionWords({ ...proof, profiles: [], passkeys: ['Phone'], noncesKept: 0 })).toBe(
    'Deleted: no account and 1 passkey (Phone). Storage was read again: 0 records of the vault are left.',
  );
});

test('a lock says what it keeps waiting', () => {
  expect([0, 1, 2].map(waitingForUnlock)).toEqual([null, 'one exit then waits here', '2 exits then wait here']);
});

describe('in Swedish', () => {
  test('why it is locked, how long a wait is, and what a lock keeps waiting', async () => {
    await showLanguage('sv');
    expect(lockedWords(view({ lockedBy: 'idle', autoLockMinutes: 5 }))).toBe('Det låstes efter 5 min utan användning.');
    expect(waitWords(view({ retryAt: 10_000 as VaultView['retryAt'] }), 9_001)).toBe('Efter felaktiga lösenfraser kan nästa prövas om 1 s.');
    expect([0, 1, 2].map(waitingForUnlock)).toEqual([null, 'en stängande order väntar då här', '2 stängande ordrar väntar då här']);
    expect(changeWords('orders:r', 'orders:r settings:r')).toBe('Det som ändrats används inte här.');
  });

  test('a deletion counts one and several, and names stay as they were given', async () => {
    await showLanguage('sv');
    const proof = { deletedAt: 0, profiles: ['Cancel'], passkeys: ['$&', 'Close'], left: 0, noncesKept: 1 } as unknown as DeletionProof;
    expect(deletionWords(proof)).toBe(
      'Borttaget: 1 konto (Cancel) och 2 passkeys ($&, Close). Lagringen lästes igen: 0 poster av valvet finns kvar. ' +
        'Det senaste inloggningsnumret för 1 nyckel finns kvar, utan nyckeln, så att en nyckel som läggs till igen fungerar.',
    );
  });

  test('no complaint about a key has any part of it', async () => {
    await showLanguage('sv');
    const secret = fc.string({ minLength: 4, unit: fc.constantFrom('7', 'Q', '_', '\u00e9') });
    fc.assert(fc.property(secret, (text) => !(keyComplaint(text) ?? '').includes(text)));
  });
});
