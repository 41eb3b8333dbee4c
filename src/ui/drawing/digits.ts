import { numberForm } from '../format/number-form';

/** Fixed decimals with the thousands set apart, in the form of the language shown: `70,123.50`. Never an exponent. */
export function fixed(value: number, decimals: number): string {
  const form = numberForm();
  const digits = value.toFixed(decimals);
  const text = decimals === 0 || form.point === '.' ? digits : digits.replace('.', form.point);
  const point = decimals === 0 ? text.length : text.length - decimals - 1;
  const first = value < 0 ? 1 : 0;
  if (point - first < 4) return text;
  let out = text.slice(point);
  let end = point;
  for (; end - 3 > first; end -= 3) out = `${form.group}${text.slice(end - 3, end)}${out}`;
  return text.slice(0, end) + out;
}

/** As `fixed`, but what would round to nothing says that it is less than the last digit shown. */
export function fixedSize(value: number, decimals: number): string {
  const least = Number(`1e-${decimals}`);
  return value > 0 && value < least / 2 ? `<${fixed(least, decimals)}` : fixed(value, decimals);
}

/** Where the zeros begin that add nothing: `0.5000` is `0.5` and `000`. The length where there are none. */
export function insignificantFrom(text: string): number {
  const point = text.indexOf(numberForm().point);
  if (point < 0) return text.length;
  let end = text.length;
  while (end > point && text[end - 1] === '0') end--;
  return end === point + 1 ? point : end;
}

/**
 * Decimals for a column of sizes: those in the middle show about four digits. Ask once a market, on its first
 * data: a column that changes its decimals jumps.
 */
export function decimalsForSizes(sizes: ArrayLike<number>): number {
  const sorted = Float64Array.from(sizes)
    .filter((size) => size > 0)
    .sort();
  const median = sorted[sorted.length >> 1];
  if (median === undefined) return 4;
  return Math.min(8, Math.max(0, 3 - Math.floor(Math.log10(median))));
}
