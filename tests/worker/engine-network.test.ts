import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { TopicKey } from '../../src/domain/topic';
import type { Exchange } from '../exchange/exchange';
import { bookOf, NetworkWorld, STEPS_PER_SECOND, until } from '../support/network-world';
import type { PortTab } from '../support/port-tab';

/** Everybody's clock runs this much faster than the real one. */
const TIMES = 4;
const PAIRS = ['BTC/USD', 'ETH/USD', 'LTC/USD'] as const;
const BTC = bookOf('BTC/USD');
const ETH = bookOf('ETH/USD');

let world: NetworkWorld;
let exchange: Exchange;
let tab: PortTab;

beforeEach(async () => {
  world = await NetworkWorld.start({ times: TIMES });
  ({ exchange, tab } = world);
});
afterEach(() => world.stop());

const isLive = (key: TopicKey): boolean => tab.isLive(key);
const allLive = (...keys: TopicKey[]): Promise<number> => world.allLive(...keys);
const notLive = (key: TopicKey): Promise<number> => world.notLive(key);
const expectTruth = (...pairs: readonly string[]): Promise<void> => world.expectTruth(...pairs);

const identities = (): string[] =>
  exchange
    .stats()
    .sockets.flatMap((s) => s.subscriptions.filter((c) => c.isActive).map((c) => `${c.channel} ${c.symbol ?? c.key}`))
    .sort();

test('ten tabs on three pairs are one socket and no channel twice; closing nine leaves the right channels', async () => {
  const { tabs } = world;
  for (let i = 1; i < 10; i++) world.open();
  for (const [i, one] of tabs.entries()) {
    const pair = PAIRS[i % 3] as string;
    one.follow(bookOf(pair), `trades:bitfinex:${pair}`, `ticker:bitfinex:${pair}`);
  }
  await until('every tab live', () => tabs.every((one, i) => one.isLive(bookOf(PAIRS[i % 3] as string))));
  await until('trades and tickers as well', () => identities().length >= 9);
  const stats = exchange.stats();
  expect([stats.maxOpen, stats.connections, stats.duplicatesSeen]).toEqual([1, 1, 0]);
  expect(identities()).toHaveLength(9);
  expect(new Set(identities()).size).toBe(9);
  for (const one of tabs.slice(1)) one.close();
  await wait(5_000 / TIMES);
  expect(identities()).toHaveLength(9);
  await until('the others gone', () => identities().length === 3, 10_000);
  expect(identities()).toEqual(['book tBTCUSD', 'ticker tBTCUSD', 'trades tBTCUSD']);
  await expectTruth('BTC/USD');
});

test('a live book is the exchange’s, after thousands of frames', async () => {
  tab.follow(...PAIRS.map(bookOf));
  await allLive(...PAIRS.map(bookOf));
  expect(exchange.control.burst(3_000)).toBeGreaterThan(2_000);
  await wait(200);
  await expectTruth(...PAIRS);
  const report = await tab.tab.api.metrics();
  expect(report.ok && report.value.resyncs).toEqual({});
});

