import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AccountState, EMPTY_ACCOUNT, foldAccountEvents } from '../../../src/domain/account/account-state';
import type { BookView } from '../../../src/domain/book';
import type { Instrument } from '../../../src/domain/instrument';
import type { Decimal } from '../../../src/domain/money';
import type { NewOrder } from '../../../src/domain/order/order';
import type { OrderTerms } from '../../../src/domain/order/terms';
import { type GuardInput, guard, lostSince } from '../../../src/domain/risk/guards';
import { LIMITS } from '../../../src/domain/risk/limits';
import type { LocalMs, VenueMs } from '../../../src/domain/units';

const money = (text: string): Decimal => text as Decimal;
const PAIR = 'bitfinex:BTC/USD';
const instrument: Instrument = {
  id: PAIR,
  venue: 'bitfinex',
  base: 'BTC',
  quote: 'USD',
  priceRule: { kind: 'significant', digits: 5, maxDecimals: 8 },
  minSize: '0.0001',
};
/** Bids 99 and 98, asks 101 and 110, ten each: the middle is 100. */
const book: BookView = { bids: Float64Array.of(99, 10, 1, 98, 10, 1), asks: Float64Array.of(101, 10, 1, 110, 10, 1) };
const terms = (more: Partial<OrderTerms> = {}): OrderTerms => ({
  instrument: PAIR,
  side: 'buy',
  type: 'limit',
  size: money('1'),
  price: money('100'),
  trigger: null,
  trail: null,
  tif: 'GTC',
  expiresAt: null,
  postOnly: false,
  reduceOnly: false,
  hidden: false,
  ...more,
});
const atMarket = (size: string, side: 'buy' | 'sell' = 'buy'): OrderTerms => terms({ type: 'market', price: null, size: money(size), side });
const waiting = (type: 'stop' | 'take-profit', side: 'buy' | 'sell', size: string, trigger: string): OrderTerms =>
  terms({ type, side, size: money(size), price: null, trigger: money(trigger) });
const input = (more: Partial<GuardInput> = {}): GuardInput => ({
  terms: [terms()],
  instrument,
  book,
  account: EMPTY_ACCOUNT,
  limits: LIMITS.standard,
  lostToday: money('0'),
  leftAgo: [],
  now: 1_700_000_000_000 as VenueMs,
  ...more,
});

const at = 1_699_999_000_000 as VenueMs;
const newOrder = (id: string, more: Partial<OrderTerms> = {}): NewOrder => ({
  id,
  account: 'paper:bitfinex:main',
  origin: 'ticket',
  group: null,
  createdAt: at as number as LocalMs,
  terms: terms(more),
});

function withOpen(count: number, more: Partial<OrderTerms> = {}): AccountState {
  const events = Array.from({ length: count }, (_, i) => ({ kind: 'placed' as const, at, order: newOrder(`P-${i}`, more), reserved: money('0') }));
  return foldAccountEvents(EMPTY_ACCOUNT, events);
}

function holding(size: string, price: string): AccountState {
  const fill = {
    id: 'F',
    order: 'P-0',
    at,
    price: money(price),
    size: money(size),
    fee: money('0'),
    feeCurrency: 'USD',
    liquidity: 'taker' as const,
    cause: null,
  };
  return foldAccountEvents(withOpen(1, { size: money(size) }), [
    { kind: 'order', at, id: 'P-0', event: { kind: 'filled', at, fill }, reserved: money('0') },
  ]);
}

test('what is within every limit is let through', () => {
  expect(guard(input())).toBeUndefined();
  expect(guard(input({ terms: [atMarket('1')] }))).toBeUndefined();
});

