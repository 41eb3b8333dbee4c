import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountEvent } from '../../../src/domain/account/account-event';
import { EMPTY_ACCOUNT, foldAccountEvents, KEPT_CLOSED } from '../../../src/domain/account/account-state';
import { EMPTY_SUM, type JournalSum, type Passed, type PastFill, positionsAtMidnight, sumEvents } from '../../../src/domain/account/journal-sum';
import { netOf } from '../../../src/domain/account/performance';
import { subtract, ZERO } from '../../../src/domain/money';
import { isOpen } from '../../../src/domain/order/order-state';
import { d, fill, filled, ms } from '../order/orders';
import { fillsOf, INFO, live, OPENED, placed, said, sumOf, wish, wishes } from './accounts';

const PAIR = 'simulated:BTC/USD';
const DAY = 86_400_000;
const anyFee = fc.array(wish(fc.constantFrom('received', 'USD', 'BTC', 'LEO')), { maxLength: 40 });
const sumOfAll = (events: readonly AccountEvent[]): JournalSum => sumEvents(EMPTY_SUM, events).sum;
const pastFills = (passed: readonly Passed[]): PastFill[] => passed.flatMap((one) => (one.fill === null ? [] : [one.fill]));

/** The same events, so many of them a day. */
const spread = (events: readonly AccountEvent[], aDay: number): AccountEvent[] =>
  events.map((event, i) => ({ ...event, at: ms(Math.floor(i / aDay) * DAY + i) }));

test('events added up in two goes, wherever they are cut, come to what they come to in one, to the last digit', () => {
  fc.assert(
    fc.property(anyFee, fc.nat(60), (script, at) => {
      const { events } = live(script);
      const first = sumEvents(EMPTY_SUM, events.slice(0, at));
      const second = sumEvents(first.sum, events.slice(at));
      const whole = sumEvents(EMPTY_SUM, events);
      expect(second.sum).toEqual(whole.sum);
      expect([...first.passed, ...second.passed]).toEqual(whole.passed);
      expect(whole.sum.state).toEqual(foldAccountEvents(EMPTY_ACCOUNT, events));
    }),
  );
});

test('every fill is left behind once, with its order’s side and its place in the journal', () => {
  fc.assert(
    fc.property(anyFee, (script) => {
      const { events } = live(script);
      const left = pastFills(sumEvents(EMPTY_SUM, events).passed);
      expect(left.map(({ id, side }) => ({ id, side }))).toEqual(fillsOf(events).map(({ side, fill: { id } }) => ({ id, side })));
      for (const { id, place } of left) expect(events[place]).toMatchObject({ kind: 'order', event: { kind: 'filled', fill: { id } } });
    }),
  );
});

test('what the fills gained less what they cost is what the position has realised less its fees', () => {
  fc.assert(
    fc.property(anyFee, (script) => {
      const { sum, passed } = sumEvents(EMPTY_SUM, live(script).events);
      const fills = pastFills(passed);
      const net = subtract(sumOf(fills.map(({ gain }) => gain ?? ZERO)), sumOf(fills.map(({ cost }) => cost)));
      const position = sum.state.positions.get(PAIR);
      expect(net).toBe(position === undefined ? ZERO : netOf(position));
    }),
  );
});

test('an order is left behind when it is over, as it ended, and again when it is told more', () => {
  fc.assert(
    fc.property(wishes, (script) => {
      const { sum, passed } = sumEvents(EMPTY_SUM, live(script).events);
      const over = new Map(passed.flatMap((one) => (one.over === null ? [] : [[one.over.id, one.over] as const])));
      expect([...over.values()]).toEqual(expect.arrayContaining([...sum.state.orders.values()].filter((order) => !isOpen(order))));
      expect(over.size).toBe([...sum.state.orders.values()].filter((order) => !isOpen(order)).length);
    }),
  );
  const late = fill('late', 5, '1');
  const { passed } = sumEvents(EMPTY_SUM, [
    OPENED,
    placed('P-1', 'buy', d('2'), d('100'), d('200')),
    said('P-1', { kind: 'cancelled', at: ms(4), reason: 'asked' }),
    said('P-1', filled(late)),
  ]);
  expect(passed.map(({ over, before }) => [over?.fills.length, before?.fills.length])).toEqual([
    [0, undefined],
    [1, 0],
  ]);
});

