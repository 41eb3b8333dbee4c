import { expect, test } from 'vitest';
import type { Order, OrderEvent } from '../../../src/domain/order/order';
import type { LocalMs, VenueMs } from '../../../src/domain/units';
import { averageFill, causeWords, countWords, filledPercent, lifeWords, reasonOf, stateWords, termsWords } from '../../../src/ui/trading/order-words';
import { event, makeFill, makeOrder, makeTerms, money } from './orders';

const sent: readonly OrderEvent[] = [
  { kind: 'logged', at: 1_000 as LocalMs },
  { kind: 'sent', at: 1_100 as LocalMs },
  { kind: 'acknowledged', at: 1_200 as VenueMs, venueId: 'P-1' },
];

test('the state says how much was filled, and a hundred per cent of a whole fill only', () => {
  expect(stateWords(makeOrder('P-1', [event.working]))).toBe('open');
  expect(stateWords(makeOrder('P-1', [event.working, event.filled()]))).toBe('40 % filled');
  expect(stateWords(makeOrder('P-1', [event.working, event.filled({ size: money('0.49999') })]))).toBe('99 % filled');
  expect(stateWords(makeOrder('P-1', [event.filled({ size: money('0.5') })]))).toBe('filled');
});

test('an order that ended in part says what was filled and why it ended', () => {
  const order = makeOrder('P-1', [event.working, event.filled(), event.cancelled()]);
  expect(stateWords(order)).toBe('cancelled, 40 % filled');
  expect(reasonOf(order)).toBe('by you');
});

test('a liquidation says what it was placed for, and what was left of it', () => {
  const forced = { mark: money('94'), equity: money('415'), maintenance: money('423') };
  const words = 'liquidation: at the mark of 94 the equity was 415, and 423 must be maintained';
  expect(reasonOf({ ...makeOrder('L-1'), forced })).toBe(words);
  expect(reasonOf({ ...makeOrder('L-1', [event.working, event.filled(), event.cancelled()]), forced })).toBe(`${words}; by you`);
});

test('an order without an answer is unknown, and says since when nothing was heard', () => {
  const order = makeOrder('P-1', [event.doubted]);
  expect(stateWords(order)).toBe('unknown');
  expect(reasonOf(order)).toBe('no answer in 5 s');
});

test('an order of another program says so, wherever it stands', () => {
  const order = { ...makeOrder('V-1', [event.working]), origin: 'elsewhere' } as const;
  expect(reasonOf(order)).toBe('placed elsewhere');
  expect(reasonOf({ ...makeOrder('V-1', [event.working, event.cancelled()]), origin: 'elsewhere' })).toBe('placed elsewhere; by you');
});

test('an end that nobody knows is told as one', () => {
  const gone: OrderEvent = { kind: 'gone', at: 3_000 as VenueMs, reason: 'taken note of' };
  expect(stateWords(makeOrder('P-1', [event.working, gone]))).toBe('ended, not known how');
  expect(stateWords(makeOrder('P-1', [event.working, event.filled(), gone]))).toBe('ended, not known how, 40 % filled');
  expect(lifeWords(makeOrder('P-1', [...sent, gone]))).toBe('sent → acknowledged → ended, not known how');
  expect(reasonOf(makeOrder('P-1', [event.working, gone]))).toBe('taken note of');
});

test('nothing is called open before its venue said so', () => {
  expect(stateWords(makeOrder('P-1'))).toBe('sending');
});

test('the life of an order is all it went through, where it stands last', () => {
  expect(lifeWords(makeOrder('P-1'))).toBe('sending');
  expect(lifeWords(makeOrder('P-1', sent))).toBe('sent → acknowledged');
  expect(lifeWords(makeOrder('P-1', [...sent, event.working, event.filled()]))).toBe('sent → acknowledged → open → 40 % filled');
  expect(lifeWords(makeOrder('P-1', [...sent, event.filled({ size: money('0.5') })]))).toBe('sent → acknowledged → filled');
  expect(lifeWords(makeOrder('P-1', [...sent, event.working, event.filled(), event.cancelled()]))).toBe(
    'sent → acknowledged → open → 40 % filled → cancelled',
  );
  const stop = { type: 'stop', price: null, trigger: money('60000') } as const;
  const triggered: OrderEvent = { kind: 'triggered', at: 1_700 as VenueMs, price: money('60000') };
  expect(lifeWords(makeOrder('P-1', [...sent, event.working, triggered], stop))).toBe('sent → acknowledged → watched → went off');
  expect(lifeWords(makeOrder('P-1', [...sent.slice(0, 2), event.rejected('too small')]))).toBe('sent → rejected');
  expect(lifeWords(makeOrder('P-1', [...sent.slice(0, 2), event.doubted]))).toBe('sent → unknown');
});

