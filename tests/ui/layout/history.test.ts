import fc from 'fast-check';
import { expect, test } from 'vitest';
import { amend, everywhere, MOST_STEPS, redo, startHistory, step, undo } from '../../../src/ui/layout/history';
import type { Layout } from '../../../src/ui/layout/layout';
import { apply, desk, steps } from './layouts';

test('taking everything back comes to the first layout through each one on the way, and doing it again to the last', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const seen: Layout[] = [desk()];
      let history = startHistory(seen[0] as Layout);
      for (const one of all) {
        const next = apply(history.present, one);
        if (next !== history.present) seen.push(next);
        history = step(history, next);
      }
      for (const before of seen.slice(0, -1).reverse()) {
        history = undo(history);
        expect(history.present).toBe(before);
      }
      expect(undo(history)).toEqual(history);
      for (const after of seen.slice(1)) {
        history = redo(history);
        expect(history.present).toBe(after);
      }
      expect(redo(history)).toEqual(history);
    }),
  );
});

test('a new step forgets what was taken back, an amendment is no step, and the oldest steps go', () => {
  const taken = undo(step(step(startHistory(1), 2), 3));
  expect(taken).toEqual({ past: [1], present: 2, future: [3] });
  expect(step(taken, 4)).toEqual({ past: [1, 2], present: 4, future: [] });
  expect(amend(taken, 5)).toEqual({ past: [1], present: 5, future: [3] });
  let long = startHistory(0);
  for (let i = 1; i <= MOST_STEPS + 5; i++) long = step(long, i);
  expect(long.past).toHaveLength(MOST_STEPS);
  expect(long.past[0]).toBe(5);
});

test('a change of everything is in every step, taken back or not', () => {
  const three = undo(step(step(startHistory(1), 2), 3));
  const all = everywhere(three, (value) => value * 10);
  expect(all).toEqual({ past: [10], present: 20, future: [30] });
  expect(redo(all).present).toBe(30);
});
