import { type InstrumentId, pairLabel, parseInstrumentId } from '../../domain/instrument';
import type { Order } from '../../domain/order/order';
import type { AlertNews, MarketNews, News, OrderNews, OrderNewsKind } from '../../worker/protocol/stream-message';
import type { ProfileView } from '../../worker/protocol/vault-view';
import { happeningWords } from '../alerts/alert-words';
import { ageWords } from '../format/age';
import { formatDecimal, plainAmount } from '../format/decimal';
import { venueName } from '../shell/venue-name';
import { accountWord } from '../trading/account-word';
import { averageFill, reasonOf, SIDE_WORD, stateWords, TYPE_WORD } from '../trading/order-words';
import { say } from '../words/say';
import { listWords, type Text, t, tn } from '../words/t';
import { isLasting, type Notice, type NoticeKind } from './board';

/** What is told of an order to which several things happened at once: the gravest. */
const GRAVEST: readonly OrderNewsKind[] = ['doubted', 'rejected', 'filled', 'expired', 'cancelled', 'triggered'];
/** A notice of the trading itself: also fit for the system. */
export interface TradeNotice extends Notice {
  /** Its title without sizes, prices or reasons. */
  readonly discreet: string;
  /** Which market it is about; null: several. */
  readonly pair: InstrumentId | null;
}

/** Pairs that a notice names. */
const MOST_NAMED = 3;
const TITLE = {
  doubted: 'Unknown',
  rejected: 'Rejected',
  expired: 'Expired',
  cancelled: 'Cancelled',
  triggered: 'Triggered',
} as const satisfies Readonly<Record<Exclude<OrderNewsKind, 'filled'>, Text>>;
const KIND = { doubted: 'unknown', rejected: 'reject', expired: 'end', cancelled: 'end', triggered: 'trigger' } as const;

/** News in words. Later news of the same order, or of the same market, take their place. */
export function noticeOf(news: News, profiles: readonly ProfileView[]): TradeNotice {
  if ('alert' in news) return alertNotice(news);
  return 'order' in news ? orderNotice(news, profiles) : marketNotice(news);
}

function alertNotice({ alert }: AlertNews): TradeNotice {
  const pair = alert.instrument;
  return { key: `alert ${alert.alert}`, kind: 'alert', ...happeningWords(alert), discreet: t('Alert: {{ pair }}', { pair: pairLabel(pair) }), pair };
}

function orderNotice({ happened, order }: OrderNews, profiles: readonly ProfileView[]): TradeNotice {
  const what = GRAVEST.find((one) => happened.includes(one)) ?? 'triggered';
  const key = keyOf(order);
  const account = accountWord(order.account, profiles);
  const pair = order.terms.instrument;
  const about = { id: order.id, account: order.account };
  if (what === 'filled') {
    const wasTriggered = happened.includes('triggered') ? `${t('triggered')}, ` : '';
    const detail = `${account} · ${order.id} ${wasTriggered}${stateWords(order)}`;
    return {
      key,
      kind: order.terms.side,
      title: filledWords(order),
      detail,
      discreet: t('Filled: {{ pair }}', { pair: pairLabel(pair) }),
      pair,
      order: about,
    };
  }
  const reason = what === 'triggered' ? t('becomes active now') : (reasonOf(order) ?? '');
  return {
    key,
    kind: KIND[what],
    title: `${t(TITLE[what])}: ${orderWords(order)}`,
    detail: [account, order.id, reason].filter((word) => word !== '').join(' · '),
    discreet: `${t(TITLE[what])}: ${pairLabel(pair)}`,
    pair,
    order: about,
  };
}

/** In place of the notice that an order is unknown: it is not any more. */
export function foundNotice(order: Order, profiles: readonly ProfileView[]): Notice {
  const detail = `${accountWord(order.account, profiles)} · ${order.id} ${stateWords(order)}`;
  return { key: keyOf(order), kind: 'back', title: t('Found: {{ order }}', { order: orderWords(order) }), detail };
}

