import fc from 'fast-check';
import { expect, test } from 'vitest';
import { flatPosition } from '../../../src/domain/account/position';
import { compare, multiply } from '../../../src/domain/money';
import { SKEWS } from '../../../src/domain/order/scaled';
import { TIMES_IN_FORCE, TRIGGER_SOURCES } from '../../../src/domain/order/terms';
import { hiddenWhyNot, icebergWhyNot, postOnlyWhyNot, reduceOnlyWhyNot, tifWhyNot } from '../../../src/ui/panels/ticket/choices';
import { EXIT_UNITS, priceFieldOf, TICKET_TYPES } from '../../../src/ui/panels/ticket/ticket-fields';
import { readTicket } from '../../../src/ui/panels/ticket/ticket-form';
import { money } from '../trading/orders';
import { account, facts, instrument, read, stops } from './facts';

test('a whole ticket is the order that it shows', () => {
  expect(read().set?.group).toBeNull();
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
  expect(read().remarks).toEqual([]);
});

test('a market order has no price, whatever stands in the field', () => {
  expect(read({ type: 'market', price: 'old' }).terms).toMatchObject({ type: 'market', price: null, postOnly: false });
});

test('a field that cannot be read stops the order, and names itself', () => {
  expect(stops(read({ price: '64,191' }).remarks)).toEqual(['price']);
  expect(stops(read({ size: '1e5' }).remarks)).toEqual(['size']);
  expect(stops(read({ price: '' }).remarks)).toEqual(['price']);
  expect(stops(read({ size: ' ' }).remarks)).toEqual(['size']);
  expect(read({ size: '' }).terms).toBeNull();
});

test('a price that the venue does not take is refused with those that it does', () => {
  const { terms, remarks } = read({ price: '64000.5' });
  expect(terms).toBeNull();
  expect(remarks[0]?.text).toContain('64000 or 64001');
});

test('a size below the smallest or above the largest order is stopped, and so are digits that cannot be traded', () => {
  expect(stops(read({ size: '0.00009' }).remarks)).toEqual(['size']);
  expect(stops(read({ size: '101', price: '1' }).remarks)).toEqual(['size']);
  expect(stops(read({ size: '0.123456789' }).remarks)).toEqual(['size']);
  expect(read({ size: '0.0001' }).terms?.size).toBe('0.0001');
});

