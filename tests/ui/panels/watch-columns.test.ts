import { expect, test } from 'vitest';
import type { Ticker } from '../../../src/domain/ticker';
import { spreadOf } from '../../../src/ui/panels/watchlist/spread-of';
import { watchWidths } from '../../../src/ui/panels/watchlist/watch-widths';
import { AS_USUAL, widened } from '../../../src/ui/trading/table/column-choice';

const ticker = (bid: number | null, ask: number | null): Ticker => ({
  bid,
  ask,
  last: 100,
  high: null,
  low: null,
  volume: null,
  change: null,
  changeRatio: null,
});

test('a spread is a part of the middle of bid and ask', () => {
  expect(spreadOf(ticker(99, 101))).toBe(0.02);
  expect(spreadOf(ticker(100, 100))).toBe(0);
  // A book that is crossed says so.
  expect(spreadOf(ticker(101, 99))).toBe(-0.02);
});

test('without a bid, an ask or a ticker there is none', () => {
  for (const one of [ticker(null, 100), ticker(100, null), ticker(0, 0), null]) expect(spreadOf(one)).toBeNull();
});

test('a row has room for its name and for each of its columns, and more of it where the letters are larger', () => {
  const wide = (pixels: number): string => `calc(${pixels}px * var(--watch-scale, 1))`;
  expect(watchWidths([], AS_USUAL)).toEqual({ columns: `minmax(${wide(72)}, 1fr)`, least: `calc(${wide(72)} + 24px)` });
  const columns = [
    { id: 'last', title: 'Last', width: 68 },
    { id: 'spread', title: 'Spread', width: 62 },
  ];
  expect(watchWidths(columns, AS_USUAL)).toEqual({
    columns: `minmax(${wide(72)}, 1fr) ${wide(68)} ${wide(62)}`,
    least: `calc(${wide(202)} + 32px)`,
  });
  // By hand, of one that is not among them as well.
  expect(watchWidths(columns, widened(widened(AS_USUAL, 'last', 100), 'high', 90))).toEqual({
    columns: `minmax(${wide(72)}, 1fr) ${wide(100)} ${wide(62)}`,
    least: `calc(${wide(234)} + 32px)`,
  });
});
