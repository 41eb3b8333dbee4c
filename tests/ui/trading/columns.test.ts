import { expect, test } from 'vitest';
import type { Decimal } from '../../../src/domain/money';
import { type Column, columnLike, createPrices, priceWidth } from '../../../src/ui/trading/columns';

test('a column of usual prices is as wide as ever, one of small prices has room for all of their digits', () => {
  expect([0, 1, 2, 5].map(priceWidth)).toEqual([74, 74, 74, 74]);
  // `0.00001234` is 73.3 px, and a cell has 12 beside it.
  expect(priceWidth(8)).toBeGreaterThanOrEqual(86);
  expect(priceWidth(8)).toBeLessThan(92);
});

test('each pair has the decimals of its own prices, and the column is as wide as the longest wants', () => {
  type Row = readonly [pair: string, price: Decimal | null];
  const pricesOf = (...rows: readonly Row[]) =>
    createPrices(
      () => rows,
      (row) => row,
    );
  expect(pricesOf().width()).toBe(74);
  const bitcoin: readonly Row[] = [
    ['BTC/USD', '64227.5' as Decimal],
    ['BTC/USD', null],
  ];
  const usual = pricesOf(...bitcoin);
  expect([usual.decimalsOf('BTC/USD'), usual.decimalsOf('XRP/BTC'), usual.width()]).toEqual([1, 0, 74]);
  const long = pricesOf(...bitcoin, ['XRP/BTC', '0.00003277' as Decimal]);
  expect([long.decimalsOf('BTC/USD'), long.decimalsOf('XRP/BTC'), long.width()]).toEqual([1, 8, priceWidth(8)]);
});

test('a column made after another keeps to the width of that one as it changes, unless it has its own', () => {
  let width = 74;
  const price: Column<never> = {
    id: 'price',
    title: 'Price',
    get width() {
      return width;
    },
  };
  const [like, own] = [columnLike(price, { usual: 'off' }), columnLike(price, { width: 118 })];
  width = 94;
  expect([like.id, like.usual, like.width, own.width]).toEqual(['price', 'off', 94, 118]);
});