test('a size in the quote currency is rounded down to base units, and says so', () => {
  const { terms, remarks } = read({ unit: 'quote', size: '1000', price: '64000' });
  expect(terms?.size).toBe('0.015625');
  expect(remarks[0]).toMatchObject({ severity: 'note', field: 'size' });
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

test('what costs more than is available is stopped, to the last unit, and the most is named', () => {
  expect(read({ size: '0.15625' }).terms).not.toBeNull();
  const { terms, remarks, preview } = read({ size: '0.15625001' });
  expect(terms).toBeNull();
  expect(remarks[0]?.text).toContain('The most is 0.15625');
  expect(preview?.largest).toBe('0.15625');
  expect(stops(read({ side: 'sell', size: '0.2', price: '65000' }, { account: account('0', '0.1') }).remarks)).toEqual(['size']);
});

test('without an account nobody says what it can pay', () => {
  expect(read({ size: '5' }, { account: null })).toMatchObject({ terms: { size: '5' }, preview: null });
});

test('a market order for more than the book shows is warned about', () => {
  const { terms, remarks } = read({ type: 'market', side: 'sell', size: '6' }, { account: account('0', '9') });
  expect(terms).not.toBeNull();
  expect(remarks[0]).toMatchObject({ severity: 'warning', field: 'size' });
});

test('an order till a time needs one to come', () => {
  expect(stops(read({ tif: 'GTD' }).remarks)).toEqual(['until']);
  expect(stops(read({ tif: 'GTD', until: '2020-01-01T00:00' }).remarks)).toEqual(['until']);
  expect(read({ tif: 'GTD', until: '2030-01-01T00:00' }).terms?.expiresAt).toBe(new Date('2030-01-01T00:00').getTime());
  expect(read({ tif: 'GTC', until: '2030-01-01T00:00' }).terms?.expiresAt).toBeNull();
});

test('a limit that would fill at once says so, and warns when it is far off', () => {
  expect(read({ price: '64191' }).remarks).toMatchObject([{ severity: 'note', field: 'price' }]);
  expect(read({ price: '64191', postOnly: true }).remarks).toMatchObject([{ severity: 'warning' }]);
  expect(read({ price: '71000' }).remarks[0]).toMatchObject({ severity: 'warning' });
  expect(read({ side: 'sell', price: '60000', size: '1' }, { account: account('0', '1') }).remarks[0]).toMatchObject({ severity: 'warning' });
  expect(read({ side: 'sell', price: '64190', size: '1' }, { account: account('0', '1') }).remarks[0]).toMatchObject({ severity: 'note' });
});

test('at once or not at all, away from the market, is warned about', () => {
  expect(read({ tif: 'IOC' }).remarks).toMatchObject([{ severity: 'warning' }]);
});

test('an iceberg says how much of it is shown, where the market takes one', () => {
  const sea = { instrument: { ...instrument, hasIceberg: true } };
  const iceberg = { size: '0.1', isIceberg: true, displayed: '0.02' } as const;
  expect(read(iceberg, sea).terms?.displayed).toBe('0.02');
  expect(read(iceberg).terms).not.toHaveProperty('displayed');
  expect(stops(read({ ...iceberg, displayed: '' }, sea).remarks)).toEqual(['displayed']);
  expect(stops(read({ ...iceberg, displayed: '0.0009' }, sea).remarks)).toEqual(['displayed']);
  expect(read({ ...iceberg, displayed: '0.2' }, sea).remarks).toMatchObject([{ severity: 'warning', field: 'displayed' }]);
  const set = read({ ...iceberg, side: 'buy', price: '64000', hasExits: true, profit: '65000', loss: '63000' }, { ...rich, ...sea }).set;
  expect(set?.orders.map(({ terms }) => terms.displayed)).toEqual(['0.02', undefined, undefined]);
  const whyNot = (change: Partial<Parameters<typeof icebergWhyNot>[0]>, market = sea.instrument) =>
    icebergWhyNot({ type: 'limit', tif: 'GTC', hidden: false, ...change }, market);
  expect([whyNot({}), whyNot({ type: 'stop-limit' })]).toEqual([null, null]);
  expect(icebergWhyNot({ type: 'limit', tif: 'GTC', hidden: false }, instrument)).toBe('not at this exchange');
  expect([whyNot({ hidden: true }), whyNot({ type: 'market' }), whyNot({ type: 'scaled' }), whyNot({ tif: 'IOC' })]).not.toContain(null);
});

test('what cannot be had says why, and is not sent', () => {
  expect(postOnlyWhyNot({ type: 'market', tif: 'GTC' })).not.toBeNull();
  expect(postOnlyWhyNot({ type: 'limit', tif: 'IOC' })).not.toBeNull();
  expect(hiddenWhyNot({ type: 'limit', tif: 'FOK' })).not.toBeNull();
  expect(postOnlyWhyNot({ type: 'limit', tif: 'GTC' })).toBeNull();
  expect(reduceOnlyWhyNot(instrument)).not.toBeNull();
  expect([reduceOnlyWhyNot({ ...instrument, settle: 'USD' }), reduceOnlyWhyNot(instrument, true)]).toEqual([null, null]);
  expect([tifWhyNot('stop', 'IOC'), tifWhyNot('market', 'GTD')]).not.toContain(null);
  expect([tifWhyNot('stop', 'GTD'), tifWhyNot('limit', 'FOK'), tifWhyNot('market', 'GTC')]).toEqual([null, null, null]);
  expect(read({ type: 'stop', trigger: '65000', tif: 'IOC', postOnly: true, hidden: true }).terms).toMatchObject({
    tif: 'GTC',
    postOnly: false,
    hidden: false,
  });
  expect(read({ tif: 'IOC', postOnly: true, hidden: true, price: '64191' }).terms).toMatchObject({ postOnly: false, hidden: false });
});

const stop = { type: 'stop', trigger: '65000' } as const;
const rich = { account: account('10000', '1') };

test('a type that waits for a price has its trigger, and no limit but where it ends as one', () => {
  expect(read(stop).terms).toMatchObject({ type: 'stop', trigger: '65000', price: null, trail: null });
  expect(read({ ...stop, type: 'take-profit', trigger: '63000' }).terms).toMatchObject({ type: 'take-profit', trigger: '63000', price: null });
  expect(read({ ...stop, type: 'stop-limit', price: '65100' }).terms).toMatchObject({ trigger: '65000', price: '65100' });
  expect(stops(read({ type: 'stop', trigger: '' }).remarks)).toEqual(['trigger']);
  expect(stops(read({ type: 'stop-limit', trigger: '65000', price: '' }).remarks)).toEqual(['price']);
  expect(stops(read({ ...stop, trigger: '65000.5' }).remarks)).toEqual(['trigger']);
});

test('a trailing stop has its distance, as a price or in per cent', () => {
  const trailing = { type: 'trailing-stop', side: 'sell', trail: '1.5' } as const;
  expect(read(trailing).terms).toMatchObject({ trail: { unit: 'percent', distance: '1.5' }, trigger: null, price: null });
  expect(read({ ...trailing, trailUnit: 'price', trail: '250' }).terms?.trail).toEqual({ unit: 'price', distance: '250' });
  expect(stops(read({ ...trailing, trail: '100' }).remarks)).toEqual(['trail']);
  expect(stops(read({ ...trailing, trail: '' }).remarks)).toEqual(['trail']);
  expect(read({ ...trailing, unit: 'quote', size: '1000' }).terms?.size).toBe('0.01557875');
});

test('a trailing stop may begin to follow at a price', () => {
  const trailing = { type: 'trailing-stop', side: 'sell', trail: '1.5', start: '70000' } as const;
  expect(read(trailing).terms).toMatchObject({ trigger: '70000', price: null });
  expect(stops(read({ ...trailing, start: '70000.5' }).remarks)).toEqual(['start']);
  expect(stops(read({ ...trailing, start: 'x' }).remarks)).toEqual(['start']);
  expect(read({ ...trailing, type: 'market' }).terms?.trigger).toBeNull();
});

test('what waits for a price is set off by trades or by the mark, and nothing else says by what', () => {
  expect(read(stop).terms).not.toHaveProperty('triggerOn');
  expect(read({ ...stop, source: 'mark' }).terms?.triggerOn).toBe('mark');
  expect(read({ type: 'trailing-stop', trail: '1', source: 'mark' }).terms?.triggerOn).toBe('mark');
  expect(read({ type: 'limit', price: '64000', source: 'mark' }).terms).not.toHaveProperty('triggerOn');
  const set = read({ type: 'limit', side: 'buy', price: '64000', hasExits: true, profit: '65000', loss: '63000', source: 'mark' }, rich).set;
  expect(set?.orders.map(({ terms }) => terms.triggerOn)).toEqual([undefined, 'mark', 'mark']);
  const oco = read({ type: 'oco', side: 'buy', price: '63000', trigger: '65000', source: 'mark' }, rich).set;
  expect(oco?.orders.map(({ terms }) => terms.triggerOn)).toEqual([undefined, 'mark']);
});

test.each([
  ['buy', 'stop', '64190', true],
  ['buy', 'stop', '64191', false],
  ['sell', 'stop', '64190', true],
  ['sell', 'stop', '64189', false],
  ['sell', 'take-profit', '64190', true],
  ['sell', 'take-profit', '64191', false],
  ['buy', 'take-profit', '64191', true],
  ['buy', 'take-profit', '64189', false],
  ['sell', 'stop-limit', '70000', true],
] as const)('a %s %s at %s that the market has passed already is warned about: %s', (side, type, trigger, isPassed) => {
  const { terms, remarks } = read({ side, type, trigger, price: trigger }, rich);
  expect(terms).not.toBeNull();
  const warning = remarks.find((one) => one.field === 'trigger' && one.severity === 'warning');
  expect(warning === undefined).toBe(!isPassed);
  if (isPassed) expect(warning?.text).toContain('it would go off at once');
});

test('what a stop holds back is reckoned at its trigger', () => {
  expect(stops(read({ ...stop, size: '0.16' }).remarks)).toEqual(['size']);
  expect(read({ ...stop, size: '0.15' }).preview?.reserves).toBe('9750');
});

test('a price of the market goes to the limit, else to the trigger, else nowhere', () => {
  expect(TICKET_TYPES.map(priceFieldOf)).toEqual(['price', null, 'trigger', 'price', 'trigger', null, 'price', 'from']);
});

test('the worst remark comes first', () => {
  const { remarks } = read({ price: '71000', size: '9' });
  expect(remarks.map((one) => one.severity)).toEqual(['stop', 'warning']);
});

test('what the limits of the account would refuse is said before it is sent, with the figure and the limit', () => {
  const rich = { account: account('1000000', '1000') };
  const dear = read({ size: '2' }, rich);
  expect(dear.set).not.toBeNull();
  expect(dear.remarks).toMatchObject([{ severity: 'warning', field: 'size' }]);
  expect(dear.remarks[0]?.text).toBe(
    'It would be refused: Buy 2 BTC @ 64,000 · limit is worth 128,000 USD; 100,000 is the most that may leave at once.',
  );
  expect(read({ side: 'sell', price: '60000', size: '1' }, rich).remarks.map((one) => one.field)).toContain('price');
  expect(read({ size: '0.2' }, { account: { ...rich.account, limits: 'careful' } }).remarks[0]?.text).toContain('10,000 is the most');
  expect(read({ size: '0.15' }, { account: { ...rich.account, limits: 'careful' } }).remarks).toEqual([]);
});

test('whatever is typed, there is an order or a reason why there is none', () => {
  const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', '1', '0.5', '64000', '1k', '-1', '1e9', '∞'));
  const fields = fc.record({
    side: fc.constantFrom('buy' as const, 'sell' as const),
    type: fc.constantFrom(...TICKET_TYPES),
    price: text,
    trigger: text,
    trail: text,
    trailUnit: fc.constantFrom('price' as const, 'percent' as const),
    start: text,
    source: fc.constantFrom(...TRIGGER_SOURCES),
    size: text,
    from: text,
    to: text,
    rungs: fc.oneof(text, fc.constantFrom('2', '10', '40', '41')),
    skew: fc.constantFrom(...SKEWS),
    unit: fc.constantFrom('base' as const, 'quote' as const, 'risk' as const),
    hasExits: fc.boolean(),
    profit: text,
    loss: text,
    exitUnit: fc.constantFrom(...EXIT_UNITS),
    tif: fc.constantFrom(...TIMES_IN_FORCE),
    until: text,
    postOnly: fc.boolean(),
    hidden: fc.boolean(),
    isIceberg: fc.boolean(),
    displayed: text,
    reduceOnly: fc.boolean(),
  });
  const empty = { bid: null, mid: null, ask: null, last: null };
  fc.assert(
    fc.property(fields, fc.boolean(), (one, hasQuotes) => {
      const { set, remarks } = readTicket(one, hasQuotes ? facts : { ...facts, quotes: empty });
      expect(set === null).toBe(remarks.some((remark) => remark.severity === 'stop'));
    }),
  );
});

test('on margin at its venue an order is stopped by no funds that are reckoned here, may only reduce, and is held to the limits', () => {
  const info = { id: 'live:simulated:a:margin', kind: 'venue-margin', feed: 'simulated', label: 'Main', latencyMs: 0 } as const;
  const fees = { maker: money('0'), taker: money('0') };
  const positions = [{ ...flatPosition(instrument.id), size: money('-4'), cost: money('256000') }];
  const onMargin = { ...account('0', '0'), positions, atVenue: { info: { ...info, fees }, positions } };
  const closing = read({ side: 'buy', size: '1', reduceOnly: true }, { account: onMargin });
  expect([closing.remarks, closing.terms?.reduceOnly]).toEqual([[], true]);
  expect(read({ side: 'sell', size: '1', price: '65000' }, { account: onMargin }).remarks).toMatchObject([
    { severity: 'warning', text: expect.stringContaining('long or short; 250,000 is the most') },
  ]);
  expect(stops(read({ side: 'buy', size: '1' }, { account: { ...onMargin, atVenue: null } }).remarks)).toEqual(['size']);
});
