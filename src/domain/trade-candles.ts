import { type Candle, INTERVAL_MS, type Interval } from './candle';
import { compareTrades, type Trade } from './trade';
import type { VenueMs } from './units';

/** Periods that a late trade may still revise. */
const KEPT = 1_000;

interface Period {
  readonly first: Trade;
  readonly last: Trade;
  readonly high: number;
  readonly low: number;
  readonly volume: number;
}

/** Candles of a fixed length made of trades, each of which is given once, in any order. A period without trades has none. */
export class TradeCandles {
  private readonly periods = new Map<VenueMs, Period>();
  private readonly length: number;
  /** Newest first period that was let go: what falls there is of no candle that can be told whole. */
  private wholeFrom: VenueMs;

  /** `knownAfter`: trades before it and at it may be missing, so the period that it lies in gets no candle. Null: none is missing. */
  constructor(interval: Interval, knownAfter: VenueMs | null) {
    this.length = INTERVAL_MS[interval];
    this.wholeFrom = (knownAfter === null ? 0 : this.periodOf(knownAfter) + this.length) as VenueMs;
  }

  /** The candles that changed, oldest first. */
  add(trades: readonly Trade[]): Candle[] {
    const changed = new Set<VenueMs>();
    for (const trade of trades) {
      const at = this.periodOf(trade.at);
      if (at < this.wholeFrom) continue;
      this.periods.set(at, withTrade(this.periods.get(at), trade));
      changed.add(at);
    }
    this.letGo();
    return [...changed].sort((a, b) => a - b).flatMap((at) => this.candle(at));
  }

  /** Oldest first. */
  all(): Candle[] {
    return [...this.periods.keys()].sort((a, b) => a - b).flatMap((at) => this.candle(at));
  }

  private candle(at: VenueMs): Candle[] {
    const period = this.periods.get(at);
    if (period === undefined) return [];
    const { first, last, high, low, volume } = period;
    return [{ at, open: first.price, high, low, close: last.price, volume }];
  }

  private letGo(): void {
    if (this.periods.size <= KEPT) return;
    const old = [...this.periods.keys()].sort((a, b) => a - b).slice(0, -KEPT);
    for (const at of old) {
      this.periods.delete(at);
      this.wholeFrom = (at + this.length) as VenueMs;
    }
  }

  private periodOf(at: VenueMs): VenueMs {
    return (at - (at % this.length)) as VenueMs;
  }
}

function withTrade(period: Period | undefined, trade: Trade): Period {
  const { price, size } = trade;
  if (period === undefined) return { first: trade, last: trade, high: price, low: price, volume: size };
  return {
    first: compareTrades(trade, period.first) > 0 ? trade : period.first,
    last: compareTrades(trade, period.last) < 0 ? trade : period.last,
    high: Math.max(period.high, price),
    low: Math.min(period.low, price),
    volume: period.volume + size,
  };
}
