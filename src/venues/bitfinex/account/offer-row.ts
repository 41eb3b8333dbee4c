/** A funding offer as the exchange tells it. Source: protocols, section 5.5. */
import type { FundingOffer } from '../../../domain/account/funding-offer';
import { absolute, fromDouble } from '../../../domain/money';
import type { VenueMs } from '../../../domain/units';
import { isNumber, isRow } from '../rows';
import { currencyOf } from '../symbols';
import { isId } from './order-row';

const SYMBOL = /^f([A-Za-z0-9.]{1,20})$/;

/** `[ID, SYMBOL, MTS_CREATED, MTS_UPDATED, AMOUNT, AMOUNT_ORIG, TYPE, …, RATE at 14, PERIOD at 15]`: what is asked for is below 0. */
export function offerOf(row: unknown): FundingOffer | undefined {
  if (!isRow(row)) return undefined;
  const [id, symbol, madeAt, , left, asked, type] = row;
  const [rate, days] = [row[14], row[15]];
  const code = typeof symbol === 'string' ? SYMBOL.exec(symbol)?.[1] : undefined;
  if (!isId(id) || code === undefined || !isNumber(madeAt) || !isNumber(left) || !isNumber(asked) || asked === 0) return undefined;
  if (!isNumber(rate) || !isId(days)) return undefined;
  return {
    id: String(id),
    side: asked > 0 ? 'lend' : 'borrow',
    currency: currencyOf(code) ?? code.toUpperCase(),
    size: absolute(fromDouble(asked)),
    left: absolute(fromDouble(left)),
    rate: fromDouble(rate),
    isFloating: type !== 'LIMIT',
    days,
    madeAt: madeAt as VenueMs,
  };
}
