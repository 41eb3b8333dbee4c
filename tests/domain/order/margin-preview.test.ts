import fc from 'fast-check';
import { expect, test } from 'vitest';
import { liquidationPrices } from '../../../src/domain/account/margin';
import { compare, type Decimal, fromDouble, multiply, subtract, ZERO } from '../../../src/domain/money';
import { midOf } from '../../../src/domain/order/book-walk';
import { largestAtMarket, largestOnMargin, type MarginStanding } from '../../../src/domain/order/margin-preview';
import { type Preview, previewOrder } from '../../../src/domain/order/preview';
import { type Asked, PAIR, Rig } from '../../venues/paper/rig';

/** An account of 1,000 USD at ten times that holds so much, on a book that it took nothing from. */
function holding(size: number): Rig {
  const rig = new Rig({ leverage: 10 }).shows([[99, 500]], [[101, 500]]);
  if (size !== 0) rig.submit({ side: size > 0 ? 'buy' : 'sell', size: Math.abs(size) });
  return rig.shows(
    [
      [99, 20.5],
      [98, 200.5],
    ],
    [
      [101, 20.5],
      [102, 200.5],
    ],
  );
}

function standingOf(rig: Rig): MarginStanding {
  const state = rig.execution.state();
  if (state.info?.kind !== 'margin') throw new Error('no margin account');
  const held = [...state.reserved.values()].reduce((all, one) => (Number(all) + Number(one)).toString() as Decimal, ZERO);
  const mid = midOf(rig.book.view());
  return {
    holding: { info: state.info, cash: state.ledger.user.get('USD') ?? ZERO, held, positions: [...state.positions.values()] },
    markOf: () => mid,
  };
}

const preview = (rig: Rig, asked: Asked): Preview =>
  previewOrder({
    terms: rig.draft(asked).terms,
    instrument: PAIR,
    book: rig.book.view(),
    fees: rig.execution.state().info?.fees ?? { maker: ZERO, taker: ZERO },
    balances: [],
    margin: standingOf(rig),
  });

const side = fc.constantFrom('buy' as const, 'sell' as const);
const held = fc.integer({ min: -200, max: 200 }).map((n) => n / 4);
const size = fc.integer({ min: 1, max: 300 }).map((n) => n / 4);

test('a market order comes to what was shown before: position, cash, liquidation, and whether it was let in', () => {
  fc.assert(
    fc.property(held, side, size, fc.boolean(), (has, way, of, reduceOnly) => {
      const rig = holding(has);
      const asked = { side: way, size: of, reduceOnly };
      const shown = preview(rig, asked);
      const id = rig.submit(asked);
      const state = rig.execution.state();
      const isRefused = rig.order(id).state === 'rejected';
      const isNothing = reduceOnly && (has === 0 || has > 0 === (way === 'buy'));
      expect(isRefused).toBe(!shown.isAffordable || isNothing);
      if (isRefused || rig.forced().length > 0) return;
      const { info } = state;
      if (info?.kind !== 'margin') throw new Error('no margin account');
      const cash = state.ledger.user.get('USD') ?? ZERO;
      const position = state.positions.get(PAIR.id);
      expect(shown.position?.size).toBe(position?.size);
      if (reduceOnly) return; // fees of what is cut off are shown too
      expect(Number(shown.position?.cash)).toBeCloseTo(Number(cash), 7);
      const liquidation = liquidationPrices({ info, cash, held: ZERO, positions: state.positions.values() }, () => null).get(PAIR.id) ?? null;
      if (liquidation === null) expect(shown.position?.liquidation).toBeNull();
      else expect(Number(shown.position?.liquidation)).toBeCloseTo(Number(liquidation), 7);
    }),
    { numRuns: 200 },
  );
});

test('a limit order holds back what was shown, and the largest one is let in where one more step is not', () => {
  fc.assert(
    fc.property(held, side, size, (has, way, of) => {
      const rig = holding(has);
      const asked = { side: way, size: of, price: way === 'buy' ? 95 : 105 };
      const shown = preview(rig, asked);
      const largest = shown.largest ?? ZERO;
      const id = rig.submit(asked);
      expect(rig.order(id).state === 'working').toBe(shown.isAffordable);
      if (shown.isAffordable) expect(rig.reserved(id)).toBe(shown.reserves);
      rig.cancel(id);
      const again = holding(has);
      if (compare(largest, ZERO) > 0) expect(again.order(again.submit({ ...asked, size: largest })).state).toBe('working');
      const more = holding(has);
      const step = subtract(largest, fromDouble(-0.000001));
      const tooMuch = preview(more, { ...asked, size: step });
      expect(tooMuch.isAffordable && tooMuch.reserves !== ZERO).toBe(false);
    }),
    { numRuns: 200 },
  );
});

test('the largest order is leverage times the free margin, and twice what it closes beside', () => {
  const [flat, long] = [holding(0), holding(10)];
  expect(largestOnMargin('buy', '100' as Decimal, PAIR, standingOf(flat))).toBe('100');
  expect(largestOnMargin('buy', '100' as Decimal, { ...PAIR, maxSize: '7' }, standingOf(flat))).toBe('7');
  // 1,000 less the fee of 2.02, a loss of 10 and 100 of margin are free.
  expect(largestOnMargin('sell', '100' as Decimal, PAIR, standingOf(long))).toBe('108.798');
  expect(largestAtMarket('sell', { bids: Float64Array.of(99, 3, 1), asks: new Float64Array() }, PAIR, standingOf(flat))).toBe('3');
  expect(largestAtMarket('buy', { bids: new Float64Array(), asks: new Float64Array() }, PAIR, standingOf(flat))).toBeNull();
});

test('without the mark of another position nothing is free, and what closes is still affordable', () => {
  const rig = holding(10);
  const standing = { ...standingOf(rig), markOf: () => null };
  const of = (asked: Asked): Preview =>
    previewOrder({
      terms: rig.draft(asked).terms,
      instrument: PAIR,
      book: rig.book.view(),
      fees: { maker: ZERO, taker: ZERO },
      balances: [],
      margin: standing,
    });
  expect([of({ size: 1 }).isAffordable, of({ side: 'sell', size: 10 }).isAffordable]).toEqual([false, true]);
  expect(multiply(of({ size: 1 }).reserves ?? ZERO, '10' as Decimal)).toBe('101');
});
