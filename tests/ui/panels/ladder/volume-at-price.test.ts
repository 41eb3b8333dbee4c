import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addTrades, EMPTY_TAPE } from '../../../../src/domain/tape';
import type { Trade } from '../../../../src/domain/trade';
import type { Price, Size, VenueMs } from '../../../../src/domain/units';
import { VolumeAtPrice } from '../../../../src/ui/panels/ladder/volume-at-price';

const trade = (n: number, price: number, size: number, side: 'buy' | 'sell' = 'buy'): Trade => ({
  id: String(n),
  at: (1_000 + n) as VenueMs,
  price: price as Price,
  size: size as Size,
  side,
});
const rows = (volume: VolumeAtPrice, step = 1, top = 110, length = 21): number[] => {
  const out = new Float64Array(length).fill(7);
  volume.fill(out, step, top, length);
  return [...out];
};

test('all that the tape ever showed is counted once, in the row that it was taken from', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 90, max: 110 }), fc.integer({ min: 1, max: 9 }), fc.constantFrom('buy' as const, 'sell' as const)), {
        maxLength: 400,
      }),
      fc.integer({ min: 1, max: 60 }),
      (prints, chunk) => {
        const volume = new VolumeAtPrice();
        const trades = prints.map(([price, size, side], n) => trade(n, price, size, side));
        let tape = EMPTY_TAPE;
        for (let i = 0; i < trades.length; i += chunk) {
          tape = addTrades(tape, trades.slice(i, i + chunk));
          volume.add(tape);
          volume.add(tape);
        }
        const sums = new Array<number>(21).fill(0);
        for (const { price, size } of trades) sums[110 - price] = (sums[110 - price] ?? 0) + size;
        expect(rows(volume)).toEqual(sums);
        expect(volume.since).toBe(trades[0]?.at ?? null);
      },
    ),
  );
});

test('a buyer took from the asks, whose rows round up; a seller from the bids, whose rows round down', () => {
  const volume = new VolumeAtPrice();
  volume.add({ trades: [trade(2, 101, 3, 'buy'), trade(1, 101, 5, 'sell')], gaps: [] });
  expect(rows(volume, 5, 21, 2)).toEqual([3, 5]);
});

test('history from before it looked is not of the session, a trade that was told late is', () => {
  const volume = new VolumeAtPrice();
  volume.add({ trades: [trade(9, 100, 1), trade(5, 100, 1)], gaps: [] });
  volume.add({ trades: [trade(9, 100, 1), trade(7, 100, 2), trade(5, 100, 1), trade(3, 100, 40)], gaps: [] });
  expect(rows(volume, 1, 100, 1)).toEqual([4]);
  expect(volume.since).toBe(1_005);
});
