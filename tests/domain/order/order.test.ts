import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compare, most, sum, ZERO } from '../../../src/domain/money';
import { applyOrderEvent, draftOrder, MOST_CHANGES, type Order, type OrderEvent, remaining } from '../../../src/domain/order/order';
import { isOpen, ORDER_STATES, type OrderState } from '../../../src/domain/order/order-state';
import type { LocalMs } from '../../../src/domain/units';
import { after, d, fill, filled, ms, newOrder, permutations } from './orders';

const acknowledged: OrderEvent = { kind: 'acknowledged', at: ms(10), venueId: 'v1' };
const working: OrderEvent = { kind: 'working', at: ms(11) };
const amended = (at: number, change: Extract<OrderEvent, { kind: 'amended' }>['change']): OrderEvent => ({ kind: 'amended', at: ms(at), change });
const ended = (kind: 'cancelled' | 'expired' | 'rejected', at: number, reason = 'asked'): OrderEvent => ({ kind, at: ms(at), reason });
const doubted: OrderEvent = { kind: 'doubted', at: 50 as LocalMs, reason: 'no answer in 5 s' };
const [a, b] = [filled(fill('a', 20, '0.5')), filled(fill('b', 21, '1'))];

test('E5: all 5040 orders in which acknowledged, working, two fills, a repetition, an amendment and a cancel can come give one order', () => {
  const events = [acknowledged, working, a, b, { ...a }, amended(15, { size: d('3'), price: d('99') }), ended('cancelled', 30)];
  const expected = after(events);
  expect(expected).toMatchObject({ state: 'cancelled', filled: '1.5', venueId: 'v1', terms: { size: '3', price: '99' }, changedAt: 30 });
  expect(expected.fills.map((one) => one.id)).toEqual(['a', 'b']);
  let count = 0;
  for (const order of permutations(events)) {
    count++;
    if (JSON.stringify(after(order)) !== JSON.stringify(expected)) expect(after(order)).toEqual(expected);
  }
  expect(count).toBe(5040);
});

test('E5: an order that fills whole is filled, in whatever order its fills, its trigger, its expiry and its amendments are told', () => {
  const events = [
    a,
    filled(fill('c', 20, '1.5')),
    { kind: 'triggered', at: ms(12), price: d('100') } as const,
    amended(14, { size: d('1') }),
    amended(16, { size: d('2') }),
    ended('expired', 30),
    ended('rejected', 5),
  ];
  for (const order of permutations(events)) {
    const { state, filled: total, triggeredAt } = after(order);
    if (state !== 'filled' || total !== '2' || triggeredAt !== 12)
      expect(after(order)).toMatchObject({ state: 'filled', filled: '2', triggeredAt: 12 });
  }
});

test('when its venue had it and when it first stood in the book are remembered, the first word on each', () => {
  const again = { ...working, at: ms(19) } as const;
  for (const order of permutations([acknowledged, { ...acknowledged, at: ms(14) }, working, again]))
    expect(after(order)).toMatchObject({ acknowledgedAt: 10, workingAt: 11 });
  expect(after([a])).not.toHaveProperty('acknowledgedAt');
  const { workingAt: _, ...old } = after([acknowledged, working]);
  expect(applyOrderEvent(old, again)).not.toHaveProperty('workingAt');
});

