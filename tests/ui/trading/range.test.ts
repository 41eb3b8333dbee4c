import { expect, test } from 'vitest';
import { type RangeChoice, type RangeId, rangeComplaint, rangeOf } from '../../../src/ui/trading/range';

const NOW = Date.UTC(2026, 10, 21, 14, 5);
const choice = (id: RangeId, firstDay = '', lastDay = ''): RangeChoice => ({ id, firstDay, lastDay });
const from = (id: RangeId): string => new Date(rangeOf(choice(id), NOW).from).toISOString();

test('a range of days begins with a UTC day, counts today, and has no end', () => {
  expect([from('today'), from('week'), from('month')]).toEqual(['2026-11-21T00:00:00.000Z', '2026-11-15T00:00:00.000Z', '2026-10-23T00:00:00.000Z']);
  expect(rangeOf(choice('half-year'), NOW).to).toBeGreaterThan(NOW * 1_000);
  expect(rangeOf(choice('all'), NOW).from).toBe(0);
});

test('a custom range is from the first moment of its first day to the last of its last', () => {
  const { from: first, to } = rangeOf(choice('custom', '2026-03-01', '2026-03-02'), NOW);
  expect([new Date(first).toISOString(), new Date(to).toISOString()]).toEqual(['2026-03-01T00:00:00.000Z', '2026-03-02T23:59:59.999Z']);
});

test('an end that was not said is no end, and a range that ends before it begins says so', () => {
  expect(rangeOf(choice('custom'), NOW)).toEqual(rangeOf(choice('all'), NOW));
  expect(rangeComplaint(rangeOf(choice('custom', '2026-03-02', '2026-03-01'), NOW))).toMatch(/ends before/);
  expect(rangeComplaint(rangeOf(choice('custom', '2026-03-01', '2026-03-01'), NOW))).toBeNull();
});
