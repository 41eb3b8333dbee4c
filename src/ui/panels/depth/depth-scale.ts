import { numberForm } from '../../format/number-form';

/** The next 1, 2, 2.5 or 5 times a power of ten: an axis that ends there moves seldom. */
export function niceCeil(value: number): number {
  if (!(value > 0)) return 1;
  const power = Number(`1e${value.toExponential().split('e')[1]}`);
  for (const times of [1, 2, 2.5, 5]) if (value <= times * power * (1 + 1e-9)) return times * power;
  return 10 * power;
}

/** A span that is kept until what it should be is a quarter off: the picture stands still while the book breathes. */
export function steadySpan(kept: number | null, wanted: number): number {
  return kept === null || Math.abs(wanted - kept) > kept / 4 ? wanted : kept;
}

/** Short enough for an axis: `12.5k`, `3M`, `0.25`. */
export function axisNumber(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e9) return `${trimmed(value / 1e9)}B`;
  if (size >= 1e6) return `${trimmed(value / 1e6)}M`;
  if (size >= 1e4) return `${trimmed(value / 1e3)}k`;
  return trimmed(value);
}

function trimmed(value: number): string {
  if (value === 0) return '0';
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return String(Number(value.toFixed(Math.min(decimals, 8)))).replace('.', numberForm().point);
}

/** Where totals stand between the floor (0) and the top (1) of a picture. */
export interface TotalScale {
  partOf(total: number): number;
  totalAt(part: number): number;
}

/** As many times the height for as many times the size. */
export const linearScale = (top: number): TotalScale => ({ partOf: (total) => total / top, totalAt: (part) => part * top });

/** The same height for each doubling, from `least` up: what is near is not pressed flat by what is far. Below `least` is the floor. */
export function logScale(least: number, top: number): TotalScale {
  const from = Math.min(Math.max(least, top / 1e6), top / 2);
  const span = Math.log(top / from);
  return {
    partOf: (total) => (total <= from ? 0 : Math.log(total / from) / span),
    totalAt: (part) => from * Math.exp(part * span),
  };
}
