import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountEvent } from '../../../src/domain/account/account-event';
import {
  type AccountState,
  applyAccountEvent,
  balancesOf,
  EMPTY_ACCOUNT,
  foldAccountEvents,
  KEPT_CLOSED,
  payCurrency,
} from '../../../src/domain/account/account-state';
import type { Ledger } from '../../../src/domain/account/ledger';
import { flatPosition, unrealised } from '../../../src/domain/account/position';
import { add, type Decimal, fromDouble, isNegative, multiply, negate, subtract, sum, ZERO } from '../../../src/domain/money';
import { isOpen } from '../../../src/domain/order/order-state';
import { d, fill, filled, ms, newOrder } from '../order/orders';
import { fillsOf, INFO, live, OPENED, placed, said, sumOf, totalOf, wish, wishes } from './accounts';

const PAIR = 'simulated:BTC/USD';
const anyFee = fc.array(wish(fc.constantFrom('received', 'USD', 'BTC', 'LEO')), { maxLength: 40 });
const price = fc.integer({ min: 1, max: 9_999_999 }).map((n) => fromDouble(n / 100));
const fold = (events: readonly AccountEvent[]): AccountState => foldAccountEvents(EMPTY_ACCOUNT, events);
const besidesCount = ({ events: _, ...rest }: AccountState): Omit<AccountState, 'events'> => rest;

test('double entry: at every step the columns of each currency sum to nothing', () => {
  fc.assert(
    fc.property(anyFee, (script) => {
      for (const { ledger } of live(script).states) {
        const columns = Object.values(ledger) as Ledger['user'][];
        for (const currency of new Set(columns.flatMap((column) => [...column.keys()])))
          expect(sumOf(columns.map((column) => column.get(currency) ?? ZERO))).toBe('0');
      }
    }),
  );
});

test('at every step what is available is what is there less what open orders hold, and never below nothing', () => {
  fc.assert(
    fc.property(wishes, (script) => {
      for (const state of live(script).states) {
        for (const { currency, total, reserved, available } of balancesOf(state)) {
          const holders = [...state.orders.values()].filter((o) => isOpen(o) && payCurrency(o, state.info) === currency);
          expect(reserved).toBe(sumOf(holders.map((o) => state.reserved.get(o.id) ?? ZERO)));
          expect(available).toBe(subtract(total, reserved));
          expect([total, reserved, available].some(isNegative)).toBe(false);
        }
        expect([...state.reserved.keys()].every((id) => isOpen(state.orders.get(id) ?? { state: 'filled' }))).toBe(true);
      }
    }),
  );
});

test('value is conserved: what the account is worth has changed by its gains less its fees, at any price and to the last digit', () => {
  fc.assert(
    fc.property(fc.array(wish(fc.constantFrom('received', 'USD', 'BTC')), { maxLength: 40 }), price, (script, mark) => {
      const { events, states } = live(script);
      const state = states.at(-1) as AccountState;
      const worth = (usd: Decimal, btc: Decimal): Decimal => add(usd, multiply(btc, mark));
      const { realised, fees, soldUnbought, ...held } = state.positions.get(PAIR) ?? flatPosition(PAIR);
      const gains = subtract(add(realised, unrealised(held, mark)), fees);
      const gone = worth(totalOf(state, 'USD'), totalOf(state, 'BTC'));
      // What was never bought changed hands at its fill's price: a gain or loss against the mark that no cost is known of.
      expect(subtract(subtract(gone, worth(d('10000'), d('3'))), gains)).toBe(unboughtGain(events, mark).gain);
      expect(soldUnbought).toBe(unboughtGain(events, mark).size);
      expect(held.size).toBe(add(subtract(totalOf(state, 'BTC'), d('3')), soldUnbought));
    }),
    { numRuns: 500 },
  );
});

