import type { AccountInfo } from '../../domain/account/account-event';
import type { Position } from '../../domain/account/position';
import { type InstrumentId, pairLabel } from '../../domain/instrument';
import { absolute, type Decimal, isNegative, isZero, multiply } from '../../domain/money';
import { t } from '../words/t';
import type { TicketFill } from './ticket-link';

/** What the ticket needs to turn a position round: twice of it the other way, at market. A sentence where that cannot be. */
export function reverseFill(
  account: { readonly positions: readonly Pick<Position, 'instrument' | 'size'>[]; readonly info: Pick<AccountInfo, 'kind'> },
  instrument: InstrumentId,
): TicketFill | string {
  const size = account.positions.find((position) => position.instrument === instrument)?.size;
  if (size === undefined || isZero(size)) return t('There is no position in {{ pair }}.', { pair: pairLabel(instrument) });
  if (account.info.kind === 'spot') return t('This account has no margin: what is not held cannot be sold. Flatten closes the position.');
  return {
    instrument,
    side: isNegative(size) ? 'buy' : 'sell',
    type: 'market',
    typed: { size: multiply(absolute(size), '2' as Decimal) },
  };
}
