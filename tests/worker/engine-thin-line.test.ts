import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { PROOF_LIMIT_MS } from '../../src/domain/freshness';
import { bookOf, NetworkWorld } from '../support/network-world';

const TIMES = 4;
const BTC = bookOf('BTC/USD');
const ETH = bookOf('ETH/USD');
const KEYS = [BTC, ETH];
/** A frame, a tick of the engine, and half a round trip: so much the exchange's clock may be misjudged. */
const GRACE_MS = 3_000;

let world: NetworkWorld;
beforeEach(async () => {
  world = await NetworkWorld.start({ times: TIMES });
});
afterEach(() => world.stop());

test('N9: over 32 kbit/s with latency and jitter nothing older than its limit says live, and without the limit all is live again', async () => {
  const { exchange, tab, clock } = world;
  const { control } = exchange;
  tab.follow(...KEYS);
  await world.allLive(...KEYS);
  control.pace({ framesPerSecond: 100 });
  control.latency(500 / TIMES, 300 / TIMES);
  control.bandwidth(32_000 * TIMES);
  // As long as the line carries the market, it is one like any other: also for the snapshots of a new connection.
  control.drop();
  await world.notLive(BTC);
  await world.allLive(...KEYS);
  control.pace({ framesPerSecond: 1_000 });
  let oldest = 0;
  let oldestLive = 0;
  while (oldest < 25_000) {
    await wait(10);
    for (const key of KEYS) {
      const age = clock.now() - (tab.sentAt.get(key) ?? 0);
      oldest = Math.max(oldest, age);
      if (tab.isLive(key)) oldestLive = Math.max(oldestLive, age);
    }
  }
  expect(oldestLive).toBeGreaterThan(500);
  expect(oldestLive).toBeLessThan(PROOF_LIMIT_MS + GRACE_MS);
  expect(KEYS.map((key) => tab.state(key).status.state)).toEqual(['stale', 'stale']);
  control.bandwidth(0);
  control.latency(0);
  await world.allLive(...KEYS);
  await world.expectTruth('BTC/USD', 'ETH/USD');
  expect(exchange.stats().connections).toBe(2);
}, 60_000);
