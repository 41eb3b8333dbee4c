/** A market that exists only here. Prices are whole ticks, amounts whole units: both divide to doubles whose text is short. */
export interface SimPair {
  readonly base: string;
  readonly quote: string;
  readonly startPrice: number;
  /** Ticks in 1 of quote; a power of ten. Five digits at the most, so a price has at most five significant ones. */
  readonly ticksPerQuote: number;
  /** Units in 1 of base; a power of ten, at most 1e8. */
  readonly unitsPerBase: number;
  /** Base. Orders are about this large. */
  readonly typicalSize: number;
  /** Base. No order placed by intent is smaller; what a fill leaves can be. */
  readonly minSize: number;
}

/** No price reaches a sixth digit. */
export const MAX_TICKS = 99_999;

const pair = (
  base: string,
  quote: string,
  startPrice: number,
  ticksPerQuote: number,
  unitsPerBase: number,
  typicalSize: number,
  minSize: number,
): SimPair => ({ base, quote, startPrice, ticksPerQuote, unitsPerBase, typicalSize, minSize });

export const SIM_PAIRS: readonly SimPair[] = [
  pair('BTC', 'USD', 64_210, 1, 1e8, 0.2, 0.0001),
  pair('ETH', 'USD', 3_418.6, 10, 1e8, 2.5, 0.002),
  pair('LTC', 'USD', 71.28, 1e3, 1e8, 30, 0.05),
  pair('XRP', 'USD', 2.1042, 1e4, 1e4, 2_500, 2),
  pair('SOL', 'USD', 152.4, 1e2, 1e6, 20, 0.02),
  pair('XRP', 'BTC', 0.00003277, 1e8, 1e8, 900, 2),
  pair('ETH', 'BTC', 0.05324, 1e6, 1e8, 1.5, 0.002),
  pair('DOGE', 'USD', 0.1642, 1e5, 1e4, 30_000, 20),
];
