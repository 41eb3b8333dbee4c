import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Balance } from '../../../src/domain/account/account-state';
import type { BookView } from '../../../src/domain/book';
import type { Instrument } from '../../../src/domain/instrument';
import { add, compare, type Decimal, divide, fromDouble, isPositive, multiply, subtract, ZERO } from '../../../src/domain/money';
import { walkBook } from '../../../src/domain/order/book-walk';
import { type Preview, previewOrder } from '../../../src/domain/order/preview';
import { isConditional, ORDER_TYPES, type OrderTerms, TIMES_IN_FORCE } from '../../../src/domain/order/terms';
import { book as anyBook, bookOf, d, level } from './books';
import { BUY_2_AT_100 } from './orders';

const BTC: Instrument = {
  id: 'simulated:BTC/USD',
  venue: 'simulated',
  base: 'BTC',
  quote: 'USD',
  priceRule: { kind: 'significant', digits: 5, maxDecimals: 8 },
};
const FEES = { maker: d('0.001'), taker: d('0.002') };
const balance = (currency: string, total: string, reserved = '0'): Balance => ({
  currency,
  total: d(total),
  reserved: d(reserved),
  available: subtract(d(total), d(reserved)),
});
const BALANCES = [balance('USD', '1000', '100'), balance('BTC', '5', '1')];
const BOOK = bookOf([level(99, 1), level(98, 2)], [level(101, 1), level(102, 2), level(104, 5)]);

const preview = (terms: Partial<OrderTerms>, book: BookView | null = BOOK, instrument = BTC): Preview =>
  previewOrder({ terms: { ...BUY_2_AT_100, ...terms }, instrument, book, fees: FEES, balances: BALANCES });
const market = { type: 'market', price: null } as const;

test('a market buy walks the asks, pays quote and gets base less the taker fee', () => {
  expect(preview({ ...market, size: d('2') })).toEqual({
    now: { filled: '2', value: '203', worst: '102', levels: 2 },
    average: '101.5',
    waiting: '0',
    waitingAt: null,
    liquidity: 'taker',
    why: 'takes from the book at once',
    isDeepEnough: true,
    fromBest: { amount: '0.5', ratio: '0.00495' },
    fromMid: { amount: '1.5', ratio: '0.015' },
    position: null,
    payCurrency: 'USD',
    receiveCurrency: 'BTC',
    exchanged: { pays: '203', receives: '2', fee: '0.004', after: { base: '6.996', quote: '797' } },
    available: '900',
    reserves: '203',
    isAffordable: true,
    largest: '8',
  });
});

test('a market sell walks the bids and gets quote less the taker fee', () => {
  expect(preview({ ...market, side: 'sell' })).toMatchObject({
    now: { filled: '2', value: '197', worst: '98', levels: 2 },
    exchanged: { pays: '2', receives: '197', fee: '0.394', after: { base: '3', quote: '1196.606' } },
    payCurrency: 'BTC',
    available: '4',
    largest: '3', // all the bids there are
    fromBest: { amount: '0.5' },
  });
});

test('a market order beyond the book says so, and counts only what the book has', () => {
  const beyond = preview({ ...market, size: d('9') });
  expect(beyond).toMatchObject({ isDeepEnough: false, waiting: '0', now: { filled: '8', value: '825' }, exchanged: { pays: '825', receives: '8' } });
});

test('a limit order inside the spread waits at its price for the maker fee', () => {
  expect(preview({ price: d('100') })).toMatchObject({
    now: { filled: '0', levels: 0 },
    average: null,
    fromBest: null,
    waiting: '2',
    liquidity: 'maker',
    why: 'waits in the book',
    exchanged: { pays: '200', receives: '2', fee: '0.002', after: { base: '6.998', quote: '800' } },
    reserves: '200',
    largest: '9',
  });
});

test('a limit order that crosses takes a part at once and waits with the rest, each for its fee, and holds back its limit', () => {
  expect(preview({ price: d('101') })).toMatchObject({
    now: { filled: '1', value: '101' },
    waiting: '1',
    liquidity: 'both',
    why: 'takes a part at once, and the rest waits in the book',
    exchanged: { pays: '202', fee: '0.003' },
    reserves: '202',
    largest: '8.91089108',
  });
  expect(preview({ price: d('103') })).toMatchObject({ liquidity: 'taker', waiting: '0', exchanged: { pays: '203' }, reserves: '206' });
});

