/** What an order at the exchange asks for, in our terms. Source: protocols, sections 5.1, 6.1. */
import type { Wallet } from '../../../domain/account/account-id';
import { compare } from '../../../domain/money';
import { AMENDABLE, type Amendment, type OrderTerms, type OrderType, type TimeInForce } from '../../../domain/order/terms';
import { instrumentOf } from '../symbols';
import { FLAGS } from './order-requests';
import type { WireOrder } from './order-row';

const EXCHANGE = 'EXCHANGE ';

/** The wallet it trades from: `margin` on margin and derivatives. */
export const walletOfOrder = ({ type }: Pick<WireOrder, 'type'>): Wallet => (type.startsWith(EXCHANGE) ? 'exchange' : 'margin');

const TYPES: Readonly<Record<string, readonly [OrderType, TimeInForce]>> = {
  LIMIT: ['limit', 'GTC'],
  IOC: ['limit', 'IOC'],
  FOK: ['limit', 'FOK'],
  MARKET: ['market', 'GTC'],
  STOP: ['stop', 'GTC'],
  'STOP LIMIT': ['stop-limit', 'GTC'],
  'TRAILING STOP': ['trailing-stop', 'GTC'],
};

/** Undefined for a type that the exchange does not document. */
export const typeOf = ({ type }: Pick<WireOrder, 'type'>): readonly [OrderType, TimeInForce] | undefined =>
  TYPES[type.startsWith(EXCHANGE) ? type.slice(EXCHANGE.length) : type];

/** Undefined where it names no market, or is of a type that the exchange does not document. */
export function termsOf(row: WireOrder): OrderTerms | undefined {
  const instrument = instrumentOf(row.symbol);
  const [type, tif] = typeOf(row) ?? [];
  if (instrument === undefined || type === undefined || tif === undefined) return undefined;
  const isStop = type === 'stop' || type === 'stop-limit';
  return {
    instrument,
    side: row.side,
    type,
    size: row.size,
    price: type === 'limit' ? row.price : type === 'stop-limit' ? row.limitPrice : null,
    trigger: isStop ? row.price : null,
    trail: type === 'trailing-stop' && row.trailingDistance !== null ? { unit: 'price', distance: row.trailingDistance } : null,
    tif: row.expiresAt === null ? tif : 'GTD',
    expiresAt: row.expiresAt,
    postOnly: row.isPostOnly,
    reduceOnly: (row.flags & FLAGS.reduceOnly) !== 0,
    hidden: row.isHidden || (row.flags & FLAGS.hidden) !== 0,
  };
}

/** What became of the terms that may change; null: nothing did. */
export function changeTo(known: OrderTerms, told: OrderTerms): Amendment | null {
  const changed = AMENDABLE.flatMap((term) => {
    const [before, now] = [known[term], told[term]];
    return now === null || (before !== null && compare(before, now) === 0) ? [] : [[term, now]];
  });
  return changed.length === 0 ? null : Object.fromEntries(changed);
}
