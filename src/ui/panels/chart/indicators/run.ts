import { ATR, BollingerBands, EMA, MACD, RSI, SMA } from 'trading-signals';
import type { Candle } from '../../../../domain/candle';
import { type Indicator, priceOf } from './kinds';
import { DayVwap } from './vwap';

/** The figures of one bar, in the order of the kind's outputs; null: not known. */
export type Figures = readonly (number | null)[];

/** An indicator that is told one bar after another, oldest first. Each costs the same, however many came before. */
export interface Run {
  add(bar: Candle): Figures;
  /** The newest bar has changed. */
  replace(bar: Candle): Figures;
}

/**
 * Bars after which an average that never forgets has forgotten enough: the first of them, and what came before it, weighs less than a
 * hundredth. `weight` is what the newest bar weighs.
 */
const settledAfter = (weight: number): number => (weight >= 1 ? 1 : 1 + Math.ceil(Math.log(0.01) / Math.log(1 - weight)));
const emaSettled = (length: number): number => settledAfter(2 / (length + 1));
/** Wilder's, of RSI and ATR. */
const wilderSettled = (length: number): number => settledAfter(1 / length);

/** Bars that it needs before its first figure. */
export function barsNeeded({ kind, numbers: [first = 1, second = 1, third = 1] }: Indicator): number {
  if (kind === 'sma' || kind === 'bollinger') return first;
  if (kind === 'ema') return Math.max(first, emaSettled(first));
  if (kind === 'rsi') return first + wilderSettled(first);
  if (kind === 'atr') return Math.max(first, wilderSettled(first));
  if (kind === 'macd') return emaSettled(second) + emaSettled(third);
  return 1;
}

/** `barMs` is the length of a bar. A volume profile has no run: it is of what is in view. */
export function makeRun(indicator: Indicator, barMs: number): Run {
  const { kind, source, numbers } = indicator;
  const [first = 1, second = 1, third = 1] = numbers;
  const price = (bar: Candle): number => priceOf(bar, source);
  switch (kind) {
    case 'sma':
      return single(new SMA(first), price);
    case 'ema':
      return settled(single(new EMA(first), price), barsNeeded(indicator));
    case 'atr':
      return settled(
        single(new ATR(first), (bar) => bar),
        barsNeeded(indicator),
      );
    case 'rsi':
      return settled(moving(single(new RSI(first), price), price), barsNeeded(indicator));
    case 'bollinger':
      return several(new BollingerBands(first, second), price, ({ upper, middle, lower }) => [upper, middle, lower]);
    case 'macd':
      return settled(
        several(new MACD(new EMA(first), new EMA(second), new EMA(third)), price, ({ macd, signal, histogram }) => [macd, signal, histogram]),
        barsNeeded(indicator),
      );
    default: {
      const vwap = new DayVwap(barMs);
      return { add: (bar) => [vwap.add(bar)], replace: (bar) => [vwap.replace(bar)] };
    }
  }
}

/** The library's end of it: null until it has enough. */
interface Streamed<Input, Result> {
  add(input: Input): Result | null;
  replace(input: Input): Result | null;
}

function single<Input>(of: Streamed<Input, number>, input: (bar: Candle) => Input): Run {
  return { add: (bar) => [of.add(input(bar))], replace: (bar) => [of.replace(input(bar))] };
}

function several<Result>(of: Streamed<number, Result>, input: (bar: Candle) => number, figures: (result: Result) => Figures): Run {
  const all = (result: Result | null): Figures => (result === null ? [null, null, null] : figures(result));
  return { add: (bar) => all(of.add(input(bar))), replace: (bar) => all(of.replace(input(bar))) };
}

/** Nothing is shown of the bars in which it is not what it will be. */
function settled(run: Run, needed: number): Run {
  let count = 0;
  const shown = (figures: Figures): Figures => (count >= needed ? figures : figures.map(() => null));
  return {
    add: (bar) => {
      count++;
      return shown(run.add(bar));
    },
    replace: (bar) => shown(run.replace(bar)),
  };
}

/** Of a price that has not moved at all there is no strength: the library says 100. */
function moving(run: Run, price: (bar: Candle) => number): Run {
  /** Of the first bar; null before there are two. */
  let first: number | null = null;
  let last: number | null = null;
  /** Before the newest bar. */
  let hasMoved = false;
  const shown = (figures: Figures): Figures => (hasMoved || (first !== null && last !== first) ? figures : [null]);
  return {
    add: (bar) => {
      first ??= last;
      hasMoved ||= last !== first;
      last = price(bar);
      return shown(run.add(bar));
    },
    replace: (bar) => {
      last = price(bar);
      return shown(run.replace(bar));
    },
  };
}