const at = fc.integer({ min: 2, max: 12 }).map(ms);
const size = fc.constantFrom('0', '0.5', '1', '2', '3').map(d);
/** A fill is its id: told again, it is the same. */
const fillOf = (n: number): OrderEvent => filled(fill(`f${n}`, 2 + (n % 3), ['0.3', '0.7', '1'][n % 3] as string));
/** The same before its fee was told. */
const feelessOf = (n: number): OrderEvent => {
  const told = fillOf(n);
  return told.kind === 'filled' ? { ...told, fill: { ...told.fill, isFeeUnknown: true } } : told;
};
const venueEvent: fc.Arbitrary<OrderEvent> = fc.oneof(
  fc.record({ kind: fc.constant('acknowledged' as const), at, venueId: fc.constantFrom('v1', 'v2') }),
  fc.record({ kind: fc.constant('working' as const), at }),
  fc.record({ kind: fc.constant('working' as const), at, market: size }),
  fc.record({ kind: fc.constant('triggered' as const), at, price: size }),
  fc.record({ kind: fc.constant('trailed' as const), at, peak: size, stop: size }),
  fc.record({ kind: fc.constant('amended' as const), at, change: fc.record({ size, price: size, trigger: size }, { requiredKeys: [] }) }),
  fc.record({
    kind: fc.constant('amend-refused' as const),
    at,
    change: fc.record({ size, price: size }, { requiredKeys: [] }),
    reason: fc.constantFrom('x', 'y'),
  }),
  fc.nat(5).map(fillOf),
  fc.nat(5).map(feelessOf),
  fc.record({ kind: fc.constant('progress' as const), at, filled: size }),
  fc.record({
    kind: fc.constantFrom('cancelled' as const, 'expired' as const, 'rejected' as const, 'gone' as const),
    at,
    reason: fc.constantFrom('x', 'y'),
  }),
);
const localEvent: fc.Arbitrary<OrderEvent> = fc.oneof(
  fc.record({ kind: fc.constantFrom('logged' as const, 'sent' as const), at: at.map((t) => t as number as LocalMs) }),
  fc.record({ kind: fc.constant('doubted' as const), at: at.map((t) => t as number as LocalMs), reason: fc.constantFrom('x', 'y') }),
);
const anyEvent = fc.oneof({ weight: 4, arbitrary: venueEvent }, { weight: 1, arbitrary: localEvent });
const side = fc.constantFrom('buy' as const, 'sell' as const);

test('E5: any order and repetition of what the venue says gives the same order', () => {
  const told = fc.array(venueEvent, { maxLength: 12 }).chain((events) => {
    const twice = [...events, ...events];
    return fc.tuple(fc.constant(events), fc.shuffledSubarray(twice, { minLength: twice.length }));
  });
  fc.assert(
    fc.property(told, side, ([events, again], s) => {
      expect(after(again, { side: s })).toEqual(after(events, { side: s }));
    }),
    { numRuns: 1000 },
  );
});

test('E6: fills are a set by id, oldest first, each with its fee where that was told, whatever comes between them', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      const order = after(events);
      const fills = events.flatMap((e) => (e.kind === 'filled' ? [e.fill] : []));
      const byFee = fills.toSorted((x, y) => Number(y.isFeeUnknown ?? false) - Number(x.isFeeUnknown ?? false));
      const told = new Map(byFee.map((one) => [one.id, one] as const));
      expect(order.fills).toEqual([...told.values()].sort((x, y) => x.at - y.at || (x.id < y.id ? -1 : 1)));
      const counts = events.flatMap((e) => (e.kind === 'progress' ? [e.filled] : []));
      expect(order.filled).toBe([sum([...told.values()].map((one) => one.size)), ...counts].reduce(most));
    }),
  );
});

test('the parts of one moment stand as they were counted, also beyond nine', () => {
  const ids = Array.from({ length: 12 }, (_, i) => `P-1-${i + 1}`);
  const parts = ids.map((id) => filled(fill(id, 20, '0.1')));
  expect(after(parts).fills.map(({ id }) => id)).toEqual(ids);
  expect(after(parts.toReversed()).fills.map(({ id }) => id)).toEqual(ids);
});

test('a closed order stays as it closed, until fills make it whole or a late word on its size shows that they did not', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 30 }), (events) => {
      let order = draftOrder(newOrder());
      for (const event of events) {
        const next = applyOrderEvent(order, event);
        const isSizeChange = event.kind === 'amended' && event.change.size !== undefined;
        const isSurer = ['cancelled', 'expired', 'rejected', 'gone'].includes(event.kind) && order.state !== 'filled';
        if (!isOpen(order) && !isSizeChange && !isSurer && next.state !== order.state) {
          expect(['filled', 'progress']).toContain(event.kind);
          expect(next.state).toBe('filled');
        }
        if (isSurer) expect(isOpen(next)).toBe(false);
        expect(order.fills.every((one) => next.fills.some(({ id, size: of }) => id === one.id && of === one.size))).toBe(true);
        order = next;
      }
    }),
    { numRuns: 1000 },
  );
});

