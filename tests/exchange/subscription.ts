import type { WindowLength } from './book-window';
import type { Precision } from './precision';
import { type Timeframe, timeframe } from './wire';

/** What a client asked for, normalised. `identity` is equal for two requests of one channel. */
export type Subscription = { readonly identity: string; readonly subId: string | undefined } & (
  | { readonly channel: 'ticker' | 'trades'; readonly symbol: string }
  | { readonly channel: 'book'; readonly symbol: string; readonly prec: Precision; readonly freq: 'F0' | 'F1'; readonly len: WindowLength }
  | { readonly channel: 'candles'; readonly symbol: string; readonly key: string; readonly timeframe: Timeframe }
  | { readonly channel: 'deriv'; readonly symbol: string; readonly key: string }
  | { readonly channel: 'liquidations'; readonly key: string }
);

export type Reading =
  | { readonly kind: 'ok'; readonly subscription: Subscription }
  | { readonly kind: 'refused'; readonly msg: string }
  /** The real exchange says nothing at all to a `deriv:` key that it does not know. */
  | { readonly kind: 'silence' };

const PRECISIONS: readonly unknown[] = ['P0', 'P1', 'P2', 'P3', 'P4', 'R0'];
const LENGTHS: readonly number[] = [1, 25, 100, 250];

/** Read a `subscribe` event. `isListed` and `isDerivative` say which symbols there are. */
export function readSubscribe(
  request: Readonly<Record<string, unknown>>,
  isListed: (symbol: string) => boolean,
  isDerivative: (symbol: string) => boolean,
): Reading {
  const subId = typeof request.subId === 'string' || typeof request.subId === 'number' ? String(request.subId) : undefined;
  const refused = (msg: string): Reading => ({ kind: 'refused', msg });
  const ok = (subscription: Subscription): Reading => ({ kind: 'ok', subscription });
  switch (request.channel) {
    case 'ticker':
    case 'trades': {
      const symbol = normalise(request.symbol);
      if (!isListed(symbol)) return refused('symbol: invalid');
      return ok({ channel: request.channel, symbol, subId, identity: `${request.channel} ${symbol}` });
    }
    case 'book': {
      const symbol = normalise(request.symbol);
      const prec = (request.prec ?? 'P0') as Precision;
      const freq = (request.freq ?? 'F0') as 'F0' | 'F1';
      const len = Number(request.len ?? 25) as WindowLength;
      if (!isListed(symbol)) return refused('symbol: invalid');
      if (!PRECISIONS.includes(prec)) return refused('precision: invalid');
      if (freq !== 'F0' && (freq !== 'F1' || prec === 'R0')) return refused('freq: invalid');
      if (!LENGTHS.includes(len)) return refused('length: invalid');
      return ok({ channel: 'book', symbol, prec, freq, len, subId, identity: `book ${symbol} ${prec} ${freq} ${len}` });
    }
    case 'candles': {
      const key = String(request.key);
      const [, tf = '', symbol = ''] = /^trade:([^:]+):(t.+)$/.exec(key) ?? [];
      const period = timeframe(tf);
      if (period === undefined || !isListed(symbol)) return refused('key: invalid');
      return ok({ channel: 'candles', symbol, key, timeframe: period, subId, identity: `candles ${period} ${symbol}` });
    }
    case 'status': {
      const key = String(request.key);
      if (key === 'liq:global') return ok({ channel: 'liquidations', key, subId, identity: key });
      if (!key.startsWith('deriv:')) return refused('key: invalid');
      const symbol = key.slice('deriv:'.length);
      return isDerivative(symbol) ? ok({ channel: 'deriv', symbol, key, subId, identity: key }) : { kind: 'silence' };
    }
    default:
      return refused('channel: unknown');
  }
}

/** The acknowledgement, without `event` and `chanId`. */
export function ackFields(subscription: Subscription): Record<string, unknown> {
  const subId = subscription.subId === undefined ? {} : { subId: subscription.subId };
  switch (subscription.channel) {
    case 'book': {
      const { symbol, prec, freq, len } = subscription;
      return { symbol, prec, freq, len: String(len), ...subId, pair: symbol.slice(1) };
    }
    case 'ticker':
    case 'trades':
      return { symbol: subscription.symbol, ...subId, pair: subscription.symbol.slice(1) };
    default:
      return { key: subscription.key, ...subId };
  }
}

/** The channel's name on the wire. */
export const wireChannel = (s: Subscription): string => (s.channel === 'deriv' || s.channel === 'liquidations' ? 'status' : s.channel);

const normalise = (symbol: unknown): string => (typeof symbol === 'string' ? (/^[tf]/.test(symbol) ? symbol : `t${symbol}`) : '');
