import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareTrades, type Trade } from '../../src/domain/trade';
import type { Price, Size, VenueMs } from '../../src/domain/units';

const trade = fc
  .tuple(fc.bigInt({ min: 1n, max: 1n << 70n }), fc.nat(3))
  .map(([id, at]): Trade => ({ id: String(id), at: at as VenueMs, price: 1 as Price, size: 1 as Size, side: 'buy' }));

test('trades compare newest first, ids as whole numbers beyond 2^53', () => {
  fc.assert(
    fc.property(trade, trade, (a, b) => {
      const [x, y] = [BigInt(a.id), BigInt(b.id)];
      const expected = a.at !== b.at ? Math.sign(b.at - a.at) : x < y ? 1 : x > y ? -1 : 0;
      expect(Math.sign(compareTrades(a, b))).toBe(expected);
    }),
  );
});
