import { type Decimal, divide, fromDouble, multiply, round } from '../../../domain/money';
import { typedAmount } from '../../trading/typed-amount';
import { SIZE_DECIMALS, type TicketFields } from './ticket-form';

const HUNDRED = '100' as Decimal;

/** So many per cent of an amount, never more. */
export const partOf = (amount: Decimal, percent: Decimal): Decimal => divide(multiply(amount, percent), HUNDRED, 18, 'down');

/** So many per cent of what can be spent, in the unit of the size field, rounded down. Null where a price that it takes is missing. */
export function percentSize(
  percent: Decimal,
  {
    available,
    price,
    fields,
  }: { readonly available: Decimal | null; readonly price: Decimal | null; readonly fields: Pick<TicketFields, 'side' | 'unit'> },
): Decimal | null {
  if (available === null) return null;
  const part = partOf(available, percent);
  const isSame = (fields.side === 'buy') === (fields.unit === 'quote');
  if (isSame) return round(part, fields.unit === 'quote' ? 2 : SIZE_DECIMALS, 'down');
  if (price === null) return null;
  return fields.side === 'buy' ? divide(part, price, SIZE_DECIMALS, 'down') : round(multiply(part, price), 2, 'down');
}

/** A size one smallest order up or down; never below it. */
export function steppedSize(text: string, steps: number, least: string | undefined): string {
  const step = Number(least ?? '0.001');
  const now = typedAmount(text);
  const next = (now === undefined ? 0 : Number(now)) + steps * step;
  return next < step ? fromDouble(step) : round(fromDouble(next), SIZE_DECIMALS, 'half-even');
}
