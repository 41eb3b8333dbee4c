import { isLiveId } from '../../domain/account/account-id';
import { parseInstrumentId } from '../../domain/instrument';
import { add, compare, type Decimal, divide, multiply, toDouble, ZERO } from '../../domain/money';
import type { Fill } from '../../domain/order/fill';
import type { Forced, Order } from '../../domain/order/order';
import { isExit } from '../../domain/order/order-set';
import { isHeld } from '../../domain/order/order-state';
import { isConditional, type OrderTerms, type OrderType, triggerSource } from '../../domain/order/terms';
import { plainAmount } from '../format/decimal';

export const SIDE_WORD = { buy: 'Buy', sell: 'Sell' } as const;

export const TYPE_WORD: Readonly<Record<OrderType, string>> = {
  limit: 'Limit',
  market: 'Market',
  stop: 'Stop',
  'stop-limit': 'Stop limit',
  'take-profit': 'Take profit',
  'trailing-stop': 'Trailing stop',
};

/** `Limit`, and what else was asked of it: `Limit, post-only`. */
export function termsWords(terms: OrderTerms): string {
  const byMark = triggerSource(terms) === 'mark' ? 'by mark' : '';
  const iceberg = terms.displayed === undefined ? '' : `iceberg of ${plainAmount(terms.displayed)}`;
  const more = [byMark, terms.tif === 'GTC' ? '' : terms.tif, terms.postOnly ? 'post-only' : '', terms.reduceOnly ? 'reduce-only' : ''];
  return [TYPE_WORD[terms.type], ...more, terms.hidden ? 'hidden' : '', iceberg].filter((word) => word !== '').join(', ');
}

const HUNDRED = '100' as Decimal;

/** Whole per cent of its size that were filled, rounded down: 100 is said of a whole fill only. */
export function filledPercent(order: Pick<Order, 'terms' | 'filled'>): number {
  if (compare(order.terms.size, ZERO) <= 0) return 0;
  return Math.min(100, toDouble(divide(multiply(order.filled, HUNDRED), order.terms.size, 0, 'down')));
}

/** Of an exit of a real bracket: its exchange has no orders that wait for another one. */
const HELD_HERE = 'held by this browser, dies with it';

/** Where an order stands, in a word or three. */
export function stateWords(order: Order): string {
  const percent = filledPercent(order);
  const part = order.fills.length === 0 ? '' : `, ${percent} % filled`;
  switch (order.state) {
    case 'draft':
      return 'sending';
    case 'logged':
      return HELD_HERE;
    case 'sent':
      return 'sent';
    case 'acknowledged':
      return isExit(order) && !isLiveId(order.account) ? 'waiting for its entry' : 'acknowledged';
    case 'working':
      return `${workingWords(order)}${isExit(order) && isLiveId(order.account) ? ', held by the exchange' : ''}`;
    case 'partly-filled':
      return `${percent} % filled`;
    case 'unknown':
      return `unknown${part}`;
    default:
      return order.state === 'filled' ? 'filled' : `${endWords(order.state)}${part}`;
  }
}

function workingWords({ terms, triggeredAt, trailing }: Order): string {
  if (terms.type === 'limit' || triggeredAt !== null) return 'open';
  if (trailing !== null) return `following${trailWords(terms)}, ${terms.side === 'sell' ? 'peak' : 'low'} ${plainAmount(trailing.peak)}`;
  return terms.trail !== null && terms.trigger !== null ? `waits for ${plainAmount(terms.trigger)}` : 'waiting for its trigger';
}

const trailWords = ({ trail, instrument }: OrderTerms): string =>
  trail === null ? '' : ` ${plainAmount(trail.distance)} ${trail.unit === 'percent' ? '%' : (parseInstrumentId(instrument)?.quote ?? '')} behind`;

const endWords = (end: string): string => (end === 'gone' ? 'ended, not known how' : end);

/** All that it went through so far, the last of it where it stands: `sent → acknowledged → open → 40 % filled`. */
export function lifeWords(order: Order): string {
  const { isSent, venueId, isWorking, triggeredAt, fills, state, end, terms } = order;
  const isWaited = isConditional(terms);
  const steps = [
    isSent && 'sent',
    venueId !== null && 'acknowledged',
    isWorking && (isWaited ? 'watched' : 'open'),
    triggeredAt !== null && 'went off',
    fills.length > 0 && state !== 'filled' && `${filledPercent(order)} % filled`,
    state === 'filled' ? 'filled' : end !== null && endWords(end.kind),
    state === 'unknown' && 'unknown',
  ].filter((step) => step !== false);
  return steps.length > 0 ? steps.join(' → ') : isHeld(order) ? HELD_HERE : 'sending';
}

/** `8 open, 2 filled`: where orders of one press stand, the most of them first. */
export function countWords(orders: readonly Order[]): string {
  const counts = new Map<string, number>();
  for (const order of orders) counts.set(stateWords(order), (counts.get(stateWords(order)) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([words, count]) => `${count} ${words}`)
    .join(', ');
}

/** Where another program placed it, and why it stands there, in the venue's own words; null where there is nothing to say. */
export const reasonOf = ({ origin, end, doubt, forced }: Pick<Order, 'origin' | 'end' | 'doubt' | 'forced'>): string | null =>
  [origin === 'elsewhere' && 'placed elsewhere', forced && forcedWords(forced), end?.reason || doubt].filter((words) => words).join('; ') || null;

const forcedWords = ({ mark, equity, maintenance }: Forced): string =>
  `liquidation: at the mark of ${plainAmount(mark)} the equity was ${plainAmount(equity)}, and ${plainAmount(maintenance)} must be maintained`;

/** Size-weighted price of all fills; null where there are none. */
export function averageFill(fills: readonly Pick<Fill, 'price' | 'size'>[], decimals = 12): Decimal | null {
  let cost = ZERO;
  let size = ZERO;
  for (const fill of fills) {
    cost = add(cost, multiply(fill.price, fill.size));
    size = add(size, fill.size);
  }
  return compare(size, ZERO) <= 0 ? null : divide(cost, size, decimals, 'half-even');
}

/** Why a fill is what it is. */
export function causeWords(fill: Pick<Fill, 'cause' | 'liquidity' | 'size'>, base: string): string {
  const { cause } = fill;
  if (cause === null) return fill.liquidity === 'maker' ? 'Filled while it rested' : 'Filled on arrival';
  switch (cause.kind) {
    case 'level':
      return `Took ${plainAmount(fill.size)} of the ${plainAmount(cause.shown)} ${base} shown at this price; ${plainAmount(cause.left)} left`;
    case 'queue':
      return `${icebergWords(cause, base)}A trade of ${plainAmount(cause.traded)} ${base} at this price reached it${cause.ahead === ZERO ? ', first in the queue' : ` after ${plainAmount(cause.ahead)} ahead of it in the queue`}`;
    case 'crossed':
      return `${icebergWords(cause, base)}The book moved through its price: ${plainAmount(cause.shown)} ${base} stood there`;
  }
}

/** Each part of it stands at the end of the queue when it comes into the book. */
const icebergWords = ({ displayed }: { readonly displayed?: Decimal }, base: string): string =>
  displayed === undefined ? '' : `Of an iceberg that showed ${plainAmount(displayed)} ${base}, each part from the back of the queue. `;