test('an order that ended before all others that are kept is left behind as it ends', () => {
  const events: AccountEvent[] = [OPENED, placed('old', 'buy', d('1'), d('1'), d('1'))];
  for (let i = 0; i < KEPT_CLOSED; i++) {
    events.push(placed(`n${i}`, 'buy', d('1'), d('1'), d('1')), said(`n${i}`, { kind: 'cancelled', at: ms(1_000 + i), reason: 'asked' }));
  }
  const { sum } = sumEvents(EMPTY_SUM, events);
  // It ended before all of those.
  const end = sumEvents(sum, [said('old', { kind: 'cancelled', at: ms(5), reason: 'asked' })]);
  expect(end.passed).toMatchObject([{ over: { id: 'old', state: 'cancelled' } }]);
});

test('the positions at midnight are those that the events of earlier days come to', () => {
  fc.assert(
    fc.property(wishes, fc.integer({ min: 1, max: 12 }), fc.nat(3), (script, aDay, daysLater) => {
      const events = spread(live(script).events, aDay);
      const now = (events.at(-1)?.at ?? 0) + daysLater * DAY;
      const earlier = events.filter((event) => Math.floor(event.at / DAY) < Math.floor(now / DAY));
      expect(positionsAtMidnight(sumOfAll(events), now)).toEqual(foldAccountEvents(EMPTY_ACCOUNT, earlier).positions);
    }),
  );
});

test('an account that is begun anew has realised nothing today, whatever it had before', () => {
  const trade = [
    placed('P-1', 'buy', d('1'), d('100'), d('100')),
    said('P-1', filled(fill('a', 3, '1'))),
    placed('P-2', 'sell', d('1'), d('90'), d('1')),
    said('P-2', filled(fill('b', 4, '1', '90', { order: 'P-2' }))),
  ];
  const today = ms(DAY + 5);
  const sum = sumOfAll([OPENED, ...trade, { ...OPENED, at: today } as AccountEvent]);
  expect(positionsAtMidnight(sum, today)).toEqual(new Map());
  expect(sum.openedBy).toBe(5);
  expect(positionsAtMidnight(sumOfAll([OPENED, ...trade]), today).get(PAIR)?.realised).toBe('-10');
});

test('a fill that closes nothing has no gain, one that closes at its cost has none either and says so', () => {
  const fills = pastFills(
    sumEvents(EMPTY_SUM, [
      OPENED,
      placed('P-1', 'buy', d('1'), d('100'), d('100')),
      said('P-1', filled(fill('a', 3, '1', '100', { fee: d('0.2') }))),
      placed('P-2', 'sell', d('3'), d('100'), d('3')),
      said('P-2', filled(fill('b', 4, '1', '100', { order: 'P-2' }))),
      // Coins of the opening balance: their cost is not known.
      said('P-2', filled(fill('c', 5, '2', '100', { order: 'P-2' }))),
    ]).passed,
  );
  expect(fills.map(({ id, gain, cost }) => [id, gain, cost])).toEqual([
    ['a', null, '0.2'],
    ['b', '0', '0'],
    ['c', null, '0'],
  ]);
});

test('funding is left behind once for each period, as it was paid', () => {
  const margin = { ...INFO, kind: 'margin', collateral: 'USD', leverage: 10, maintenanceRate: d('0.05') } as const;
  const paid = {
    kind: 'funding',
    at: ms(5),
    instrument: PAIR,
    period: ms(4),
    rate: d('0.001'),
    mark: d('100'),
    size: d('1'),
    paid: d('0.1'),
  } as const;
  const { passed } = sumEvents(EMPTY_SUM, [{ kind: 'opened', at: ms(1), info: margin, balances: { USD: d('100') } }, paid, paid]);
  const { kind: _, ...said } = paid;
  expect(passed).toEqual([{ fill: null, fee: null, funding: { ...said, id: `funding ${PAIR} 4`, place: 1 }, over: null, before: null }]);
});

test('a fee that is told after its fill is left behind by itself, once, and is no second fill', () => {
  const told = fill('a', 3, '1', '100', { fee: d('0.1') });
  const feeless = filled({ ...told, fee: ZERO, isFeeUnknown: true });
  const events = [
    OPENED,
    placed('P-1', 'buy', d('1'), d('100'), d('100')),
    said('P-1', feeless),
    said('P-1', filled(told)),
    said('P-1', filled(told)),
  ];
  const { passed } = sumEvents(EMPTY_SUM, events);
  expect(passed.map(({ fill: one, fee }) => [one?.cost ?? null, fee?.cost ?? null])).toEqual([
    ['0', null],
    [null, '0.1'],
  ]);
  expect(passed.at(-1)?.over?.fills).toEqual([told]);
});
