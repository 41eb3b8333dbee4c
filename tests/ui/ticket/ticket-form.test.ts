import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Instrument } from '../../../src/domain/instrument';
import { compare, multiply } from '../../../src/domain/money';
import { TIMES_IN_FORCE } from '../../../src/domain/order/terms';
import {
  type Complaint,
  FRESH_FIELDS,
  hiddenWhyNot,
  postOnlyWhyNot,
  readTicket,
  type TicketFacts,
  type TicketFields,
} from '../../../src/ui/panels/ticket/ticket-form';
import { money } from '../trading/orders';

const rules: Instrument = {
  id: 'simulated:BTC/USD',
  venue: 'simulated',
  base: 'BTC',
  quote: 'USD',
  priceRule: { kind: 'significant', digits: 5, maxDecimals: 8 },
  minSize: '0.0001',
  maxSize: '100',
};
const facts: TicketFacts = {
  instrument: 'simulated:BTC/USD',
  rules,
  quotes: { bid: money('64190'), mid: money('64190.5'), ask: money('64191'), last: money('64190') },
  available: money('10000'),
  now: Date.UTC(2026, 10, 21),
};
const filled: TicketFields = { ...FRESH_FIELDS, price: '64000', size: '0.1' };
const read = (change: Partial<TicketFields> = {}, also: Partial<TicketFacts> = {}) => readTicket({ ...filled, ...change }, { ...facts, ...also });
const stops = (complaints: readonly Complaint[]): string[] => complaints.filter((one) => one.severity === 'stop').map((one) => one.field);

test('a whole ticket is the order that it shows', () => {
  expect(read().terms).toEqual({
    instrument: 'simulated:BTC/USD',
    side: 'buy',
    type: 'limit',
    size: '0.1',
    price: '64000',
    trigger: null,
    trail: null,
    tif: 'GTC',
    expiresAt: null,
    postOnly: false,
    reduceOnly: false,
    hidden: false,
  });
  expect(read().complaints).toEqual([]);
});

test('a market order has no price, whatever stands in the field', () => {
  expect(read({ type: 'market', price: 'old' }).terms).toMatchObject({ type: 'market', price: null, postOnly: false });
});

test('an empty field stops the order, and names itself', () => {
  expect(stops(read({ price: '' }).complaints)).toEqual(['price']);
  expect(stops(read({ size: ' ' }).complaints)).toEqual(['size']);
  expect(read({ size: '' }).terms).toBeNull();
});

test('a price that the venue does not take is refused with those that it does', () => {
  const { terms, complaints } = read({ price: '64000.5' });
  expect(terms).toBeNull();
  expect(complaints[0]?.text).toContain('64,000 or 64,001');
});

test('without the venue’s rules a price is left to the venue', () => {
  expect(read({ price: '64000.5' }, { rules: null }).terms?.price).toBe('64000.5');
});

test('a size below the smallest or above the largest order is stopped, and so are digits that cannot be traded', () => {
  expect(stops(read({ size: '0.00009' }).complaints)).toEqual(['size']);
  expect(stops(read({ size: '101', price: '1' }).complaints)).toEqual(['size']);
  expect(stops(read({ size: '0.123456789' }).complaints)).toEqual(['size']);
  expect(read({ size: '0.0001' }).terms?.size).toBe('0.0001');
});

test('a size in the quote currency is rounded down to base units, and says so', () => {
  const { terms, complaints } = read({ unit: 'quote', size: '1000', price: '64000' });
  expect(terms?.size).toBe('0.015625');
  expect(complaints[0]).toMatchObject({ severity: 'note', field: 'size' });
  expect(read({ unit: 'quote', size: '1000', type: 'market' }).terms?.size).toBe('0.0155785');
});

