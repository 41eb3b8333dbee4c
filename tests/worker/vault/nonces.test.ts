import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { LocalMs } from '../../../src/domain/units';
import { Database } from '../../../src/worker/store/database';
import { nextNonce } from '../../../src/worker/vault/nonces';
import { FakeClock, settle } from '../../support/fake-clock';
import { MortalStorage } from '../../support/mortal-storage';
import { storedRecords, tamper } from '../../support/raw-storage';
import { granted, reasonOf } from '../../support/vault-rig';

const NOW = 1_790_134_414_850;
const KEYS = ['aaaaaaaaaaaaaaaa', 'bbbbbbbbbbbbbbbb'] as const;

let storage: MortalStorage;
beforeEach(() => {
  storage = new MortalStorage();
  storage.install();
});
afterEach(() => storage.uninstall());

async function lastOf(key: string): Promise<unknown> {
  const record = (await storedRecords('vault')).find((one) => one.key === `nonce:${key}`);
  return (record?.value as { last: number } | undefined)?.last;
}

test('it is the time in microseconds, or one more than the last, and kept for each key', async () => {
  const database = new Database(new FakeClock());
  const next = async (key: string, now: number): Promise<number> => granted(await nextNonce(database, key, now as LocalMs));
  expect(await next(KEYS[0], NOW)).toBe(1_790_134_414_850_000);
  expect(await next(KEYS[0], NOW)).toBe(1_790_134_414_850_001);
  expect(await next(KEYS[0], NOW - 86_400_000)).toBe(1_790_134_414_850_002);
  expect(await next(KEYS[1], NOW - 1)).toBe(1_790_134_414_849_000);
  expect(await next(KEYS[0], NOW + 1)).toBe(1_790_134_414_851_000);
});

test('K2: none is above 2^53-1, and the last one below it is given', async () => {
  const database = new Database(new FakeClock());
  await nextNonce(database, KEYS[0], NOW as LocalMs);
  await tamper('vault', `nonce:${KEYS[0]}`, { format: 'tapedeck/nonce', version: 1, last: Number.MAX_SAFE_INTEGER - 1 });
  expect(granted(await nextNonce(database, KEYS[0], NOW as LocalMs))).toBe(9_007_199_254_740_991);
  expect(reasonOf(await nextNonce(database, KEYS[0], NOW as LocalMs))).toBe('no-nonce');
  expect(reasonOf(await nextNonce(database, KEYS[1], 1e13 as LocalMs))).toBe('no-nonce');
});

test('a record that makes no sense is no floor, and one that cannot be written gives no number', async () => {
  const database = new Database(new FakeClock());
  granted(await nextNonce(database, KEYS[0], NOW as LocalMs));
  await tamper('vault', `nonce:${KEYS[0]}`, { last: 'many' });
  expect(granted(await nextNonce(database, KEYS[0], NOW as LocalMs))).toBe(NOW * 1_000);
  storage.isFull = true;
  expect(reasonOf(await nextNonce(database, KEYS[0], NOW as LocalMs))).toBe('storage-failed');
});

type Step =
  | { readonly kind: 'take'; readonly key: (typeof KEYS)[number]; readonly times: number }
  | { readonly kind: 'crash'; readonly turns: number; readonly isWritten: boolean }
  | { readonly kind: 'jump'; readonly ms: number }
  | { readonly kind: 'lose' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('take' as const), key: fc.constantFrom(...KEYS), times: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('crash' as const), turns: fc.nat({ max: 12 }), isWritten: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('jump' as const), ms: fc.integer({ min: -1e10, max: 1e10 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('lose' as const) }) },
);

test('K2, I16: whatever the clock does and whenever engines die, the numbers of a key rise, and each was written down before it was given', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
      storage.uninstall();
      storage = new MortalStorage();
      storage.install();
      const clock = new FakeClock(NOW);
      let database = new Database(clock);
      const highest = new Map<string, number>();
      for (const one of steps) {
        if (one.kind === 'jump') clock.setWall(Math.max(0, clock.now() + one.ms));
        if (one.kind === 'lose') storage.loseConnections();
        if (one.kind === 'crash') {
          const given: number[] = [];
          void nextNonce(database, KEYS[0], clock.now()).then((nonce) => given.push(granted(nonce)));
          await settle(one.turns);
          storage.cutPower(() => one.isWritten);
          // What waited for a connection in it waits for good.
          database.close();
          for (const nonce of given) highest.set(KEYS[0], nonce);
          database = new Database(clock);
        }
        if (one.kind !== 'take') continue;
        const taken = await Promise.all(Array.from({ length: one.times }, async () => granted(await nextNonce(database, one.key, clock.now()))));
        taken.sort((a, b) => a - b);
        expect(new Set(taken).size).toBe(taken.length);
        expect(taken[0]).toBeGreaterThan(highest.get(one.key) ?? 0);
        highest.set(one.key, taken.at(-1) as number);
        expect(await lastOf(one.key)).toBe(taken.at(-1));
      }
    }),
    { numRuns: 60 },
  );
});
