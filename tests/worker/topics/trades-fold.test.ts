import { expect, test } from 'vitest';
import type { MarketEvent } from '../../../src/domain/market-event';
import type { Trade } from '../../../src/domain/trade';
import type { Price, Size, VenueMs } from '../../../src/domain/units';
import { TradesFold } from '../../../src/worker/topics/trades-fold';

const trade = (n: number): Trade => ({ id: String(n), at: (n * 1_000) as VenueMs, price: 100 as Price, size: 1 as Size, side: 'buy' });
const run = (from: number, to: number): Trade[] => Array.from({ length: to - from + 1 }, (_, i) => trade(from + i)).reverse();

function folded() {
  const fold = new TradesFold();
  let revision = 0;
  const apply = (trades: readonly Trade[], isSnapshot: boolean, via: 'socket' | 'rest'): void => {
    const event: MarketEvent = { kind: 'trades', topic: 'trades:bitfinex:BTC/USD', trades, isSnapshot, sentAt: undefined };
    fold.apply(event, via, ++revision);
  };
  const tape = () => {
    const content = fold.content();
    if (content?.kind !== 'trades') throw new Error('no trades');
    return content.tape;
  };
  return {
    fold,
    snapshot: (trades: readonly Trade[]) => apply(trades, true, 'socket'),
    told: (...trades: Trade[]) => apply(trades, false, 'socket'),
    history: (trades: readonly Trade[]) => apply(trades, false, 'rest'),
    ids: () => tape().trades.map((t) => Number(t.id)),
    gaps: () => tape().gaps.map((g) => [g.from / 1_000, g.to / 1_000]),
  };
}

test('executed and confirmed are one trade', () => {
  const { told, ids } = folded();
  told(trade(1));
  told(trade(2));
  told(trade(2));
  expect(ids()).toEqual([2, 1]);
});

test('a late confirmation of a trade from before the first snapshot is not shown: what lies between is not known', () => {
  const { fold, snapshot, told, ids } = folded();
  snapshot(run(31, 60));
  told(trade(5));
  told(trade(61));
  expect(ids()).toEqual(run(31, 61).map((t) => Number(t.id)));
  expect(fold.changeSince(1)).toEqual({ kind: 'trades', add: [trade(61)] });
  told(trade(31));
  expect(ids()).toHaveLength(31);
});

test('trades missed while not connected leave a gap, and it is asked for from just above', () => {
  const { fold, snapshot, gaps } = folded();
  snapshot(run(1, 5));
  snapshot(run(20, 25));
  expect(gaps()).toEqual([[5, 20]]);
  expect(fold.missingBefore()).toBe(20_001);
});

test('a snapshot that overlaps leaves none', () => {
  const { fold, snapshot, gaps } = folded();
  snapshot(run(1, 5));
  snapshot(run(5, 9));
  expect(gaps()).toEqual([]);
  expect(fold.missingBefore()).toBeNull();
});

test('history across the gap closes it; history that ends inside leaves the rest', () => {
  const whole = folded();
  whole.snapshot(run(1, 5));
  whole.snapshot(run(20, 25));
  whole.history(run(3, 20));
  expect(whole.gaps()).toEqual([]);
  expect(whole.ids()).toEqual(run(1, 25).map((t) => Number(t.id)));
  const part = folded();
  part.snapshot(run(1, 5));
  part.snapshot(run(20, 25));
  part.history(run(12, 20));
  expect(part.gaps()).toEqual([[5, 12]]);
});

test('a tab that saw everything is told what was added, one that missed a snapshot is told all', () => {
  const { fold, snapshot, told } = folded();
  snapshot(run(1, 3));
  told(trade(4));
  told(trade(5));
  expect(fold.changeSince(2)).toEqual({ kind: 'trades', add: [trade(5)] });
  expect(fold.changeSince(1)).toEqual({ kind: 'trades', add: [trade(4), trade(5)] });
  expect(fold.changeSince(0)).toMatchObject({ kind: 'trades', replace: { trades: run(1, 5) } });
  expect(fold.changeSince(3)).toBeNull();
});
