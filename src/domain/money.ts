/** Exact decimal arithmetic on text: balances, order sizes and prices, fees, P&L. Nothing rounds unless it is told how. */
import makeBig, { type Big, type RoundingMode } from 'big.js';
import { type Decimal, MOST_DIGITS } from './decimal';

export type { Decimal } from './decimal';

export type Rounding = 'down' | 'up' | 'half-even';

const PLAIN = /^-?\d+(\.\d+)?$/;
/** Toward zero, away from zero, to the nearest and on a tie to the even one. */
const MODES: Readonly<Record<Rounding, RoundingMode>> = { down: 0, 'half-even': 2, up: 3 };

const big = makeBig();
/** Set for each division: a quotient is rounded once, or `half-even` would take for a tie what is a little more than one. */
const quotient = makeBig();

export const ZERO = '0' as Decimal;
export const ONE = '1' as Decimal;

/** Undefined for anything but plain decimal text (`1e3`, `.5`, `1,000`, `NaN` are none) of at most 40 digits. */
export function parseDecimal(text: string): Decimal | undefined {
  if (text.length > MOST_DIGITS + 2 || !PLAIN.test(text)) return undefined;
  return text.replace(/[-.]/g, '').length <= MOST_DIGITS ? spell(big(text)) : undefined;
}

/** What a market said, as money. The double's shortest text is what the wire said; it must be finite. */
export const fromDouble = (value: number): Decimal => spell(big(String(value)));

/** For drawing and for comparing with a market's doubles. Never on the way back into money. */
export const toDouble = (value: Decimal): number => Number(value);

export const add = (a: Decimal, b: Decimal): Decimal => spell(big(a).plus(b));
export const subtract = (a: Decimal, b: Decimal): Decimal => spell(big(a).minus(b));
export const multiply = (a: Decimal, b: Decimal): Decimal => spell(big(a).times(b));
/** To so many decimals; `b` is not 0. */
export function divide(a: Decimal, b: Decimal, decimals: number, rounding: Rounding): Decimal {
  quotient.DP = decimals;
  quotient.RM = MODES[rounding];
  return spell(quotient(a).div(b));
}
export const negate = (a: Decimal): Decimal => subtract(ZERO, a);
export const absolute = (a: Decimal): Decimal => (a.startsWith('-') ? (a.slice(1) as Decimal) : a);
export const sum = (values: Iterable<Decimal>): Decimal => {
  let total = ZERO;
  for (const value of values) total = add(total, value);
  return total;
};

/** Below 0 where `a` is less, 0 where they are equal, above 0 where it is more. */
export const compare = (a: Decimal, b: Decimal): number => big(a).cmp(b);
export const isZero = (a: Decimal): boolean => a === ZERO;
export const isPositive = (a: Decimal): boolean => a !== ZERO && !a.startsWith('-');
export const isNegative = (a: Decimal): boolean => a.startsWith('-');
export const least = (a: Decimal, b: Decimal): Decimal => (compare(a, b) <= 0 ? a : b);
export const most = (a: Decimal, b: Decimal): Decimal => (compare(a, b) >= 0 ? a : b);

/** To so many decimals; -3 is to whole thousands. */
export const round = (a: Decimal, decimals: number, rounding: Rounding): Decimal => spell(big(a).round(decimals, MODES[rounding]));
/** Digits after the point. */
export function decimalsOf(a: Decimal): number {
  const point = a.indexOf('.');
  return point < 0 ? 0 : a.length - point - 1;
}
/** Digits that count: 2 for `0.012`, 1 for `500`. */
export const significantDigitsOf = (a: Decimal): number => big(a).c.length;
/** The power of ten of its first digit that counts: 2 for `500`, -2 for `0.012`, 0 for `0`. */
export const magnitudeOf = (a: Decimal): number => big(a).e;
/** 10 to a whole power. */
export const powerOfTen = (exponent: number): Decimal => spell(big(`1e${exponent}`));

/** big.js writes a negative zero without its sign. */
const spell = (value: Big): Decimal => value.toFixed() as Decimal;
