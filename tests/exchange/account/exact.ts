/** Exact decimals as whole numbers of 1e-20: a price of twelve decimals times an amount of eight is exact. */
export type Exact = bigint;

const DIGITS = 20;
const ONE: Exact = 10n ** 20n;
/** Amounts and balances are whole numbers of 1e-8. */
const UNIT: Exact = 10n ** 12n;

export const ZERO: Exact = 0n;

/** Undefined for text that is no decimal, or one of more than twenty decimals. */
export function readExact(text: string): Exact | undefined {
  const match = /^(-?)(\d{1,30})(?:\.(\d{1,20}))?(?:e([+-]?\d{1,2}))?$/.exec(text);
  if (match === null) return undefined;
  const [, sign, whole = '', fraction = '', exponent = '0'] = match;
  const shift = DIGITS - fraction.length + Number(exponent);
  const digits = BigInt(whole + fraction);
  if (shift < 0 && digits % 10n ** BigInt(-shift) !== 0n) return undefined;
  const value = shift < 0 ? digits / 10n ** BigInt(-shift) : digits * 10n ** BigInt(shift);
  return sign === '-' ? -value : value;
}

/** Of a number whose text is meant. Throws for one that is not finite. */
export function exact(value: number | string): Exact {
  const read = readExact(String(value));
  if (read === undefined) throw new Error(`no decimal: ${value}`);
  return read;
}

/** Plain decimal text without needless zeros. */
export function show(value: Exact): string {
  const digits = magnitude(value)
    .toString()
    .padStart(DIGITS + 1, '0');
  const fraction = digits.slice(-DIGITS).replace(/0+$/, '');
  return `${value < 0n ? '-' : ''}${digits.slice(0, -DIGITS)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** As on the wire. */
export const toWire = (value: Exact): number => Number(show(value));
export const times = (a: Exact, b: Exact): Exact => (a * b) / ONE;
export const over = (a: Exact, b: Exact): Exact => (a * ONE) / b;
export const magnitude = (a: Exact): Exact => (a < 0n ? -a : a);
export const signOf = (a: Exact): 1 | -1 => (a < 0n ? -1 : 1);
export const least = (a: Exact, b: Exact): Exact => (a < b ? a : b);
export const most = (a: Exact, b: Exact): Exact => (a > b ? a : b);
export const withSign = (a: Exact, sign: 1 | -1): Exact => (sign < 0 ? -magnitude(a) : magnitude(a));

/** To eight decimals, half away from zero: what is paid. */
export function toUnits(value: Exact): Exact {
  const half = UNIT / 2n;
  return ((value < 0n ? value - half : value + half) / UNIT) * UNIT;
}

export const isWholeUnits = (value: Exact): boolean => value % UNIT === 0n;

/** So many units of 1e-8, as the books count. */
export const ofUnits = (units: number): Exact => BigInt(units) * UNIT;
export const unitsOf = (value: Exact): number => Number(magnitude(value) / UNIT);

/** Digits from the first to the last that is not zero. */
export function significantDigits(value: Exact): number {
  return magnitude(value).toString().replace(/0+$/, '').length;
}
