import type { HeatTrades } from './heat-trades';

/** Trades that a dot stands for: those of one side that came close to each other, in time and in price. */
export interface HeatDot {
  /** Means of its trades, by their size. */
  readonly at: number;
  readonly price: number;
  /** Of all of them together, base units; of takers who sold below 0. */
  readonly size: number;
}

export interface DotGrid {
  /** Trades before that are left out. */
  readonly start: number;
  /** Ms and quote units that a dot stands for: fixed in time and price, so that no dot of the past changes. */
  readonly everyMs: number;
  readonly step: number;
}

interface Sum {
  size: number;
  /** Of time and of price times size: from the first of its moments, and from its lowest price. */
  at: number;
  price: number;
}

/** Newest first. A busy market has thousands of trades in view, more than there is room for: this many dots there are not. */
export function dotsOf(trades: Pick<HeatTrades, 'each'>, { start, everyMs, step }: DotGrid): readonly HeatDot[] {
  const dots: HeatDot[] = [];
  const sums = { buy: new Map<number, Sum>(), sell: new Map<number, Sum>() };
  let slot = Number.NaN;
  const take = (): void => {
    for (const [side, sign] of [
      ['buy', 1],
      ['sell', -1],
    ] as const) {
      for (const [row, { size, at, price }] of sums[side])
        dots.push({ at: slot * everyMs + at / size, price: row * step + price / size, size: sign * size });
      sums[side].clear();
    }
  };
  trades.each((at, price, signed) => {
    if (at < start) return false;
    const now = Math.floor(at / everyMs);
    if (now !== slot) {
      take();
      slot = now;
    }
    const row = Math.floor(price / step);
    const of = sums[signed > 0 ? 'buy' : 'sell'];
    const size = Math.abs(signed);
    const sum = of.get(row) ?? { size: 0, at: 0, price: 0 };
    sum.size += size;
    sum.at += size * (at - slot * everyMs);
    sum.price += size * (price - row * step);
    of.set(row, sum);
    return true;
  });
  take();
  return dots;
}
