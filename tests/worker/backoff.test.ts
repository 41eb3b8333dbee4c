import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reconnectDelayMs, refusedDelayMs } from '../../src/worker/backoff';

test('every delay lies between 0.5 s and 30 s, whatever the attempt and the dice', () => {
  fc.assert(
    fc.property(fc.nat(5_000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (attempt, dice) => {
      const delay = reconnectDelayMs(attempt, () => dice);
      expect(delay).toBeGreaterThanOrEqual(500);
      expect(delay).toBeLessThanOrEqual(30_000);
    }),
  );
});

test('the bound doubles with each attempt up to 30 s', () => {
  const most = [0, 1, 2, 3, 4, 5, 6, 1_000].map((attempt) => reconnectDelayMs(attempt, () => 1));
  expect(most).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
});

test('the jitter is full: the shortest delay stays possible however often it failed', () => {
  expect(reconnectDelayMs(1_000, () => 0)).toBe(500);
});

test('three sockets in a row that never opened call for a minute, fewer for nothing', () => {
  expect([0, 1, 2].map((n) => refusedDelayMs(n, () => 0.5))).toEqual([0, 0, 0]);
  expect(refusedDelayMs(3, () => 0)).toBe(60_000);
  expect(refusedDelayMs(900, () => 1)).toBe(65_000);
});
