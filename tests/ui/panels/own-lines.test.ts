import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyToPosition, flatPosition } from '../../../src/domain/account/position';
import { ZERO } from '../../../src/domain/money';
import type { OrderEvent } from '../../../src/domain/order/order';
import type { VenueMs } from '../../../src/domain/units';
import { barOf } from '../../../src/ui/panels/chart/chart-surface';
import { changeWords, gainAt, gainWords, isAtOnce, moveWords, orderName } from '../../../src/ui/panels/chart/orders/line-words';
import { orderLines } from '../../../src/ui/panels/chart/orders/own-lines';
import { roomForTags, stackTags } from '../../../src/ui/panels/chart/orders/stack-tags';
import { positionLines } from '../../../src/ui/trading/position-lines';
import { event, makeOrder, money } from '../trading/orders';

const PAIR = 'simulated:BTC/USD';
const triggered: OrderEvent = { kind: 'triggered', at: 1_800 as VenueMs, price: money('63000') };
const trailed: OrderEvent = { kind: 'trailed', at: 1_700 as VenueMs, peak: money('64000'), stop: money('63500') };
const position = (size: string, price: string) => applyToPosition(flatPosition(PAIR), { size: money(size), price: money(price), fee: ZERO });
const shown = (order: ReturnType<typeof makeOrder>) => orderLines([order], PAIR).map(({ price, term }) => [price, term]);

test('an order has a line at each price that it waits at', () => {
  const stopLimit = { type: 'stop-limit', side: 'sell', price: money('62900'), trigger: money('63000') } as const;
  const trailing = { type: 'trailing-stop', price: null, trail: { unit: 'price', distance: money('500') } } as const;
  expect(shown(makeOrder('P-1', [event.working]))).toEqual([['64000', 'price']]);
  expect(shown(makeOrder('P-2', [event.working], { type: 'stop', price: null, trigger: money('63000') }))).toEqual([['63000', 'trigger']]);
  expect(shown(makeOrder('P-3', [event.working], stopLimit))).toEqual([
    ['63000', 'trigger'],
    ['62900', 'price'],
  ]);
  expect(shown(makeOrder('P-4', [event.working, triggered], stopLimit))).toEqual([['62900', 'price']]);
  expect(shown(makeOrder('P-5', [event.working, trailed], trailing))).toEqual([['63500', null]]);
  expect(shown(makeOrder('P-6', [event.working], trailing))).toEqual([]);
  expect(shown(makeOrder('P-7', [event.working], { type: 'market', price: null }))).toEqual([]);
});

test('a line moves only while the venue is known to have its order', () => {
  expect(shown(makeOrder('P-1', [{ kind: 'sent', at: 1_100 as never }]))).toEqual([['64000', null]]);
  expect(shown(makeOrder('P-2', [event.working, event.doubted]))).toEqual([['64000', null]]);
  expect(shown(makeOrder('P-3', [event.working, event.filled()]))).toEqual([['64000', 'price']]);
  expect(shown(makeOrder('P-4', [event.working, event.cancelled()]))).toEqual([]);
  expect(orderLines([makeOrder('P-5', [event.working], { instrument: 'simulated:ETH/USD' })], PAIR)).toEqual([]);
});

test('a position has a line at its entry, and one at its liquidation if it has such a price', () => {
  expect(positionLines([flatPosition(PAIR)], PAIR, money('58000'))).toEqual([]);
  expect(positionLines([position('2', '64000')], PAIR, null).map(({ kind, price }) => [kind, price])).toEqual([['entry', '64000']]);
  expect(positionLines([position('2', '64000')], PAIR, money('58000')).map(({ kind, price }) => [kind, price])).toEqual([
    ['entry', '64000'],
    ['liquidation', '58000'],
  ]);
});

test('an order is named by what can still fill of it and by its place in its group', () => {
  const order = makeOrder('P-1', [event.working, event.filled({ size: money('0.2') })]);
  expect(orderName({ order, term: 'price' })).toBe('Buy limit 0.3');
  const group = { id: 'G-1', kind: 'bracket', role: 'stop-loss' } as const;
  const leg = { ...makeOrder('P-2', [event.working], { type: 'stop-limit', side: 'sell', trigger: money('63000') }), group };
  expect(orderName({ order: leg, term: 'trigger' })).toBe('Sell stop limit 0.5 · stop loss');
  expect(orderName({ order: { ...leg, state: 'logged' }, term: 'trigger' })).toBe('Sell stop limit 0.5 · stop loss · held here');
  expect(orderName({ order: leg, term: 'price' })).toBe('Sell stop limit 0.5 · its limit · stop loss');
});

test('what an order closes of a position is told at the price it is moved to', () => {
  const long = position('1', '60000');
  const sell = makeOrder('P-1', [event.working], { side: 'sell', size: money('0.5') });
  expect(gainAt(sell, long, money('61000'))).toBe('500');
  expect(gainAt(makeOrder('P-2', [event.working], { side: 'sell', size: money('3') }), long, money('59000'))).toBe('-1000');
  expect(gainAt(makeOrder('P-3', [event.working]), position('-0.5', '60000'), money('59000'))).toBe('500');
  expect(gainAt(makeOrder('P-4', [event.working]), long, money('61000'))).toBeNull();
  expect(gainAt(sell, null, money('61000'))).toBeNull();
});

