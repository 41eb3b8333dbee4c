import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passphraseComplaint } from '../../../src/worker/protocol/passphrase';
import { costFor, isEnough, isUpgradeDue, LEAST_COST, MOST_PASSES, nextCost, USUAL_COST } from '../../../src/worker/vault/kdf-cost';

const MIB = 1024;
const cost = fc.record({ memoryKiB: fc.integer({ min: 19 * MIB, max: 256 * MIB }), passes: fc.integer({ min: 2, max: MOST_PASSES }) });
const ms = fc.double({ min: 0, max: 120_000, noNaN: true });
const work = (one: { memoryKiB: number; passes: number }): number => one.memoryKiB * one.passes;

test('the usual cost is taken where it takes half a second to one and a half', () => {
  const least = (usualMs: number): number => (usualMs * work(LEAST_COST)) / work(USUAL_COST);
  expect(costFor(LEAST_COST, least(743))).toEqual({ memoryKiB: 64 * MIB, passes: 3 });
  expect(costFor(LEAST_COST, least(1_499))).toEqual({ memoryKiB: 64 * MIB, passes: 3 });
  expect(costFor(LEAST_COST, least(1_501))).toEqual({ memoryKiB: 46 * MIB, passes: 2 });
  expect(costFor(LEAST_COST, least(200))).toEqual({ memoryKiB: 64 * MIB, passes: 8 });
  expect(costFor(LEAST_COST, 60_000)).toEqual({ memoryKiB: 19 * MIB, passes: 2 });
  expect(costFor(LEAST_COST, 0)).toEqual({ memoryKiB: 64 * MIB, passes: MOST_PASSES });
});

test('however fast or slow a machine says it is, it closes nothing below the least', () => {
  fc.assert(fc.property(cost, ms, (measured, took) => isEnough(costFor(measured, took)) && isEnough(nextCost(measured, took))));
  expect([isEnough({ memoryKiB: 19 * MIB, passes: 1 }), isEnough({ memoryKiB: 19 * MIB - 1, passes: 2 })]).toEqual([false, false]);
  expect([isEnough({ memoryKiB: 46 * MIB, passes: 1 }), isEnough({ memoryKiB: 19 * MIB, passes: 2 })]).toEqual([true, true]);
});

test('what is closed anew never costs less, in work or in memory', () => {
  fc.assert(
    fc.property(cost, fc.option(ms), (stored, took) => {
      const next = nextCost(stored, took);
      return work(next) >= work(stored) && next.memoryKiB >= stored.memoryKiB;
    }),
  );
});

test('an upgrade is due only to a vault below the usual cost, on a machine that can afford more, and never twice', () => {
  fc.assert(
    fc.property(cost, ms, (stored, took) => {
      if (!isUpgradeDue(stored, took)) return;
      const next = nextCost(stored, took);
      expect(work(stored)).toBeLessThan(work(USUAL_COST));
      expect(isUpgradeDue(next, (took * work(next)) / work(stored))).toBe(false);
    }),
  );
  expect(isUpgradeDue(LEAST_COST, 150)).toBe(true);
  expect(isUpgradeDue(LEAST_COST, 5_000)).toBe(false);
});

test.each([
  ['elevenchars', false],
  ['twelve chars', true],
  ['aaaaaaaaaaaabbbb', false],
  ['correct horse battery staple lamp', true],
  ['日本語のとても長い合い言葉です', true],
  ['x'.repeat(2_000), false],
])('the passphrase %j may close a vault: %s', (text, isGood) => {
  expect(passphraseComplaint(text) === null).toBe(isGood);
});
