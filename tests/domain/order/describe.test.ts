import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buttonWords, describeAmendment, describeSet, describeTerms } from '../../../src/domain/order/describe';
import { type OrderSet, oneOrder } from '../../../src/domain/order/order-set';
import { ORDER_TYPES, type OrderTerms, TIMES_IN_FORCE } from '../../../src/domain/order/terms';
import { BUY_2_AT_100, d, ms } from './orders';

const limit: OrderTerms = { ...BUY_2_AT_100, instrument: 'bitfinex:BTC/USD', size: d('0.5'), price: d('70100') };
const eth = { instrument: 'binance:ETH/USDT', size: d('1'), price: null } as const;

test.each<[string, Partial<OrderTerms>]>([
  ['Buy 0.5 BTC @ 70,100 · limit', {}],
  ['Sell 0.2 BTC at market', { type: 'market', side: 'sell', size: d('0.2'), price: null }],
  ['Buy 1 ETH when it trades at 3,500 · stop', { ...eth, type: 'stop', trigger: d('3500') }],
  ['Sell 1 ETH when it trades at 4,000.5 · take-profit', { ...eth, type: 'take-profit', side: 'sell', trigger: d('4000.5') }],
  ['Buy 1 ETH @ 3,510 when it trades at 3,500 · stop-limit', { ...eth, type: 'stop-limit', price: d('3510'), trigger: d('3500') }],
  [
    'Sell 1 ETH when it falls 50 USDT from its peak · trailing stop',
    { ...eth, type: 'trailing-stop', side: 'sell', trail: { unit: 'price', distance: d('50') } },
  ],
  ['Buy 1 ETH when it rises 2.5 % from its low · trailing stop', { ...eth, type: 'trailing-stop', trail: { unit: 'percent', distance: d('2.5') } }],
  ['Sell 1 ETH when its mark is at 3,000 · stop', { ...eth, type: 'stop', side: 'sell', trigger: d('3000'), triggerOn: 'mark' }],
  [
    'Sell 1 ETH when its mark falls 1 % from its peak, once its mark is at 4,000 · trailing stop',
    { ...eth, type: 'trailing-stop', side: 'sell', trigger: d('4000'), triggerOn: 'mark', trail: { unit: 'percent', distance: d('1') } },
  ],
  ['Buy 0.5 BTC @ 70,100 · limit · post-only · hidden', { postOnly: true, hidden: true }],
  ['Buy 0.5 BTC @ 70,100 · limit · shows 0.1 BTC at a time', { displayed: d('0.1') }],
  ['Buy 0.5 BTC @ 70,100 · limit · reduce-only · IOC', { reduceOnly: true, tif: 'IOC' }],
  ['Buy 0.5 BTC @ 70,100 · limit · until 2026-11-21 14:05 UTC', { tif: 'GTD', expiresAt: ms(Date.UTC(2026, 10, 21, 14, 5)) }],
  ['Buy 0.5 BTC @ — · limit · until —', { price: null, tif: 'GTD' }],
  ['Sell 1 ETH when it falls — from its peak · trailing stop', { ...eth, type: 'trailing-stop', side: 'sell' }],
  ['Buy 1,000,000 BTC @ 0.00000001 · limit', { size: d('1000000'), price: d('0.00000001') }],
])('%s', (words, terms) => {
  expect(describeTerms({ ...limit, ...terms })).toBe(words);
});

test('a button says the account, and a size as long as the instrument shows it', () => {
  expect(buttonWords(oneOrder(limit), 'PAPER', 3)).toBe('Buy 0.500 BTC @ 70,100 · limit · PAPER');
  expect(buttonWords(oneOrder({ ...limit, type: 'market', price: null }), 'PAPER')).toBe('Buy 0.5 BTC at market · PAPER');
});

const profit = { ...limit, side: 'sell', type: 'take-profit', price: null, trigger: d('72000') } as const;
const loss = { ...profit, type: 'stop', trigger: d('69000') } as const;
const bracket = (entry: OrderTerms, more: Partial<OrderTerms> = {}): OrderSet => ({
  group: 'bracket',
  orders: [
    { terms: entry, role: 'entry' },
    { terms: { ...profit, ...more }, role: 'take-profit' },
    { terms: loss, role: 'stop-loss' },
  ],
});
const scaled = (...rungs: readonly [size: string, price: string][]): OrderSet => ({
  group: 'scaled',
  orders: rungs.map(([size, price]) => ({ terms: { ...limit, size: d(size), price: d(price) }, role: 'rung' })),
});

