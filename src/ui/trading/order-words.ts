import { isLiveId } from '../../domain/account/account-id';
import { parseInstrumentId } from '../../domain/instrument';
import { add, compare, type Decimal, divide, multiply, toDouble, ZERO } from '../../domain/money';
import type { Fill } from '../../domain/order/fill';
import type { Ending, Forced, Order } from '../../domain/order/order';
import { isExit } from '../../domain/order/order-set';
import { isHeld } from '../../domain/order/order-state';
import { isConditional, type OrderTerms, type OrderType, triggerSource } from '../../domain/order/terms';
import type { Side } from '../../domain/units';
import { plainAmount } from '../format/decimal';
import { say } from '../words/say';
import { type Text, t } from '../words/t';

/** Each is shown through `t`. */
export const SIDE_WORD = { buy: 'Buy', sell: 'Sell' } as const satisfies Readonly<Record<Side, Text>>;

export const TYPE_WORD = {
  limit: 'Limit',
  market: 'Market',
  stop: 'Stop',
  'stop-limit': 'Stop limit',
  'take-profit': 'Take profit',
  'trailing-stop': 'Trailing stop',
} as const satisfies Readonly<Record<OrderType, Text>>;

/** `Limit`, and what else was asked of it: `Limit, post-only`. */
export function termsWords(terms: OrderTerms): string {
  const byMark = triggerSource(terms) === 'mark' ? t('by mark') : '';
  const iceberg = terms.displayed === undefined ? '' : t('iceberg of {{ size }}', { size: plainAmount(terms.displayed) });
  const more = [byMark, terms.tif === 'GTC' ? '' : terms.tif, terms.postOnly ? t('post-only') : '', terms.reduceOnly ? t('reduce-only') : ''];
  return [t(TYPE_WORD[terms.type]), ...more, terms.hidden ? t('hidden') : '', iceberg].filter((word) => word !== '').join(', ');
}

const HUNDRED = '100' as Decimal;

/** Whole per cent of its size that were filled, rounded down: 100 is said of a whole fill only. */
export function filledPercent(order: Pick<Order, 'terms' | 'filled'>): number {
  if (compare(order.terms.size, ZERO) <= 0) return 0;
  return Math.min(100, toDouble(divide(multiply(order.filled, HUNDRED), order.terms.size, 0, 'down')));
}

/** Of an exit of a real bracket: its exchange has no orders that wait for another one. */
const HELD_HERE = 'held by this browser, dies with it' satisfies Text;

/** Where an order stands, in a word or three. */
export function stateWords(order: Order): string {
  const percent = filledPercent(order);
  const part = order.fills.length === 0 ? '' : `, ${t('{{ percent }} % filled', { percent })}`;
  switch (order.state) {
    case 'draft':
      return t('sending');
    case 'logged':
      return t(HELD_HERE);
    case 'sent':
      return t('sent');
    case 'acknowledged':
      return isExit(order) && !isLiveId(order.account) ? t('waiting for its entry') : t('acknowledged');
    case 'working':
      return isExit(order) && isLiveId(order.account) ? t('{{ state }}, held by the exchange', { state: workingWords(order) }) : workingWords(order);
    case 'partly-filled':
      return t('{{ percent }} % filled', { percent });
    case 'unknown':
      return `${t('unknown')}${part}`;
    default:
      return order.state === 'filled' ? t('filled') : `${t(END_WORDS[order.state])}${part}`;
  }
}

function workingWords({ terms, triggeredAt, trailing }: Order): string {
  if (terms.type === 'limit' || triggeredAt !== null) return t('open');
  if (trailing !== null) {
    const price = plainAmount(trailing.peak);
    return `${followingWords(terms)}, ${terms.side === 'sell' ? t('peak {{ price }}|trailing', { price }) : t('low {{ price }}|trailing', { price })}`;
  }
  if (terms.trail === null || terms.trigger === null) return t('waiting for its trigger');
  return t('waits for {{ price }}|order', { price: plainAmount(terms.trigger) });
}

