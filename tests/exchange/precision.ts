export type Precision = 'P0' | 'P1' | 'P2' | 'P3' | 'P4' | 'R0';

const DIGITS: Readonly<Record<Precision, number>> = { P0: 5, P1: 4, P2: 3, P3: 2, P4: 1, R0: 0 };

/** The price of the level that an order falls into. Bids fall downward and asks upward, so that aggregation never crosses a book. */
export function levelPrice(price: number, isBid: boolean, precision: Exclude<Precision, 'R0'>): number {
  const [mantissa, exponent] = price.toExponential().split('e') as [string, string];
  // On the text of the digits: arithmetic with decimal fractions would leave noise in the price.
  const digits = mantissa.replace('.', '');
  const kept = digits.slice(0, DIGITS[precision]);
  const isCut = kept.length < digits.length;
  return Number(`${Number(kept) + (isCut && !isBid ? 1 : 0)}e${Number(exponent) - (kept.length - 1)}`);
}
