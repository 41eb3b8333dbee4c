import { payCurrency } from '../../domain/account/account-state';
import { add, compare, type Decimal, isPositive, most, ZERO } from '../../domain/money';
import { type Order, type OrderId, remaining } from '../../domain/order/order';
import { isExit } from '../../domain/order/order-set';
import { isConditional, type OrderTerms } from '../../domain/order/terms';
import type { Matcher } from './matcher';
import type { PaperAccount } from './paper-account';

/** Why terms make no order, in the user's words; undefined: they do. */
export function unsound(terms: OrderTerms): string | undefined {
  const { type, size, price, trigger, trail, tif, expiresAt, displayed } = terms;
  const isLimited = type === 'limit' || type === 'stop-limit';
  const isTriggered = type === 'stop' || type === 'stop-limit' || type === 'take-profit';
  if (!isPositive(size)) return 'the size must be above 0';
  if (isLimited && (price === null || !isPositive(price))) return `a ${type} order needs a price above 0`;
  if (!isLimited && price !== null) return `a ${type} order has no price`;
  if (isTriggered && (trigger === null || !isPositive(trigger))) return `a ${type} order needs a trigger above 0`;
  if (type === 'trailing-stop' && (trail === null || !isPositive(trail.distance))) return 'a trailing stop needs a distance above 0';
  if (displayed !== undefined && !(isLimited && isPositive(displayed))) return 'only what has a price can show a part of itself, and more than 0';
  if (tif === 'GTD' && expiresAt === null) return 'good till a date needs the date';
  return undefined;
}

/** Why the book does not take an order at this moment, in the user's words; undefined: it does. Funds are another question. */
export function unwelcome(terms: OrderTerms, matcher: Matcher, isTriggered: boolean): string | undefined {
  if (terms.reduceOnly && !isPositive(matcher.closable(terms.side))) return 'reduce-only: there is no position to reduce';
  if (isConditional(terms) && !isTriggered) return undefined;
  const own = matcher.ownInTheWay(terms);
  if (own !== null) return `it would trade with your own order ${own.id} at ${own.price}`;
  const met = terms.postOnly ? matcher.wouldMeet(terms) : null;
  return met === null ? undefined : `post-only: it would take at once, ${met} is shown`;
}

/** What an order holds back before it goes into the book: one without a limit the worse of its stop and what it would cost now. */
export function conditionalNeed(order: Order, { funds }: PaperAccount, matcher: Matcher): Decimal {
  const { terms, trailing } = order;
  const left = remaining(order);
  const named = funds.needAt(terms, left, trailing?.stop ?? matcher.firstStop(terms));
  return terms.price !== null ? named : most(funds.needAtMarket(terms, left, matcher.look(terms, left).cost), named);
}

/** What each of them must hold back to be let in. The legs of a bracket hold back nothing until its entry is filled. */
export function needsOf(orders: readonly Order[], account: PaperAccount, matcher: Matcher): ReadonlyMap<OrderId, Decimal> {
  return new Map(orders.map((order) => [order.id, isExit(order) ? ZERO : conditionalNeed(order, account, matcher)]));
}

/** Why orders that come together are not let in, in the user's words; undefined: they are. */
export function refusalOf(
  orders: readonly Order[],
  needs: ReadonlyMap<OrderId, Decimal>,
  account: PaperAccount,
  matcher: Matcher,
): string | undefined {
  for (const order of orders) {
    const reason = unsound(order.terms) ?? (isExit(order) ? undefined : unwelcome(order.terms, matcher, false));
    if (reason !== undefined) return reason;
  }
  const byCurrency = new Map<string, Decimal>();
  for (const side of ['buy', 'sell'] as const) {
    const own = orders.filter(({ terms }) => terms.side === side);
    const [first] = own;
    if (first === undefined) continue;
    const isEither = own.every(({ group }) => group?.kind === 'oco');
    const need = own.map(({ id }) => needs.get(id) ?? ZERO).reduce(isEither ? most : add, ZERO);
    const currency = payCurrency(first, account.info);
    byCurrency.set(currency, add(byCurrency.get(currency) ?? ZERO, need));
    const reason = unaffordable(account, first.terms, byCurrency.get(currency) ?? ZERO);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

/** Why the account cannot hold back so much more, in the user's words; undefined: it can. */
export function unaffordable(account: PaperAccount, terms: OrderTerms, more: Decimal): string | undefined {
  const currency = payCurrency({ terms }, account.info);
  if (!isPositive(more)) return undefined;
  const available = account.available(currency);
  return available !== null && compare(more, available) <= 0 ? undefined : account.funds.tooLittle(more, currency, available);
}
