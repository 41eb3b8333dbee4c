import { add, compare, type Decimal, divide, isNegative, isZero, least, most, multiply, negate, subtract, ZERO } from '../money';
import type { PastFill, PastFunding } from './journal-sum';

/**
 * What fills in a row came to, in quote units of one currency. Two of them that follow each other join to one, so an hour,
 * a day and a year are summed alike. A trade is a fill that closed something: its gain less its own fee.
 */
export interface Performance {
  readonly fills: number;
  /** Price times size. */
  readonly volume: Decimal;
  /** Before fees. */
  readonly realised: Decimal;
  /** Of closing and of opening fills, and funding that was paid; what was got of it counts against them. */
  readonly fees: Decimal;
  readonly wins: number;
  readonly losses: number;
  /** Trades that came to nothing, to the last digit. */
  readonly even: number;
  /** What the winning trades came to. */
  readonly won: Decimal;
  /** What the losing trades came to: never negative. */
  readonly lost: Decimal;
  /** The most that realised less fees stood at since the beginning of this, never below 0. */
  readonly peak: Decimal;
  /** The least, never above 0. */
  readonly trough: Decimal;
  /** The deepest fall from a height before it: never negative. */
  readonly drawdown: Decimal;
}

export const NO_PERFORMANCE: Performance = {
  fills: 0,
  volume: ZERO,
  realised: ZERO,
  fees: ZERO,
  wins: 0,
  losses: 0,
  even: 0,
  won: ZERO,
  lost: ZERO,
  peak: ZERO,
  trough: ZERO,
  drawdown: ZERO,
};

type Traded = Pick<PastFill, 'price' | 'size' | 'gain' | 'cost'>;

export function performanceOf({ price, size, gain, cost }: Traded): Performance {
  const step = subtract(gain ?? ZERO, cost);
  const side = gain === null ? 0 : compare(step, ZERO);
  return {
    fills: 1,
    volume: multiply(price, size),
    realised: gain ?? ZERO,
    fees: cost,
    wins: side > 0 ? 1 : 0,
    losses: side < 0 ? 1 : 0,
    even: gain !== null && side === 0 ? 1 : 0,
    won: side > 0 ? step : ZERO,
    lost: side < 0 ? negate(step) : ZERO,
    peak: most(step, ZERO),
    trough: least(step, ZERO),
    drawdown: most(negate(step), ZERO),
  };
}

export function performanceOfFunding({ paid }: Pick<PastFunding, 'paid'>): Performance {
  return { ...NO_PERFORMANCE, fees: paid, peak: most(negate(paid), ZERO), trough: least(negate(paid), ZERO), drawdown: most(paid, ZERO) };
}

/** `later` follows `earlier`. */
export function join(earlier: Performance, later: Performance): Performance {
  const before = netOf(earlier);
  const trough = add(before, later.trough);
  return {
    fills: earlier.fills + later.fills,
    volume: add(earlier.volume, later.volume),
    realised: add(earlier.realised, later.realised),
    fees: add(earlier.fees, later.fees),
    wins: earlier.wins + later.wins,
    losses: earlier.losses + later.losses,
    even: earlier.even + later.even,
    won: add(earlier.won, later.won),
    lost: add(earlier.lost, later.lost),
    peak: most(earlier.peak, add(before, later.peak)),
    trough: least(earlier.trough, trough),
    drawdown: most(most(earlier.drawdown, later.drawdown), subtract(earlier.peak, trough)),
  };
}

export const joinAll = (parts: Iterable<Performance>): Performance => [...parts].reduce(join, NO_PERFORMANCE);

/** Realised less fees. */
export const netOf = ({ realised, fees }: Pick<Performance, 'realised' | 'fees'>): Decimal => subtract(realised, fees);

export const tradesOf = ({ wins, losses, even }: Performance): number => wins + losses + even;

/** Share of the trades that won, 0 to 1, to four decimals; null where there was none. */
export function winRate(performance: Performance): Decimal | null {
  const trades = tradesOf(performance);
  return trades === 0 ? null : divide(String(performance.wins) as Decimal, String(trades) as Decimal, 4, 'half-even');
}

/** What was won for each unit lost, to two decimals; null where nothing was lost. */
export const profitFactor = ({ won, lost }: Performance): Decimal | null => (isZero(lost) ? null : divide(won, lost, 2, 'half-even'));

export const averageWin = ({ won, wins }: Performance): Decimal | null => average(won, wins);
/** As a figure above 0. */
export const averageLoss = ({ lost, losses }: Performance): Decimal | null => average(lost, losses);

const average = (total: Decimal, count: number): Decimal | null =>
  count === 0 || isNegative(total) ? null : divide(total, String(count) as Decimal, 8, 'half-even');