describe('faults', () => {
  beforeEach(async () => {
    tab.follow(BTC, ETH);
    await allLive(BTC, ETH);
    tab.doubted.clear();
  });

  test('N1: a reset connection is not live at once, and live again within 2 s', async () => {
    exchange.control.drop();
    await notLive(BTC);
    expect(await allLive(BTC, ETH)).toBeLessThan(2_000);
    await expectTruth('BTC/USD', 'ETH/USD');
  });

  test('N2: a black hole is stale within 15 s, with a new socket while the old one is still open', async () => {
    exchange.control.blackHole(true, 1);
    expect(await notLive(BTC)).toBeLessThan(15_000 / TIMES);
    await allLive(BTC, ETH);
    exchange.control.blackHole(false, 1);
    await wait(100);
    await expectTruth('BTC/USD', 'ETH/USD');
  });

  test('N5: a handshake that is never answered is given up, and the next one is taken', async () => {
    exchange.control.handshake({ kind: 'never' });
    exchange.control.drop();
    await notLive(BTC);
    await until('an attempt given up', () => tab.link?.venues[0]?.why === 'no connection within 10 s', 15_000);
    exchange.control.handshake({ kind: 'normal' });
    await tab.tab.api.retryNow('bitfinex');
    await allLive(BTC, ETH);
  });

  test('N7: while the exchange answers 429 the attempts stay inside the limit, and the next one is announced', async () => {
    exchange.control.tooManyRequests(true);
    exchange.control.drop();
    await until('three refusals', () => tab.link?.venues[0]?.why?.includes('3 attempts in a row failed') === true, 15_000);
    expect(tab.link?.venues[0]).toMatchObject({ phase: 'waiting', nextTryAt: expect.any(Number) });
    expect(exchange.stats().refused).toBe(3);
    for (let i = 0; i < 60; i++) {
      await tab.tab.api.retryNow('bitfinex');
      await wait(5);
    }
    const { refused, connections } = exchange.stats();
    expect(refused + connections).toBeLessThanOrEqual(18);
  });

  test('N10: duplicated and reordered frames end in the true book', async () => {
    for (const fault of ['duplicate', 'reorder', 'duplicate'] as const) {
      exchange.control.next(fault);
      await wait(150);
      await allLive(BTC, ETH);
    }
    await expectTruth('BTC/USD', 'ETH/USD');
  });

  test('E1: a lost frame drops the whole socket and is made good', async () => {
    exchange.control.next('lose');
    await notLive(BTC);
    await allLive(BTC, ETH);
    await expectTruth('BTC/USD', 'ETH/USD');
    expect(exchange.stats().connections).toBe(2);
    const report = await tab.tab.api.metrics();
    expect(report.ok && report.value.resyncs).toEqual({ 'sequence-gap': 1 });
  });

  test('E2: a wrong checksum rebuilds that book alone, on the same socket', async () => {
    exchange.control.wrongChecksum(1, 'tBTCUSD');
    await notLive(BTC);
    expect(isLive(ETH)).toBe(true);
    await allLive(BTC);
    await expectTruth('BTC/USD', 'ETH/USD');
    expect(exchange.stats().connections).toBe(1);
  });

  test('E2: a corrupt level is shown by the next checksum', async () => {
    exchange.control.pace({});
    // A step may remove a level, or set it again: not each one shows.
    for (let i = 0; i < 50 && !tab.doubted.has(BTC); i++) {
      exchange.control.next('corrupt');
      exchange.market('BTC/USD').step();
      exchange.control.tick('every-checksum');
      await wait(30);
    }
    expect(tab.doubted.has(BTC)).toBe(true);
    expect(tab.doubted.has(ETH)).toBe(false);
    await allLive(BTC);
    await expectTruth('BTC/USD', 'ETH/USD');
  });

  test('E2: a book whose checksum is always wrong is given up for a minute, not asked for in a loop', async () => {
    exchange.control.wrongChecksum('always', 'tBTCUSD');
    await until('given up', () => tab.state(BTC).status.reason?.startsWith('not available') === true, 15_000);
    const asked = (): number => exchange.stats().clientFrames.filter(({ text }) => text.includes('"subscribe"') && text.includes('tBTCUSD')).length;
    expect(asked()).toBe(3);
    await wait(2_000);
    expect(asked()).toBe(3);
    expect(isLive(ETH)).toBe(true);
    expect(exchange.stats().connections).toBe(1);
    await expectTruth('ETH/USD');
  });

  test('E3: a book that stays crossed is not live', async () => {
    exchange.control.cross('BTC/USD', true);
    await notLive(BTC);
    expect(isLive(ETH)).toBe(true);
    exchange.control.uncross('BTC/USD');
    await allLive(BTC);
    await expectTruth('BTC/USD', 'ETH/USD');
  });

  test('E3: a book that stays locked, its best bid at its best ask, is not live', async () => {
    // Moving, the market would soon take the ask away.
    exchange.control.pace({});
    exchange.control.lock('BTC/USD', true);
    const { bids, asks } = exchange.bookOf('BTC/USD', 'P0', 25);
    expect(bids[0]?.[0]).toBe(asks[0]?.[0]);
    await notLive(BTC);
    expect(isLive(ETH)).toBe(true);
    exchange.control.uncross('BTC/USD');
    await allLive(BTC);
    await expectTruth('BTC/USD', 'ETH/USD');
  });

  test('E3: a book that is locked within a burst stays live', async () => {
    for (let i = 0; i < 20; i++) exchange.control.lock('BTC/USD');
    await wait(1_500 / TIMES);
    expect([...tab.doubted]).toEqual([]);
    await expectTruth('BTC/USD', 'ETH/USD');
  });

  test('E3: a level whose size comes with the wrong sign, a bid below zero or an ask above, does not stay in a live book', async () => {
    exchange.control.pace({});
    // A step may remove a level only, or take back what it set: not each one shows.
    for (let i = 0; i < 50 && !tab.doubted.has(BTC); i++) {
      exchange.control.next('negate');
      exchange.market('BTC/USD').step();
      await wait(50);
    }
    expect(tab.doubted.has(BTC)).toBe(true);
    expect(tab.doubted.has(ETH)).toBe(false);
    await exchange.control.clear();
    await allLive(BTC);
    await expectTruth('BTC/USD', 'ETH/USD');
  });

  test('E3: a row with a negative count is malformed and rebuilds its book', async () => {
    exchange.control.malformed('negative-count', 'book');
    await notLive(BTC);
    await notLive(ETH);
    await allLive(BTC, ETH);
    await expectTruth('BTC/USD', 'ETH/USD');
    const report = await tab.tab.api.metrics();
    expect(report.ok && report.value.resyncs).toEqual({ 'frame-malformed': 2 });
  });

  test('E13: maintenance says so, and afterwards every book is asked for anew', async () => {
    exchange.control.maintenance(true);
    await until('maintenance', () => tab.state(BTC).status.state === 'maintenance');
    await wait(200);
    expect(tab.state(ETH).status.state).toBe('maintenance');
    exchange.control.maintenance(false);
    await allLive(BTC, ETH);
    await expectTruth('BTC/USD', 'ETH/USD');
    expect(exchange.stats().connections).toBe(1);
  });

  test('E13: a restart of the exchange’s server moves to a new socket', async () => {
    exchange.control.restart();
    await notLive(BTC);
    await allLive(BTC, ETH);
    await expectTruth('BTC/USD', 'ETH/USD');
    expect(exchange.stats().connections).toBe(2);
  });

  test('E14: JSON between the frames that means nothing harms nothing', async () => {
    for (const name of ['number', 'null', 'unknown-event', 'event-not-text', 'prototype'] as const) exchange.control.malformed(name);
    await wait(100);
    await allLive(BTC, ETH);
    await expectTruth('BTC/USD', 'ETH/USD');
    const report = await tab.tab.api.metrics();
    expect(report.ok && report.value.faults).toEqual({ 'frame-malformed': expect.any(Number) });
    expect(exchange.stats().connections).toBe(1);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('E14: a frame that is not JSON drops the whole socket at once, and is counted', async () => {
    exchange.control.pace({});
    exchange.control.malformed('not-json');
    await notLive(BTC);
    await notLive(ETH);
    exchange.control.pace({ stepsPerSecond: STEPS_PER_SECOND });
    await allLive(BTC, ETH);
    await expectTruth('BTC/USD', 'ETH/USD');
    expect(exchange.stats().connections).toBe(2);
    const report = await tab.tab.api.metrics();
    expect(report.ok && report.value.resyncs).toEqual({ 'frame-malformed': 1 });
  });

  test('E14: a malformed row rebuilds its book', async () => {
    exchange.control.malformed('row-text', 'book');
    await notLive(BTC);
    await notLive(ETH);
    await allLive(BTC, ETH);
    await expectTruth('BTC/USD', 'ETH/USD');
    const report = await tab.tab.api.metrics();
    expect(report.ok && report.value.resyncs).toEqual({ 'frame-malformed': 2 });
  });

  test('a frame over a million characters is refused, with its socket', async () => {
    exchange.control.malformed('huge', 'book');
    await until('a new socket', () => exchange.stats().connections > 1);
    await allLive(BTC, ETH);
    await expectTruth('BTC/USD', 'ETH/USD');
  });

  test('without a socket the books come by REST, and go back to the socket when there is one', async () => {
    await exchange.control.refuse(true);
    exchange.control.drop();
    await until('polled', () => tab.state(BTC).status.via === 'rest', 15_000);
    expect(tab.state(BTC).status.state).toBe('verifying');
    await exchange.control.refuse(false);
    await tab.tab.api.retryNow('bitfinex');
    await allLive(BTC, ETH);
    expect(tab.state(BTC).status.via).toBe('socket');
    await expectTruth('BTC/USD', 'ETH/USD');
  });
});
