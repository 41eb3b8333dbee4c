import { describe, expect, test } from 'vitest';
import type { GroupLink, GroupRole, Order } from '../../../src/domain/order/order';
import type { OrderTerms } from '../../../src/domain/order/terms';
import type { VenueMs } from '../../../src/domain/units';
import { fillRow } from '../../../src/ui/panels/fills/fill-rows';
import { readAmendment } from '../../../src/ui/panels/orders/amend';
import { groupWords, openRows, toneOf } from '../../../src/ui/panels/orders/order-rows';
import { distanceOf, triggerOf } from '../../../src/ui/panels/orders/trigger';
import { stateWords } from '../../../src/ui/trading/order-words';
import { event, makeFill, makeOrder, makeTerms, money } from './orders';

const eth = { instrument: 'simulated:ETH/USD' } as const;
const orders = [
  makeOrder('P-5', [event.working], eth),
  makeOrder('P-4', [event.working]),
  makeOrder('P-3', [event.doubted]),
  makeOrder('P-2', [event.cancelled(9_000)]),
  makeOrder('P-1', [event.cancelled(4_000)]),
];
const ids = (rows: readonly { id: string }[]): string[] => rows.map((row) => row.id);

test('open orders of which nothing certain is known come first', () => {
  expect(ids(openRows(orders, null))).toEqual(['P-3', 'P-5', 'P-4']);
});

test('a pair has its own orders only', () => {
  expect(ids(openRows(orders, 'simulated:ETH/USD'))).toEqual(['P-5']);
});

test('what is under way, unknown or refused stands out', () => {
  expect(toneOf(makeOrder('P-1'))).toBe('pending');
  expect(toneOf(makeOrder('P-1', [event.doubted]))).toBe('unknown');
  expect(toneOf(makeOrder('P-1', [event.rejected('too small')]))).toBe('rejected');
});

test('a fill stands with what it is worth', () => {
  expect(fillRow({ ...makeFill({ id: 'F-1' }), instrument: 'simulated:BTC/USD', side: 'buy' }).value).toBe('12800');
});

const part = (terms: Partial<OrderTerms> = {}, filled = '0', group: Order['group'] = null, triggeredAt: Order['triggeredAt'] = null) => ({
  trailing: null,
  terms: makeTerms(terms),
  filled: money(filled),
  group,
  triggeredAt,
});

test('an amendment holds what was changed and nothing else', () => {
  const order = part();
  expect(readAmendment(order, { trigger: '', price: '64 000', size: '0.50' })).toBeNull();
  expect(readAmendment(order, { trigger: '', price: '64100', size: '0.5' })).toEqual({ price: '64100' });
  expect(readAmendment(order, { trigger: '', price: '64000', size: '0,75' })).toEqual({ size: '0.75' });
});

test('an amendment that makes no sense is answered with a sentence', () => {
  const order = part({}, '0.2');
  expect(readAmendment(order, { trigger: '', price: 'x', size: '1' })).toMatch(/price/);
  expect(readAmendment(order, { trigger: '', price: '0', size: '1' })).toMatch(/price/);
  expect(readAmendment(order, { trigger: '', price: '1', size: '-1' })).toMatch(/size/);
  expect(readAmendment(order, { trigger: '', price: '1', size: '0.2' })).toMatch(/0\.2 that were filled/);
});

test('an order without a price is amended by size alone', () => {
  const order = part({ type: 'market', price: null }, '0');
  expect(readAmendment(order, { trigger: '', price: '', size: '1' })).toEqual({ size: '1' });
});

const stop = { type: 'stop', price: null, trigger: money('60000') } as const;

test('where a stop begins to follow is changed until it does', () => {
  const waiting = part({ type: 'trailing-stop', price: null, trigger: money('70000'), trail: { unit: 'percent', distance: money('1') } });
  const fields = { price: '', trigger: '71000', size: '0.5' };
  expect(readAmendment(waiting, fields)).toEqual({ trigger: '71000' });
  expect(readAmendment({ ...waiting, trailing: { peak: money('70000'), stop: money('69300') } }, fields)).toBeNull();
});

