import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { LocalMs } from '../../src/domain/units';
import { ConnectBudget } from '../../src/worker/connect-budget';

const LIMIT = { attempts: 5, perMs: 60_000 };
const at = (ms: number): LocalMs => ms as LocalMs;

/** In no window of the limit's length do more attempts lie than it allows. */
function mostInWindow(times: readonly number[], perMs: number): number {
  return Math.max(0, ...times.map((end) => times.filter((t) => t > end - perMs && t <= end).length));
}

test('8: in any minute there are at most as many attempts as allowed, also across restarts of the worker', () => {
  const step = fc.oneof(
    { weight: 8, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.nat(20_000) }) },
    { weight: 8, arbitrary: fc.constant({ kind: 'try' as const, ms: 0 }) },
    { weight: 2, arbitrary: fc.constant({ kind: 'restart' as const, ms: 0 }) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 120, size: 'max' }), (steps) => {
      let stored: readonly number[] = [];
      const made: number[] = [];
      const fresh = (): ConnectBudget => {
        const budget = new ConnectBudget(LIMIT, (times) => {
          stored = times;
        });
        budget.recall(stored);
        return budget;
      };
      let budget = fresh();
      let now = 1_000_000;
      for (const { kind, ms } of steps) {
        now += ms;
        if (kind === 'restart') budget = fresh();
        const isAllowed = made.filter((t) => now - t < LIMIT.perMs).length < LIMIT.attempts;
        expect(budget.waitMs(at(now)) === 0).toBe(isAllowed);
        expect(budget.left(at(now))).toBe(LIMIT.attempts - made.filter((t) => now - t < LIMIT.perMs).length);
        if (kind !== 'try' || !isAllowed) continue;
        budget.spend(at(now));
        made.push(now);
      }
      expect(mostInWindow(made, LIMIT.perMs)).toBeLessThanOrEqual(LIMIT.attempts);
    }),
  );
});

test('the wait ends exactly when the oldest attempt leaves the window', () => {
  const budget = new ConnectBudget(LIMIT, () => undefined);
  for (let i = 0; i < 5; i++) budget.spend(at(1_000 + i));
  expect(budget.waitMs(at(2_000))).toBe(59_000);
  expect(budget.waitMs(at(60_999))).toBe(1);
  expect(budget.waitMs(at(61_000))).toBe(0);
});

test('what an earlier worker spent counts', () => {
  const budget = new ConnectBudget(LIMIT, () => undefined);
  budget.spend(at(5_000));
  budget.recall([1_000, 2_000, 3_000, 4_000]);
  expect(budget.left(at(5_000))).toBe(0);
  expect(budget.waitMs(at(5_000))).toBe(56_000);
});

test('attempts of a clock that was since set back an hour are forgotten a minute later, not an hour later', () => {
  const budget = new ConnectBudget(LIMIT, () => undefined);
  for (let i = 0; i < 5; i++) budget.spend(at(3_600_000 + i));
  expect(budget.waitMs(at(0))).toBe(60_000);
  expect(budget.waitMs(at(30_000))).toBe(30_000);
  expect(budget.waitMs(at(60_000))).toBe(0);
});
