import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AutoLockInput, NO_TABS_MS, SLEPT_MS, stepAutoLock, UNUSED } from '../../../src/worker/vault/auto-lock';

const LIMIT_MS = 900_000;
/** What the first lock of a row of inputs says, and after how many of them. */
function firstLock(inputs: readonly AutoLockInput[], limitMs = LIMIT_MS): readonly [string, number] | null {
  let state = UNUSED;
  for (const [i, input] of inputs.entries()) {
    const step = stepAutoLock(state, input, limitMs);
    if (step.lock !== null) return [step.lock, i];
    state = step.state;
  }
  return null;
}
const passed = (ms: number): AutoLockInput => ({ kind: 'passed', ms });
const tabs = (count: number): AutoLockInput => ({ kind: 'tabs', count });

test('each reason has its limit, to the millisecond', () => {
  const minutes = (n: number): AutoLockInput[] => new Array(n).fill(passed(60_000));
  expect(firstLock([...minutes(14), passed(59_999)])).toBeNull();
  expect(firstLock(minutes(15))).toEqual(['idle', 14]);
  expect(firstLock([...minutes(14), { kind: 'used' }, ...minutes(14)])).toBeNull();
  expect(firstLock([passed(SLEPT_MS)])).toBeNull();
  expect(firstLock([passed(SLEPT_MS + 1)])).toEqual(['slept', 0]);
  expect(firstLock([tabs(0), passed(NO_TABS_MS - 1)])).toBeNull();
  expect(firstLock([tabs(0), passed(NO_TABS_MS)])).toEqual(['no-tabs', 1]);
  expect(firstLock([tabs(0), passed(20_000), tabs(2), passed(60_000), tabs(0), passed(20_000)])).toBeNull();
  expect(firstLock([tabs(0), passed(20_000), tabs(0), passed(10_000)])).toEqual(['no-tabs', 3]);
  expect(firstLock([{ kind: 'button' }])).toEqual(['asked', 0]);
});

const input: fc.Arbitrary<AutoLockInput> = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 400_000 }).map(passed) },
  { weight: 2, arbitrary: fc.constant<AutoLockInput>({ kind: 'used' }) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 2 }).map(tabs) },
  { weight: 1, arbitrary: fc.constant<AutoLockInput>({ kind: 'button' }) },
);

test('it locks at the first input after which a limit is reached, reckoned from absolute times', () => {
  fc.assert(
    fc.property(fc.array(input, { maxLength: 40 }), fc.integer({ min: 60_000, max: 3_600_000 }), (inputs, limitMs) => {
      let now = 0;
      let usedAt = 0;
      let aloneSince: number | null = null;
      let expected: number | null = null;
      for (const [i, one] of inputs.entries()) {
        if (one.kind === 'passed') now += one.ms;
        if (one.kind === 'used') usedAt = now;
        if (one.kind === 'tabs') aloneSince = one.count > 0 ? null : (aloneSince ?? now);
        const slept = one.kind === 'passed' && one.ms > SLEPT_MS;
        const due = one.kind === 'passed' && (now - usedAt >= limitMs || (aloneSince !== null && now - aloneSince >= NO_TABS_MS));
        if (one.kind !== 'button' && !slept && !due) continue;
        expected = i;
        break;
      }
      expect(firstLock(inputs, limitMs)?.[1] ?? null).toBe(expected);
    }),
  );
});
