/** What is asked of the exchange about orders, as it wants it said. Source: protocols, sections 6.1–6.4. */
import type { Wallet } from '../../../domain/account/account-id';
import { type Decimal, negate } from '../../../domain/money';
import type { Amendment, OrderTerms } from '../../../domain/order/terms';
import { fail, ok, type Result } from '../../../domain/result';
import type { VenueMs } from '../../../domain/units';
import { wireSymbol } from '../symbols';
import { POST_ONLY } from './order-row';

/** Numbers of our own that the exchange repeats in all it says of an order. */
export interface OrderNumbers {
  /** Below 2^45. */
  readonly clientId: number;
  readonly groupId: number | null;
}

export const FLAGS = { hidden: 64, reduceOnly: 1024, postOnly: POST_ONLY, oco: 16384 } as const;

export interface NewOrderFields {
  readonly cid: number;
  readonly gid?: number;
  readonly type: string;
  readonly symbol: string;
  /** Signed: above 0 it buys. */
  readonly amount: Decimal;
  readonly price?: Decimal;
  readonly price_trailing?: Decimal;
  readonly price_aux_limit?: Decimal;
  readonly price_oco_stop?: Decimal;
  readonly cid_oco?: number;
  readonly flags?: number;
  readonly tif?: string;
  readonly lev?: number;
}

/** Numbers stay the text that was confirmed. The error is why the exchange has no such order, in words. */
export function newOrderFields(
  terms: OrderTerms,
  { clientId, groupId }: OrderNumbers,
  wallet: Wallet,
  leverage?: number,
): Result<NewOrderFields, string> {
  const symbol = wireSymbol(terms.instrument);
  if (symbol === undefined) return fail('Bitfinex has no such pair.');
  const type = typeOf(terms);
  if (!type.ok) return type;
  const tif = endOf(terms);
  if (!tif.ok) return tif;
  const flags = (terms.hidden ? FLAGS.hidden : 0) + (terms.reduceOnly ? FLAGS.reduceOnly : 0) + (terms.postOnly ? FLAGS.postOnly : 0);
  return ok({
    cid: clientId,
    ...(groupId === null ? {} : { gid: groupId }),
    type: wallet === 'exchange' ? `EXCHANGE ${type.value}` : type.value,
    symbol,
    amount: terms.side === 'buy' ? terms.size : negate(terms.size),
    ...pricesOf(terms),
    ...(flags === 0 ? {} : { flags }),
    ...(tif.value === null ? {} : { tif: tif.value }),
    ...(leverage === undefined ? {} : { lev: leverage }),
  });
}

/** The limit, with its stop as the other leg: the exchange holds both, and cancels one at the first fill of the other. */
export function pairFields(limit: NewOrderFields, stop: { readonly clientId: number; readonly trigger: Decimal }): NewOrderFields {
  return { ...limit, price_oco_stop: stop.trigger, cid_oco: stop.clientId, flags: (limit.flags ?? 0) + FLAGS.oco };
}

function typeOf({ type, tif, trail, triggerOn }: OrderTerms): Result<string, string> {
  if (triggerOn === 'mark') return fail('Bitfinex sets orders off at trades only, not at the mark.');
  switch (type) {
    case 'limit':
      return ok(tif === 'IOC' || tif === 'FOK' ? tif : 'LIMIT');
    case 'market':
      return ok('MARKET');
    case 'stop':
      return ok('STOP');
    case 'stop-limit':
      return ok('STOP LIMIT');
    case 'trailing-stop':
      return trail?.unit === 'price' ? ok('TRAILING STOP') : fail('Bitfinex trails by an amount, not by per cent. Give the distance in quote units.');
    case 'take-profit':
      return fail('Bitfinex has no take-profit orders. Use a limit order.');
  }
}

function pricesOf({ type, price, trigger, trail }: OrderTerms): Pick<NewOrderFields, 'price' | 'price_aux_limit' | 'price_trailing'> {
  if (type === 'limit' && price !== null) return { price };
  if (type === 'stop' && trigger !== null) return { price: trigger };
  if (type === 'stop-limit' && trigger !== null && price !== null) return { price: trigger, price_aux_limit: price };
  if (type === 'trailing-stop' && trail !== null) return { price_trailing: trail.distance };
  return {};
}

/** `YYYY-MM-DD hh:mm:ss`, UTC. */
function endOf({ tif, expiresAt }: OrderTerms): Result<string | null, string> {
  if (tif !== 'GTD') return ok(null);
  if (expiresAt === null) return fail('A good-till-date order needs its date.');
  if (expiresAt % 1000 !== 0) return fail('Bitfinex ends orders at whole seconds.');
  return ok(new Date(expiresAt).toISOString().slice(0, 19).replace('T', ' '));
}

export interface ChangeFields {
  readonly id: number;
  readonly price?: Decimal;
  readonly amount?: Decimal;
  readonly price_aux_limit?: Decimal;
}

/** A change of the size is of the whole order, filled part included. A price that stays is left out: so the order keeps its place. */
export function changeFields(id: number, { type, side }: Pick<OrderTerms, 'type' | 'side'>, { size, price, trigger }: Amendment): ChangeFields {
  const isStopLimit = type === 'stop-limit';
  const main = isStopLimit || type === 'stop' ? trigger : price;
  return {
    id,
    ...(main === undefined ? {} : { price: main }),
    ...(isStopLimit && price !== undefined ? { price_aux_limit: price } : {}),
    ...(size === undefined ? {} : { amount: side === 'buy' ? size : negate(size) }),
  };
}

export type CancelFields = { readonly id: number } | { readonly cid: number; readonly cid_date: string };

/** By the exchange's number where it is known; else by ours, with the UTC day on which it was made. */
export const cancelFields = (known: { readonly id: number } | { readonly clientId: number; readonly madeAt: VenueMs }): CancelFields =>
  'id' in known ? { id: known.id } : { cid: known.clientId, cid_date: new Date(known.madeAt).toISOString().slice(0, 10) };

/** A frame of channel 0. */
export const inputFrame = (type: string, payload: unknown): string => JSON.stringify([0, type, null, payload]);

/** The official client sends no more at once; what is documented elsewhere is more. */
export const BATCH_LIMIT = 15;
