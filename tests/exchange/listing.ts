import { SIM_PAIRS, type SimPair } from '../../src/venues/simulated/pairs';

/** A symbol of the exchange and the simulated market behind it. */
export interface Listing {
  /** With its leading `t`. */
  readonly symbol: string;
  readonly pair: SimPair;
  /** Powers of ten that prices are shifted by, down: a market whose prices need e-notation. */
  readonly shift: number;
  readonly isDerivative: boolean;
}

/** `tBTCUSD`, and `tDOGE:USD` where a code is longer than three characters. */
export function symbolOf(base: string, quote: string): string {
  return base.length === 3 && quote.length === 3 ? `t${base}${quote}` : `t${base}:${quote}`;
}

const [first] = SIM_PAIRS as readonly [SimPair, ...SimPair[]];

/** The simulated pairs, a perpetual, one with prices below 1e-6, and one that no table of the client's names. */
export const LISTINGS: readonly Listing[] = [
  ...SIM_PAIRS.map((pair): Listing => ({ symbol: symbolOf(pair.base, pair.quote), pair, shift: 0, isDerivative: false })),
  { symbol: 'tBTCF0:USTF0', pair: first, shift: 0, isDerivative: true },
  { symbol: 'tTINY:USD', pair: pairOf('DOGE', 'USD'), shift: 6, isDerivative: false },
  { symbol: 'tUNLISTED:USD', pair: pairOf('LTC', 'USD'), shift: 0, isDerivative: false },
];

/** So many further pairs, `C01/USD` and on, that move as those above do: for a watchlist of some length. */
export const furtherListings = (count: number): readonly Listing[] =>
  Array.from({ length: count }, (_, i): Listing => {
    const base = `C${String(i + 1).padStart(2, '0')}`;
    return {
      symbol: symbolOf(base, 'USD'),
      pair: { ...(SIM_PAIRS[i % SIM_PAIRS.length] ?? first), base, quote: 'USD' },
      shift: 0,
      isDerivative: false,
    };
  });

function pairOf(base: string, quote: string): SimPair {
  return SIM_PAIRS.find((p) => p.base === base && p.quote === quote) ?? first;
}
