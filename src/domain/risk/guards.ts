/** What an order must pass before it may leave: the instrument's rules and the account's limits, each with its figure and its limit. */
import type { AccountInfo } from '../account/account-event';
import { isOnMargin } from '../account/account-event';
import { isLiveId } from '../account/account-id';
import type { AccountState } from '../account/account-state';
import { isTraded } from '../account/margin';
import type { BookView } from '../book';
import { figure } from '../figure';
import { type Instrument, pairLabel } from '../instrument';
import { absolute, add, compare, type Decimal, divide, isPositive, most, multiply, negate, subtract, sum, ZERO } from '../money';
import { averageOf, bestFor, midOf, slippage, walkBook } from '../order/book-walk';
import { describeTerms } from '../order/describe';
import { remaining } from '../order/order';
import { checkTerms } from '../order/order-rules';
import { isOpen } from '../order/order-state';
import { isUpward, type OrderTerms } from '../order/terms';
import type { VenueMs } from '../units';
import { exposureOf } from './exposure';
import type { Limits, Stakes } from './limits';
import { type Refusal, refuse } from './refuse';

/** All that the guards look at. */
export interface GuardInput {
  readonly terms: readonly OrderTerms[];
  /** Of one order that is being changed: what is filled of it is held by now, and asks for nothing more. */
  readonly filled?: Decimal;
  readonly instrument: Instrument;
  readonly book: BookView;
  /** Absent or null info: a spot account. */
  readonly account: Pick<AccountState, 'orders' | 'positions'> & { readonly info?: AccountInfo | null; readonly ledger?: AccountState['ledger'] };
  readonly limits: Limits;
  /** Lost on this UTC day, in quote units: above 0 is a loss. */
  readonly lostToday: Decimal;
  /** How many ms ago the orders and changes of orders of the last minute left, the oldest first. */
  readonly leftAgo: readonly number[];
  /** The venue's time. */
  readonly now: VenueMs;
}

