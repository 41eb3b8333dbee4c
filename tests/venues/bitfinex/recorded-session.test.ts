import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { topicKey } from '../../../src/domain/topic';
import type { LocalMs } from '../../../src/domain/units';
import { instrumentOf } from '../../../src/venues/bitfinex/symbols';
import { FIRST_LINE } from '../../support/venue-harness';
import { BitfinexSession, bookOf, tickerOf, tradesOf } from './session';

const shared = process.env['TAPEDECK_SHARED'];
const path = shared === undefined ? undefined : join(shared, 'recordings/bitfinex-ws-2021-04-17.log');
const isThere = path !== undefined && existsSync(path);
if (!isThere) process.stdout.write('skipped: the 2021 recording is found through TAPEDECK_SHARED, which is not set or lacks it\n');

test.skipIf(!isThere)('the session recorded in 2021 decodes with no unknown frame, no gap and no fault', () => {
  const lines = readFileSync(path as string, 'utf8').split('\n');
  const session = new BitfinexSession();
  const wanted = lines.flatMap((line) => {
    const request = /^wss:\S+ <- [\d.]+: (\{.*\})$/.exec(line)?.[1];
    return request === undefined ? [] : [JSON.parse(request) as Record<string, string>];
  });
  const topics = wanted
    .filter((request) => request['event'] === 'subscribe')
    .map((request) => {
      const instrument = instrumentOf(request['symbol'] as string);
      if (instrument === undefined) throw new Error(`no instrument for ${request['symbol']}`);
      return request['channel'] === 'book'
        ? bookOf(instrument, 'P0', 100)
        : request['channel'] === 'ticker'
          ? tickerOf(instrument)
          : tradesOf(instrument);
    });
  expect(topics).toHaveLength(21);
  const frames = lines.flatMap((line) => {
    const [, time, text] = /^([\d.]+): (.*)$/.exec(line) ?? [];
    return time === undefined || text === undefined ? [] : [{ at: Math.floor(Number(time) * 1000) as LocalMs, text }];
  });
  session.now = frames[0]?.at as LocalMs;
  session.follow(...topics);
  session.open();

  let hearts = 0;
  for (const { at, text } of frames) {
    session.now = at;
    session.venue.received(FIRST_LINE, text, at);
    // Our pings are not in the recording; the machine takes data for a sign of life as well.
    session.venue.tick(at);
    if (/^\[\d+,"hb"/.test(text)) hearts++;
  }

  expect(session.hands.faults).toEqual([]);
  expect(session.hands.reopened).toEqual([]);
  expect(session.sent('unsubscribe')).toEqual([]);
  expect(session.sent('subscribe')).toHaveLength(21);
  expect(session.venue.lines()).toMatchObject([{ channels: 21, isUp: true }]);
  const data = frames.filter((f) => f.text.startsWith('[')).length;
  expect(frames).toHaveLength(data + 23);
  expect(session.hands.told).toHaveLength(data - hearts);
  expect({
    frames: frames.length,
    hearts,
    books: session.told('book').length,
    tickers: session.told('ticker').length,
    trades: session.told('trades').length,
  }).toEqual({ frames: 1693, hearts: 42, books: 1600, tickers: 21, trades: 7 });
  for (const topic of topics) {
    expect(session.health(topic), topicKey(topic)).toMatchObject({ hasSnapshot: true, crossedSince: null, trouble: null });
    if (topic.kind !== 'book') continue;
    const { bids, asks } = session.book(topic) as { bids: number[]; asks: number[] };
    expect(bids[0]).toBeLessThan(asks[0] as number);
    expect(bids.length).toBeLessThanOrEqual(300);
    expect(asks.length).toBeLessThanOrEqual(300);
  }
});