test.each<[string, Partial<OrderTerms>, Partial<Record<'filled' | 'waiting', string>>, boolean]>([
  ['IOC drops what the book does not fill', { price: d('101'), tif: 'IOC' }, { filled: '1', waiting: '0' }, false],
  ['FOK that cannot fill whole fills nothing', { price: d('101'), tif: 'FOK' }, { filled: '0', waiting: '0' }, false],
  ['FOK that can is a taker', { price: d('102'), tif: 'FOK' }, { filled: '2', waiting: '0' }, true],
  ['post-only that would take is refused', { price: d('101'), postOnly: true }, { filled: '0', waiting: '0' }, true],
  ['post-only that would not waits', { price: d('100'), postOnly: true }, { filled: '0', waiting: '2' }, true],
])('%s', (_, terms, { filled, waiting }, isDeepEnough) => {
  const { now, waiting: left, isDeepEnough: deep, exchanged } = preview(terms);
  expect([now.filled, left, deep]).toEqual([filled, waiting, isDeepEnough]);
  expect(exchanged?.receives).toBe(add(d(filled ?? '0'), d(waiting ?? '0')));
});

test.each<[string, Partial<OrderTerms>, { waitingAt: string; liquidity: string; pays?: string; largest: string }]>([
  [
    'a stop at its trigger',
    { type: 'stop', price: null, trigger: d('110') },
    { waitingAt: '110', liquidity: 'taker', pays: '220', largest: '8.18181818' },
  ],
  [
    'a stop-limit that takes at its limit',
    { type: 'stop-limit', price: d('112'), trigger: d('110') },
    { waitingAt: '112', liquidity: 'taker', pays: '224', largest: '8.03571428' },
  ],
  [
    'a stop-limit behind its trigger at its limit',
    { type: 'stop-limit', price: d('108'), trigger: d('110') },
    { waitingAt: '108', liquidity: 'maker', pays: '216', largest: '8.33333333' },
  ],
  [
    'a trailing buy above the ask',
    { type: 'trailing-stop', price: null, trail: { unit: 'price', distance: d('9') } },
    { waitingAt: '110', liquidity: 'taker', pays: '220', largest: '8.18181818' },
  ],
  [
    'a trailing sell below the bid',
    { type: 'trailing-stop', side: 'sell', price: null, trail: { unit: 'percent', distance: d('10') } },
    { waitingAt: '89.1', liquidity: 'taker', pays: '2', largest: '4' },
  ],
])('%s is reckoned, and nothing of it fills now', (_, terms, { pays, ...expected }) => {
  expect(preview(terms)).toMatchObject({ ...expected, waiting: '2', average: null, exchanged: { pays } });
});

test('without a book a limit order is reckoned at its limit, and what takes is not known', () => {
  expect(preview({}, null)).toMatchObject({ waiting: '2', liquidity: 'maker', exchanged: { pays: '200' }, largest: '9' });
  expect(preview(market, null)).toMatchObject({ exchanged: null, reserves: null, isAffordable: false, largest: null, isDeepEnough: false });
  expect(preview({ ...market, side: 'sell' }, null).largest).toBeNull();
  const trailing = { type: 'trailing-stop', price: null, trail: { unit: 'price', distance: d('200') } } as const;
  expect(preview(trailing, null)).toMatchObject({ exchanged: null, largest: null });
  expect(preview({ ...trailing, side: 'sell' })).toMatchObject({ waitingAt: null, exchanged: null, largest: '4' });
  expect(preview({ price: null })).toMatchObject({ exchanged: null, reserves: null, largest: null });
});

test('the largest size stays within the instrument, and without funds it is none', () => {
  expect(preview({}, BOOK, { ...BTC, maxSize: '0.5' }).largest).toBe('0.5');
  expect(preview({}, BOOK, { ...BTC, quote: 'EUR' })).toMatchObject({ available: '0', largest: '0', isAffordable: false });
  const overdrawn = previewOrder({ terms: BUY_2_AT_100, instrument: BTC, book: BOOK, fees: FEES, balances: [balance('USD', '10', '11')] });
  expect(overdrawn).toMatchObject({ available: '-1', largest: '0', isAffordable: false });
  expect(preview({}, BOOK, { ...BTC, sizeDecimals: 0, quote: 'USD' }).largest).toBe('9');
});

