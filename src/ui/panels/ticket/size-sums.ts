import type { Instrument } from '../../../domain/instrument';
import { add, compare, type Decimal, divide, most, multiply, parseDecimal, round, ZERO } from '../../../domain/money';
import { averagePrice, LEAST_RUNGS, MOST_RUNGS } from '../../../domain/order/scaled';
import { readPositive } from '../../../domain/order/typed-number';
import type { NumberName, TicketFields } from './ticket-fields';

const HUNDRED = '100' as Decimal;
/** Where the venue names no smallest order. */
const USUAL_STEP = '0.001' as Decimal;

/** So many per cent of an amount, never more. */
export const partOf = (amount: Decimal, percent: Decimal): Decimal => divide(multiply(amount, percent), HUNDRED, 18, 'down');

/** What a base unit of it takes, by the prices that are typed; null: one is missing. A market's own price is not asked here. */
export function sizePrice(
  fields: Pick<TicketFields, 'type' | 'side' | 'skew'>,
  typed: (name: NumberName) => Decimal | null,
  instrument: Instrument,
): Decimal | null {
  const { type, side, skew } = fields;
  const [price, trigger] = [typed('price'), typed('trigger')];
  if (type === 'oco') return side === 'buy' && price !== null && trigger !== null ? most(price, trigger) : price;
  if (type !== 'scaled') return type === 'stop' || type === 'take-profit' ? trigger : price;
  const [from, to, count] = [typed('from'), typed('to'), Number(typed('rungs'))];
  const isCount = Number.isInteger(count) && count >= LEAST_RUNGS && count <= MOST_RUNGS;
  return from === null || to === null || !isCount ? null : averagePrice({ side, skew, from, to, count }, instrument);
}

interface Spending {
  /** What may be spent: quote units of a buy, base units of a sell. */
  readonly funds: Decimal;
  /** Quote per base; null: not known. */
  readonly price: Decimal | null;
  readonly fields: Pick<TicketFields, 'side' | 'unit'>;
  readonly baseDecimals: number;
  readonly quoteDecimals: number;
}

/** The size that spends it, in the unit of the size field, rounded down. Null where a price that it takes is missing. */
export function spendingSize({ funds, price, fields, baseDecimals, quoteDecimals }: Spending): Decimal | null {
  const decimals = fields.unit === 'base' ? baseDecimals : quoteDecimals;
  if ((fields.side === 'buy') === (fields.unit === 'quote')) return round(funds, decimals, 'down');
  if (price === null) return null;
  return fields.side === 'buy' ? divide(funds, price, decimals, 'down') : round(multiply(funds, price), decimals, 'down');
}

/** A size so many smallest orders up or down, never below one. */
export function steppedSize(text: string, steps: number, least: string | undefined): Decimal {
  const step = parseDecimal(least ?? '') ?? USUAL_STEP;
  const now = readPositive(text);
  const next = add(now.ok ? now.value : ZERO, multiply(step, String(steps) as Decimal));
  return compare(next, step) < 0 ? step : next;
}
