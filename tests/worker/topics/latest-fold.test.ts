import { expect, test } from 'vitest';
import type { Liquidation } from '../../../src/domain/derivative';
import type { VenueMs } from '../../../src/domain/units';
import { LiquidationsFold, TickerFold } from '../../../src/worker/topics/latest-fold';

const liquidation = (n: number, isExecuted = false): Liquidation => ({
  id: `${n}`,
  at: n as VenueMs,
  instrument: null,
  amount: 1,
  entryPrice: null,
  price: 1,
  isExecuted,
});

test('of forced closings each report is kept once, newest first, a hundred at the most', () => {
  const fold = new LiquidationsFold();
  const tell = (liquidations: Liquidation[], revision: number): boolean =>
    fold.apply({ kind: 'liquidations', topic: 'liquidations:bitfinex', liquidations, sentAt: undefined }, 'socket', revision);
  tell([liquidation(1), liquidation(2)], 1);
  tell([liquidation(2, true), liquidation(3)], 2);
  expect(fold.changeSince(1)).toEqual({ kind: 'liquidations', liquidations: [liquidation(3), liquidation(2, true), liquidation(1)] });
  tell(
    Array.from({ length: 150 }, (_, i) => liquidation(i + 10)),
    3,
  );
  const content = fold.content();
  expect(content?.kind === 'liquidations' && content.liquidations.map((l) => l.at)).toEqual(Array.from({ length: 100 }, (_, i) => 159 - i));
});

test('of a ticker only the latest counts, and content of another kind is not taken', () => {
  const fold = new TickerFold();
  expect(fold.changeSince(0)).toBeNull();
  expect(fold.restore({ kind: 'liquidations', liquidations: [] }, 1)).toBe(false);
  const ticker = { bid: 1, ask: 2, last: 1, high: 1, low: 1, volume: 1, change: 1, changeRatio: 1 };
  expect(fold.apply({ kind: 'ticker', topic: 'ticker:bitfinex:BTC/USD', ticker, sentAt: undefined }, 'socket', 2)).toBe(true);
  expect(fold.changeSince(1)).toEqual({ kind: 'ticker', ticker });
  expect(fold.changeSince(2)).toBeNull();
  expect(fold.missingBefore()).toBeNull();
});
