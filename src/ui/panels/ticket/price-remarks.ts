/** What is odd about the prices of an order as the market stands. None of it keeps an order from being sent. */
import { compare, type Decimal, divide, multiply, subtract } from '../../../domain/money';
import { isUpward, type OrderTerms, type OrderType } from '../../../domain/order/terms';
import type { Side } from '../../../domain/units';
import { figure } from '../../format/decimal';
import { type Text, t } from '../../words/t';
import type { Quotes } from './quotes';
import type { Say, TicketField } from './ticket-fields';

/** A limit this far on the wrong side of the market is more likely a slip than a wish. */
const FAR_PERCENT = '5' as Decimal;
const HUNDRED = '100' as Decimal;

export function remarkOnPrices(terms: OrderTerms, quotes: Quotes, say: Say, field: TicketField = 'price'): void {
  if (terms.type === 'limit') remarkOnLimit(terms, quotes, say, field);
  else if (terms.trigger !== null) remarkOnTrigger(terms, quotes, say);
}

function remarkOnLimit({ side, price, tif, postOnly }: OrderTerms, quotes: Quotes, say: Say, field: TicketField): void {
  const other = side === 'buy' ? quotes.ask : quotes.bid;
  if (price === null || other === null) return;
  const isTaking = side === 'buy' ? compare(price, other) >= 0 : compare(price, other) <= 0;
  if (!isTaking) {
    if (tif === 'IOC' || tif === 'FOK') say('warning', field, t('Nothing stands at this price now: {{ tif }} would end unfilled.', { tif }));
    return;
  }
  const off = divide(multiply(side === 'buy' ? subtract(price, other) : subtract(other, price), HUNDRED), other, 1, 'down');
  if (postOnly) say('warning', field, t('It would fill at once: post-only would refuse it.'));
  else if (compare(off, FAR_PERCENT) >= 0) say('warning', field, t(FAR[side], { percent: figure(off) }));
  else say('note', field, t('It would fill at once, at {{ price }} or better.', { price: figure(price) }));
}

const FAR = {
  buy: 'The price is {{ percent }} % above the best ask: it would fill at once.',
  sell: 'The price is {{ percent }} % below the best bid: it would fill at once.',
} as const satisfies Readonly<Record<Side, Text>>;

const STOP = {
  buy: 'A buy stop goes off at its trigger and above, and the market is at {{ price }}: it would go off at once. On the other side of the market use a limit or a take-profit.',
  sell: 'A sell stop goes off at its trigger and below, and the market is at {{ price }}: it would go off at once. On the other side of the market use a limit or a take-profit.',
} as const satisfies Readonly<Record<Side, Text>>;

const PROFIT = {
  buy: 'A buy take-profit goes off at its trigger and below, and the market is at {{ price }}: it would go off at once. On the other side of the market use a stop.',
  sell: 'A sell take-profit goes off at its trigger and above, and the market is at {{ price }}: it would go off at once. On the other side of the market use a stop.',
} as const satisfies Readonly<Record<Side, Text>>;

const PASSED: Readonly<Partial<Record<OrderType, typeof STOP | typeof PROFIT>>> = { stop: STOP, 'stop-limit': STOP, 'take-profit': PROFIT };

/** It goes off at a trade: one that the market has passed already goes off at the next. */
function remarkOnTrigger(terms: OrderTerms, { last, mid }: Quotes, say: Say): void {
  const { type, side, trigger } = terms;
  const market = last ?? mid;
  const words = PASSED[type]?.[side];
  if (trigger === null || market === null || words === undefined) return;
  const upward = isUpward(terms);
  const isPassed = upward ? compare(market, trigger) >= 0 : compare(market, trigger) <= 0;
  if (!isPassed) return;
  say('warning', 'trigger', t(words, { price: figure(market) }));
}
