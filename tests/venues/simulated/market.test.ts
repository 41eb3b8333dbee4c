import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aggregateCandles, type Candle, INTERVALS, type Interval } from '../../../src/domain/candle';
import { REGIMES, type Regime, SIM_PAIRS, type SimEvent, SimMarket, type SimOrder, type SimPair } from '../../../src/venues/simulated/market';

const START = Date.UTC(2026, 0, 15, 10, 20, 30);
const BTC = pairOf('BTC', 'USD');
const XRP_BTC = pairOf('XRP', 'BTC');

/** Over 20,000 steps of two pairs through every regime. Another engine must come to the same. */
const GOLDEN = '1773135460-1416302019';

function pairOf(base: string, quote: string): SimPair {
  const pair = SIM_PAIRS.find((p) => p.base === base && p.quote === quote);
  if (pair === undefined) throw new Error(`no pair ${base}/${quote}`);
  return pair;
}

function describeEvent(event: SimEvent): string {
  if (event.kind === 'order') return `o${event.order.id}:${event.order.price}:${event.order.amount}`;
  if (event.kind === 'cancel') return `c${event.id}:${event.price}:${event.side}`;
  return `t${event.id}:${event.at}:${event.price}:${event.amount}`;
}

/** Every event of so many steps, regimes changing on the way, as text for a hash or a comparison. */
function run(pair: SimPair, seed: number, steps: number, sink: (text: string) => void): void {
  const market = new SimMarket(pair, seed, START);
  const stretch = Math.ceil(steps / (REGIMES.length * 2));
  for (let i = 0; i < steps; i++) {
    if (i % stretch === 0) market.regime = REGIMES[(i / stretch) % REGIMES.length] as Regime;
    for (const event of market.step(START + i * 25)) sink(describeEvent(event));
  }
}

function hashOf(pair: SimPair, seed: number): number {
  let hash = 2166136261;
  run(pair, seed, 20_000, (text) => {
    for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 16777619);
  });
  return hash >>> 0;
}

/** A slow and obvious follower of the events: a map from id to order. */
class Model {
  readonly orders = new Map<number, SimOrder>();
  constructor(market: SimMarket) {
    for (const order of [...market.orders(1), ...market.orders(-1)]) this.orders.set(order.id, order);
  }
  apply(event: SimEvent): void {
    if (event.kind === 'order') this.orders.set(event.order.id, event.order);
    if (event.kind === 'cancel') this.orders.delete(event.id);
  }
  side(side: 1 | -1): SimOrder[] {
    return [...this.orders.values()].filter((o) => o.amount * side > 0).sort((a, b) => (b.price - a.price) * side || a.id - b.id);
  }
  best(side: 1 | -1): number | undefined {
    let best: number | undefined;
    for (const order of this.orders.values())
      if (order.amount * side > 0 && (best === undefined || (order.price - best) * side > 0)) best = order.price;
    return best;
  }
}

const plain = ({ id, price, amount }: SimOrder): SimOrder => ({ id, price, amount });
const anyMarket = fc.record({
  pair: fc.constantFrom(...SIM_PAIRS),
  seed: fc.integer({ min: 0, max: 2 ** 48 }),
  regimes: fc.array(fc.constantFrom(...REGIMES), { minLength: 1, maxLength: 4 }),
  stepMs: fc.constantFrom(0.05, 1, 25, 400),
});

/** Step a market through its regimes, `steps` in each. */
function drive(
  { pair, seed, regimes, stepMs }: { pair: SimPair; seed: number; regimes: readonly Regime[]; stepMs: number },
  steps: number,
  look: (market: SimMarket, events: readonly SimEvent[], at: number) => void,
): SimMarket {
  const market = new SimMarket(pair, seed, START);
  let at = START;
  for (const regime of regimes) {
    market.regime = regime;
    for (let i = 0; i < steps; i++) {
      at += stepMs;
      look(market, market.step(Math.floor(at)), at);
    }
  }
  return market;
}

/** What the text of a number says: digits that matter, decimals. */
function digitsOf(n: number): { significant: number; decimals: number } {
  const [mantissa = '', exponent = '0'] = String(Math.abs(n)).split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const significant = `${whole}${fraction}`.replace(/^0+/, '').replace(/0+$/, '').length;
  return { significant, decimals: Math.max(0, fraction.length - Number(exponent)) };
}