test('what its venue counts as filled is filled, though the fills that make it up are still to come', () => {
  const counted = after([acknowledged, { kind: 'progress', at: ms(20), filled: d('1.5') }]);
  expect([counted.state, counted.filled, remaining(counted), counted.fills]).toEqual(['partly-filled', '1.5', '0.5', []]);
  expect(applyOrderEvent(counted, { kind: 'progress', at: ms(20), filled: d('1') })).toBe(counted);
  const filledIn = applyOrderEvent(counted, a);
  expect([filledIn.filled, filledIn.fills.length]).toEqual(['1.5', 1]);
  expect(applyOrderEvent(counted, { kind: 'progress', at: ms(30), filled: d('2') }).state).toBe('filled');
});

test('an order of which nobody knows how it ended ends, and whatever is told of its end later stands', () => {
  const gone = after([acknowledged, doubted, { kind: 'gone', at: ms(60), reason: 'nobody knows' }]);
  expect([gone.state, isOpen(gone), gone.doubt]).toEqual(['gone', false, null]);
  expect(applyOrderEvent(gone, ended('cancelled', 30)).state).toBe('cancelled');
  expect(applyOrderEvent(gone, { kind: 'progress', at: ms(30), filled: d('2') }).state).toBe('filled');
  expect(applyOrderEvent(after([acknowledged, ended('cancelled', 30)]), { kind: 'gone', at: ms(60), reason: 'x' }).state).toBe('cancelled');
});

test('a fill that comes after the cancel counts, and makes it filled only when it was the last one', () => {
  const cancelled = after([acknowledged, a, ended('cancelled', 30)]);
  expect(cancelled.state).toBe('cancelled');
  const late = applyOrderEvent(cancelled, b);
  expect([late.state, late.filled]).toEqual(['cancelled', '1.5']);
  expect(applyOrderEvent(late, filled(fill('c', 22, '0.5'))).state).toBe('filled');
});

test('an unknown order is unknown until its venue says something of it, which the refusal of a change is not', () => {
  const wordOfIt = venueEvent.filter(({ kind }) => kind !== 'amend-refused' && kind !== 'filled' && kind !== 'progress');
  const sent = after([
    { kind: 'logged', at: 2 as LocalMs },
    { kind: 'sent', at: 3 as LocalMs },
  ]);
  const unknown = applyOrderEvent(sent, doubted);
  expect([sent.state, unknown.state, unknown.doubt]).toEqual(['sent', 'unknown', 'no answer in 5 s']);
  fc.assert(
    fc.property(fc.array(localEvent, { maxLength: 6 }), wordOfIt, (local, word) => {
      const still = local.reduce(applyOrderEvent, unknown);
      expect(still.state).toBe('unknown');
      const known = applyOrderEvent(still, word);
      expect([known.state === 'unknown', known.doubt]).toEqual([false, null]);
    }),
  );
});

test('a fill in part leaves what became of the rest in doubt, and an order that ended is not doubted', () => {
  expect(after([doubted, a])).toMatchObject({ state: 'unknown', doubt: 'no answer in 5 s', fills: [{ id: 'a' }] });
  expect(after([doubted, filled(fill('w', 20, '2'))]).state).toBe('filled');
  for (const end of [ended('cancelled', 30), ended('rejected', 30), filled(fill('w', 20, '2'))]) {
    const closed = after([acknowledged, end]);
    expect(applyOrderEvent(closed, { ...doubted, at: 2 as LocalMs })).toBe(closed);
  }
});

test('of amendments each term has its latest, in whatever order they are told', () => {
  const changes = [
    amended(12, { price: d('101') }),
    amended(14, { price: d('103'), size: d('4') }),
    amended(13, { price: d('102'), trigger: d('7') }),
  ];
  for (const order of permutations(changes)) {
    expect(after(order).terms).toMatchObject({ price: '103', size: '4', trigger: '7' });
    expect(after(order).asked).toMatchObject({ price: '100', size: '2', trigger: null });
  }
});

test('every change of a term is kept once, oldest first, in whatever order they are told', () => {
  const changes = [
    amended(14, { price: d('102'), size: d('4') }),
    amended(12, { price: d('101') }),
    amended(14, { price: d('103') }),
    amended(12, { price: d('101') }),
  ];
  for (const order of permutations(changes))
    expect(after(order).termChanges).toEqual([
      { term: 'price', at: 12, to: '101' },
      { term: 'size', at: 14, to: '4' },
      { term: 'price', at: 14, to: '102' },
      { term: 'price', at: 14, to: '103' },
    ]);
  expect(after([working])).not.toHaveProperty('termChanges');
});

