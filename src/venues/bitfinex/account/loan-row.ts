/** Funding that is lent or borrowed, as the exchange tells it: credits are used in positions, loans are not. Source: protocols, section 5.5. */
import { absolute, type Decimal, fromDouble } from '../../../domain/money';
import { isNumber, isRow } from '../rows';
import { currencyOf } from '../symbols';
import { isId } from './order-row';

export interface WireLoan {
  readonly id: number;
  readonly side: 'lent' | 'borrowed' | 'lent and borrowed';
  readonly currency: string;
  readonly amount: Decimal;
}

const SYMBOL = /^f([A-Za-z0-9.]{1,20})$/;
const SIDES = { '1': 'lent', '0': 'lent and borrowed', '-1': 'borrowed' } as const;

/** `[ID, SYMBOL, SIDE, MTS_CREATE, MTS_UPDATE, AMOUNT, …]` */
export function loanOf(row: unknown): WireLoan | undefined {
  if (!isRow(row)) return undefined;
  const [id, symbol, sign, , , amount] = row;
  const code = typeof symbol === 'string' ? SYMBOL.exec(symbol)?.[1] : undefined;
  const side = sign === 1 || sign === 0 || sign === -1 ? SIDES[`${sign}`] : undefined;
  if (!isId(id) || code === undefined || side === undefined || !isNumber(amount)) return undefined;
  return { id, side, currency: currencyOf(code) ?? code.toUpperCase(), amount: absolute(fromDouble(amount)) };
}