describe('determinism', () => {
  test('20,000 steps give the golden hash', () => {
    expect(`${hashOf(BTC, 42)}-${hashOf(XRP_BTC, 2 ** 40 + 7)}`).toBe(GOLDEN);
  });

  test('the same seed and times give the same events, another seed gives others', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0 }), fc.constantFrom(...SIM_PAIRS), (seed, pair) => {
        const [first, second, other]: [string[], string[], string[]] = [[], [], []];
        run(pair, seed, 300, (text) => first.push(text));
        run(pair, seed, 300, (text) => second.push(text));
        run(pair, seed + 1, 300, (text) => other.push(text));
        expect(second).toEqual(first);
        expect(other).not.toEqual(first);
      }),
      { numRuns: 20 },
    );
  });

  test('pairs of one seed live lives of their own', () => {
    const [first, second]: [string[], string[]] = [[], []];
    run({ ...BTC, base: 'ETH' }, 1, 300, (text) => first.push(text));
    run(BTC, 1, 300, (text) => second.push(text));
    expect(second).not.toEqual(first);
  });
});

describe('the book', () => {
  test('what the events tell is what the market holds, sorted best first, then by id', () => {
    fc.assert(
      fc.property(anyMarket, (setup) => {
        const start = new SimMarket(setup.pair, setup.seed, START);
        const model = new Model(start);
        const market = drive(setup, 400, (_, events) => {
          for (const event of events) model.apply(event);
        });
        for (const side of [1, -1] as const) expect(market.orders(side).map(plain)).toEqual(model.side(side).map(plain));
      }),
      { numRuns: 40 },
    );
  });

  test('it is never crossed, not even between two events of one step', () => {
    fc.assert(
      fc.property(anyMarket, (setup) => {
        const model = new Model(new SimMarket(setup.pair, setup.seed, START));
        drive(setup, 150, (_, events) => {
          for (const event of events) {
            model.apply(event);
            const [bid, ask] = [model.best(1), model.best(-1)];
            if (bid !== undefined && ask !== undefined && bid >= ask) throw new Error(`${bid} meets ${ask}`);
          }
        });
      }),
      { numRuns: 25 },
    );
  });

  test('trades happen at the best resting price and take no more than rests there', () => {
    fc.assert(
      fc.property(anyMarket, (setup) => {
        const model = new Model(new SimMarket(setup.pair, setup.seed, START));
        drive(setup, 150, (market, events) => {
          for (const event of events) {
            if (event.kind === 'trade') {
              const rests = event.amount > 0 ? -1 : 1;
              const [first] = model.side(rests);
              expect(first?.price).toBe(event.price);
              expect(Math.abs(event.amount)).toBeLessThanOrEqual(Math.abs(first?.amount ?? 0));
            }
            model.apply(event);
          }
          const trades = events.filter((event) => event.kind === 'trade');
          if (trades.length > 0) expect(market.last).toBe(trades.at(-1)?.price);
        });
      }),
      { numRuns: 25 },
    );
  });

  test('prices have five significant digits, prices and amounts eight decimals at the most', () => {
    fc.assert(
      fc.property(anyMarket, (setup) => {
        const market = drive(setup, 200, () => undefined);
        for (const { price, amount } of [...market.orders(1), ...market.orders(-1), ...market.trades(100)]) {
          expect(digitsOf(price).significant).toBeLessThanOrEqual(5);
          expect(digitsOf(price).decimals).toBeLessThanOrEqual(8);
          expect(digitsOf(amount).decimals).toBeLessThanOrEqual(8);
          expect(amount).not.toBe(0);
          expect(price).toBeGreaterThan(0);
        }
      }),
      { numRuns: 25 },
    );
  });

  test.each(SIM_PAIRS)('a calm $base/$quote has 120 to 300 price levels a side and a spread of a few ticks', (pair) => {
    const market = new SimMarket(pair, 5, START);
    let spread = 0;
    for (let i = 0; i < 4000; i++) {
      market.step(START + i * 25);
      const [bid, ask] = [market.orders(1)[0], market.orders(-1)[0]];
      spread += Math.round(((ask?.price ?? Number.NaN) - (bid?.price ?? Number.NaN)) * pair.ticksPerQuote);
      if (i % 200 !== 0) continue;
      for (const side of [1, -1] as const) {
        const levels = new Set(market.orders(side).map((order) => order.price)).size;
        expect(levels).toBeGreaterThanOrEqual(120);
        expect(levels).toBeLessThanOrEqual(300);
      }
    }
    expect(spread / 4000).toBeGreaterThanOrEqual(1);
    expect(spread / 4000).toBeLessThan(5);
  });

  test('some amounts need e-notation', () => {
    let found = 0;
    run(XRP_BTC, 3, 5000, (text) => {
      if (/e-/.test(text)) found++;
    });
    expect(found).toBeGreaterThan(5);
  });

  test('it keeps its size over 100,000 steps', () => {
    const market = drive({ pair: BTC, seed: 9, regimes: ['calm', 'trend', 'volatile', 'flash-crash', 'calm'], stepMs: 0.5 }, 20_000, () => undefined);
    for (const side of [1, -1] as const) expect(market.orders(side).length).toBeLessThan(500);
    expect(market.trades(1e9).length).toBe(1000);
  });
});

