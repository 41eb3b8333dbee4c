import { expect, test } from 'vitest';
import { HeatRing, SLOT_MS } from '../../../../src/ui/panels/heatmap/heat-ring';
import { sinceWords, spotWords } from '../../../../src/ui/panels/heatmap/heat-words';

const NOON = Date.UTC(2026, 10, 26, 12) / SLOT_MS;
const look = { base: 'BTC', priceDecimals: 0, sizeDecimals: 2, zone: 'utc' } as const;
const ring = new HeatRing(5, 64, 16);
const book = { bids: Float64Array.from([1_000, 2, 1, 990, 1, 1]), asks: Float64Array.from([1_010, 0.5, 1]) };
ring.put(NOON, book);
ring.put(NOON + 4, book);
const read = (slot: number, index: number): string => spotWords(ring, { slot: NOON + slot, index }, look);

test('what is read names the moment, the prices of the row, the size and its side', () => {
  expect(read(0, 200)).toBe('12:00:00 · 1,000–1,005 · 2.00 BTC bid');
  expect(read(4, 202)).toBe('12:00:01 · 1,010–1,015 · 0.50 BTC asked');
  expect(read(0, 201)).toBe('12:00:00 · 1,005–1,010 · 0.00 BTC');
});

test('what is not known is said, each in its words', () => {
  expect(read(1, 200)).toMatch(/nothing is known of this moment$/);
  expect(read(-1, 200)).toMatch(/before this map began$/);
  expect(read(0, 203)).toMatch(/further out than the book that was followed$/);
});

test('it is said since when there is something, as long as more is in view', () => {
  expect(sinceWords(null, 0, 'utc', true)).toBe('Fills from now on');
  expect(sinceWords(null, 0, 'utc', false)).toBe('');
  expect(sinceWords(ring, (NOON - 1) * SLOT_MS, 'utc', true)).toBe('Filled since 12:00:00');
  expect(sinceWords(ring, NOON * SLOT_MS, 'utc', true)).toBe('');
});
