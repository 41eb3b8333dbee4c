import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { flatPosition, type Position } from '../../../src/domain/account/position';
import type { Instrument } from '../../../src/domain/instrument';
import { absolute, compare, type Decimal, decimalsOf, fromDouble, multiply } from '../../../src/domain/money';
import { buttonWords } from '../../../src/domain/order/describe';
import { figure } from '../../../src/ui/format/decimal';
import { closeOrder, exitOrders, hasLeft, isDue, PARTS, reverseOrder } from '../../../src/ui/panels/positions/closing';
import { readExits } from '../../../src/ui/panels/positions/exit-prices';
import { showLanguage } from '../../../src/ui/words/language';
import { money } from './orders';

const BTC: Instrument = { id: 'simulated:BTC/USD', venue: 'simulated', base: 'BTC', quote: 'USD', priceRule: { kind: 'decimals', decimals: 1 } };
const held = (size: string): Position => ({ ...flatPosition(BTC.id), size: money(size), cost: money('100') });
const words = (set: Parameters<typeof buttonWords>[0]): string => buttonWords(set, 'PAPER');

afterEach(() => showLanguage('en'));

const ON_PAPER = { kind: 'margin', hasTakeProfit: true } as const;

test('a press for several closes sends none a second time: only what was refused may be tried again', () => {
  expect(isDue(null)).toBe(true);
  expect(isDue({ kind: 'refused', text: 'not armed', isLikeTheLast: false })).toBe(true);
  // These have a button of their own, which says what it does.
  expect(isDue({ kind: 'refused', text: 'like the last', isLikeTheLast: true })).toBe(false);
  expect(isDue({ kind: 'unanswered', text: 'no answer' })).toBe(false);
  expect(isDue({ kind: 'placed', ids: ['P-1'], isDuplicate: false })).toBe(false);
});

test('that an order of several has left is said of one that was placed only: not of one that was held back, nor without an answer', () => {
  expect(hasLeft({ kind: 'placed', ids: ['P-1'], isDuplicate: false })).toBe(true);
  expect(hasLeft({ kind: 'refused', text: 'like the last', isLikeTheLast: true })).toBe(false);
  expect(hasLeft({ kind: 'unanswered', text: 'no answer' })).toBe(false);
  expect(hasLeft(null)).toBe(false);
});

test('a close is a market order of the other side, and on margin one that never turns the position', () => {
  expect(words(closeOrder(held('-0.5'), '50', BTC, 'margin'))).toBe('Buy 0.25 BTC at market · reduce-only · PAPER');
  expect(words(closeOrder(held('0.5'), '100', BTC, 'spot'))).toBe('Sell 0.5 BTC at market · PAPER');
});

test('all of a position is all of it, and a part is never more than asked, on the grid of sizes', () => {
  const size = fc.integer({ min: -1_000_000, max: 1_000_000 }).filter((n) => n !== 0);
  fc.assert(
    fc.property(size, fc.constantFrom(...PARTS), (n, part) => {
      const position = held(fromDouble(n / 1e6));
      const asked = closeOrder(position, part, { ...BTC, sizeDecimals: 6 }, 'margin').orders[0]?.terms.size as Decimal;
      const most = multiply(multiply(absolute(position.size), part as string as Decimal), money('0.01'));
      expect(compare(asked, most)).toBeLessThanOrEqual(0);
      expect(compare(multiply(money('1'), asked), most) > -1 || Number(most) - Number(asked) < 1e-6).toBe(true);
      expect(decimalsOf(asked)).toBeLessThanOrEqual(6);
      if (part === '100') expect(asked).toBe(absolute(position.size));
    }),
  );
});

test('a reverse is twice the position in one order, which may open', () => {
  expect(words(reverseOrder(held('0.5'), BTC))).toBe('Sell 1 BTC at market · PAPER');
});

test('one trigger is one order, two are an OCO of the whole position', () => {
  const of = (profit: string | null, loss: string | null) =>
    exitOrders(held('0.5'), { profit: profit as Decimal | null, loss: loss as Decimal | null, source: 'trade' }, BTC, ON_PAPER);
  expect(of(null, null)).toBeNull();
  expect([of('110', null), of(null, '90')].map((set) => set && words(set))).toEqual([
    'Sell 0.5 BTC when it trades at 110 · take-profit · reduce-only · PAPER',
    'Sell 0.5 BTC when it trades at 90 · stop · reduce-only · PAPER',
  ]);
  const byMark = exitOrders(held('0.5'), { profit: null, loss: money('90'), source: 'mark' }, BTC, ON_PAPER);
  expect(byMark && words(byMark)).toBe('Sell 0.5 BTC when its mark is at 90 · stop · reduce-only · PAPER');
  expect(of('110', '90')).toMatchObject({ group: 'oco', orders: [{ role: 'oco' }, { role: 'oco' }] });
});

