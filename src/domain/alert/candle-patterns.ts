import type { Candle } from '../candle';

export const PATTERNS = ['bullish-engulfing', 'bearish-engulfing', 'hammer'] as const;
export type Pattern = (typeof PATTERNS)[number];

/** Candles before a hammer whose lows it must be below. */
const FALL = 3;
export const HAMMER_CANDLES = FALL + 1;
/** Least length of a hammer's handle in bodies, and most above its body as a part of its whole length. */
const HANDLE = 2;
const ABOVE = 0.1;

/**
 * Whether the last of these candles, oldest first, makes a pattern with those before it.
 * - `bullish-engulfing`: it rose, the one before fell, and its body holds the other's and is longer
 * - `bearish-engulfing`: it fell, the one before rose, and so on
 * - `hammer`: its low is below those of the three before, the way from there to its body is at least twice the body, and what
 *   stands above the body is at most a tenth of its whole length; whether it rose or fell does not count, a candle without a body is none
 */
export function hasPattern(pattern: Pattern, candles: readonly Candle[]): boolean {
  const candle = candles.at(-1);
  const before = candles.at(-2);
  if (candle === undefined || before === undefined) return false;
  switch (pattern) {
    case 'bullish-engulfing':
      return body(candle) > 0 && body(before) < 0 && engulfs(candle, before);
    case 'bearish-engulfing':
      return body(candle) < 0 && body(before) > 0 && engulfs(candle, before);
    case 'hammer': {
      const length = Math.abs(body(candle));
      const fall = candles.slice(-1 - FALL, -1);
      return (
        length > 0 &&
        fall.length === FALL &&
        fall.every(({ low }) => candle.low < low) &&
        bottom(candle) - candle.low >= HANDLE * length &&
        candle.high - top(candle) <= ABOVE * (candle.high - candle.low)
      );
    }
  }
}

const body = ({ open, close }: Candle): number => close - open;
const top = ({ open, close }: Candle): number => Math.max(open, close);
const bottom = ({ open, close }: Candle): number => Math.min(open, close);
const engulfs = (candle: Candle, other: Candle): boolean =>
  top(candle) >= top(other) && bottom(candle) <= bottom(other) && Math.abs(body(candle)) > Math.abs(body(other));
