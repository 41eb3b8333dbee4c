import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type AccountState, applyAccountEvent } from '../../../src/domain/account/account-state';
import { isLiquidated, type MarginFigures, marginFigures, marginOf } from '../../../src/domain/account/margin';
import { unrealised } from '../../../src/domain/account/position';
import { absolute, add, compare, type Decimal, fromDouble, isNegative, multiply, negate, subtract, sum, ZERO } from '../../../src/domain/money';
import { midOf } from '../../../src/domain/order/book-walk';
import { remaining } from '../../../src/domain/order/order';
import { PAIR, Rig } from './rig';
import { anything, begin, type Happening, happen, happenings, isResting, openOrders, price, single, wrongs } from './steps';

const RUNS = Number(process.env['TAPEDECK_PAPER_RUNS'] ?? 100);
const leverage = fc.constantFrom(1, 3, 10, 100);
/** A market that jumps far enough to liquidate. */
const wild = happenings(anything, { hasGaps: true });
const make = (at: number, USD = '60'): Rig => begin(new Rig({ leverage: at, balances: { USD } }));

/** Run it all, looking at the account after every event. */
function run(rig: Rig, all: readonly Happening[], seen?: (state: AccountState, event: Rig['events'][number], before: AccountState) => void): void {
  let state = rig.replayed();
  let count = rig.events.length;
  for (const happening of all) {
    happen(rig, happening);
    for (; count < rig.events.length; count++) {
      const event = rig.events[count] as Rig['events'][number];
      const before = state;
      state = applyAccountEvent(state, event);
      // What losses ate up is below nothing on margin.
      const found = wrongs(state, event).filter((words) => !words.includes('available of'));
      if (found.length > 0) throw new Error(`${JSON.stringify(event)}: ${found.join('; ')}`);
      seen?.(state, event, before);
    }
  }
}

const sizeOf = (state: AccountState): Decimal => state.positions.get(PAIR.id)?.size ?? ZERO;

/** As the live book shows it; null: a side of it is empty. */
function figuresOf(rig: Rig): MarginFigures | null {
  const state = rig.execution.state();
  const mid = midOf(rig.book.view());
  if (state.info?.kind !== 'margin') return null;
  const holding = {
    info: state.info,
    cash: state.ledger.user.get('USD') ?? ZERO,
    held: sum(state.reserved.values()),
    positions: state.positions.values(),
  };
  return marginFigures(holding, () => mid);
}

test('cash and position at any mark are the start, all fills at their prices, less fees, to the last digit; the events add up to the state', () => {
  fc.assert(
    fc.property(wild, leverage, price, (all, at, mark) => {
      const rig = make(at);
      run(rig, all);
      const state = rig.execution.state();
      expect(state).toEqual(rig.replayed());
      const worth = rig.fills().map(({ order, size, price: paid, fee }) => {
        const gain = multiply(size, subtract(fromDouble(mark), paid));
        return subtract(rig.order(order).terms.side === 'buy' ? gain : negate(gain), fee);
      });
      const covered = rig.events.flatMap((event) => (event.kind === 'covered' ? [event.amount] : []));
      const gains = [...state.positions.values()].map((position) => unrealised(position, fromDouble(mark)));
      expect(add(state.ledger.user.get('USD') ?? ZERO, sum(gains))).toBe(sum([fromDouble(60), ...worth, ...covered]));
      expect([...state.ledger.user.keys()]).toEqual(['USD']);
    }),
    { numRuns: RUNS },
  );
});

test('a life that was cut after any event goes on from there', () => {
  fc.assert(
    fc.property(wild, wild, fc.nat(), leverage, (before, after, cut, at) => {
      const rig = make(at);
      run(rig, before);
      rig.events.length = Math.min(rig.events.length, cut % (rig.events.length + 1));
      rig.restart();
      rig.trust('live').tell();
      run(rig, after);
      expect(rig.execution.state()).toEqual(rig.replayed());
    }),
    { numRuns: RUNS },
  );
});