test('a group says all that is sent together', () => {
  expect(buttonWords(bracket(limit), 'PAPER')).toBe('Buy 0.5 BTC bracket @ 70,100, take profit 72,000, stop 69,000 · PAPER');
  expect(describeSet(bracket({ ...limit, postOnly: true }))).toBe('Buy 0.5 BTC bracket @ 70,100, take profit 72,000, stop 69,000 · post-only');
  expect(describeSet(bracket({ ...limit, type: 'market', price: null }))).toBe('Buy 0.5 BTC bracket at market, take profit 72,000, stop 69,000');
  expect(describeSet(bracket(limit, { type: 'limit', price: d('72000'), trigger: null }))).toContain('take profit 72,000, stop 69,000');
  const oco: OrderSet = {
    group: 'oco',
    orders: [
      { terms: { ...limit, side: 'sell', price: d('72000') }, role: 'oco' },
      { terms: loss, role: 'oco' },
    ],
  };
  expect(buttonWords(oco, 'PAPER')).toBe('Sell 0.5 BTC OCO @ 72,000, stop 69,000 · PAPER');
  expect(buttonWords(scaled(['0.5', '69000'], ['0.5', '70000']), 'PAPER')).toBe('Scaled buy 2 orders 1 BTC 69,000–70,000 · PAPER');
  expect(describeSet(scaled(['0.2', '70000'], ['0.3', '69500'], ['0.5', '69000']), 2)).toBe(
    'Scaled buy 3 orders 1.00 BTC 69,000–70,000, most at 69,000',
  );
  expect(describeSet(scaled(['0.34', '70000'], ['0.33', '69000']))).toBe('Scaled buy 2 orders 0.67 BTC 69,000–70,000');
  expect(describeSet({ group: null, orders: [] })).toBe('—');
});

test('a change says what was and what will be, and leaves out what stays', () => {
  expect(describeAmendment(limit, { price: d('70200') })).toBe('Change price 70,100 → 70,200');
  expect(describeAmendment(limit, { price: d('70100'), size: d('0.4') })).toBe('Change size 0.5 → 0.4');
  expect(describeAmendment(loss, { trigger: d('68000'), size: d('1') })).toBe('Change trigger 69,000 → 68,000, size 0.5 → 1');
  expect(describeAmendment(limit, { trigger: d('1') })).toBe('Change trigger — → 1');
  expect(describeAmendment(limit, {})).toBe('Change nothing');
});

const amount = fc.constantFrom('0.00000001', '1', '12345.678', '1000000000000').map(d);
const terms: fc.Arbitrary<OrderTerms> = fc
  .record({
    instrument: fc.constant('bitfinex:BTC/USD' as const),
    side: fc.constantFrom('buy' as const, 'sell' as const),
    type: fc.constantFrom(...ORDER_TYPES),
    size: amount,
    price: fc.option(amount),
    trigger: fc.option(amount),
    trail: fc.option(fc.record({ unit: fc.constantFrom('price' as const, 'percent' as const), distance: amount })),
    tif: fc.constantFrom(...TIMES_IN_FORCE),
    expiresAt: fc.option(fc.integer({ min: 0, max: 4e12 }).map(ms)),
    postOnly: fc.boolean(),
    reduceOnly: fc.boolean(),
    hidden: fc.boolean(),
    triggerOn: fc.constantFrom('mark' as const, undefined),
  })
  .map(({ triggerOn, ...rest }) => ({ ...rest, ...(triggerOn === undefined ? {} : { triggerOn }) }));

test('two orders that differ in what they do never read the same, and none reads as a power of ten', () => {
  fc.assert(
    fc.property(terms, terms, fc.constantFrom('triggerOn', ...(Object.keys(limit) as (keyof OrderTerms)[])), (a, other, changed) => {
      const b = { ...a, [changed]: other[changed] };
      expect(describeTerms(a)).not.toMatch(/\de[+-]?\d|undefined|null|NaN/);
      if (describeTerms(a) === describeTerms(b)) expect(seen(a)).toEqual(seen(b));
      expect(describeTerms({ ...a, side: 'buy' })).not.toBe(describeTerms({ ...a, side: 'sell' }));
    }),
    { numRuns: 1000 },
  );
});

test('what sets an exit off is said of each that trades do not', () => {
  expect(describeSet(bracket(limit, { triggerOn: 'mark' }))).toBe('Buy 0.5 BTC bracket @ 70,100, take profit 72,000 by mark, stop 69,000');
});

test('of two brackets that differ in an exit each says so', () => {
  const withExits = fc.record({ profit: amount, loss: amount });
  fc.assert(
    fc.property(withExits, withExits, (a, b) => {
      const words = ({ profit: up, loss: down }: typeof a): string =>
        describeSet({
          group: 'bracket',
          orders: [
            { terms: limit, role: 'entry' },
            { terms: { ...profit, trigger: up }, role: 'take-profit' },
            { terms: { ...loss, trigger: down }, role: 'stop-loss' },
          ],
        });
      expect(words(a) === words(b)).toBe(a.profit === b.profit && a.loss === b.loss);
    }),
  );
});

/** The terms that an order's type has. */
function seen({ type, price, trigger, triggerOn, trail, tif, expiresAt, ...rest }: OrderTerms): object {
  const isTriggered = type !== 'limit' && type !== 'market';
  return {
    ...rest,
    type,
    tif,
    price: type === 'limit' || type === 'stop-limit' ? price : null,
    trigger: isTriggered ? trigger : null,
    triggerOn: isTriggered ? (triggerOn ?? 'trade') : null,
    trail: type === 'trailing-stop' ? trail : null,
    expiresAt: tif === 'GTD' && expiresAt !== null ? Math.floor(expiresAt / 1000) : null,
  };
}
