/** What an order cannot have, and why: it stays in sight, switched off, with these words. */
import type { Instrument } from '../../../domain/instrument';
import type { TimeInForce } from '../../../domain/order/terms';
import { t } from '../../words/t';
import type { TicketFields, TicketType } from './ticket-fields';

type Chosen = Pick<TicketFields, 'type' | 'tif'>;

/** Null: it can be had. */
export function postOnlyWhyNot({ type, tif }: Chosen): string | null {
  if (type === 'market') return t('always takes');
  if (type === 'stop-limit') return t('may have to take');
  if (isMarketOnceTriggered(type)) return t('takes when it goes off');
  return tif === 'IOC' || tif === 'FOK' ? t('{{ tif }} never waits', { tif }) : null;
}

/** Null: it can be had. */
export function hiddenWhyNot({ type, tif }: Chosen): string | null {
  if (type === 'market') return t('never in the book');
  if (isMarketOnceTriggered(type)) return t('never in the book');
  return tif === 'IOC' || tif === 'FOK' ? t('{{ tif }} is never in the book', { tif }) : null;
}

/** Null: it can be had. */
export function icebergWhyNot(fields: Chosen & Pick<TicketFields, 'hidden'>, { hasIceberg }: Pick<Instrument, 'hasIceberg'>): string | null {
  if (hasIceberg !== true) return t('not at this exchange');
  if (fields.type !== 'limit' && fields.type !== 'stop-limit') return t('limit, stop limit only');
  return hiddenWhyNot(fields) ?? (fields.hidden ? t('it is hidden') : null);
}

/** Null: it can be had. */
export const reduceOnlyWhyNot = ({ settle }: Pick<Instrument, 'settle'>, isOnMargin = false): string | null =>
  settle === undefined && !isOnMargin ? t('spot has no positions') : null;

/** Null: it can be had. */
export function tifWhyNot(type: TicketType, tif: TimeInForce): string | null {
  if (tif === 'GTC') return null;
  if (type === 'market') return t('a market order ends at once');
  return type !== 'limit' && tif !== 'GTD' ? t('it waits for its price') : null;
}

/** Why no take-profit and stop can go with it; null: they can. */
export const exitsWhyNot = (type: TicketType): string | null => (type === 'limit' || type === 'market' ? null : t('limit, market only'));

/** Why the size cannot be told by what is at risk; null: it can. */
export const riskWhyNot = ({ type, exitUnit }: Pick<TicketFields, 'type' | 'exitUnit'>): string | null =>
  exitsWhyNot(type) ?? (exitUnit === 'money' ? t('its stop is told in money') : null);

const isMarketOnceTriggered = (type: TicketType): boolean => type === 'stop' || type === 'take-profit' || type === 'trailing-stop';
