import { type Candle, INTERVAL_MS, type Interval } from '../../domain/candle';
import type { VenueMs } from '../../domain/units';
import { MAX_TICKS, type SimPair } from './pairs';
import type { Random } from './random';

/** A candle in whole ticks and units, so that sums are exact and longer ones agree with shorter ones. */
export interface Bar {
  at: number;
  open: number;
  high: number;
  low: number;
  close: number;
  units: number;
}

const MINUTE = INTERVAL_MS['1m'];
const HOUR = INTERVAL_MS['1h'];
const DAY = INTERVAL_MS['1D'];
const MINUTES_A_DAY = 1440;
/** Made up before the start: whole days as minutes, before those as hours, before those as days. */
const HISTORY = { minutes: 7 * MINUTES_A_DAY, hours: 90 * 24, days: 1461 };
/** Past this, the oldest day becomes hours, the oldest hours become a day. */
const KEPT = { minutes: 14 * MINUTES_A_DAY, hours: 180 * 24, days: 8000 };

/** All the past of one market: recent times as minutes, earlier ones as hours, the rest as days. */
export class Bars {
  private minutes: Bar[];
  private hours: Bar[];
  private days: Bar[];

  constructor(
    private readonly pair: SimPair,
    random: Random,
    startTicks: number,
    startAt: number,
  ) {
    const now = startAt - (startAt % MINUTE);
    const firstMinute = startAt - (startAt % DAY) - HISTORY.minutes * MINUTE;
    const firstHour = firstMinute - HISTORY.hours * HOUR;
    const past = new Past(random, startTicks, pair.typicalSize * pair.unitsPerBase);
    this.minutes = past.before(now, firstMinute, MINUTE, 6e-4);
    this.hours = past.before(firstMinute, firstHour, HOUR, 5e-3);
    this.days = past.before(firstHour, firstHour - HISTORY.days * DAY, DAY, 2.5e-2);
  }

  /** The bar of the last minute that has one. */
  newest(): Bar {
    return this.minutes[this.minutes.length - 1] as Bar;
  }

  /** `back` minutes with a trade before the newest; undefined past the end. */
  minute(back: number): Bar | undefined {
    return this.minutes[this.minutes.length - 1 - back];
  }

  trade(at: number, ticks: number, units: number): void {
    const bar = this.newest();
    if (at < bar.at + MINUTE) {
      if (ticks > bar.high) bar.high = ticks;
      if (ticks < bar.low) bar.low = ticks;
      bar.close = ticks;
      bar.units += units;
      return;
    }
    this.minutes.push({ at: at - (at % MINUTE), open: ticks, high: ticks, low: ticks, close: ticks, units });
    if (this.minutes.length > KEPT.minutes) this.fold();
  }

  /** What the minutes from a time on come to; undefined where there are none. */
  since(at: number): Bar | undefined {
    let sum: Bar | undefined;
    for (let i = this.minutes.length - 1; i >= 0; i--) {
      const bar = this.minutes[i] as Bar;
      if (bar.at < at) break;
      if (sum === undefined) sum = { ...bar };
      else prepend(sum, bar);
    }
    return sum;
  }

  /** The last `count` candles that began at `now` or before, oldest first. Periods without a trade have none. */
  candles(interval: Interval, count: number, now: number): Candle[] {
    const tiers =
      INTERVAL_MS[interval] < HOUR
        ? [this.minutes]
        : INTERVAL_MS[interval] < DAY
          ? [this.minutes, this.hours]
          : [this.minutes, this.hours, this.days];
    const found: Bar[] = [];
    let current: Bar | undefined;
    for (const tier of tiers) {
      for (let i = tier.length - 1; i >= 0; i--) {
        const bar = tier[i] as Bar;
        if (bar.at > now) continue;
        const at = periodOf(interval, bar.at);
        if (current !== undefined && current.at === at) {
          prepend(current, bar);
          continue;
        }
        if (found.length === count) return this.shown(found);
        current = { ...bar, at };
        found.push(current);
      }
    }
    // What is known begins inside this period: it would pass for a whole one.
    const [first] = tiers[tiers.length - 1] as Bar[];
    if (current !== undefined && first !== undefined && first.at !== current.at) found.pop();
    return this.shown(found);
  }

