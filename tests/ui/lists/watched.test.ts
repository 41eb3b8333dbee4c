import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InstrumentId } from '../../../src/domain/instrument';
import { movedTo, watchedAt, withoutPair, withPair } from '../../../src/ui/panels/watchlist/watched';

const id = fc.constantFrom('A', 'B', 'C', 'D', 'E').map((base): InstrumentId => `bitfinex:${base}/USD`);
const list = fc.uniqueArray(id);

test('a venue nobody arranged has three pairs of its own', () => {
  expect(watchedAt('simulated', {})).toEqual(['simulated:BTC/USD', 'simulated:ETH/USD', 'simulated:LTC/USD']);
  expect(watchedAt('simulated', undefined)).toHaveLength(3);
});

test('a list that was emptied stays empty', () => {
  expect(watchedAt('bitfinex', { bitfinex: [] })).toEqual([]);
});

test('a pair is in a list once', () => {
  fc.assert(
    fc.property(list, id, (pairs, added) => {
      const next = withPair(pairs, added);
      expect(next.filter((p) => p === added)).toHaveLength(1);
      expect(withoutPair(next, added)).toEqual(withoutPair(pairs, added));
    }),
  );
});

test('moving keeps all pairs and the order of the others', () => {
  fc.assert(
    fc.property(list, id, fc.integer({ min: -3, max: 9 }), (pairs, moved, place) => {
      const next = movedTo(pairs, moved, place);
      expect(withoutPair(next, moved)).toEqual(withoutPair(pairs, moved));
      expect(next).toHaveLength(pairs.length);
      if (pairs.includes(moved)) expect(next.indexOf(moved)).toBe(Math.min(Math.max(place, 0), pairs.length - 1));
    }),
  );
});
