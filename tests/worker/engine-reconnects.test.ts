import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BitfinexMarket } from '../../src/venues/bitfinex/machine';
import { VENUES, type VenueEntry } from '../../src/venues/registry';
import { randomOf } from '../exchange/pace';
import { activeResources, heapUsed } from '../support/memory';
import { bookOf, NetworkWorld, until } from '../support/network-world';

const TIMES = 80;
const RECONNECTS = 200;
/** A budget that is reached at this pace, and does not make the test wait for long. */
const LIMIT = { attempts: 18, perMs: 45_000 };
/** What the way to the exchange may take longer for one attempt than for another. */
const SLACK_MS = 5_000;
const PAIRS = ['BTC/USD', 'ETH/USD'] as const;

const venues = VENUES.map(
  (venue): VenueEntry =>
    venue.id === 'bitfinex' ? { ...venue, make: (hands) => Object.assign(new BitfinexMarket(hands), { connectLimit: LIMIT }) } : venue,
);

let world: NetworkWorld;
beforeEach(async () => {
  // Without jitter every wait is the shortest of the backoff.
  world = await NetworkWorld.start({ times: TIMES, venues, random: () => 0, exchange: { limits: { connectionsPerMinute: 10_000 } } });
});
afterEach(() => world.stop());

/** What is held while everything is live. */
async function held(): Promise<Record<'timers' | 'sockets' | 'tcp' | 'listeners' | 'heap', number>> {
  const heap = await heapUsed();
  return {
    timers: world.clock.pending,
    sockets: world.sockets.held,
    tcp: activeResources('TCPSocketWrap'),
    listeners: process.eventNames().reduce((sum, name) => sum + process.listenerCount(name), 0),
    heap,
  };
}

/** Each connection ends after 0 to 3 s, by a reset or in order: during the greeting, before the snapshot, or when all is live. */
async function reconnect(times: number, random: () => number): Promise<void> {
  const { exchange } = world;
  for (let i = 0; i < times; i++) {
    const { connections } = exchange.stats();
    await wait((random() * 3_000) / TIMES);
    if (random() < 0.5) exchange.control.drop();
    else exchange.control.closeWith(1012);
    await until('the next connection', () => exchange.stats().connections > connections);
  }
}

test('N6: after 200 real reconnects the book is the exchange’s, and no socket, timer, listener or memory is left behind', async () => {
  const keys = PAIRS.map(bookOf);
  const random = randomOf(6);
  world.tab.follow(...keys, 'trades:bitfinex:BTC/USD', 'candles:bitfinex:BTC/USD:1m', 'ticker:bitfinex:BTC/USD');
  await world.allLive(...keys);
  const before = await held();
  await reconnect(RECONNECTS, random);
  await world.allLive(...keys);
  await until('one socket on either side', () => world.exchange.stats().open === 1 && world.sockets.open === 1);
  await until('as many timers as before', () => world.clock.pending <= before.timers);
  await until('as many handles as before', () => activeResources('TCPSocketWrap') <= before.tcp);
  const after = await held();
  const { connections, connectedAt } = world.exchange.stats();
  expect(connections).toBeGreaterThan(RECONNECTS);
  for (const [i, at] of connectedAt.slice(LIMIT.attempts).entries()) expect(at - (connectedAt[i] as number)).toBeGreaterThan(LIMIT.perMs - SLACK_MS);
  // One that was closed a moment ago may still be on its way out.
  expect(after.sockets - before.sockets).toBeLessThan(5);
  expect(after.listeners).toBeLessThanOrEqual(before.listeners);
  expect(after.heap - before.heap).toBeLessThan(5_000_000);
  await world.expectTruth(...PAIRS);
}, 60_000);
