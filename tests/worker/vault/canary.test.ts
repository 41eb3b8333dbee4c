import { inspect } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fail } from '../../../src/domain/result';
import { refuse } from '../../../src/worker/vault/refuse';
import { FakeClock } from '../../support/fake-clock';
import { MortalStorage } from '../../support/mortal-storage';
import { storedRecords } from '../../support/raw-storage';
import { byPasskey, byPassphrase, cheapKey, granted, makeVault, typed } from '../../support/vault-rig';

let storage: MortalStorage;
beforeEach(() => {
  storage = new MortalStorage();
  storage.install();
});
afterEach(() => storage.uninstall());

const PASSPHRASE = 'CANARY-phrase-5d1f0c';
const NEXT = 'CANARY-phrase-91c4aa';
const PRF = 0xa7;
const bird = { ...typed('bird'), apiKey: 'CANARY-api-7e55b2', secret: 'CANARY-secret-3fa901' };

/** In plain, in hex, in base64, and byte by byte as an array or a buffer is shown. */
function spellings(text: string | Buffer): string[] {
  const bytes = Buffer.from(text);
  const hex = bytes.toString('hex');
  const plain = typeof text === 'string' ? [text] : [];
  return [...plain, hex, bytes.toString('base64').replace(/=+$/, ''), [...bytes].join(', '), hex.replace(/(..)(?=.)/g, '$1 ')];
}
const secrets = [PASSPHRASE, NEXT, bird.secret, Buffer.alloc(32, PRF)].flatMap(spellings);
const found = (told: string, canaries: readonly string[]): string[] => canaries.filter((canary) => told.includes(canary));
/** All that can be found behind a value, on one line. */
const shown = (value: unknown): string =>
  inspect(value, { depth: 20, showHidden: true, maxArrayLength: null, maxStringLength: null, breakLength: Number.POSITIVE_INFINITY }).replace(
    /\s+/g,
    ' ',
  );

test('M6: no secret is in an answer, an error, a record, an export, the state, or the vault as it stands in memory', async () => {
  const clock = new FakeClock();
  const { vault } = makeVault(clock);
  const told: unknown[] = [];
  const tell = <T>(value: T): T => {
    told.push(value, structuredClone(vault.view()));
    return value;
  };
  const passkey = { credential: '0a', label: 'Key', prfSalt: '00'.repeat(32) };
  const refuses = async () => fail(refuse('key-refused', 'It may withdraw.'));
  tell(await vault.create(cheapKey(PASSPHRASE)));
  tell(await vault.addProfile(byPassphrase(PASSPHRASE), bird, refuses));
  tell(await vault.addProfile(byPassphrase(PASSPHRASE), { ...bird, venue: 'simulated' }, refuses));
  tell(
    await vault.addProfile(byPassphrase(PASSPHRASE), bird, async (_profile, login) => {
      const { apiKey, ...rest } = granted(await login());
      expect(apiKey).toBe(bird.apiKey);
      tell(rest);
      return { ok: true, value: { permissions: 'wallets:rw' } };
    }),
  );
  // Held back until what it may do is accepted: as ciphertext, and as a key that cannot be read.
  const { id = '' } = tell(vault.view()).warned ?? {};
  const holding = shown(vault);
  expect(holding.match(/extractable: \w+/g)).toEqual(['extractable: false']);
  expect(found(holding, secrets)).toEqual([]);
  granted(tell(await vault.acceptKey(byPassphrase(PASSPHRASE), id, 'wallets:rw')));
  tell(await vault.addProfile(byPassphrase(PASSPHRASE), bird, refuses));
  granted(tell(await vault.addPasskey(byPassphrase(PASSPHRASE), passkey, new Uint8Array(32).fill(PRF))));
  tell(await vault.unlock(byPassphrase(`${NEXT} but wrong`)));
  tell(await vault.unlock(byPasskey('0a', PRF)));
  granted(tell(await vault.changePassphrase(byPassphrase(PASSPHRASE), cheapKey(NEXT))));
  const { apiKey: _, ...login } = granted(await vault.login({ purpose: 'login', profile: id }));
  tell(login);
  tell(await vault.export());
  tell(await storedRecords('vault'));
  const { vault: next } = makeVault(clock);
  granted(await next.unlock(byPassphrase(NEXT)));
  // A key as it was typed, and one as it was stored.
  for (const one of [vault, next]) expect(shown(one).match(/extractable: \w+/g)).toEqual(['extractable: false']);
  told.push(shown(vault), shown(next));
  // The API key goes out with a login, which the exchange needs, and stays in memory for it; it is in nothing else.
  const text = told.map(shown).join('\n');
  expect(found(text, secrets)).toEqual([]);
  expect(found(told.slice(0, -2).map(shown).join('\n'), spellings(bird.apiKey))).toEqual([]);
  vault.lock('asked');
  expect(found(shown(vault), [...secrets, ...spellings(bird.apiKey)])).toEqual([]);
  tell(await vault.delete());
  expect(found(shown([told.slice(-2), await storedRecords('vault')]), [...secrets, ...spellings(bird.apiKey)])).toEqual([]);
});

test('the search finds a secret in each spelling it looks for', () => {
  for (const leak of [
    bird.secret,
    new TextEncoder().encode(bird.secret),
    { deep: [{ text: `x${bird.secret}` }] },
    Buffer.from(bird.secret).toString('hex'),
  ]) {
    expect(found(shown({ leak }), secrets).length).toBeGreaterThan(0);
  }
});
