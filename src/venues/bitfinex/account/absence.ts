/** What follows from the exchange's history for an order that it does not have, or that it is not asked for. */
import { leftAt, type Order } from '../../../domain/order/order';
import { fail, ok, type Result } from '../../../domain/result';
import type { LocalMs } from '../../../domain/units';
import type { Told } from './history';

/** So it was rejected. */
export const NEVER_PLACED =
  'it was never placed: it is not in the exchange’s history, and was not among the open orders any of the times that it was looked for';

const NOT_THERE = 'the exchange’s history does not have it';
const NOT_LONG_ENOUGH = 'it is looked for some times more';
const TOO_OLD = 'the exchange’s history does not reach back so far';
const TOO_LONG = 'the exchange’s history is too long to be read whole';
/** The clocks of two machines, and two days, may lie between when an order left and when the exchange says that it was made. */
const SLACK_MS = 86_400_000;

/** An order that was missing in all lists of open orders that were looked for it in. */
export interface Missed {
  /** When it was the last time. */
  readonly at: LocalMs;
  /** It is not looked for any further. */
  readonly isLast: boolean;
}

/**
 * That it was never placed, or why that cannot be said. What the exchange never gave a number to is judged by ours; what it had
 * ended somehow. History counts that was asked for after the last look, and that is whole.
 */
export function neverPlaced(
  { venueId, clientId, ...order }: Pick<Order, 'venueId' | 'clientId' | 'createdAt' | 'sentAt'>,
  missed: Missed | null,
  { orders, trades, askedAt, from, isWhole }: Told,
): Result<typeof NEVER_PLACED, string> {
  if (!isWhole) return fail(TOO_LONG);
  if (leftAt(order) - SLACK_MS < from) return fail(TOO_OLD);
  const isNamed = clientId !== undefined && [...orders, ...trades].some((row) => row.clientId === clientId);
  if (venueId !== null || clientId === undefined || isNamed) return fail(NOT_THERE);
  return missed?.isLast === true && missed.at <= askedAt ? ok(NEVER_PLACED) : fail(`${NOT_THERE}; ${NOT_LONG_ENOUGH}`);
}