test('an open order holds back the margin of what it would open, beyond twice what it closes', () => {
  fc.assert(
    fc.property(happenings(single), leverage, (all, at) => {
      const rig = make(at, '100000');
      run(rig, all);
      const state = rig.execution.state();
      for (const order of openOrders(state)) {
        if (!isResting(order)) continue;
        const held = sizeOf(state);
        const closes = isNegative(held) === (order.terms.side === 'buy') ? absolute(held) : ZERO;
        const opens = subtract(remaining(order), add(closes, closes));
        const need = isNegative(opens) ? ZERO : marginOf(multiply(order.terms.price ?? ZERO, opens), at);
        expect(state.reserved.get(order.id)).toBe(need);
      }
    }),
    { numRuns: RUNS },
  );
});

test('reduce-only never makes a position larger, nor turns it', () => {
  fc.assert(
    fc.property(wild, leverage, (all, at) => {
      const rig = make(at);
      run(rig, all, (state, event, before) => {
        if (event.kind !== 'order' || event.event.kind !== 'filled' || state.orders.get(event.id)?.terms.reduceOnly !== true) return;
        const [was, is] = [sizeOf(before), sizeOf(state)];
        expect(compare(absolute(is), absolute(was))).toBeLessThan(0);
        expect(is === ZERO || isNegative(is) === isNegative(was)).toBe(true);
      });
    }),
    { numRuns: RUNS },
  );
});

test('no order takes more margin than is free: what it paid in fees and beside the mark is all that may be missing', () => {
  fc.assert(
    fc.property(happenings(single, { isSteady: true }), leverage, (all, at) => {
      const rig = make(at);
      for (const happening of all) {
        const before = figuresOf(rig);
        const fills = rig.fills().length;
        happen(rig, happening);
        const after = figuresOf(rig);
        const mid = midOf(rig.book.view());
        if (happening.kind !== 'submit' || before === null || after === null || mid === null || rig.forced().length > 0) continue;
        const news = rig.fills().slice(fills);
        // A part is worth less at once by what it was paid beside the mark, and its margin was reckoned at the price that its order names.
        const beside = sum(
          news.map(({ order, size, price: paid }) => {
            const named = rig.order(order).terms.price ?? paid;
            const off = add(absolute(subtract(paid, mid)), multiply(absolute(subtract(named, mid)), fromDouble(1 / at)));
            return multiply(size, off);
          }),
        );
        const floor = subtract(subtract(isNegative(before.available) ? before.available : ZERO, sum(news.map(({ fee }) => fee))), beside);
        expect(Number(subtract(after.available, floor))).toBeGreaterThan(-1e-6);
      }
    }),
    { numRuns: RUNS },
  );
});

test('where the book is live and deep no account stands at the margin to maintain, and a liquidation leaves no order open', () => {
  fc.assert(
    fc.property(wild, leverage, (all, at) => {
      const rig = make(at);
      run(rig, all, (state, event) => {
        if (event.kind === 'placed' && event.order.origin === 'liquidation') expect(openOrders(state).map(({ id }) => id)).toEqual([event.order.id]);
      });
      rig.trust('live');
      rig.shows([[96, 1000.5]], [[104, 1000.5]]);
      // A side that a trade has just gone through takes nothing for so long, what is closed by force included.
      rig.wait(250);
      const figures = figuresOf(rig);
      expect(figures !== null && isLiquidated(figures)).toBe(false);
      if (sizeOf(rig.execution.state()) === ZERO) expect(isNegative(rig.execution.state().ledger.user.get('USD') ?? ZERO)).toBe(false);
    }),
    { numRuns: RUNS * 2 },
  );
});

test('while the book is not live nothing is filled and nothing is closed by force', () => {
  fc.assert(
    fc.property(happenings(single, { isSteady: true }), happenings(single, { isSteady: true }), leverage, (before, after, at) => {
      const rig = make(at);
      run(rig, before);
      const [fills, forced] = [rig.fills().length, rig.forced().length];
      rig.trust('stale');
      run(rig, after);
      expect([rig.fills().length, rig.forced().length]).toEqual([fills, forced]);
    }),
    { numRuns: RUNS },
  );
});
