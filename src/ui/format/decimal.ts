import { figure as englishFigure } from '../../domain/figure';
import { type Decimal, decimalsOf, isNegative, isZero, type Rounding, round } from '../../domain/money';
import { UNKNOWN } from './number';
import { inNumberForm } from './number-form';

/** An exact number for reading, in the form of the language shown: every digit it has and at least so many decimals. */
export const figure = (value: Decimal, decimals = 0): string => inNumberForm(englishFigure(value, decimals));

/** Money with the thousands set apart and a true minus, to so many decimals: exact, it never becomes a double. Null is a dash. */
export function formatDecimal(value: Decimal | null, decimals: number, rounding: Rounding = 'half-even'): string {
  return value === null ? UNKNOWN : figure(round(value, decimals, rounding), decimals);
}

/** With its sign whatever it is; what rounds to nothing has none. */
export function formatSignedDecimal(value: Decimal | null, decimals: number): string {
  if (value === null) return UNKNOWN;
  const rounded = round(value, decimals, 'half-even');
  const text = formatDecimal(rounded, decimals);
  return isZero(rounded) || isNegative(rounded) ? text : `+${text}`;
}

/** Every digit it has and none more: `0.5`, `70,123.25`. */
export const plainAmount = (value: Decimal | null): string => (value === null ? UNKNOWN : figure(value));

/** Decimals that a column needs to show each of its values whole. */
export const columnDecimals = (values: readonly (Decimal | null)[], atLeast = 0): number =>
  values.reduce((most, value) => Math.max(most, value === null ? 0 : decimalsOf(value)), atLeast);

/** Which way an amount points as it is shown: what rounds to nothing points nowhere. */
export function directionOfDecimal(value: Decimal | null, decimals: number): 'up' | 'down' | 'flat' {
  const rounded = value === null ? null : round(value, decimals, 'half-even');
  if (rounded === null || isZero(rounded)) return 'flat';
  return isNegative(rounded) ? 'down' : 'up';
}