test('of very many changes the last are kept, whichever is told first, and of an order from before they were kept none', () => {
  const many = Array.from({ length: MOST_CHANGES + 20 }, (_, i) => amended(100 + i, { price: d(String(200 + i)) }));
  for (const told of [many, [...many].reverse()]) {
    const { termChanges = [], terms } = after(told);
    expect(termChanges).toHaveLength(MOST_CHANGES);
    expect([termChanges[0]?.to, termChanges.at(-1)?.to, terms.price]).toEqual(['220', '319', '319']);
  }
  const { termChanges: _, ...old } = after([amended(12, { price: d('101') })]);
  const next = applyOrderEvent(old, amended(13, { price: d('102') }));
  expect(next).not.toHaveProperty('termChanges');
  expect(next.changes).toEqual({ price: { at: 13, to: '102' } });
});

test('a trailing stop moves one way only, up for a sell and down for a buy', () => {
  const trailed = (peak: string, stop: string): OrderEvent => ({ kind: 'trailed', at: ms(9), peak: d(peak), stop: d(stop) });
  const moves = [trailed('110', '100'), trailed('120', '109'), trailed('105', '95')];
  for (const order of permutations(moves)) {
    expect(after(order, { side: 'sell' }).trailing).toEqual({ peak: '120', stop: '109' });
    expect(after(order, { side: 'buy' }).trailing).toEqual({ peak: '105', stop: '95' });
  }
});

const STEPS: readonly (readonly [OrderEvent, OrderState])[] = [
  [{ kind: 'logged', at: 2 as LocalMs }, 'logged'],
  [{ kind: 'sent', at: 3 as LocalMs }, 'sent'],
  [acknowledged, 'acknowledged'],
  [working, 'working'],
  [a, 'partly-filled'],
  [filled(fill('w', 25, '1.5')), 'filled'],
];

test('an order goes from draft to filled by the words of its life', () => {
  let order = draftOrder(newOrder());
  expect([order.state, remaining(order)]).toEqual(['draft', '2']);
  for (const [event, state] of STEPS) {
    order = applyOrderEvent(order, event);
    expect([order.state, isOpen(order)]).toEqual([state, state !== 'filled']);
  }
  expect(remaining(order)).toBe('0');
});

test('what says nothing new gives back the same object', () => {
  const order = after([acknowledged, working, a, amended(15, { price: d('99') }), ended('cancelled', 30)]);
  for (const event of [acknowledged, working, { ...a }, amended(15, { price: d('99') }), ended('cancelled', 30)])
    expect(applyOrderEvent(order, event)).toBe(order);
});

test('a change that is refused leaves the terms, and the last refusal stands with its reason', () => {
  const refused = (at: number, reason: string): OrderEvent => ({ kind: 'amend-refused', at: ms(at), change: { price: d('90') }, reason });
  const order = after([acknowledged, working, amended(15, { price: d('99') }), refused(17, 'late'), refused(16, 'early')]);
  expect(order).toMatchObject({ state: 'working', terms: { price: '99' }, refusedChange: { at: 17, change: { price: '90' }, reason: 'late' } });
  expect(applyOrderEvent(order, refused(17, 'late'))).toBe(order);
  // It may be refused for want of the order.
  const doubted: OrderEvent = { kind: 'doubted', at: 18 as LocalMs, reason: 'not listed' };
  expect(after([acknowledged, working, doubted, refused(19, 'no such order')])).toMatchObject({ state: 'unknown', doubt: 'not listed' });
});

test('no sequence of events breaks an order', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
      const order: Order = after(events);
      expect(ORDER_STATES).toContain(order.state);
      expect(compare(remaining(order), ZERO)).toBeGreaterThanOrEqual(0);
      expect(order.changedAt).toBe(Math.max(1, ...events.map((e) => e.at)));
      expect(order.state === 'filled').toBe(compare(order.filled, ZERO) > 0 && compare(order.filled, order.terms.size) >= 0);
      expect(JSON.parse(JSON.stringify(order))).toEqual(order);
    }),
  );
});