test('a size in the quote currency never costs more than was typed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 100, max: 9_999 }), fc.integer({ min: 10_000, max: 99_999 }), (funds, price) => {
      const { terms } = read({ unit: 'quote', size: String(funds), price: String(price) });
      expect(compare(multiply(terms?.size ?? money('1000000'), money(String(price))), money(String(funds)))).toBeLessThanOrEqual(0);
    }),
  );
});

test('what costs more than is available is stopped, to the last unit', () => {
  expect(read({ size: '0.15625' }).terms).not.toBeNull();
  expect(stops(read({ size: '0.15625001' }).complaints)).toEqual(['size']);
  expect(stops(read({ side: 'sell', size: '0.2', price: '65000' }, { available: money('0.1') }).complaints)).toEqual(['size']);
  expect(read({ size: '5' }, { available: null }).terms).not.toBeNull();
});

test('an order till a time needs one to come', () => {
  expect(stops(read({ tif: 'GTD' }).complaints)).toEqual(['until']);
  expect(stops(read({ tif: 'GTD', until: '2020-01-01T00:00' }).complaints)).toEqual(['until']);
  expect(read({ tif: 'GTD', until: '2030-01-01T00:00' }).terms?.expiresAt).toBe(new Date('2030-01-01T00:00').getTime());
  expect(read({ tif: 'GTC', until: '2030-01-01T00:00' }).terms?.expiresAt).toBeNull();
});

test('a limit that would fill at once says so, and warns when it is far off', () => {
  expect(read({ price: '64191' }).complaints).toMatchObject([{ severity: 'note', field: 'price' }]);
  expect(read({ price: '64191', postOnly: true }).complaints).toMatchObject([{ severity: 'warning' }]);
  expect(read({ price: '71000' }).complaints[0]).toMatchObject({ severity: 'warning' });
  expect(read({ side: 'sell', price: '60000', size: '1' }, { available: money('1') }).complaints[0]).toMatchObject({ severity: 'warning' });
  expect(read({ side: 'sell', price: '64190', size: '1' }, { available: money('1') }).complaints[0]).toMatchObject({ severity: 'note' });
});

test('at once or not at all, away from the market, is warned about', () => {
  expect(read({ tif: 'IOC' }).complaints).toMatchObject([{ severity: 'warning' }]);
});

test('what cannot be had says why, and is not sent', () => {
  expect(postOnlyWhyNot({ type: 'market', tif: 'GTC' })).not.toBeNull();
  expect(postOnlyWhyNot({ type: 'limit', tif: 'IOC' })).not.toBeNull();
  expect(hiddenWhyNot({ type: 'limit', tif: 'FOK' })).not.toBeNull();
  expect(postOnlyWhyNot({ type: 'limit', tif: 'GTC' })).toBeNull();
  expect(read({ tif: 'IOC', postOnly: true, hidden: true, price: '64191' }).terms).toMatchObject({ postOnly: false, hidden: false });
});

test('the worst complaint comes first', () => {
  const { complaints } = read({ price: '71000', size: '9' });
  expect(complaints.map((one) => one.severity)).toEqual(['stop', 'warning']);
});

test('whatever is typed, there is an order or a reason why there is none', () => {
  const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', '1', '0.5', '64000', '1k', '-1', '1e9', '∞'));
  const fields = fc.record({
    side: fc.constantFrom('buy' as const, 'sell' as const),
    type: fc.constantFrom('limit' as const, 'market' as const),
    price: text,
    size: text,
    unit: fc.constantFrom('base' as const, 'quote' as const),
    tif: fc.constantFrom(...TIMES_IN_FORCE),
    until: text,
    postOnly: fc.boolean(),
    hidden: fc.boolean(),
  });
  const empty = { bid: null, mid: null, ask: null, last: null };
  fc.assert(
    fc.property(fields, fc.boolean(), (one, hasQuotes) => {
      const { terms, complaints } = readTicket(one, hasQuotes ? facts : { ...facts, quotes: empty });
      expect(terms === null).toBe(complaints.some((complaint) => complaint.severity === 'stop'));
    }),
  );
});