  private shown(newestFirst: Bar[]): Candle[] {
    const { ticksPerQuote, unitsPerBase } = this.pair;
    return newestFirst.reverse().map((bar) => ({
      at: bar.at as VenueMs,
      open: bar.open / ticksPerQuote,
      high: bar.high / ticksPerQuote,
      low: bar.low / ticksPerQuote,
      close: bar.close / ticksPerQuote,
      volume: bar.units / unitsPerBase,
    }));
  }

  private fold(): void {
    this.minutes = moveOldestDay(this.minutes, this.hours, '1h');
    if (this.hours.length > KEPT.hours) this.hours = moveOldestDay(this.hours, this.days, '1D');
    if (this.days.length > KEPT.days) this.days.shift();
  }
}

/** Take in an earlier bar of the same period. */
function prepend(sum: Bar, earlier: Bar): void {
  sum.open = earlier.open;
  if (earlier.high > sum.high) sum.high = earlier.high;
  if (earlier.low < sum.low) sum.low = earlier.low;
  sum.units += earlier.units;
}

/** The bars of the oldest day, made longer, go to the end of the next tier; what stays is returned. */
function moveOldestDay(from: Bar[], to: Bar[], interval: Interval): Bar[] {
  const [first] = from;
  if (first === undefined) return from;
  const end = periodOf('1D', first.at) + DAY;
  let moved = 0;
  for (; moved < from.length && (from[moved] as Bar).at < end; moved++) {
    const bar = from[moved] as Bar;
    const at = periodOf(interval, bar.at);
    const last = to[to.length - 1];
    if (last === undefined || last.at !== at) to.push({ ...bar, at });
    else {
      const open = last.open;
      prepend(last, bar);
      last.open = open;
      last.close = bar.close;
    }
  }
  return from.slice(moved);
}

/** Months follow the calendar (UTC), all others are whole lengths since the epoch. */
function periodOf(interval: Interval, at: number): number {
  if (interval !== '1M') return at - (at % INTERVAL_MS[interval]);
  const date = new Date(at);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

/** Makes up a past, walking backwards from what is known. */
class Past {
  private heat = 1;
  private readonly start: number;

  constructor(
    private readonly random: Random,
    private ticks: number,
    private readonly typicalUnits: number,
  ) {
    this.start = ticks;
  }

  /** Bars from `from` to `end`, oldest first; `spread` is the relative deviation of one. */
  before(end: number, from: number, length: number, spread: number): Bar[] {
    const bars: Bar[] = [];
    for (let at = end - length; at >= from; at -= length) bars.push(this.bar(at, length, spread));
    return bars.reverse();
  }

  private bar(at: number, length: number, spread: number): Bar {
    const { random, start } = this;
    this.heat += (1 - this.heat) * 0.05 + random.normal() * 0.12;
    if (this.heat < 0.3) this.heat = 0.3;
    const close = this.ticks;
    const deviation = close * spread * this.heat;
    const open = within(close + deviation * random.normal() + (start - close) * spread * spread * 4, start);
    const top = Math.max(open, close);
    const bottom = Math.min(open, close);
    const high = within(top + deviation * random.unit() * random.unit() * 1.5, start);
    const low = within(bottom - deviation * random.unit() * random.unit() * 1.5, start);
    const units = Math.ceil((this.typicalUnits * length * (0.3 + random.unit() + ((top - bottom) / deviation) * 0.8) * this.heat) / MINUTE);
    this.ticks = open;
    return { at, open, high: Math.max(high, top), low: Math.min(low, bottom), close, units };
  }
}

function within(ticks: number, start: number): number {
  const highest = Math.min(start * 1.5, MAX_TICKS);
  return Math.round(ticks < start * 0.55 ? start * 0.55 : Math.min(ticks, highest));
}
