import type { Instrument } from '../../domain/instrument';
import { compare, type Decimal, isPositive } from '../../domain/money';
import { type Order, remaining } from '../../domain/order/order';
import { isConditional, type OrderTerms } from '../../domain/order/terms';
import { needAt, paysIn } from './funds';
import type { Matcher } from './matcher';
import type { PaperAccount } from './paper-account';

/** Why terms make no order, in the user's words; undefined: they do. */
export function unsound(terms: OrderTerms): string | undefined {
  const { type, size, price, trigger, trail, tif, expiresAt } = terms;
  if (!isPositive(size)) return 'the size must be above 0';
  if ((type === 'limit' || type === 'stop-limit') && (price === null || !isPositive(price))) return `a ${type} order needs a price above 0`;
  if ((type === 'stop' || type === 'stop-limit' || type === 'take-profit') && (trigger === null || !isPositive(trigger)))
    return `a ${type} order needs a trigger above 0`;
  if (type === 'trailing-stop' && (trail === null || !isPositive(trail.distance))) return 'a trailing stop needs a distance above 0';
  if (type !== 'limit' && type !== 'stop-limit' && price !== null) return `a ${type} order has no price`;
  if (tif === 'GTD' && expiresAt === null) return 'good till a date needs the date';
  return undefined;
}

/** Why the book does not take an order at this moment, in the user's words; undefined: it does. Funds are another question. */
export function unwelcome(terms: OrderTerms, matcher: Matcher): string | undefined {
  if (isConditional(terms)) return `a ${terms.type} order is not taken here`;
  const own = matcher.ownInTheWay(terms);
  if (own !== null) return `it would trade with your own order ${own.id} at ${own.price}`;
  const met = terms.postOnly ? matcher.wouldMeet(terms) : null;
  return met === null ? undefined : `post-only: it would take at once, ${met} is shown`;
}

/** What it must hold back to be taken in: a market order what it would cost now, a stop the worse of that and its trigger. */
export function firstNeed(order: Order, matcher: Matcher): Decimal {
  const { terms } = order;
  const left = remaining(order);
  const named = needAt(terms, left);
  if (terms.side === 'sell' || terms.price !== null) return named;
  const { cost } = matcher.look(terms, left);
  return compare(cost, named) > 0 ? cost : named;
}

/** Why the account cannot hold back so much more, in the user's words; undefined: it can. */
export function unaffordable(instrument: Instrument, account: PaperAccount, terms: OrderTerms, need: Decimal): string | undefined {
  const currency = paysIn(instrument, terms.side);
  const available = account.available(currency);
  return compare(need, available) <= 0 ? undefined : `it needs ${need} ${currency}, ${available} ${currency} are available`;
}