describe('regimes', () => {
  test('an outage has no events and leaves the book as it was', () => {
    const market = new SimMarket(BTC, 1, START);
    for (let i = 0; i < 100; i++) market.step(START + i * 25);
    const before = [...market.orders(1)];
    market.regime = 'outage';
    for (let i = 100; i < 200; i++) expect(market.step(START + i * 25)).toEqual([]);
    expect(market.orders(1)).toEqual(before);
    market.regime = 'calm';
    expect(market.step(START + 10_000).length).toBeGreaterThan(0);
  });

  test('a flash crash falls 8 to 15 % within a minute and takes most of it back', () => {
    for (const pair of SIM_PAIRS) {
      for (let seed = 0; seed < 6; seed++) {
        const market = new SimMarket(pair, seed, START);
        const before = market.last;
        market.regime = 'flash-crash';
        let lowest = before;
        for (let i = 0; i < 40 * 60; i++) {
          market.step(START + i * 25);
          lowest = Math.min(lowest, market.last);
        }
        for (let i = 40 * 60; i < 40 * 240; i++) market.step(START + i * 25);
        const fall = 1 - lowest / before;
        expect(fall).toBeGreaterThan(0.075);
        expect(fall).toBeLessThan(0.16);
        expect((market.last - lowest) / (before - lowest)).toBeGreaterThan(0.5);
      }
    }
  });

  test('a one-sided book loses one side at times, and gets it back afterwards', () => {
    for (let seed = 0; seed < 6; seed++) {
      const market = new SimMarket(BTC, seed, START);
      market.regime = 'one-sided';
      let empty = 0;
      for (let i = 0; i < 40 * 90; i++) {
        market.step(START + i * 25);
        const sizes = [market.orders(1).length, market.orders(-1).length];
        expect(Math.max(...sizes)).toBeGreaterThan(200);
        if (Math.min(...sizes) === 0) empty++;
      }
      expect(empty).toBeGreaterThan(0);
      market.regime = 'calm';
      for (let i = 0; i < 3000; i++) market.step(START + 90_000 + i * 25);
      expect(Math.min(market.orders(1).length, market.orders(-1).length)).toBeGreaterThan(200);
    }
  });

  test('a volatile market moves further than a calm one', () => {
    const travelled = (regime: Regime): number => {
      let sum = 0;
      for (let seed = 0; seed < 20; seed++) {
        const market = new SimMarket(BTC, seed, START);
        const before = market.last;
        market.regime = regime;
        for (let i = 0; i < 2400; i++) market.step(START + i * 25);
        sum += Math.abs(market.last - before);
      }
      return sum;
    };
    expect(travelled('volatile')).toBeGreaterThan(travelled('calm') * 2);
  });

  test('prices stay within bounds through a year of steps of an hour', () => {
    const market = new SimMarket(pairOf('LTC', 'USD'), 3, START);
    market.regime = 'trend';
    for (let i = 0; i < 8760; i++) market.step(START + i * 3_600_000);
    expect(market.last).toBeGreaterThan(71.28 * 0.5);
    expect(market.last).toBeLessThan(100);
  });
});