/** The first thing that speaks against it; undefined: nothing does. */
export function guard(input: GuardInput): Refusal | undefined {
  for (const check of CHECKS) {
    const refusal = check(input);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}

const CHECKS: readonly ((input: GuardInput) => Refusal | undefined)[] = [
  ({ account: { info }, instrument }) => {
    if (info?.kind !== 'margin' || isTraded(instrument, info)) return undefined;
    return refuse(
      'instrument',
      `${pairLabel(instrument.id)} is not quoted and settled in ${info.collateral}, the collateral of this account. Choose a pair that is, or another account.`,
    );
  },
  ({ terms, instrument, now, account: { info } }) => {
    for (const one of terms) {
      const complaint = checkTerms(one, instrument, now, info?.kind).find(({ severity }) => severity === 'error');
      if (complaint !== undefined) return refuse('instrument', complaint.words);
    }
    return undefined;
  },
  ({ account, terms, limits }) => {
    const open = [...account.orders.values()].filter(isOpen).length;
    if (open + terms.length <= limits.openOrders) return undefined;
    return refuse(
      'max-open-orders',
      `${open} orders are open and this would add ${terms.length}; ${limits.openOrders} are allowed. Cancel some first.`,
    );
  },
  ({ leftAgo, limits }) => {
    const [oldest] = leftAgo;
    if (oldest === undefined || leftAgo.length < limits.ordersPerMinute) return undefined;
    const seconds = Math.max(1, Math.ceil((60_000 - oldest) / 1000));
    return refuse(
      'orders-per-minute',
      `${leftAgo.length} orders and changes left in the last minute; ${limits.ordersPerMinute} are allowed. The next one may leave in ${seconds} s.`,
    );
  },
  checkStakes,
  ({ terms, book, limits, instrument }) => {
    for (const one of terms) {
      const refusal = checkCollar(one, book, limits, instrument) ?? checkSlippage(one, book, limits);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  },
];

function checkStakes(input: GuardInput): Refusal | undefined {
  const { instrument, book, limits, filled = ZERO } = input;
  const terms = input.terms.map((one) => ({ ...one, size: most(ZERO, subtract(one.size, filled)) }));
  const { quote } = instrument;
  const stakes = limits.stakes[quote];
  if (stakes === undefined)
    return refuse(
      'max-notional',
      `No largest order is set for amounts in ${quote}, so none can leave. Trade a pair quoted in ${Object.keys(limits.stakes).slice(0, 4).join(', ')} …`,
    );
  const values = terms.map((one) => multiply(one.size, valuePrice(one, book)));
  // Of the orders of a group that exclude each other the largest counts; adding all of them up is never too little.
  const value = sum(values);
  if (compare(value, stakes.order) > 0)
    return refuse(
      'max-notional',
      `${describeTerms(input.terms[0] as OrderTerms)} is worth ${money(value)} ${quote}; ${money(stakes.order)} is the most that may leave at once.`,
    );
  return input.account.info != null && isOnMargin(input.account.info)
    ? checkExposure({ ...input, terms }, stakes)
    : checkHolding({ ...input, terms }, stakes, values);
}

/** On margin a position goes both ways, and closing is let through whatever was lost or is held. */
function checkExposure({ terms, instrument, book, account, lostToday }: GuardInput, stakes: Stakes): Refusal | undefined {
  const { quote, base } = instrument;
  const { now, atWorst, isClosing } = exposureOf(terms, account, midOf(book) ?? ZERO, (one) => multiply(one.size, valuePrice(one, book)));
  if (!isClosing && compare(lostToday, stakes.dailyLoss) >= 0)
    return refuse(
      'daily-loss',
      `${money(lostToday)} ${quote} were lost today; at ${money(stakes.dailyLoss)} opening stops until midnight UTC. Orders that only close are still let through.`,
    );
  if (isClosing || compare(atWorst, stakes.position) <= 0 || compare(atWorst, now) <= 0) return undefined;
  return refuse(
    'max-position',
    `With this, a position in ${base} worth ${money(atWorst)} ${quote} would be held or ordered, long or short; ${money(stakes.position)} is the most.`,
  );
}

/** Base units. What its venue keeps was not all bought here. */
const heldOf = ({ info, ledger, positions }: GuardInput['account'], { id, base }: Instrument): Decimal =>
  (info != null && isLiveId(info.id) ? ledger?.user.get(base) : positions.get(id)?.size) ?? ZERO;

function checkHolding({ terms, instrument, book, account, lostToday }: GuardInput, stakes: Stakes, values: readonly Decimal[]): Refusal | undefined {
  const { quote, base } = instrument;
  const isBuying = terms.some(({ side }) => side === 'buy');
  if (!isBuying) return undefined;
  if (compare(lostToday, stakes.dailyLoss) >= 0)
    return refuse(
      'daily-loss',
      `${money(lostToday)} ${quote} were lost today; at ${money(stakes.dailyLoss)} buying stops until midnight UTC. Selling is still let through.`,
    );
  const mid = midOf(book) ?? ZERO;
  const held = multiply(absolute(heldOf(account, instrument)), mid);
  const waiting = sum(
    [...account.orders.values()]
      .filter((order) => isOpen(order) && order.terms.instrument === instrument.id && order.terms.side === 'buy')
      .map((order) => multiply(remaining(order), valuePrice(order.terms, book))),
  );
  const position = add(add(held, waiting), sum(terms.flatMap((one, i) => (one.side === 'buy' ? [values[i] as Decimal] : []))));
  if (compare(position, stakes.position) <= 0) return undefined;
  return refuse(
    'max-position',
    `With this, ${base} worth ${money(position)} ${quote} would be held or bid for; ${money(stakes.position)} is the most.`,
  );
}

/** The price an order is valued at: its own where it has one, but what it would meet where it takes at once and may get that. */
function valuePrice(terms: OrderTerms, book: BookView): Decimal {
  const { type, price, trigger, side, size } = terms;
  const met = (): Decimal => averageOf(walkBook(book, side, size, null)) ?? midOf(book) ?? ZERO;
  if (price !== null) return type === 'limit' && side === 'sell' ? most(price, met()) : price;
  return trigger === null || isAtMarket(terms, book) ? met() : trigger;
}

/** It takes at the next trade, whatever the price: a market order, or one whose trigger the market stands at or beyond. */
function isAtMarket({ type, side, trigger }: OrderTerms, book: BookView): boolean {
  if (type === 'market') return true;
  if (trigger === null || (type !== 'stop' && type !== 'take-profit')) return false;
  const upward = isUpward({ type, side });
  const edge = bestFor(book, upward ? 'buy' : 'sell');
  return edge !== null && (upward ? compare(trigger, edge) <= 0 : compare(trigger, edge) >= 0);
}

/** A limit that reaches far through the market is a slip of the hand; one that waits far away harms nobody. */
function checkCollar(
  { type, side, price, trigger }: OrderTerms,
  book: BookView,
  { priceCollar }: Limits,
  { quote }: Instrument,
): Refusal | undefined {
  if (price === null) return undefined;
  const from = type === 'stop-limit' ? trigger : midOf(book);
  if (from === null || !isPositive(from)) return undefined;
  const through = divide(side === 'buy' ? subtract(price, from) : subtract(from, price), from, 6, 'half-even');
  if (compare(through, priceCollar) <= 0) return undefined;
  const edge = multiply(from, side === 'buy' ? add(ONE, priceCollar) : subtract(ONE, priceCollar));
  const reference = type === 'stop-limit' ? 'its trigger' : 'the middle of the book';
  const [shown, far, anchor, allowed, bound] = [figure(price), percent(through), figure(from), percent(priceCollar), money(edge)];
  return refuse(
    'price-collar',
    side === 'buy'
      ? `${shown} is ${far} above ${reference}, ${anchor}; ${allowed} is allowed: ${bound} ${quote} at the most.`
      : `${shown} is ${far} below ${reference}, ${anchor}; ${allowed} is allowed: ${bound} ${quote} at the least.`,
  );
}

function checkSlippage(terms: OrderTerms, book: BookView, limits: Limits): Refusal | undefined {
  if (!isAtMarket(terms, book)) return undefined;
  const { side, size } = terms;
  const walk = walkBook(book, side, size, null);
  if (compare(walk.filled, size) < 0)
    return refuse(
      'slippage',
      `The book shows ${figure(walk.filled)} on that side, less than the ${figure(size)} of this order. Ask for less, or set a limit price.`,
    );
  const slip = slippage(side, averageOf(walk), midOf(book));
  if (slip === null || compare(slip.ratio, limits.slippage) <= 0) return undefined;
  return refuse(
    'slippage',
    `It would fill ${percent(slip.ratio)} from the middle of the book on average; ${percent(limits.slippage)} is allowed. Ask for less, or set a limit price.`,
  );
}

/** Realised losses, fees and funding included, since the figures of `before`: above 0 is a loss. */
export function lostSince(
  before: ReadonlyMap<string, Decimal>,
  account: AccountState,
  quoteOf: (instrument: string) => string,
  quote: string,
): Decimal {
  return most(ZERO, negate(subtract(realisedIn(account, quoteOf, quote), before.get(quote) ?? ZERO)));
}

/** Realised gains less fees and funding, of all instruments that are quoted in a currency. */
export function realisedIn(account: Pick<AccountState, 'positions'>, quoteOf: (instrument: string) => string, quote: string): Decimal {
  return sum(
    [...account.positions.values()]
      .filter(({ instrument }) => quoteOf(instrument) === quote)
      .map(({ realised, fees, funding }) => subtract(realised, add(fees, funding ?? ZERO))),
  );
}

const ONE = '1' as Decimal;
const HUNDRED = '100' as Decimal;
const percent = (ratio: Decimal): string => `${figure(divide(multiply(ratio, HUNDRED), ONE, 2, 'half-even'))} %`;
const money = (amount: Decimal): string => figure(divide(amount, ONE, 8, 'half-even'));
