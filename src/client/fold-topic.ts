import { upsertCandle } from '../domain/candle';
import { isOpen } from '../domain/order/order-state';
import { addTrades, EMPTY_TAPE } from '../domain/tape';
import { parseTopicKey, type TopicKey, topicVenue } from '../domain/topic';
import type { AccountView } from '../worker/protocol/account-view';
import type { StoredSnapshot } from '../worker/protocol/stored-snapshot';
import type { TopicChange, TopicMessage } from '../worker/protocol/stream-message';
import type { TopicData, TopicState } from './terminal';

/** Nothing is known of it yet. */
export function unknownTopic(key: TopicKey): TopicState {
  const status = {
    source: sourceOf(key),
    via: 'cache',
    state: 'offline',
    dataAt: null,
    proofAt: null,
    verifiedAt: null,
    reason: 'starting',
  } as const;
  return { key, status, data: null };
}

/** As it stood when it was stored: old data, and it says so. */
export function storedTopic(stored: StoredSnapshot): TopicState {
  const { key, dataAt, verifiedAt, data } = stored;
  const status = {
    source: sourceOf(key),
    via: 'cache',
    state: 'offline',
    dataAt,
    proofAt: null,
    verifiedAt,
    reason: 'from an earlier visit',
  } as const;
  return { key, status, data: data.kind === 'candles' ? { ...data, changed: null } : data };
}

/** The state after a message. What came in one message or in several makes no difference to it. */
export function foldTopic(state: TopicState, message: TopicMessage): TopicState {
  if (message.change === null && state.data !== null && state.status.via === 'cache' && message.status.via !== 'cache') {
    // The engine speaks of data that has yet to come; what is shown is still the stored one.
    const claim = message.status.state === 'live' ? 'verifying' : message.status.state;
    return {
      ...state,
      status: {
        ...message.status,
        via: 'cache',
        state: claim,
        dataAt: state.status.dataAt,
        verifiedAt: null,
        reason: 'waiting for the first update',
      },
    };
  }
  return { key: state.key, status: message.status, data: message.change === null ? state.data : foldChange(state.data, message.change) };
}

/** The engine is gone or mute: whatever was claimed no longer holds. What is stored never claimed anything. */
export function doubtTopic(state: TopicState, reason: string): TopicState {
  const { status } = state;
  const doubt = status.dataAt === null || (status.via === 'cache' && status.state === 'offline') ? 'offline' : 'stale';
  return { ...state, status: { ...status, state: doubt, reason } };
}

function foldChange(data: TopicData | null, change: TopicChange): TopicData {
  switch (change.kind) {
    case 'trades': {
      if ('replace' in change) return { kind: 'trades', tape: change.replace };
      return { kind: 'trades', tape: addTrades(data?.kind === 'trades' ? data.tape : EMPTY_TAPE, change.add) };
    }
    case 'candles': {
      if ('replace' in change) return { kind: 'candles', candles: change.replace, changed: null };
      const known = data?.kind === 'candles' ? data.candles : null;
      const candles = [...(known ?? [])];
      for (const candle of change.upsert) upsertCandle(candles, candle);
      return { kind: 'candles', candles, changed: known === null ? null : change.upsert };
    }
    case 'account': {
      const known = data?.kind === 'account' && !change.isWhole ? data.account : null;
      return { kind: 'account', account: known === null ? change.account : joinAccount(known, change.account) };
    }
    default:
      return change;
  }
}

/** How many closed orders and fills a tab keeps; the history has the rest. */
const KEPT_ROWS = 200;

function joinAccount(known: AccountView, news: AccountView): AccountView {
  const orders = join(news.orders, known.orders).sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
  const closed = orders.filter((order) => !isOpen(order)).slice(KEPT_ROWS);
  const kept = closed.length === 0 ? orders : orders.filter((order) => !closed.includes(order));
  return {
    ...news,
    // Whoever shows what is the same as before has nothing to do.
    positions: isSame(news.positions, known.positions) ? known.positions : news.positions,
    orders: news.orders.length === 0 ? known.orders : kept,
    fills: news.fills.length === 0 ? known.fills : join(news.fills, known.fills).slice(0, KEPT_ROWS),
    funding: news.funding.length === 0 ? known.funding : join(news.funding, known.funding).slice(0, KEPT_ROWS),
  };
}

const isSame = (news: AccountView['positions'], known: AccountView['positions']): boolean =>
  news.length === known.length && JSON.stringify(news) === JSON.stringify(known);

/** What is new replaces what was known by the same id, and comes first. */
function join<T extends { readonly id: string }>(news: readonly T[], known: readonly T[]): T[] {
  const ids = new Set(news.map((one) => one.id));
  return [...news, ...known.filter((one) => !ids.has(one.id))];
}

function sourceOf(key: TopicKey): 'exchange' | 'simulated' {
  const topic = parseTopicKey(key);
  return topic !== undefined && topicVenue(topic) === 'simulated' ? 'simulated' : 'exchange';
}