describe('candles', () => {
  const market = new SimMarket(BTC, 11, START);
  const trades: { at: number; price: number; amount: number }[] = [];
  let now = START;
  for (; now < START + 3 * 3_600_000; now += 250) for (const event of market.step(now)) if (event.kind === 'trade') trades.push(event);

  test('there is history at once: 500 minutes, 500 hours, 500 days, 100 weeks', () => {
    const fresh = new SimMarket(BTC, 1, START);
    for (const [interval, count] of [
      ['1m', 500],
      ['1h', 500],
      ['1D', 500],
      ['1W', 100],
    ] as const)
      expect(fresh.candles(interval, count, START)).toHaveLength(count);
  });

  test.each(INTERVALS)('%s candles are sorted, aligned, without holes in history, each open at the close before', (interval) => {
    const candles = new SimMarket(BTC, 2, START).candles(interval, 300, START);
    expect(candles.length).toBeGreaterThan(40);
    for (const [i, candle] of candles.entries()) {
      expect(candle.high).toBeGreaterThanOrEqual(Math.max(candle.open, candle.close));
      expect(candle.low).toBeLessThanOrEqual(Math.min(candle.open, candle.close));
      expect(candle.volume).toBeGreaterThan(0);
      const before = candles[i - 1];
      if (before === undefined) continue;
      expect(candle.at).toBeGreaterThan(before.at);
      expect(candle.open).toBe(before.close);
    }
  });

  test('since the start they are exactly what the trades come to', () => {
    const minutes = new Map<number, Candle>();
    for (const { at, price, amount } of trades) {
      const key = at - (at % 60_000);
      const old = minutes.get(key);
      minutes.set(key, {
        at: key as Candle['at'],
        open: old?.open ?? price,
        high: Math.max(old?.high ?? price, price),
        low: Math.min(old?.low ?? price, price),
        close: price,
        volume: Math.round(((old?.volume ?? 0) + Math.abs(amount)) * 1e8) / 1e8,
      });
    }
    const shown = market.candles('1m', minutes.size, now);
    expect(shown).toEqual([...minutes.values()]);
  });

  test.each(['5m', '15m', '30m', '1h', '3h', '4h', '6h', '12h', '1D', '1W', '14D'] as const)(
    '%s candles agree with the shorter ones',
    (interval: Interval) => {
      const shorter: Interval = interval === '1W' || interval === '14D' ? '1D' : '1m';
      const sums = aggregateCandles(market.candles(shorter, 1_000_000, now), interval);
      const longer = market.candles(interval, 1_000_000, now);
      // The first sum may begin inside its period.
      const overlap = sums.slice(1);
      expect(overlap.length).toBeGreaterThan(5);
      const counterpart = longer.slice(-overlap.length);
      for (const [i, sum] of overlap.entries()) {
        const candle = counterpart[i];
        expect(candle).toMatchObject({ at: sum.at, open: sum.open, high: sum.high, low: sum.low, close: sum.close });
        expect(candle?.volume).toBeCloseTo(sum.volume, 4);
      }
    },
  );

  test('a question about an earlier time gets nothing later', () => {
    const at = START - 3_600_000;
    expect(market.candles('1m', 10, at).at(-1)?.at).toBe(at - (at % 60_000));
  });

  test('after weeks the old minutes are folded away and the hours still agree', () => {
    const old = new SimMarket(BTC, 4, START);
    const hours = new Map<number, { open: number; close: number; volume: number }>();
    let at = START;
    for (; at < START + 30 * 86_400_000; at += 20_000) {
      for (const event of old.step(at)) {
        if (event.kind !== 'trade') continue;
        const hour = at - (at % 3_600_000);
        const before = hours.get(hour);
        hours.set(hour, { open: before?.open ?? event.price, close: event.price, volume: (before?.volume ?? 0) + Math.abs(event.amount) });
      }
    }
    expect(old.candles('1m', 1e9, at).length).toBeLessThan(15 * 1440);
    const shown = old.candles('1h', hours.size, at);
    expect(shown.map((c) => c.at)).toEqual([...hours.keys()]);
    // The first hour had begun before the start.
    for (const candle of shown.slice(1)) {
      const expected = hours.get(candle.at);
      expect([candle.open, candle.close]).toEqual([expected?.open, expected?.close]);
      expect(candle.volume).toBeCloseTo(expected?.volume ?? Number.NaN, 5);
    }
  });

  test('the ticker is the last 24 hours of minutes', () => {
    const day = market.candles('1m', 1_000_000, now).filter((c) => c.at >= now - 86_400_000);
    const ticker = market.ticker(now);
    expect(ticker.open).toBe(day[0]?.open);
    expect(ticker.high).toBe(Math.max(...day.map((c) => c.high)));
    expect(ticker.low).toBe(Math.min(...day.map((c) => c.low)));
    expect(ticker.last).toBe(trades.at(-1)?.price);
    expect(ticker.volume).toBeCloseTo(
      day.reduce((sum, c) => sum + c.volume, 0),
      4,
    );
    expect([ticker.bid, ticker.ask]).toEqual([market.orders(1)[0]?.price, market.orders(-1)[0]?.price]);
  });
});

test('the tape of a new market is there at once, newest first, within its candles', () => {
  for (const pair of SIM_PAIRS) {
    const market = new SimMarket(pair, 8, START);
    const tape = market.trades(60);
    const candles = new Map(market.candles('1m', 30, START).map((c) => [c.at as number, c]));
    expect(tape).toHaveLength(60);
    for (const [i, trade] of tape.entries()) {
      const candle = candles.get(trade.at - (trade.at % 60_000));
      expect(trade.price).toBeLessThanOrEqual(candle?.high ?? Number.NaN);
      expect(trade.price).toBeGreaterThanOrEqual(candle?.low ?? Number.NaN);
      const newer = tape[i - 1];
      if (newer !== undefined) expect(newer.at > trade.at && newer.id > trade.id).toBe(true);
    }
    expect(market.last).toBe(tape[0]?.price);
  }
});