/** A plain count of what left beyond what was bought. */
function unboughtGain(events: readonly AccountEvent[], mark: Decimal): { size: Decimal; gain: Decimal } {
  let [held, size, gain] = [ZERO, ZERO, ZERO];
  for (const { side, fill: one } of fillsOf(events)) {
    const moved = side === 'buy' ? one.size : negate(one.size);
    held = add(held, one.feeCurrency === 'BTC' ? subtract(moved, one.fee) : moved);
    if (!isNegative(held)) continue;
    size = subtract(size, held);
    gain = add(gain, multiply(negate(held), subtract(one.price, mark)));
    held = ZERO;
  }
  return { size, gain };
}

test('a replay is what was lived, to the last digit, also from events that were stored as text', () => {
  fc.assert(
    fc.property(anyFee, fc.nat(40), (script, cut) => {
      const { events, states } = live(script);
      expect(fold(events)).toEqual(states.at(-1));
      expect(fold(JSON.parse(JSON.stringify(events)) as AccountEvent[])).toEqual(states.at(-1));
      expect(foldAccountEvents(fold(events.slice(0, cut)), events.slice(cut))).toEqual(states.at(-1));
      for (const [i, state] of states.entries()) expect(state.events).toBe(i + 1); // and none was changed by those after it
    }),
  );
});

test('what is told again changes nothing but the count', () => {
  fc.assert(
    fc.property(anyFee, fc.infiniteStream(fc.nat(99)), (script, draws) => {
      const { events, states } = live(script);
      const again = events.flatMap((event, i) => [event, events[(draws.next().value as number) % (i + 1)] as AccountEvent]);
      const state = fold(again);
      expect(besidesCount(state)).toEqual(besidesCount(states.at(-1) as AccountState));
      expect(state.events).toBe(events.length * 2);
    }),
  );
});

test('a fill in parts leaves the balances, the cost and the gains of the whole fill', () => {
  fc.assert(
    fc.property(wishes, fc.integer({ min: 1, max: 99 }), (script, hundredths) => {
      const { events, states } = live(script);
      const parted = events.flatMap((event) => (event.kind === 'order' && event.event.kind === 'filled' ? parts(event, hundredths) : [event]));
      const [whole, split] = [states.at(-1) as AccountState, fold(parted)];
      expect([split.ledger, split.positions, split.reserved]).toEqual([whole.ledger, whole.positions, whole.reserved]);
    }),
  );
});

function parts(event: Extract<AccountEvent, { kind: 'order' }>, hundredths: number): AccountEvent[] {
  if (event.event.kind !== 'filled') return [event];
  const { fill: one } = event.event;
  const share = (value: Decimal): Decimal => multiply(value, fromDouble(hundredths / 100));
  const first = { ...one, size: share(one.size), fee: share(one.fee) };
  const rest = { ...one, id: `${one.id}+`, size: subtract(one.size, first.size), fee: subtract(one.fee, first.fee) };
  return [first, rest].map((part) => ({ ...event, event: filled(part) }));
}

test('a sale of what the account was opened with realises nothing and says how much it was', () => {
  const events = [OPENED, placed('P-1', 'sell', d('2'), d('100'), d('2')), said('P-1', filled(fill('a', 5, '2', '100', { fee: d('0.2') })))];
  const state = fold(events);
  expect([totalOf(state, 'USD'), totalOf(state, 'BTC')]).toEqual(['10199.8', '1']);
  expect(state.positions.get(PAIR)).toMatchObject({ size: '0', cost: '0', realised: '0', fees: '0.2', soldUnbought: '2' });
});

test('a fee in base units makes the holding smaller, one in a third currency only costs that currency', () => {
  const buy = (fee: string, feeCurrency: string): AccountState =>
    fold([OPENED, placed('P-1', 'buy', d('2'), d('100'), d('200')), said('P-1', filled(fill('a', 5, '2', '100', { fee: d(fee), feeCurrency })))]);
  expect(buy('0.004', 'BTC').positions.get(PAIR)).toMatchObject({ size: '1.996', cost: '199.6', fees: '0.4' });
  expect(buy('0.1', 'LEO').positions.get(PAIR)).toMatchObject({ size: '2', cost: '200', fees: '0' });
  expect(balancesOf(buy('0.1', 'LEO')).map((b) => [b.currency, b.total])).toEqual([
    ['USD', '9800'],
    ['BTC', '5'],
    ['LEO', '-0.1'],
  ]);
});

