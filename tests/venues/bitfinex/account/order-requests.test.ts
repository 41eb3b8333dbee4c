import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Decimal } from '../../../../src/domain/money';
import type { OrderTerms } from '../../../../src/domain/order/terms';
import type { VenueMs } from '../../../../src/domain/units';
import { cancelFields, changeFields, inputFrame, newOrderFields, pairFields } from '../../../../src/venues/bitfinex/account/order-requests';

const d = (text: string): Decimal => text as Decimal;
const terms = (more: Partial<OrderTerms> = {}): OrderTerms => ({
  instrument: 'bitfinex:BTC/USD',
  side: 'buy',
  type: 'limit',
  size: d('0.002'),
  price: d('85000'),
  trigger: null,
  trail: null,
  tif: 'GTC',
  expiresAt: null,
  postOnly: false,
  reduceOnly: false,
  hidden: false,
  ...more,
});
const NUMBERS = { clientId: 1790134414, groupId: null };
const fields = (more: Partial<OrderTerms>, family: 'exchange' | 'margin' = 'exchange') => newOrderFields(terms(more), NUMBERS, family);

test('a new order as the documents print it', () => {
  const asked = newOrderFields(terms({ postOnly: true }), { clientId: 1790134414, groupId: 1 }, 'exchange');
  expect(asked.ok && JSON.parse(inputFrame('on', asked.value))).toEqual([
    0,
    'on',
    null,
    { gid: 1, cid: 1790134414, type: 'EXCHANGE LIMIT', symbol: 'tBTCUSD', amount: '0.002', price: '85000', flags: 4096 },
  ]);
});

test.each<[Partial<OrderTerms>, object]>([
  [{ side: 'sell' }, { type: 'EXCHANGE LIMIT', amount: '-0.002', price: '85000' }],
  [
    { type: 'market', price: null },
    { type: 'EXCHANGE MARKET', amount: '0.002' },
  ],
  [{ tif: 'IOC' }, { type: 'EXCHANGE IOC', price: '85000' }],
  [{ tif: 'FOK' }, { type: 'EXCHANGE FOK', price: '85000' }],
  [
    { type: 'stop', price: null, trigger: d('90000') },
    { type: 'EXCHANGE STOP', price: '90000' },
  ],
  [
    { type: 'stop-limit', trigger: d('90000'), price: d('90100') },
    { type: 'EXCHANGE STOP LIMIT', price: '90000', price_aux_limit: '90100' },
  ],
  [
    { type: 'trailing-stop', price: null, trail: { unit: 'price', distance: d('250') } },
    { type: 'EXCHANGE TRAILING STOP', price_trailing: '250' },
  ],
  [{ tif: 'GTD', expiresAt: Date.UTC(2026, 10, 26, 5, 7, 9) as VenueMs }, { tif: '2026-11-26 05:07:09' }],
  [{ hidden: true, postOnly: true }, { flags: 4160 }],
  [{ hidden: true, reduceOnly: true }, { flags: 1088 }],
])('%o', (more, said) => {
  const asked = fields(more);
  expect(asked.ok && asked.value).toMatchObject(said);
});

test('an order from the margin wallet goes without the word that means the other one, and with its leverage', () => {
  const asked = newOrderFields(terms({ instrument: 'bitfinex:BTC/USDT:USDT' }), NUMBERS, 'margin', 20);
  expect(asked).toMatchObject({ ok: true, value: { type: 'LIMIT', symbol: 'tBTCF0:USTF0', lev: 20 } });
});

test('a market order names no price, and nothing that was not asked for is sent', () => {
  const asked = fields({ type: 'market', price: null });
  expect(asked.ok && Object.keys(asked.value).sort()).toEqual(['amount', 'cid', 'symbol', 'type']);
});

test.each<[Partial<OrderTerms>, RegExp]>([
  [{ instrument: 'binance:BTC/USDT' }, /no such pair/],
  [{ type: 'take-profit', price: null, trigger: d('1') }, /no take-profit/],
  [{ type: 'trailing-stop', price: null, trail: { unit: 'percent', distance: d('1') } }, /not by per cent/],
  [{ triggerOn: 'mark', type: 'stop', price: null, trigger: d('1') }, /trades only/],
  [{ tif: 'GTD', expiresAt: 1_790_000_000_500 as VenueMs }, /whole seconds/],
  [{ tif: 'GTD' }, /needs its date/],
])('%o is said not to exist there', (more, words) => {
  expect(fields(more)).toMatchObject({ ok: false, error: expect.stringMatching(words) });
});

test('what was confirmed is what is sent, to the last digit', () => {
  const amount = fc.bigInt({ min: 1n, max: 10n ** 18n }).map((units) => {
    const text = units.toString().padStart(9, '0');
    return d(`${text.slice(0, -8)}.${text.slice(-8)}`.replace(/\.?0+$/, ''));
  });
  fc.assert(
    fc.property(amount, amount, fc.constantFrom<'buy' | 'sell'>('buy', 'sell'), (size, price, side) => {
      const asked = fields({ size, price, side });
      expect(asked.ok && [asked.value.amount, asked.value.price]).toEqual([side === 'buy' ? size : `-${size}`, price]);
    }),
  );
});

test('a pair is one order with its stop as the other leg', () => {
  const limit = fields({ postOnly: true });
  expect(limit.ok && pairFields(limit.value, { clientId: 7, trigger: d('80000') })).toMatchObject({
    price: '85000',
    price_oco_stop: '80000',
    cid_oco: 7,
    flags: 20_480,
  });
});

test('a change names only what changes; the limit of a stop-limit is its second price', () => {
  const limit = { type: 'limit', side: 'buy' } as const;
  expect(changeFields(5, limit, { price: d('240') })).toEqual({ id: 5, price: '240' });
  expect(changeFields(5, { ...limit, side: 'sell' }, { size: d('3') })).toEqual({ id: 5, amount: '-3' });
  expect(changeFields(5, { type: 'stop', side: 'sell' }, { trigger: d('9') })).toEqual({ id: 5, price: '9' });
  expect(changeFields(5, { type: 'stop-limit', side: 'sell' }, { trigger: d('9'), price: d('8') })).toEqual({
    id: 5,
    price: '9',
    price_aux_limit: '8',
  });
});

test('a cancel names the order by its number there, or by ours and its day', () => {
  expect(cancelFields({ id: 1185815100 })).toEqual({ id: 1185815100 });
  const madeAt = Date.UTC(2026, 10, 21, 23, 59, 59) as VenueMs;
  expect(cancelFields({ clientId: 1790134414, madeAt })).toEqual({ cid: 1790134414, cid_date: '2026-11-21' });
});
