import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TopicKey } from '../../src/domain/topic';
import type { LocalMs } from '../../src/domain/units';
import { bookOf, NetworkWorld, until } from '../support/network-world';

const TIMES = 4;
const HOUR = 3_600_000;
const BTC = bookOf('BTC/USD');
const TRADES: TopicKey = 'trades:bitfinex:BTC/USD';
const CANDLES: TopicKey = 'candles:bitfinex:BTC/USD:1m';
const KEYS = [BTC, TRADES, CANDLES] as const;

let world: NetworkWorld;
/** How far somebody has set the clock of the engine's machine; the exchange's own goes on. */
let setBy: number;

beforeEach(async () => {
  setBy = 0;
  world = await NetworkWorld.start({ times: TIMES, clockOf: (clock) => ({ ...clock, now: () => (clock.now() + setBy) as LocalMs }) });
});
afterEach(() => world.stop());

test.each([
  ['back an hour', -HOUR],
  ['forward two days', 48 * HOUR],
])(
  'K2: a wall clock set %s costs one new socket: nothing stays live across it, and the market goes on where it was',
  async (_, jump) => {
    const { exchange, tab, clock } = world;
    const now = (): number => clock.now() + setBy;
    tab.follow(...KEYS);
    await world.allLive(...KEYS);
    // Slow enough that the snapshot of trades reaches back over the new connection.
    exchange.control.pace({ stepsPerSecond: 20 });
    tab.doubted.clear();
    const asked = exchange.stats().clientFrames.length;
    setBy = jump;
    expect(await until('nothing live', () => KEYS.every((key) => tab.doubted.has(key)))).toBeLessThan(1_000);
    await world.allLive(...KEYS);
    await world.expectTruth('BTC/USD');
    const { connections, maxOpen, clientFrames, duplicatesSeen } = exchange.stats();
    expect([connections, maxOpen, duplicatesSeen]).toEqual([2, 1, 0]);
    // Each topic is asked for once, and what was asked before is not asked for again.
    expect(clientFrames.slice(asked).filter(({ text }) => text.includes('"subscribe"'))).toHaveLength(KEYS.length);
    for (const key of KEYS) {
      const { dataAt, proofAt } = tab.state(key).status;
      for (const at of [dataAt, proofAt]) expect(Math.abs(now() - (at ?? 0)), key).toBeLessThan(10_000);
    }
    // Times of trades are the exchange's: nothing was missed, nothing is out of order.
    const trades = tab.state(TRADES).data;
    if (trades?.kind !== 'trades') throw new Error('no trades');
    expect(trades.tape.gaps).toEqual([]);
    expect(trades.tape.trades.map((t) => t.at)).toEqual(trades.tape.trades.map((t) => t.at).toSorted((a, b) => b - a));
    await until('the offset to the exchange', () => Math.abs((tab.link?.venues[0]?.lines[0]?.clockOffsetMs ?? 0) + jump) < 1_000);
    expect(tab.link?.venues[0]).toMatchObject({ phase: 'open', budgetLeft: jump < 0 ? 16 : 17 });
    expect(tab.link?.sleptMs === null).toBe(jump < 0);
  },
  30_000,
);
