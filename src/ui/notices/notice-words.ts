import { pairLabel, parseInstrumentId } from '../../domain/instrument';
import type { Order } from '../../domain/order/order';
import type { OrderNews, OrderNewsKind } from '../../worker/protocol/stream-message';
import { formatDecimal, plainAmount } from '../format/decimal';
import { accountWord } from '../trading/account-word';
import { averageFill, reasonOf, SIDE_WORD, stateWords, TYPE_WORD } from '../trading/order-words';
import type { Notice, NoticeKind } from './board';

/** What is told of an order to which several things happened at once: the gravest. */
const GRAVEST: readonly OrderNewsKind[] = ['doubted', 'rejected', 'filled', 'expired', 'cancelled', 'triggered'];
const TITLE = { doubted: 'Unknown', rejected: 'Rejected', expired: 'Expired', cancelled: 'Cancelled', triggered: 'Triggered' } as const;
const KIND = { doubted: 'unknown', rejected: 'reject', expired: 'end', cancelled: 'end', triggered: 'trigger' } as const;

/** An order's news in words. Later news of the same order take their place. */
export function noticeOf({ happened, order }: OrderNews): Notice {
  const what = GRAVEST.find((one) => happened.includes(one)) ?? 'triggered';
  const key = `order ${order.id}`;
  const account = accountWord(order.account);
  if (what === 'filled') {
    const wasTriggered = happened.includes('triggered') ? 'triggered, ' : '';
    return { key, kind: order.terms.side, title: filledWords(order), detail: `${account} · ${order.id} ${wasTriggered}${stateWords(order)}` };
  }
  const reason = what === 'triggered' ? 'becomes active now' : (reasonOf(order) ?? '');
  return {
    key,
    kind: KIND[what],
    title: `${TITLE[what]}: ${orderWords(order)}`,
    detail: [account, order.id, reason].filter((word) => word !== '').join(' · '),
  };
}

/** `Bought 0.02 BTC at 64,193`: all that was filled so far, at its average. */
function filledWords({ terms, filled, fills }: Order): string {
  const { base = '' } = parseInstrumentId(terms.instrument) ?? {};
  const average = averageFill(fills, 8);
  const one = fills.every((fill) => fill.price === fills[0]?.price) ? plainAmount(fills[0]?.price ?? null) : formatDecimal(average, 2);
  return `${terms.side === 'buy' ? 'Bought' : 'Sold'} ${plainAmount(filled)} ${base} at ${one}`;
}

const orderWords = ({ terms }: Order): string =>
  `${SIDE_WORD[terms.side]} ${TYPE_WORD[terms.type].toLowerCase()} ${plainAmount(terms.size)} ${pairLabel(terms.instrument)}`;

/** Of several notices at once one is heard: the gravest. */
const LOUDEST: readonly NoticeKind[] = ['unknown', 'reject', 'buy', 'sell', 'trigger', 'end', 'done', 'note'];
export const loudestOf = (kinds: readonly NoticeKind[]): NoticeKind | undefined => LOUDEST.find((kind) => kinds.includes(kind));