/** A market stands for its venue where nothing waits for it: then all that was looked at is lost. */
function marketNotice({ happened, feed, instruments, reason, awayMs, orders, positions }: MarketNews): TradeNotice {
  const isAtStake = orders + positions > 0;
  const what = isAtStake ? pairsWords(instruments) : venueName(feed);
  const stake = isAtStake ? stakeWords(orders, positions) : '';
  const count = orders + positions;
  const title = happened === 'lost' ? t('Market lost: {{ what }}', { what }) : t('Market back: {{ what }}', { what });
  const detail =
    happened === 'lost'
      ? [isAtStake ? tn(count, WAITS.one, WAITS.other, { stake }) : '', say(reason ?? '')]
      : [
          t('it was not live for {{ time }}', { time: ageWords(awayMs) }),
          isAtStake ? tn(count, '{{ stake }} goes on', '{{ stake }} go on', { stake }) : '',
        ];
  return {
    key: `market ${feed}`,
    kind: happened,
    title,
    detail: detail.filter((word) => word !== '').join(' · '),
    discreet: title,
    pair: isAtStake && instruments.length === 1 ? (instruments[0] ?? null) : null,
  };
}

const WAITS = {
  one: '{{ stake }} waits: nothing is filled, triggered or liquidated until it is live',
  other: '{{ stake }} wait: nothing is filled, triggered or liquidated until it is live',
} as const satisfies Readonly<Record<string, Text>>;

const stakeWords = (orders: number, positions: number): string =>
  listWords([
    ...(orders === 0 ? [] : [tn(orders, '{{ count }} open order', '{{ count }} open orders')]),
    ...(positions === 0 ? [] : [tn(positions, '{{ count }} position', '{{ count }} positions')]),
  ]);

function pairsWords(instruments: readonly InstrumentId[]): string {
  const named = instruments.slice(0, MOST_NAMED).map(pairLabel).join(', ');
  const more = instruments.length - MOST_NAMED;
  return more > 0 ? `${named} ${t('and {{ count }} more', { count: more })}` : named;
}

/** `Bought 0.02 BTC at 64,193`: all that was filled so far, at its average. */
function filledWords({ terms, filled, fills }: Order): string {
  const { base = '' } = parseInstrumentId(terms.instrument) ?? {};
  const average = averageFill(fills, 8);
  const one = fills.every((fill) => fill.price === fills[0]?.price) ? plainAmount(fills[0]?.price ?? null) : formatDecimal(average, 2);
  const amount = `${plainAmount(filled)} ${base}`;
  return terms.side === 'buy'
    ? t('Bought {{ amount }} at {{ price }}', { amount, price: one })
    : t('Sold {{ amount }} at {{ price }}', { amount, price: one });
}

const keyOf = ({ id }: Order): string => `order ${id}`;

const orderWords = ({ terms }: Order): string =>
  `${t(SIDE_WORD[terms.side])} ${t(TYPE_WORD[terms.type]).toLowerCase()} ${plainAmount(terms.size)} ${pairLabel(terms.instrument)}`;

/** Of several notices at once one is heard: the gravest. */
const LOUDEST: readonly NoticeKind[] = ['unknown', 'reject', 'lost', 'alert', 'buy', 'sell', 'trigger', 'end', 'back', 'done', 'note'];
export const loudestOf = (kinds: readonly NoticeKind[]): NoticeKind | undefined => LOUDEST.find((kind) => kinds.includes(kind));

/** Many at once are one line of the system's list; what went wrong has its own. */
export function forSystem(notices: readonly TradeNotice[]): readonly TradeNotice[] {
  const others = notices.filter((notice) => !isLasting(notice));
  const [first] = others;
  const joined = (one: TradeNotice): TradeNotice => {
    const more = t('and {{ count }} more', { count: others.length - 1 });
    return { ...one, key: 'orders', detail: more, discreet: `${one.discreet} ${more}`, pair: null };
  };
  const rest = first === undefined ? [] : [others.length === 1 ? first : joined(first)];
  return [...notices.filter((notice) => isLasting(notice)), ...rest];
}
