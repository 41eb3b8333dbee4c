/** What is odd about the prices of an order as the market stands. None of it keeps an order from being sent. */
import { compare, type Decimal, divide, multiply, subtract } from '../../../domain/money';
import { isUpward, type OrderTerms } from '../../../domain/order/terms';
import { figure } from '../../format/decimal';
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
    if (tif === 'IOC' || tif === 'FOK') say('warning', field, `Nothing stands at this price now: ${tif} would end unfilled.`);
    return;
  }
  const off = divide(multiply(side === 'buy' ? subtract(price, other) : subtract(other, price), HUNDRED), other, 1, 'down');
  if (postOnly) say('warning', field, 'It would fill at once: post-only would refuse it.');
  else if (compare(off, FAR_PERCENT) >= 0)
    say('warning', field, `The price is ${figure(off)} % ${side === 'buy' ? 'above the best ask' : 'below the best bid'}: it would fill at once.`);
  else say('note', field, `It would fill at once, at ${figure(price)} or better.`);
}

const NAMES = { stop: 'stop', 'stop-limit': 'stop', 'take-profit': 'take-profit' } as const;

/** It goes off at a trade: one that the market has passed already goes off at the next. */
function remarkOnTrigger(terms: OrderTerms, { last, mid }: Quotes, say: Say): void {
  const { type, side, trigger } = terms;
  const market = last ?? mid;
  if (trigger === null || market === null || !(type in NAMES)) return;
  const upward = isUpward(terms);
  const isPassed = upward ? compare(market, trigger) >= 0 : compare(market, trigger) <= 0;
  if (!isPassed) return;
  const name = NAMES[type as keyof typeof NAMES];
  const other = type === 'take-profit' ? 'a stop' : 'a limit or a take-profit';
  say(
    'warning',
    'trigger',
    `A ${side} ${name} goes off at its trigger and ${upward ? 'above' : 'below'}, and the market is at ${figure(market)}: it would go off at once. On the other side of the market use ${other}.`,
  );
}