test('where nobody has orders that wait for a gain, the gain is a limit, and the two are a pair that exchanges take', () => {
  const prices = { profit: money('110'), loss: money('90'), source: 'trade' } as const;
  const set = exitOrders(held('-0.5'), prices, BTC, { kind: 'venue-margin', hasTakeProfit: false });
  expect(set?.orders.map(({ terms, role }) => [role, terms.type, terms.side, terms.size, terms.price, terms.trigger, terms.reduceOnly])).toEqual([
    ['oco', 'limit', 'buy', '0.5', '110', null, true],
    ['oco', 'stop', 'buy', '0.5', null, '90', true],
  ]);
  const spot = exitOrders(held('0.5'), { ...prices, loss: null }, BTC, { kind: 'spot', hasTakeProfit: false });
  expect(spot && words(spot)).toBe('Sell 0.5 BTC @ 110 · limit · PAPER');
});

test('a take profit stands on the winning side of the price and a stop loss on the other, for longs and shorts', () => {
  const read = (size: string, profit: string, loss: string, mark: string | null = '100') =>
    readExits(held(size), { profit, loss }, mark as Decimal | null, BTC);
  expect(read('1', '1110', '90')).toEqual({ profit: '1110', loss: '90', trouble: null, wrong: [] });
  expect(read('-1', '90', '110')).toEqual({ profit: '90', loss: '110', trouble: null, wrong: [] });
  expect(read('1', '90', '').trouble).toBe('The take profit of a long position is above the price, which is 100 now.');
  expect(read('-1', '', '90').trouble).toBe('The stop loss of a short position is above the price, which is 100 now.');
  expect(read('1', '110.25', '').trouble).toBe('This market has no price 110.25. Enter 110.2.');
  expect(read('1', '1110.25', '').trouble).toBe('This market has no price 1,110.25. Enter 1110.2.');
  expect(read('1', 'ten', '').trouble).toBe('The take profit: “t” is not read in a number. Type the digits 0 to 9, for example 100.');
  expect(read('1', '', '1,110').trouble).toBe('The stop loss: 1,110 can be 1.110 or 1110. Type one of the two.');
  expect(read('1', '90', '', null)).toEqual({ profit: '90', loss: null, trouble: null, wrong: [] });
});

test('of two triggers the one that is wrong is marked, and the words are of the first', () => {
  const wrong = (profit: string, loss: string) => readExits(held('1'), { profit, loss }, money('100'), BTC).wrong;
  expect(wrong('110', '101')).toEqual(['loss']);
  expect(wrong('99.95', '90')).toEqual(['profit']);
  expect(wrong('90', 'x')).toEqual(['profit', 'loss']);
  expect(readExits(held('1'), { profit: '110', loss: '101' }, money('100'), BTC).trouble).toMatch(/^The stop loss of a long position is below/);
});

test.each(['en', 'sv'] as const)('a price that is typed as it is shown is read as no other one: %s', async (language) => {
  await showLanguage(language);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), (tenths) => {
      const price = fromDouble(tenths / 10);
      const { profit, wrong } = readExits(held('1'), { profit: figure(price), loss: '' }, null, BTC);
      if (language === 'sv') expect(profit).toBe(price);
      else expect([price, null]).toContain(profit);
      expect(wrong).toEqual(profit === null ? ['profit'] : []);
    }),
  );
});

test('in Swedish a comma before the decimals is read, and numbers are told with one', async () => {
  await showLanguage('sv');
  const read = (profit: string) => readExits(held('1'), { profit, loss: '' }, money('70000.5'), BTC);
  expect(read('70100,5')).toEqual({ profit: '70100.5', loss: null, trouble: null, wrong: [] });
  expect(read('70100,25').trouble).toBe('Marknaden har inget pris 70\u00a0100,25. Skriv 70100,2.');
  const fine = readExits(held('1'), { profit: '15,12345', loss: '' }, money('15'), { ...BTC, priceRule: { kind: 'decimals', decimals: 3 } });
  expect(fine.trouble).toBe('Marknaden har inget pris 15,12345. Skriv 15.123.');
  expect(read('1,5').trouble).toBe('Take profit för en lång position ligger över priset, som nu är 70\u00a0000,5.');
});