test('of many orders it is counted where they stand', () => {
  const open = makeOrder('P-1', [event.working]);
  expect(countWords([open, makeOrder('P-2', [event.cancelled()]), open])).toBe('2 open, 1 cancelled');
  const leg = { ...makeOrder('P-3', sent), group: { id: 'G', kind: 'bracket', role: 'stop-loss' } } as const;
  expect(countWords([leg])).toBe('1 waiting for its entry');
});

test('a stop that follows later says from where, and then what it follows', () => {
  const terms = {
    type: 'trailing-stop',
    side: 'sell',
    price: null,
    trigger: money('70000'),
    trail: { unit: 'percent', distance: money('1') },
  } as const;
  expect(stateWords(makeOrder('P-1', [event.working], terms))).toBe('waits for 70,000');
  const trailed: OrderEvent = { kind: 'trailed', at: 1_600 as VenueMs, peak: money('70000'), stop: money('69300') };
  expect(stateWords(makeOrder('P-1', [event.working, trailed], terms))).toBe('following 1 % behind, peak 70,000');
  expect(termsWords(makeTerms({ ...terms, triggerOn: 'mark' }))).toBe('Trailing stop, by mark');
});

test('terms are named with all that is not usual about them', () => {
  expect(termsWords(makeTerms())).toBe('Limit');
  expect(termsWords(makeTerms({ tif: 'GTD', postOnly: true, hidden: true }))).toBe('Limit, GTD, post-only, hidden');
  expect(termsWords(makeTerms({ displayed: money('0.1') }))).toBe('Limit, iceberg of 0.1');
});

test('a per cent is of the size, rounded down', () => {
  expect(filledPercent({ terms: makeTerms({ size: money('3') }), filled: money('2') })).toBe(66);
  expect(filledPercent({ terms: makeTerms({ size: money('0') }), filled: money('0') })).toBe(0);
});

test('the average price is weighed by size', () => {
  const fills = [makeFill({ price: money('100'), size: money('1') }), makeFill({ price: money('200'), size: money('3') })];
  expect(averageFill(fills)).toBe('175');
  expect(averageFill([])).toBeNull();
});

test('each cause of a fill has its words', () => {
  expect(causeWords(makeFill({ cause: { kind: 'level', shown: money('0.5'), left: money('0.3') } }), 'BTC')).toBe(
    'Took 0.2 of the 0.5 BTC shown at this price; 0.3 left',
  );
  expect(causeWords(makeFill({ cause: { kind: 'queue', trade: 't', traded: money('2'), ahead: money('1.5') } }), 'BTC')).toBe(
    'A trade of 2 BTC at this price reached it after 1.5 ahead of it in the queue',
  );
  expect(causeWords(makeFill({ cause: { kind: 'queue', trade: 't', traded: money('2'), ahead: money('0') } }), 'BTC')).toContain(
    'first in the queue',
  );
  expect(causeWords(makeFill({ cause: { kind: 'queue', trade: 't', traded: money('2'), ahead: money('1'), displayed: money('0.1') } }), 'BTC')).toBe(
    'Of an iceberg that showed 0.1 BTC, each part from the back of the queue. A trade of 2 BTC at this price reached it after 1 ahead of it in the queue',
  );
  expect(causeWords(makeFill({ cause: { kind: 'crossed', shown: money('4') } }), 'BTC')).toContain('moved through its price');
  expect(causeWords(makeFill(), 'BTC')).toBe('Filled while it rested');
});

test('an exit says who holds it: this browser, and once it has left the exchange', () => {
  const exit = (more: Partial<Order>): Order => ({
    ...makeOrder('R-1', [event.working]),
    account: 'live:bitfinex:a',
    group: { id: 'G-1', kind: 'bracket', role: 'stop-loss' },
    ...more,
  });
  const held = exit({ state: 'logged', isSent: false, isWorking: false });
  expect([stateWords(held), lifeWords(held)]).toEqual(['held by this browser, dies with it', 'held by this browser, dies with it']);
  expect(stateWords(exit({}))).toBe('open, held by the exchange');
  expect(stateWords(exit({ account: 'paper:bitfinex:main' }))).toBe('open');
});
