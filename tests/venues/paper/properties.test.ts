import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AccountState, applyAccountEvent } from '../../../src/domain/account/account-state';
import { add, compare, type Decimal, multiply, sum, ZERO } from '../../../src/domain/money';
import { isExit } from '../../../src/domain/order/order-set';
import { isOpen } from '../../../src/domain/order/order-state';
import { isConditional } from '../../../src/domain/order/terms';
import { Rig } from './rig';
import { anything, begin, type Happening, happen, happenings, isResting, ledgerGap, openOrders, single, size, wrongs } from './steps';

const RUNS = Number(process.env['TAPEDECK_PAPER_RUNS'] ?? 100);

/** Run it all, looking at the account after every event. */
function run(rig: Rig, all: readonly Happening[]): void {
  let state: AccountState = rig.replayed();
  let seen = rig.events.length;
  for (const happening of all) {
    happen(rig, happening);
    for (; seen < rig.events.length; seen++) {
      const event = rig.events[seen];
      if (event === undefined) continue;
      state = applyAccountEvent(state, event);
      const found = wrongs(state, event);
      if (found.length > 0) throw new Error(`${JSON.stringify(event)}: ${found.join('; ')}`);
    }
  }
}

describe('whatever happens', () => {
  test('no figure is out of bounds after any event, and the ledger is its fills', () => {
    fc.assert(
      fc.property(happenings(anything), fc.constantFrom(0, 30), fc.constantFrom('300', '100000'), (all, latencyMs, USD) => {
        const rig = begin(new Rig({ latencyMs, balances: { USD, BTC: '5' } }));
        run(rig, all);
        expect(ledgerGap(rig.execution.state(), rig.opening, rig.events)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('the events add up to the state, to the last digit', () => {
    fc.assert(
      fc.property(happenings(anything), (all) => {
        const rig = begin(new Rig());
        run(rig, all);
        expect(rig.execution.state()).toEqual(rig.replayed());
      }),
      { numRuns: RUNS },
    );
  });

  test('a life that was cut after any event goes on from there', () => {
    fc.assert(
      fc.property(happenings(anything), happenings(anything), fc.nat(), fc.constantFrom('300', '100000'), (before, after, cut, USD) => {
        const rig = begin(new Rig({ balances: { USD, BTC: '5' } }));
        run(rig, before);
        rig.events.length = Math.min(rig.events.length, cut % (rig.events.length + 1));
        rig.restart();
        rig.trust('live').tell();
        run(rig, after);
        expect(rig.execution.state()).toEqual(rig.replayed());
        expect(ledgerGap(rig.execution.state(), rig.opening, rig.events)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('an open order holds back its price times what is left, or what is left', () => {
    fc.assert(
      fc.property(happenings(single), (all) => {
        const rig = begin(new Rig());
        run(rig, all);
        const state = rig.execution.state();
        for (const order of openOrders(state)) {
          const left = add(order.terms.size, `-${order.filled}` as Decimal);
          const need = order.terms.side === 'sell' ? left : multiply(order.terms.price ?? ZERO, left);
          expect(state.reserved.get(order.id)).toBe(order.venueId === null ? ZERO : need);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('fill or kill is filled whole or not at all, and nothing that may not rest is open in a live book', () => {
    fc.assert(
      fc.property(happenings(anything), (all) => {
        const rig = begin(new Rig());
        run(rig, all);
        for (const order of rig.execution.state().orders.values()) {
          if (order.terms.tif === 'FOK' && order.filled !== ZERO) expect(order.state).toBe('filled');
        }
        rig.trust('live');
        rig.shows([[1, 1]], [[1000, 1]]);
        for (const order of openOrders(rig.execution.state())) expect(isResting(order) || isConditional(order.terms) || isExit(order)).toBe(true);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('orders that wait for a price', () => {
  test('go off once, at a trade or a mark at or beyond it, while the book is live', () => {
    fc.assert(
      fc.property(happenings(anything), (all) => {
        const rig = begin(new Rig());
        for (const happening of all) {
          const before = rig.events.length;
          const stops = new Map(openOrders(rig.execution.state()).map((order) => [order.id, order.trailing?.stop ?? order.terms.trigger]));
          happen(rig, happening);
          // What a trade has gone through is not taken until the book is told, or has had the time.
          if (happening.kind === 'trade') rig.wait(250);
          for (const event of rig.events.slice(before)) {
            if (event.kind !== 'order' || event.event.kind !== 'triggered') continue;
            const { terms, fills } = rig.order(event.id);
            const beyond =
              compare(event.event.price, stops.get(event.id) ?? ZERO) * ((terms.side === 'buy') !== (terms.type === 'take-profit') ? 1 : -1);
            expect([happening.kind === 'trade', beyond >= 0]).toEqual([terms.triggerOn === undefined, true]);
            expect(fills.length > 0 || rig.order(event.id).end !== null || terms.price !== null).toBe(true);
          }
        }
        for (const id of rig.execution.state().orders.keys())
          expect(rig.life(id).filter((kind) => kind === 'triggered').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: RUNS },
    );
  });

  test('a trailing stop only ever moves one way, and stands as far behind its peak as was asked', () => {
    fc.assert(
      fc.property(happenings(anything), (all) => {
        const rig = begin(new Rig());
        run(rig, all);
        for (const { id, terms } of rig.execution.state().orders.values()) {
          const told = rig.events.flatMap((event) =>
            event.kind === 'order' && event.id === id && event.event.kind === 'trailed' ? [event.event] : [],
          );
          for (const [i, { peak, stop }] of told.entries()) {
            const direction = terms.side === 'sell' ? 1 : -1;
            if (i > 0) expect(compare(stop, told[i - 1]?.stop ?? ZERO) * direction).toBeGreaterThan(0);
            const distance = Number(terms.trail?.distance) * (terms.trail?.unit === 'percent' ? Number(peak) / 100 : 1);
            const gap = (Number(peak) - Number(stop)) * direction - distance;
            expect(gap > -1e-9 && gap < 0.01).toBe(true);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });
});

describe('against the book', () => {
  test('a taker pays what a level shows, and no level gives more than it shows before it changes', () => {
    fc.assert(
      fc.property(happenings(anything), (all) => {
        const rig = begin(new Rig());
        const taken = new Map<string, { shown: string; size: Decimal }>();
        for (const happening of all) {
          const before = rig.events.length;
          happen(rig, happening);
          for (const event of rig.events.slice(before)) {
            if (event.kind !== 'order' || event.event.kind !== 'filled') continue;
            const { price, size: filled, cause } = event.event.fill;
            if (cause?.kind !== 'level') continue;
            const level = `${rig.order(event.id).terms.side} ${price}`;
            const known = taken.get(level);
            const total = known?.shown === cause.shown ? add(known.size, filled) : filled;
            taken.set(level, { shown: cause.shown, size: total });
            expect(compare(total, cause.shown)).toBeLessThanOrEqual(0);
            expect(compare(add(cause.left, total), cause.shown)).toBeLessThanOrEqual(0);
          }
          for (const [level, { shown }] of taken) if (shownAt(rig, level) !== shown) taken.delete(level);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('a resting order gets its own price, and no trade gives more than was traded', () => {
    fc.assert(
      fc.property(happenings(anything), (all) => {
        const rig = begin(new Rig());
        run(rig, all);
        const byTrade = new Map<string, Decimal>();
        for (const { order, price, size: filled, cause, liquidity } of rig.fills()) {
          if (liquidity !== 'maker') continue;
          expect(priceAt(rig, order)).toContain(price);
          if (cause?.kind !== 'queue') continue;
          const total = add(byTrade.get(cause.trade) ?? ZERO, filled);
          byTrade.set(cause.trade, total);
          expect(compare(total, cause.traded)).toBeLessThanOrEqual(0);
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('a better price is filled first, and at one price the older order', () => {
    fc.assert(
      fc.property(happenings(single, { isSteady: true }), (all) => {
        const rig = begin(new Rig());
        let state = rig.replayed();
        let seen = rig.events.length;
        for (const happening of all) {
          happen(rig, happening);
          for (; seen < rig.events.length; seen++) {
            const event = rig.events[seen];
            if (event?.kind === 'order' && event.event.kind === 'filled' && event.event.fill.liquidity === 'maker') {
              const filled = state.orders.get(event.id);
              for (const other of openOrders(state)) {
                if (filled === undefined || other.id === filled.id || !isResting(other) || other.terms.side !== filled.terms.side) continue;
                const ahead = compare(other.terms.price ?? ZERO, filled.terms.price ?? ZERO) * (filled.terms.side === 'buy' ? 1 : -1);
                const isOlder = Number(other.id.slice(2)) < Number(filled.id.slice(2));
                expect(ahead > 0 || (ahead === 0 && isOlder)).toBe(false);
              }
            }
            if (event !== undefined) state = applyAccountEvent(state, event);
          }
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('in parts or in one piece, the same size costs the same', () => {
    fc.assert(
      fc.property(fc.array(size, { minLength: 1, maxLength: 6 }), fc.constantFrom('buy' as const, 'sell' as const), (parts, side) => {
        const [whole, split] = [begin(new Rig()), begin(new Rig())];
        whole.submit({ side, size: sum(parts.map((part) => String(part) as Decimal)) });
        for (const part of parts) split.submit({ side, size: part });
        expect(split.execution.state().ledger).toEqual(whole.execution.state().ledger);
      }),
      { numRuns: RUNS },
    );
  });

  test('while it is not live nothing is filled', () => {
    fc.assert(
      fc.property(happenings(single, { isSteady: true }), happenings(single, { isSteady: true }), (before, after) => {
        const rig = begin(new Rig());
        run(rig, before);
        const fills = rig.fills().length;
        const open = [...rig.execution.state().orders.values()].filter(isOpen).length;
        rig.trust('stale');
        run(rig, after);
        expect(rig.fills()).toHaveLength(fills);
        expect(openOrders(rig.execution.state()).length).toBe(
          open + after.reduce((count, { kind, ...rest }) => count + (kind === 'submit' && 'asked' in rest ? rest.asked.length : 0), 0),
        );
      }),
      { numRuns: RUNS },
    );
  });
});

/** `level`: side of the taker and price. */
function shownAt(rig: Rig, level: string): string | undefined {
  const [taker, price] = level.split(' ');
  const { bids, asks } = rig.book.view();
  const rows = taker === 'buy' ? asks : bids;
  for (let i = 0; i < rows.length; i += 3) if (String(rows[i]) === price) return String(rows[i + 1]);
  return undefined;
}

/** Prices that an order had in its life. */
function priceAt(rig: Rig, id: string): (string | null)[] {
  const amended = rig.events.flatMap((event) =>
    event.kind === 'order' && event.id === id && event.event.kind === 'amended' ? [event.event.change.price ?? null] : [],
  );
  return [rig.order(id).asked.price, ...amended];
}