function followingWords({ trail, instrument }: OrderTerms): string {
  if (trail === null) return t('following');
  const unit = trail.unit === 'percent' ? '%' : (parseInstrumentId(instrument)?.quote ?? '');
  return t('following {{ trail }} behind', { trail: `${plainAmount(trail.distance)} ${unit}` });
}

const END_WORDS = {
  cancelled: 'cancelled',
  expired: 'expired',
  rejected: 'rejected',
  gone: 'ended, not known how',
} as const satisfies Readonly<Record<Ending['kind'], Text>>;

/** All that it went through so far, the last of it where it stands: `sent → acknowledged → open → 40 % filled`. */
export function lifeWords(order: Order): string {
  const { isSent, venueId, isWorking, triggeredAt, fills, state, end, terms } = order;
  const isWaited = isConditional(terms);
  const steps = [
    isSent && t('sent'),
    venueId !== null && t('acknowledged'),
    isWorking && t(isWaited ? 'watched' : 'open'),
    triggeredAt !== null && t('went off'),
    fills.length > 0 && state !== 'filled' && t('{{ percent }} % filled', { percent: filledPercent(order) }),
    state === 'filled' ? t('filled') : end !== null && t(END_WORDS[end.kind]),
    state === 'unknown' && t('unknown'),
  ].filter((step) => step !== false);
  return steps.length > 0 ? steps.join(' → ') : t(isHeld(order) ? HELD_HERE : 'sending');
}

/** `8 open, 2 filled`: where orders of one press stand, the most of them first. */
export function countWords(orders: readonly Order[]): string {
  const counts = new Map<string, number>();
  for (const order of orders) counts.set(stateWords(order), (counts.get(stateWords(order)) ?? 0) + 1);
  return [...counts]
    .sort(([, a], [, b]) => b - a)
    .map(([state, count]) => t('{{ count }} {{ state }}|orders', { count, state }))
    .join(', ');
}

/** Where another program placed it, and why it stands there, in the venue's own words where no text fits; null where there is nothing to say. */
export const reasonOf = ({ origin, end, doubt, forced }: Pick<Order, 'origin' | 'end' | 'doubt' | 'forced'>): string | null =>
  [origin === 'elsewhere' && t('placed elsewhere'), forced && forcedWords(forced), say(end?.reason || doubt || '')]
    .filter((words) => words)
    .join('; ') || null;

/** Why its account is closed by force. */
export const forcedWords = ({ mark, equity, maintenance }: Forced): string =>
  t('liquidation: at the mark of {{ mark }} the equity was {{ equity }}, and {{ maintenance }} must be maintained', {
    mark: plainAmount(mark),
    equity: plainAmount(equity),
    maintenance: plainAmount(maintenance),
  });

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
  if (cause === null) return fill.liquidity === 'maker' ? t('Filled while it rested') : t('Filled on arrival');
  switch (cause.kind) {
    case 'level':
      return t('Took {{ size }} of the {{ shown }} {{ base }} shown at this price; {{ left }} left', {
        size: plainAmount(fill.size),
        shown: plainAmount(cause.shown),
        base,
        left: plainAmount(cause.left),
      });
    case 'queue': {
      const [traded, ahead] = [plainAmount(cause.traded), plainAmount(cause.ahead)];
      const how =
        cause.ahead === ZERO
          ? t('A trade of {{ traded }} {{ base }} at this price reached it, first in the queue', { traded, base })
          : t('A trade of {{ traded }} {{ base }} at this price reached it after {{ ahead }} ahead of it in the queue', { traded, base, ahead });
      return `${icebergWords(cause, base)}${how}`;
    }
    case 'crossed': {
      const how = t('The book moved through its price: {{ shown }} {{ base }} stood there', { shown: plainAmount(cause.shown), base });
      return `${icebergWords(cause, base)}${how}`;
    }
  }
}

/** Each part of it stands at the end of the queue when it comes into the book. */
const icebergWords = ({ displayed }: { readonly displayed?: Decimal }, base: string): string =>
  displayed === undefined
    ? ''
    : `${t('Of an iceberg that showed {{ size }} {{ base }}, each part from the back of the queue.', { size: plainAmount(displayed), base })} `;