test.each<[string, Partial<GuardInput>, string, RegExp]>([
  ['more than one order may be worth', { terms: [terms({ size: money('1000.01') })] }, 'max-notional', /100,001 USD; 100,000 is the most/],
  [
    'a group that is worth too much together',
    { terms: [terms({ size: money('600') }), terms({ size: money('600') })] },
    'max-notional',
    /120,000 USD/,
  ],
  [
    'an amount in a currency without a limit',
    { instrument: { ...instrument, quote: 'XYZ' } },
    'max-notional',
    /No largest order is set for amounts in XYZ/,
  ],
  [
    'more than may be held, with what is bid for',
    { account: withOpen(160, { size: money('15') }), terms: [terms({ size: money('200') })] },
    'max-position',
    /260,000 USD.*250,000/,
  ],
  [
    'more than may be held, with what is held',
    { account: holding('2400', '100'), terms: [terms({ size: money('200') })] },
    'max-position',
    /260,000/,
  ],
  [
    'more open orders than may be',
    { account: withOpen(200, { size: money('0.01') }) },
    'max-open-orders',
    /200 orders are open and this would add 1; 200/,
  ],
  ['more orders a minute than may leave', { leftAgo: Array.from({ length: 60 }, () => 10_000) }, 'orders-per-minute', /60 orders.*may leave in 50 s/],
  ['buying after the day’s losses', { lostToday: money('5000') }, 'daily-loss', /5,000 USD were lost today; at 5,000/],
  [
    'a buy limit far above the market',
    { terms: [terms({ price: money('105.01') })] },
    'price-collar',
    /5\.01 % above the middle.*5 % is allowed: 105 USD/,
  ],
  ['a sell limit far below it', { terms: [terms({ side: 'sell', price: money('94.99') })] }, 'price-collar', /5\.01 % below.*95 USD at the least/],
  [
    'a stop-limit that reaches far beyond its trigger',
    { terms: [terms({ type: 'stop-limit', trigger: money('100'), price: money('106') })] },
    'price-collar',
    /6 % above its trigger/,
  ],
  ['a market order that moves far', { terms: [atMarket('15')] }, 'slippage', /4 % from the middle.*1 % is allowed/],
  ['a market order that the book has not got', { terms: [atMarket('21', 'sell')] }, 'slippage', /shows 20 on that side, less than the 21/],
  ['a stop that goes off at once, for what it would take then', { terms: [waiting('stop', 'buy', '1000', '1')] }, 'max-notional', /10\d,[\d.]+ USD/],
  ['a take-profit that does', { terms: [waiting('take-profit', 'sell', '1100', '1')] }, 'max-notional', /108,350 USD/],
  [
    'a limit that sells far more than it names',
    { terms: [terms({ side: 'sell', size: money('1030'), price: money('95') })] },
    'max-notional',
    /101,455 USD/,
  ],
  ['a stop that goes off at once and moves far', { terms: [waiting('stop', 'buy', '15', '101')] }, 'slippage', /4 % from the middle/],
  ['a stop that goes off at once into too thin a book', { terms: [waiting('stop', 'sell', '21', '99')] }, 'slippage', /shows 20 on that side/],
  ['what the instrument does not take', { terms: [terms({ price: money('100.001') })] }, 'instrument', /significant digits/],
  ['the second of a group that it does not take', { terms: [terms(), terms({ size: money('0.00001') })] }, 'instrument', /smallest order/],
])('%s is refused, with the rule, the figure and the limit', (_, more, rule, words) => {
  const refusal = guard(input(more));
  expect(refusal?.rule).toBe(rule);
  expect(refusal?.detail).toMatch(words);
});

test('a change of an order asks for what is not filled of it: the rest is held by now, and is not counted twice', () => {
  const account = holding('3000', '100');
  const change = [terms({ size: money('3900') })];
  const limits = { ...LIMITS.standard, stakes: { USD: { order: money('200000'), position: money('400000'), dailyLoss: money('1000') } } };
  expect(guard(input({ terms: change, filled: money('3000'), account, limits }))).toBeUndefined();
  expect(guard(input({ terms: change, account, limits }))).toMatchObject({ rule: 'max-notional' });
  const larger = [terms({ size: money('4001') })];
  expect(guard(input({ terms: larger, filled: money('3000'), account, limits }))).toMatchObject({ rule: 'max-position' });
});

test('selling goes on after the day’s losses, and a far limit that only waits is nobody’s slip', () => {
  expect(guard(input({ lostToday: money('9000'), terms: [terms({ side: 'sell' })] }))).toBeUndefined();
  expect(guard(input({ terms: [terms({ price: money('50') })] }))).toBeUndefined();
  expect(guard(input({ terms: [terms({ side: 'sell', price: money('200') })] }))).toBeUndefined();
});

test('an order that waits for its trigger is valued there, and slips by no book of today', () => {
  expect(guard(input({ terms: [waiting('stop', 'buy', '15', '102')] }))).toBeUndefined();
  expect(guard(input({ terms: [waiting('stop', 'sell', '21', '98')] }))).toBeUndefined();
  expect(guard(input({ terms: [waiting('take-profit', 'sell', '1000', '102')] }))?.rule).toBe('max-notional');
  expect(guard(input({ terms: [waiting('take-profit', 'buy', '1000', '50')] }))).toBeUndefined();
});

