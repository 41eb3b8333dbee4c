import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FollowCounts } from '../../src/worker/follow-counts';
import { FakeClock } from '../support/fake-clock';

function counted(): { clock: FakeClock; counts: FollowCounts; told: string[] } {
  const clock = new FakeClock();
  const told: string[] = [];
  const counts = new FollowCounts(
    clock,
    (key) => told.push(`first ${key}`),
    (key) => told.push(`last ${key}`),
  );
  return { clock, counts, told };
}

test('ten tabs on one topic are one follower for the exchange', () => {
  const { clock, counts, told } = counted();
  for (let i = 0; i < 10; i++) counts.change([], ['book']);
  for (let i = 0; i < 9; i++) counts.change(['book'], []);
  clock.advance(60_000);
  expect(told).toEqual(['first book']);
});

test('the last one out leaves the topic open for 10 s', () => {
  const { clock, counts, told } = counted();
  counts.change([], ['book']);
  counts.change(['book'], []);
  clock.advance(9_999);
  expect(told).toEqual(['first book']);
  expect(counts.has('book')).toBe(true);
  clock.advance(1);
  expect(told).toEqual(['first book', 'last book']);
  expect(counts.has('book')).toBe(false);
});

test('who comes back within the grace finds it open', () => {
  const { clock, counts, told } = counted();
  counts.change([], ['book']);
  counts.change(['book'], ['trades']);
  clock.advance(9_000);
  counts.change(['trades'], ['book']);
  clock.advance(9_999);
  counts.change(['book'], ['book', 'trades']);
  clock.advance(60_000);
  expect(told).toEqual(['first book', 'first trades']);
});

test('any coming and going of tabs opens and closes as a slow list of followers would', () => {
  const keys = ['a', 'b', 'c'];
  const step = fc.record({ tab: fc.nat(3), wants: fc.subarray(keys), waitMs: fc.integer({ min: 0, max: 7_000 }) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
      const { clock, counts, told } = counted();
      const tabs: string[][] = [[], [], [], []];
      // The model: a topic is open while somebody wants it or did within the last ten seconds.
      const expected: string[] = [];
      const open = new Set<string>();
      const leftAt = new Map<string, number>();
      const pass = (until: number): void => {
        const due = [...leftAt].filter(([, at]) => at + 10_000 <= until).sort((a, b) => a[1] - b[1]);
        for (const [key] of due) {
          expected.push(`last ${key}`);
          open.delete(key);
          leftAt.delete(key);
        }
      };
      for (const { tab, wants, waitMs } of steps) {
        const before = tabs[tab] ?? [];
        counts.change(before, wants);
        tabs[tab] = wants;
        const at = clock.monotonic();
        for (const key of wants) {
          leftAt.delete(key);
          if (!open.has(key)) expected.push(`first ${key}`);
          open.add(key);
        }
        for (const key of before) if (!tabs.some((t) => t.includes(key))) leftAt.set(key, at);
        clock.advance(waitMs);
        pass(clock.monotonic());
      }
      expect(told).toEqual(expected);
    }),
  );
});
