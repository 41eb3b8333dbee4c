/** What rows of the past come to together: what is known exactly, and never amounts of different things as one. */
import type { InstrumentId } from '../../domain/instrument';
import { add, compare, type Decimal, decimalsOf, divide, isZero, multiply, sum, ZERO } from '../../domain/money';
import type { Fill } from '../../domain/order/fill';
import type { Order } from '../../domain/order/order';
import type { Side } from '../../domain/units';

/** What one row adds. */
export interface Traded {
  readonly instrument: InstrumentId;
  /** Null: it traded nothing. */
  readonly side: Side | null;
  /** Base units. */
  readonly size: Decimal;
  /** Quote units; null: not all of its prices were told. */
  readonly value: Decimal | null;
  /** The most that a price in it has. */
  readonly decimals: number;
  /** Negative: what came in. */
  readonly fees: readonly Cost[];
  /** Fills of which the fee was not told. */
  readonly feesUntold: number;
  /** More was filled than was seen here: those fills have fees too. */
  readonly isPartUnseen: boolean;
  /** Paid; negative: got. Null: it is none. */
  readonly funding: Cost | null;
}

export interface Cost {
  readonly currency: string;
  readonly amount: Decimal;
}

interface SideSum {
  readonly side: Side;
  /** Base units. */
  readonly size: Decimal;
  /** Quote units; null: not all of it is known. */
  readonly value: Decimal | null;
  /** Of all of it, by size; null as above. `isExact`: no digit of it is left out. */
  readonly average: { readonly price: Decimal; readonly isExact: boolean } | null;
}

export interface TradedSums {
  /** Of which something was traded. */
  readonly pairs: readonly InstrumentId[];
  /** What was bought and what was sold of the one pair; empty where there are more. */
  readonly sides: readonly SideSum[];
  /** One a currency. */
  readonly fees: readonly Cost[];
  readonly feesUntold: number;
  /** Fees of what was filled unseen are not among them. */
  readonly isPartUnseen: boolean;
  /** One a currency. */
  readonly funding: readonly Cost[];
}

export function tradedSums(rows: readonly Traded[]): TradedSums {
  const traded = rows.filter(({ side, size }) => side !== null && !isZero(size));
  const pairs = [...new Set(traded.map(({ instrument }) => instrument))];
  const sides = pairs.length > 1 ? [] : (['buy', 'sell'] as const).flatMap((side) => sideSum(side, traded) ?? []);
  return {
    pairs,
    sides,
    fees: byCurrency(rows.flatMap(({ fees }) => fees)),
    feesUntold: rows.reduce((count, { feesUntold }) => count + feesUntold, 0),
    isPartUnseen: rows.some((row) => row.isPartUnseen),
    funding: byCurrency(rows.flatMap(({ funding }) => funding ?? [])),
  };
}

function sideSum(side: Side, traded: readonly Traded[]): SideSum | null {
  const own = traded.filter((one) => one.side === side);
  if (own.length === 0) return null;
  const size = sum(own.map((one) => one.size));
  const values = own.flatMap(({ value }) => value ?? []);
  if (values.length < own.length) return { side, size, value: null, average: null };
  const value = sum(values);
  return { side, size, value, average: averageOf(value, size, Math.max(...own.map(({ decimals }) => decimals))) };
}

/** Digits behind those of the prices, of an average that ends nowhere. */
const DIGITS_MORE = 2;
/** No price has so many decimals, nor has an average that a person would read. */
const MOST_DECIMALS = 12;

function averageOf(value: Decimal, size: Decimal, decimals: number): SideSum['average'] {
  const exact = divide(value, size, MOST_DECIMALS, 'half-even');
  if (compare(multiply(exact, size), value) === 0) return { price: exact, isExact: true };
  return { price: divide(value, size, Math.min(decimals + DIGITS_MORE, MOST_DECIMALS), 'half-even'), isExact: false };
}

function byCurrency(costs: readonly Cost[]): readonly Cost[] {
  const sums = new Map<string, Decimal>();
  for (const { currency, amount } of costs) sums.set(currency, add(sums.get(currency) ?? ZERO, amount));
  return [...sums].map(([currency, amount]) => ({ currency, amount }));
}

/** What came of an order. */
export function tradedOf({ terms: { instrument, side }, filled, fills }: Pick<Order, 'terms' | 'filled' | 'fills'>): Traded {
  // Its venue may count more than was seen here.
  const isSeen = compare(sum(fills.map(({ size }) => size)), filled) === 0;
  return {
    instrument,
    side,
    size: filled,
    value: isSeen ? sum(fills.map(({ price, size }) => multiply(price, size))) : null,
    decimals: Math.max(0, ...fills.map(({ price }) => decimalsOf(price))),
    fees: fills.flatMap(feesOf),
    feesUntold: fills.filter(({ isFeeUnknown }) => isFeeUnknown).length,
    isPartUnseen: !isSeen,
    funding: null,
  };
}

const feesOf = ({ fee, feeCurrency, isFeeUnknown }: Pick<Fill, 'fee' | 'feeCurrency' | 'isFeeUnknown'>): readonly Cost[] =>
  isFeeUnknown ? [] : [{ currency: feeCurrency, amount: fee }];