test('whatever is let through stays within the limits', () => {
  const size = fc.integer({ min: 1, max: 3_000_000 }).map((n) => money(String(n / 1000)));
  const price = fc.integer({ min: 50, max: 150 }).map((n) => money(String(n)));
  const side = fc.constantFrom<'buy' | 'sell'>('buy', 'sell');
  const any = fc.oneof(
    fc.record({ size, price, side }).map((one) => terms(one)),
    fc.record({ size, side }).map((one) => terms({ ...one, type: 'market', price: null })),
    fc
      .record({ size, side, trigger: price, type: fc.constantFrom<'stop' | 'take-profit'>('stop', 'take-profit') })
      .map((one) => terms({ ...one, price: null })),
  );
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 3 }), fc.integer({ min: 0, max: 250 }), (all, open) => {
      if (guard(input({ terms: all, account: withOpen(open, { size: money('1') }) })) !== undefined) return;
      expect(open + all.length).toBeLessThanOrEqual(200);
      // The least it can come to: bids are 98 and 99, asks 101 and 110.
      const least = ({ side: way, type, price: named, trigger }: OrderTerms): number => {
        if (named !== null) return way === 'sell' ? Math.max(98, Number(named)) : Number(named);
        const isWaiting = trigger !== null && ((way === 'buy') !== (type === 'take-profit') ? Number(trigger) > 101 : Number(trigger) < 99);
        return isWaiting ? Number(trigger) : way === 'sell' ? 98 : 101;
      };
      const worth = all.reduce((sum, one) => sum + Number(one.size) * least(one), 0);
      expect(worth).toBeLessThanOrEqual(100_000);
      for (const one of all) {
        if (one.price !== null && one.side === 'buy') expect(Number(one.price)).toBeLessThanOrEqual(105);
        if (one.price !== null && one.side === 'sell') expect(Number(one.price)).toBeGreaterThanOrEqual(95);
        if (one.type === 'market') expect(Number(one.size)).toBeLessThanOrEqual(20);
      }
    }),
    { numRuns: 500 },
  );
});

test('what was lost since midnight counts fees, and a gain is no loss', () => {
  const quoteOf = () => 'USD';
  const before = new Map([['USD', money('100')]]);
  const account = (realised: string, fees: string): AccountState => {
    const position = { ...(holding('1', '100').positions.get(PAIR) as never as object), realised: money(realised), fees: money(fees) };
    return { ...EMPTY_ACCOUNT, positions: new Map([[PAIR, position as never]]) };
  };
  expect(lostSince(before, account('40', '5'), quoteOf, 'USD')).toBe('65');
  expect(lostSince(before, account('140', '5'), quoteOf, 'USD')).toBe('0');
  expect(lostSince(new Map(), account('-40', '5'), quoteOf, 'USD')).toBe('45');
  const withFunding = (funding: string) => {
    const [position] = [...account('-40', '5').positions.values()];
    return { ...EMPTY_ACCOUNT, positions: new Map([[PAIR, { ...(position as never as object), funding: money(funding) } as never]]) };
  };
  expect([withFunding('2.5'), withFunding('-2.5')].map((one) => lostSince(new Map(), one, quoteOf, 'USD'))).toEqual(['47.5', '42.5']);
});

test('in an account that its venue keeps, what is held counts, wherever it was bought', () => {
  const info = { kind: 'spot', feed: 'bitfinex', label: 'Main', fees: { maker: money('0'), taker: money('0') }, latencyMs: 0 } as const;
  const holding = (id: string): AccountState =>
    foldAccountEvents(EMPTY_ACCOUNT, [
      { kind: 'opened', at, info: { ...info, id }, balances: {} },
      { kind: 'held', at, balances: { BTC: { total: money('100000'), available: null } } },
    ]);
  const limits = { ...LIMITS.standard, stakes: { USD: { order: money('1000'), position: money('1000000'), dailyLoss: money('1000') } } };
  expect(guard(input({ account: holding('live:bitfinex:a'), limits }))).toMatchObject({ rule: 'max-position' });
  expect(guard(input({ account: holding('paper:bitfinex:a'), limits }))).toBeUndefined();
});

test('on margin at its venue a position counts as that says, long or short, and closing is let through', () => {
  const info = { kind: 'venue-margin', feed: 'bitfinex', label: 'Main', fees: { maker: money('0'), taker: money('0') }, latencyMs: 0 } as const;
  const word = { size: money('-1'), price: money('100'), funding: money('0'), liquidation: null, leverage: null };
  const account = foldAccountEvents(EMPTY_ACCOUNT, [
    { kind: 'opened', at, info: { ...info, id: 'live:bitfinex:a:margin' }, balances: {} },
    { kind: 'position', at, instrument: PAIR, told: word, isSettled: true },
  ]);
  const limits = { ...LIMITS.standard, stakes: { USD: { order: money('1000'), position: money('101'), dailyLoss: money('1000') } } };
  const of = (side: 'buy' | 'sell', reduceOnly = false) => guard(input({ account, limits, terms: [terms({ side, size: money('1'), reduceOnly })] }));
  expect([of('buy'), of('buy', true)]).toEqual([undefined, undefined]);
  expect(of('sell')).toMatchObject({ rule: 'max-position', detail: expect.stringContaining('long or short') });
});