test('a trigger is changed until it went off, and an exit has the size of what its entry brought in', () => {
  const fields = { price: '', trigger: '61000', size: '0.5' };
  expect(readAmendment(part(stop), fields)).toEqual({ trigger: '61000' });
  expect(readAmendment(part(stop, '0', null, 5 as VenueMs), fields)).toBeNull();
  expect(readAmendment(part(stop), { ...fields, trigger: '' })).toMatch(/trigger/);
  const leg = { id: 'G-1', kind: 'bracket', role: 'stop-loss' } as const;
  expect(readAmendment(part(stop, '0', leg), { ...fields, size: '9' })).toEqual({ trigger: '61000' });
  expect(readAmendment(part({}, '0', { ...leg, role: 'entry' }), { price: '64000', trigger: '', size: '9' })).toEqual({ size: '9' });
});

describe('orders of one group', () => {
  const member = (id: string, group: string, role: GroupRole, kind: GroupLink['kind'] = 'bracket'): Order => ({
    ...makeOrder(id, [event.working]),
    group: { id: group, kind, role },
  });

  test('stand together, the entry first and its exits below it', () => {
    const rows = [member('P-9', 'G', 'stop-loss'), makeOrder('P-8', [event.working]), member('P-7', 'G', 'take-profit'), member('P-6', 'G', 'entry')];
    expect(ids(openRows(rows, null))).toEqual(['P-6', 'P-7', 'P-9', 'P-8']);
    const rungs = ['P-b', 'P-a', 'P-10'].map((id) => member(id, 'S', 'rung', 'scaled'));
    expect(ids(openRows(rungs, null))).toEqual(['P-a', 'P-b', 'P-10']);
  });

  test('say what they are in it, and that they belong to the one above', () => {
    const [entry, leg] = [member('P-1', 'G', 'entry'), member('P-2', 'G', 'stop-loss')];
    expect([groupWords(entry, undefined), groupWords(leg, entry), groupWords(leg, undefined)]).toEqual(['bracket entry', '↳ stop', 'bracket stop']);
    expect(groupWords(member('P-3', 'H', 'oco', 'oco'), leg)).toBe('OCO');
    expect(groupWords(makeOrder('P-4'), leg)).toBe('');
  });
});

describe('how far the market is from setting an order off', () => {
  const waiting = (terms: Partial<OrderTerms>) => makeOrder('P-1', [event.working], { price: null, ...terms });

  test('is told in its own direction, and by a trailing stop from where it stands now', () => {
    expect(distanceOf(waiting({ ...stop, side: 'sell' }), money('64000'))).toEqual({ amount: '4000', percent: '6.25' });
    expect(distanceOf(waiting({ ...stop, side: 'buy', trigger: money('64320') }), money('64000'))).toEqual({ amount: '320', percent: '0.5' });
    expect(distanceOf(waiting({ side: 'sell', type: 'take-profit', trigger: money('64320') }), money('64000'))).toEqual({
      amount: '320',
      percent: '0.5',
    });
    const trailing = makeOrder('P-1', [event.working, { kind: 'trailed', at: 1_600 as VenueMs, peak: money('65000'), stop: money('63000') }], {
      side: 'sell',
      type: 'trailing-stop',
      price: null,
      trail: { unit: 'price', distance: money('2000') },
    });
    expect(triggerOf(trailing)).toBe('63000');
    expect(distanceOf(trailing, money('64000'))).toEqual({ amount: '1000', percent: '1.56' });
    expect(stateWords(trailing)).toBe('following 2,000 USD behind, peak 65,000');
  });

  test('is nothing where it has passed, went off, does not wait or is not known', () => {
    const one = waiting({ ...stop, side: 'sell' });
    expect([distanceOf(one, money('60000')), distanceOf(one, money('59000'))]).toEqual(['passed', 'passed']);
    expect(distanceOf(one, null)).toBeNull();
    expect(distanceOf(makeOrder('P-1', [event.working]), money('64000'))).toBeNull();
    const gone = makeOrder('P-1', [event.working, { kind: 'triggered', at: 1_700 as VenueMs, price: money('60000') }], { ...stop });
    expect(distanceOf(gone, money('64000'))).toBeNull();
    expect(triggerOf(waiting({ type: 'trailing-stop', trail: { unit: 'percent', distance: money('1') } }))).toBeNull();
  });
});