test('the words of a move say what changes, how far it is, and what it would come to', () => {
  const order = makeOrder('P-1', [event.working], { side: 'sell', size: money('0.5'), price: money('66000') });
  const move = { order, term: 'price', to: money('65000') } as const;
  expect(changeWords(move)).toBe('Change price 66,000 → 65,000');
  expect(moveWords(move, position('1', '60000'), 64_000)).toBe('+1.56 % · if closed there +2,500.00 USD');
  expect(moveWords(move, null, 65_500)).toBe('−0.76 % · would fill at once');
  expect(moveWords(move, null, null)).toBe('');
});

test.each([
  ['limit', 'price', 'buy', '64000', '64001', '63999'],
  ['limit', 'price', 'sell', '64000', '63999', '64001'],
  ['stop', 'trigger', 'sell', '64000', '64001', '63999'],
  ['stop', 'trigger', 'buy', '64000', '63999', '64001'],
  ['take-profit', 'trigger', 'sell', '64000', '63999', '64001'],
  ['take-profit', 'trigger', 'buy', '64000', '64001', '63999'],
] as const)('a %s at its %s to %s takes effect at once on one side of the market only', (type, term, side, last, atOnce, later) => {
  const order = makeOrder('P-1', [event.working], { type, side, trigger: money('1'), price: money('1') });
  expect(isAtOnce(order, term, money(atOnce), Number(last))).toBe(true);
  expect(isAtOnce(order, term, money(later), Number(last))).toBe(false);
});

test('the limit of a stop-limit that sleeps fills nothing yet', () => {
  const terms = { type: 'stop-limit', trigger: money('65000') } as const;
  expect(isAtOnce(makeOrder('P-1', [event.working], terms), 'price', money('66000'), 64_000)).toBe(false);
  expect(isAtOnce(makeOrder('P-2', [event.working, triggered], terms), 'price', money('66000'), 64_000)).toBe(true);
});

test('a position comes to its gain at the mark', () => {
  expect(gainWords(position('0.5', '60000'), money('61200'))).toBe('+600.00 USD (+2.00 %)');
  expect(gainWords(position('-0.5', '60000'), money('61200'))).toBe('−600.00 USD (−2.00 %)');
  expect(gainWords(position('0.5', '60000'), null)).toBe('');
});

test('a fill stands at the bar that holds its moment', () => {
  const bars = [0, 60, 120, 300].map((at) => ({ at }) as never);
  expect([-1, 0, 59, 60, 119, 299, 300, 9_999].map((at) => barOf(bars, at))).toEqual([undefined, 0, 0, 60, 60, 120, 300, 300]);
  expect(barOf([], 5)).toBeUndefined();
});

const HEIGHT = 20;
const wanted = fc.array(fc.integer({ min: -50, max: 450 }), { maxLength: 20 });

test('no tag covers another, they keep their order, and what fits stays in view', () => {
  fc.assert(
    fc.property(wanted, (tops) => {
      const stacked = stackTags(tops, HEIGHT, 28, 428);
      expect(stacked).toHaveLength(tops.length);
      const order = tops.map((_, i) => i).sort((a, b) => (tops[a] as number) - (tops[b] as number) || a - b);
      for (let i = 1; i < order.length; i++)
        expect((stacked[order[i] as number] as number) - (stacked[order[i - 1] as number] as number)).toBeGreaterThanOrEqual(HEIGHT);
      for (const top of stacked) expect(top >= 28 && top <= 428 - HEIGHT).toBe(true);
    }),
  );
});

test('a tag that is in nobody’s way stays where it wants to be', () => {
  expect(stackTags([300, 100], HEIGHT, 28, 428)).toEqual([300, 100]);
  expect(stackTags([100, 105, 110], HEIGHT, 28, 428)).toEqual([100, 120, 140]);
  expect(stackTags([400, 420], HEIGHT, 28, 428)).toEqual([388, 408]);
  expect(stackTags([10, 10, 10], HEIGHT, 0, 40)).toEqual([0, 20, 40]);
});

test('no tag that fits stands where the words about lines out of view do', () => {
  expect(roomForTags(28, 428, { above: 0, below: 0 })).toEqual({ from: 28, to: 428 });
  expect(roomForTags(48, 428, { above: 2, below: 0 })).toEqual({ from: 72, to: 428 });
  const { from, to } = roomForTags(28, 500, { above: 1, below: 1 });
  fc.assert(
    fc.property(wanted, (tops) => {
      for (const top of stackTags(tops, HEIGHT, from, to)) expect(top >= 28 + 24 && top + HEIGHT <= 500 - 24).toBe(true);
    }),
  );
});