test('an account that is opened again starts with nothing but its new balances', () => {
  const { events } = live([]);
  const lived = [...events, placed('P-1', 'buy', d('2'), d('100'), d('200')), said('P-1', filled(fill('a', 5, '1')), d('100'))];
  const state = fold([...lived, { kind: 'opened', at: ms(9), info: INFO, balances: { USD: d('5') } }]);
  expect(besidesCount(state)).toEqual(besidesCount(fold([{ kind: 'opened', at: ms(9), info: INFO, balances: { USD: d('5') } }])));
  expect(state.events).toBe(4);
});

test('what is said of an order that was never placed changes nothing but the count', () => {
  const state = fold([OPENED]);
  expect(applyAccountEvent(state, said('P-9', filled(fill('a', 5, '2'))))).toEqual({ ...state, events: 2 });
});

/** Orders 0, 1, … that end one after the other, except where the number is kept open. */
function* busy(count: number, keepsOpen: (n: number) => boolean = () => false): Generator<AccountEvent> {
  yield OPENED;
  for (let n = 0; n < count; n++) {
    const id = `P-${n}`;
    const order = newOrder({ side: n % 2 === 0 ? 'buy' : 'sell', size: d('0.01'), price: d('100') }, id);
    yield { kind: 'placed', at: ms(n), order, reserved: n % 2 === 0 ? d('1') : d('0.01') };
    yield said(id, { kind: 'acknowledged', at: ms(n), venueId: id }, d('0.01'));
    if (keepsOpen(n)) continue;
    const price = String(90 + (n % 20));
    yield said(id, filled(fill(`f${n}`, n, '0.01', price, { order: id, fee: d(n % 2 ? '0.001' : '0.00001'), feeCurrency: n % 2 ? 'USD' : 'BTC' })));
  }
}

test('of closed orders those that ended last are kept, and every open one', () => {
  const state = fold([...busy(KEPT_CLOSED + 50, (n) => n % 10 === 3)]);
  const orders = [...state.orders.values()];
  expect(orders.filter(isOpen).map((o) => o.id)).toEqual(Array.from({ length: 25 }, (_, i) => `P-${i * 10 + 3}`));
  const closed = orders.filter((o) => !isOpen(o)).map((o) => o.id);
  expect(closed).toHaveLength(KEPT_CLOSED);
  expect([closed[0], closed.at(-1)]).toEqual(['P-28', 'P-249']); // 225 closed, so the first 25 of them went
});

test('which closed order goes is decided by its end, not by when it was placed or told, and the one that ended just now stays', () => {
  const ends = Array.from({ length: KEPT_CLOSED + 1 }, (_, n) => n);
  const place = [...ends, KEPT_CLOSED + 1].map((n) => placed(`P-${n}`, 'buy', d('1'), d('1'), d('1')));
  const end = (n: number): AccountEvent => said(`P-${n}`, { kind: 'cancelled', at: ms(1000 + ((n * 37) % 201)), reason: 'asked' });
  const [told, reversed] = [fold([...place, ...ends.map(end)]), fold([...place, ...ends.toReversed().map(end)])];
  // The clock was set back: its end is the first of all, and whoever watches the account has yet to see it.
  expect([told.orders.has('P-0'), reversed.orders.get('P-0')?.state]).toEqual([false, 'cancelled']);
  const last = said(`P-${KEPT_CLOSED + 1}`, { kind: 'cancelled', at: ms(9_000), reason: 'asked' });
  const both = [told, reversed].map((state) => applyAccountEvent(state, last));
  expect(both[0]).toEqual(both[1]);
  expect([both[0]?.orders.size, both[0]?.orders.has('P-0'), both[0]?.orders.has('P-163')]).toEqual([KEPT_CLOSED, false, false]);
});

