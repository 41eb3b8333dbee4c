import fc from 'fast-check';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { BITFINEX_LOGIN } from '../../../src/venues/bitfinex/login';
import { holdStored } from '../../../src/worker/vault/held-keys';
import { unsealed } from '../../../src/worker/vault/making';
import { PASSPHRASE as BY_PASSPHRASE } from '../../../src/worker/vault/opening';
import { readRecord, type VaultRecord } from '../../../src/worker/vault/record';
import { isSealed, seal, unwrapDataKey, wrapPlace } from '../../../src/worker/vault/sealing';
import { FakeClock } from '../../support/fake-clock';
import { MortalStorage } from '../../support/mortal-storage';
import { storedRecords, tamper } from '../../support/raw-storage';
import { byPasskey, byPassphrase, cheapKey, granted, makeVault, ORIGIN, PASSPHRASE, passes, reasonOf, typed } from '../../support/vault-rig';

const loginOf = () => BITFINEX_LOGIN;
let storage: MortalStorage;
let record: VaultRecord;
let dataKey: CryptoKey;

beforeAll(async () => {
  const first = new MortalStorage();
  first.install();
  const { vault } = makeVault(new FakeClock());
  granted(await vault.create(cheapKey(PASSPHRASE)));
  for (const name of ['a', 'b']) granted(await vault.addProfile(byPassphrase(), typed(name), passes));
  for (const [credential, byte] of [
    ['0a', 1],
    ['0b', 2],
  ] as const) {
    const passkey = { credential, label: `Key ${credential}`, prfSalt: credential.repeat(32) };
    granted(await vault.addPasskey(byPassphrase(), passkey, new Uint8Array(32).fill(byte)));
  }
  record = (await storedRecords('vault')).find(({ key }) => key === 'record')?.value as VaultRecord;
  const { key } = granted(await cheapKey(PASSPHRASE)(record.kdf, record.kdf.salt, false));
  dataKey = (await unwrapDataKey(record.wrap, key, wrapPlace(record, BY_PASSPHRASE), false)) as CryptoKey;
  first.uninstall();
});
beforeEach(() => {
  storage = new MortalStorage();
  storage.install();
});
afterEach(() => storage.uninstall());

const altered = (text: string, at: number): string => {
  const code = text.charCodeAt(at);
  return text.slice(0, at) + String.fromCharCode(code ^ 1) + text.slice(at + 1);
};
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

test('it is read as it was written, and its seal holds', async () => {
  expect(readRecord(JSON.parse(JSON.stringify(record)))).toEqual(record);
  expect(await isSealed(record, dataKey)).toBe(true);
  expect((await holdStored(record, dataKey, loginOf))?.size).toBe(2);
});

test('with any one character of it changed it is no record, or its seal does not hold', async () => {
  const text = JSON.stringify(record);
  const sealedAnyway: string[] = [];
  for (let at = 0; at < text.length; at++) {
    const read = readRecord(parsed(altered(text, at)));
    if (typeof read !== 'string' && (await isSealed(read, dataKey))) sealedAnyway.push(text.slice(at - 10, at + 10));
  }
  expect(sealedAnyway).toEqual([]);
});

test('M7: no file with a character changed is imported, by the passphrase or by a passkey', async () => {
  const text = JSON.stringify(record);
  const clock = new FakeClock();
  const { vault } = makeVault(clock);
  await vault.read();
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: text.length - 1 }), fc.boolean(), async (at, isPasskey) => {
      await tamper('vault', 'attempts', undefined);
      expect(['damaged', 'wrong-key']).toContain(reasonOf(await vault.import(altered(text, at), isPasskey ? byPasskey('0a', 1) : byPassphrase())));
      expect(vault.view()).toMatchObject({ state: 'none', profiles: [] });
    }),
    { numRuns: 60 },
  );
  granted(await vault.import(text, byPasskey('0a', 1)));
});

test('no part of one profile opens in another, in another field, vault or origin, even under a seal that holds', async () => {
  const [a, b] = record.profiles as [VaultRecord['profiles'][number], VaultRecord['profiles'][number]];
  const forged: readonly VaultRecord['profiles'][] = [
    [{ ...a, secret: b.secret }, b],
    [{ ...a, apiKey: b.apiKey }, b],
    [
      { ...a, apiKey: b.apiKey, secret: b.secret },
      { ...b, apiKey: a.apiKey, secret: a.secret },
    ],
    [{ ...a, apiKey: a.secret, secret: a.apiKey }, b],
    [{ ...a, kind: 'exchange-paper' }, b],
    [{ ...a, permissions: 'withdraw: write' }, b],
    [{ ...a, keyFingerprint: b.keyFingerprint }, b],
    [{ ...a, id: b.id }],
  ];
  for (const profiles of forged) {
    const sealed = await seal({ ...unsealed(record), profiles }, dataKey);
    expect(await isSealed(sealed, dataKey)).toBe(true);
    expect(await holdStored(sealed, dataKey, loginOf)).toBeUndefined();
  }
  for (const home of [{ origin: 'https://elsewhere.test' }, { id: '0011223344556677' }]) {
    expect(await holdStored({ ...record, ...home }, dataKey, loginOf)).toBeUndefined();
  }
});

test('a passkey opens nothing in the place of another, nor of the passphrase', async () => {
  const [first, second] = record.passkeys as [VaultRecord['passkeys'][number], VaultRecord['passkeys'][number]];
  const { key } = granted(await cheapKey(PASSPHRASE)(record.kdf, record.kdf.salt, false));
  expect(await unwrapDataKey(record.wrap, key, wrapPlace(record, 'passkey:0a'), false)).toBeUndefined();
  const { vault } = makeVault(new FakeClock());
  await vault.read();
  const swapped = { ...record, passkeys: [{ ...first, wrap: second.wrap }, second] };
  expect(reasonOf(await vault.import(JSON.stringify(swapped), byPasskey('0a', 1)))).toBe('wrong-key');
});

test('each encryption has a start of its own', () => {
  const ivs = JSON.stringify(record).match(/"iv":"[0-9a-f]+"/g) ?? [];
  expect(ivs).toHaveLength(8);
  expect(new Set(ivs).size).toBe(ivs.length);
});

test.each([
  ['of another kind', { format: 'tapedeck/settings' }, 'no vault'],
  ['of a later version', { version: 2 }, 'update'],
  ['closed too cheaply', { kdf: { name: 'argon2id', memoryKiB: 1_024, passes: 3, lanes: 1, salt: '00'.repeat(16) } }, 'kdf'],
  ['that costs a minute to try', { kdf: { name: 'argon2id', memoryKiB: 4_194_304, passes: 3, lanes: 1, salt: '00'.repeat(16) } }, 'kdf.memoryKiB'],
  ['with a field nobody knows', { limits: 'none' }, 'limits'],
  ['with hex in capitals', { id: 'AABBCCDDEEFF0011' }, 'id'],
])('a file %s is refused, and it says why', async (_title, change, why) => {
  const { vault } = makeVault(new FakeClock(), ORIGIN);
  await vault.read();
  const answer = await vault.import(JSON.stringify({ ...record, ...change }), byPassphrase());
  expect(answer.ok ? '' : answer.error.detail).toContain(why);
  expect(reasonOf(answer)).toBe('damaged');
});

test('M7: whatever else a file holds is refused in words', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      expect(typeof readRecord(value)).toBe('string');
    }),
  );
  expect(readRecord({ ...record, profiles: new Array(17).fill(record.profiles[0]) })).toContain('profiles');
});
