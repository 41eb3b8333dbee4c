/** What an order cannot have, and why: it stays in sight, switched off, with these words. */
import type { Instrument } from '../../../domain/instrument';
import type { TimeInForce } from '../../../domain/order/terms';
import type { TicketFields, TicketType } from './ticket-fields';

type Chosen = Pick<TicketFields, 'type' | 'tif'>;

/** Null: it can be had. */
export function postOnlyWhyNot({ type, tif }: Chosen): string | null {
  if (type === 'market') return 'always takes';
  if (type === 'stop-limit') return 'may have to take';
  if (isMarketOnceTriggered(type)) return 'takes when it goes off';
  return tif === 'IOC' || tif === 'FOK' ? `${tif} never waits` : null;
}

/** Null: it can be had. */
export function hiddenWhyNot({ type, tif }: Chosen): string | null {
  if (type === 'market') return 'never in the book';
  if (isMarketOnceTriggered(type)) return 'never in the book';
  return tif === 'IOC' || tif === 'FOK' ? `${tif} is never in the book` : null;
}

/** Null: it can be had. */
export function icebergWhyNot(fields: Chosen & Pick<TicketFields, 'hidden'>, { hasIceberg }: Pick<Instrument, 'hasIceberg'>): string | null {
  if (hasIceberg !== true) return 'not at this exchange';
  if (fields.type !== 'limit' && fields.type !== 'stop-limit') return 'limit, stop limit only';
  return hiddenWhyNot(fields) ?? (fields.hidden ? 'it is hidden' : null);
}

/** Null: it can be had. */
export const reduceOnlyWhyNot = ({ settle }: Pick<Instrument, 'settle'>, isOnMargin = false): string | null =>
  settle === undefined && !isOnMargin ? 'spot has no positions' : null;

/** Null: it can be had. */
export function tifWhyNot(type: TicketType, tif: TimeInForce): string | null {
  if (tif === 'GTC') return null;
  if (type === 'market') return 'a market order ends at once';
  return type !== 'limit' && tif !== 'GTD' ? 'it waits for its price' : null;
}

/** Why no take-profit and stop can go with it; null: they can. */
export const exitsWhyNot = (type: TicketType): string | null => (type === 'limit' || type === 'market' ? null : 'limit, market only');

/** Why the size cannot be told by what is at risk; null: it can. */
export const riskWhyNot = ({ type, exitUnit }: Pick<TicketFields, 'type' | 'exitUnit'>): string | null =>
  exitsWhyNot(type) ?? (exitUnit === 'money' ? 'its stop is told in money' : null);

const isMarketOnceTriggered = (type: TicketType): boolean => type === 'stop' || type === 'take-profit' || type === 'trailing-stop';