test('20,000 fills leave no more than the orders that are kept', () => {
  const state = foldAccountEvents(EMPTY_ACCOUNT, busy(20_000));
  expect([state.orders.size, state.reserved.size, state.events]).toEqual([KEPT_CLOSED, 0, 60_001]);
});

test('what its venue keeps is what that says, whatever its fills would come to', () => {
  const opened: AccountEvent = { kind: 'opened', at: ms(1), info: { ...INFO, id: 'live:bitfinex:a', feed: 'bitfinex' }, balances: {} };
  const held = (total: string, available: string | null): AccountEvent => ({
    kind: 'held',
    at: ms(2),
    balances: { USD: { total: d(total), available: available === null ? null : d(available) } },
  });
  const bought = [placed('R-1', 'buy', d('1'), d('100'), d('100')), said('R-1', filled(fill('a', 20, '1')))];
  const state = foldAccountEvents(EMPTY_ACCOUNT, [opened, held('500', '400'), ...bought]);
  expect(balancesOf(state)).toEqual([{ currency: 'USD', total: '500', reserved: '100', available: '400' }]);
  expect(state.positions.get('simulated:BTC/USD')?.size).toBe('1');
  const later = applyAccountEvent(state, held('390', null));
  expect(balancesOf(later)).toEqual([{ currency: 'USD', total: '390', reserved: '0', available: '390', isAvailableUnknown: true }]);
  for (const column of Object.values(later.ledger)) expect([...column.keys()].every((currency) => currency === 'USD')).toBe(true);
  expect(sum(Object.values(later.ledger).flatMap((column) => [...column.values()]))).toBe('0');
});

test('of what its venue has not reckoned, nothing is said to be free; of paper it is always known', () => {
  const held = (available: Decimal | null): AccountEvent => ({ kind: 'held', at: ms(1), balances: { USD: { total: d('100'), available } } });
  const kept = { ...OPENED, info: { ...INFO, id: 'live:bitfinex:a1' }, balances: {} };
  expect(balancesOf(fold([kept, held(null)]))).toMatchObject([{ currency: 'USD', total: '100', isAvailableUnknown: true }]);
  const told = { currency: 'USD', total: '100', reserved: '40', available: '60' };
  expect(balancesOf(fold([kept, held(null), held(d('60'))]))).toEqual([told]);
  expect(balancesOf(fold([kept, held(d('60')), held(null)]))).toMatchObject([{ isAvailableUnknown: true }]);
  expect(balancesOf(fold([OPENED])).some((balance) => balance.isAvailableUnknown)).toBe(false);
});

test('a fee that is told after its fill is paid once, and the holding is what it would be had it come with it', () => {
  for (const feeCurrency of ['USD', 'BTC']) {
    const told = fill('a', 3, '1', '100', { fee: d('0.1'), feeCurrency });
    const before = fill('a', 3, '1', '100', { isFeeUnknown: true });
    const begun = [OPENED, placed('P-1', 'buy', d('1'), d('100'), d('100'))];
    const late = fold([...begun, said('P-1', filled(before)), said('P-1', filled(told)), said('P-1', filled(told))]);
    const { size, cost, fees, realised } = fold([...begun, said('P-1', filled(told))]).positions.get(PAIR) ?? flatPosition(PAIR);
    expect(late.positions.get(PAIR)).toMatchObject({ size, cost, fees, realised });
    expect(late.orders.get('P-1')?.fills).toEqual([told]);
  }
});

test('an order remembers when it was placed', () => {
  const { orders } = fold([OPENED, placed('P-1', 'buy', d('1'), d('100'), d('100'), 7)]);
  expect(orders.get('P-1')).toMatchObject({ placedAt: 7, state: 'sent' });
});
