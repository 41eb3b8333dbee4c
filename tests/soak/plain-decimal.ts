/** Exact decimals as whole numbers of 10^-60. Written apart from the program's own arithmetic, to check it. */

const DIGITS = 60;
const UNIT = 10n ** BigInt(DIGITS);

/** Throws on anything but plain decimal text. */
export function parsePlain(text: string): bigint {
  const parts = /^(-?)(\d+)(?:\.(\d{1,60}))?$/.exec(text);
  if (parts === null) throw new Error(`“${text}” is no decimal`);
  const [, sign, whole = '', fraction = ''] = parts;
  const value = BigInt(whole) * UNIT + BigInt(fraction.padEnd(DIGITS, '0'));
  return sign === '-' ? -value : value;
}

/** The shortest text of it, `0` for zero. */
export function plainText(value: bigint): string {
  const digits = String(value < 0n ? -value : value).padStart(DIGITS + 1, '0');
  const fraction = digits.slice(-DIGITS).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -DIGITS)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Throws where the product has more than sixty decimals: nothing is rounded here. */
export function product(a: bigint, b: bigint): bigint {
  const whole = a * b;
  if (whole % UNIT !== 0n) throw new Error('a product of more than sixty decimals');
  return whole / UNIT;
}

/** `a × b ÷ c`, rounded once, to so many decimals and on a tie to the even one. None of them is below 0. */
export function share(a: bigint, b: bigint, c: bigint, decimals: number): bigint {
  const step = 10n ** BigInt(DIGITS - decimals);
  const dividend = a * b;
  const divisor = c * step;
  const down = dividend / divisor;
  const twice = (dividend % divisor) * 2n;
  const isUp = twice > divisor || (twice === divisor && down % 2n === 1n);
  return (isUp ? down + 1n : down) * step;
}