test('a hidden order that waits is said to pay the taker fee', () => {
  expect(preview({ hidden: true })).toMatchObject({ liquidity: 'taker', why: 'waits in the book; hidden, it pays the taker fee all the same' });
  expect(preview({ hidden: true }, null).liquidity).toBe('taker');
  expect(preview({ type: 'stop-limit', price: d('108'), trigger: d('110'), hidden: true }).liquidity).toBe('taker');
});

const price = fc.integer({ min: 1, max: 40 }).map((n) => fromDouble(n));
const size = fc.integer({ min: 0, max: 60 }).map((n) => fromDouble(n / 10));
const terms: fc.Arbitrary<OrderTerms> = fc.record({
  instrument: fc.constant(BTC.id),
  side: fc.constantFrom('buy' as const, 'sell' as const),
  type: fc.constantFrom(...ORDER_TYPES),
  size,
  price: fc.option(price, { freq: 9 }),
  trigger: fc.option(price, { freq: 9 }),
  trail: fc.option(fc.record({ unit: fc.constantFrom('price' as const, 'percent' as const), distance: price })),
  tif: fc.constantFrom(...TIMES_IN_FORCE),
  expiresAt: fc.constant(null),
  postOnly: fc.boolean(),
  reduceOnly: fc.boolean(),
  hidden: fc.boolean(),
});
const book = fc.option(anyBook, { freq: 9 });

test('what is exchanged moves the balances by it and by the fee, and is never better than the book or the limit', () => {
  fc.assert(
    fc.property(terms, book, (t, view) => {
      const { exchanged, now, waiting, waitingAt, fromBest } = preview(t, view);
      expect(fromBest?.amount.startsWith('-') ?? false).toBe(false);
      expect(compare(add(now.filled, waiting), t.size)).toBeLessThanOrEqual(0);
      if (exchanged === null) return;
      const { pays, receives, fee, after } = exchanged;
      const [paid, got] =
        t.side === 'buy'
          ? ([subtract(d('1000'), after.quote), subtract(after.base, d('5'))] as const)
          : ([subtract(d('5'), after.base), subtract(after.quote, d('1000'))] as const);
      expect([paid, got]).toEqual([pays, subtract(receives, fee)]);
      const [base, quote] = t.side === 'buy' ? [receives, pays] : [pays, receives];
      expect(base).toBe(add(now.filled, waiting));
      expect(quote).toBe(add(now.value, multiply(waiting, waitingAt ?? ZERO)));
      const feeBase = divide(fee, isPositive(receives) ? receives : d('1'), 9, 'half-even');
      if (isPositive(receives)) expect([compare(feeBase, FEES.maker) >= 0, compare(feeBase, FEES.taker) <= 0]).toEqual([true, true]);
      if (t.type === 'limit' && t.price !== null && isPositive(base)) {
        const bound = multiply(base, t.price);
        expect(t.side === 'buy' ? compare(quote, bound) <= 0 : compare(quote, bound) >= 0).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test('the largest size is affordable, and the smallest unit more is not, or is not to be had', () => {
  const unit = d('0.00000001');
  fc.assert(
    fc.property(terms, book, fc.integer({ min: 0, max: 500 }), (t, view, funds) => {
      const balances = [balance('USD', fromDouble(funds)), balance('BTC', fromDouble(funds / 100))];
      const at = (s: Decimal): Preview => previewOrder({ terms: { ...t, size: s }, instrument: BTC, book: view, fees: FEES, balances });
      const { largest } = at(t.size);
      if (largest === null) return;
      const [most, more] = [at(largest), at(add(largest, unit))];
      if (t.side === 'buy' || most.reserves !== null) expect(most.isAffordable).toBe(true);
      const isCutByBook = t.type === 'market' && view !== null && walkBook(view, t.side, add(largest, unit), null).filled === largest;
      expect(more.isAffordable && !isCutByBook).toBe(false);
    }),
    { numRuns: 1000 },
  );
});

test('whatever the terms, a preview is made, and nothing that waits for a trigger fills now', () => {
  fc.assert(
    fc.property(terms, book, (t, view) => {
      const one = preview(t, view);
      if (isConditional(t)) expect([one.now.filled, one.average, one.waiting]).toEqual(['0', null, t.size]);
      expect(one.why).toMatch(/^[a-z]/);
      expect(one.available).toBe(t.side === 'buy' ? '900' : '4');
    }),
  );
});
