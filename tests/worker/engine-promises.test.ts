import * as v from 'valibot';
import { expect, test } from 'vitest';
import { Topics as ClientTopics } from '../../src/client/topics';
import { CALL_SCHEMAS } from '../../src/worker/call-schemas';
import type { Engine } from '../../src/worker/engine';
import { RestRoute } from '../../src/worker/rest-route';
import { CandlesFold } from '../../src/worker/topics/candles-fold';
import { RigTab } from '../support/engine-rig';
import { useEngineWorld } from '../support/engine-world';
import { settle } from '../support/fake-clock';
import { ModelExchange } from '../support/model-exchange';

const BOOK = 'book:bitfinex:BTC/USD:P0:25';
const TICKER = 'ticker:bitfinex:BTC/USD';
const CANDLES = 'candles:bitfinex:BTC/USD:1m';
const TRADES = 'trades:bitfinex:BTC/USD';
const world = useEngineWorld();
const { start, pass } = world;

const pairs = (n: number) => Array.from({ length: n }, (_, i) => `bitfinex:C${i}/USD`);

test('a watchlist of the allowed size can be followed', () => {
  const list = pairs(200);
  expect(v.safeParse(CALL_SCHEMAS.changeSettings, [{ watchlists: { bitfinex: list } }]).success).toBe(true);
  const keys = [BOOK, TRADES, CANDLES, ...list.map((p) => `ticker:${p}`), ...list.slice(0, 12).map((p) => `candles:${p}:1h`)];
  expect(v.safeParse(CALL_SCHEMAS.follow, [keys]).success).toBe(true);
});

test('one key of an unknown venue does not cost the others', async () => {
  const tab = start();
  await tab.api.follow([BOOK, 'ticker:binance:BTC/USDT']);
  await pass(3000);
  expect(tab.state(BOOK).status.state).toBe('live');
});

test('a change made before the settings were read does not lose the stored watchlist', async () => {
  const first = start();
  await pass(500);
  await Promise.all([first.api.changeSettings({ watchlists: { bitfinex: ['bitfinex:XMR/USD'] } }), pass(500)]);
  await world.engines[0]?.retire();
  const second = start();
  await Promise.all([second.api.changeSettings({ theme: 'light' }), pass(1000)]);
  await world.engines[1]?.retire();
  const third = start();
  await pass(1000);
  expect(third.look().settings?.watchlists['bitfinex']).toEqual(['bitfinex:XMR/USD']);
});

test('an older REST answer does not undo what the stream told', () => {
  const fold = new CandlesFold('1m');
  const c = (i: number, close: number, volume: number) => ({ at: i * 60000, open: 100, high: 110, low: 90, close, volume }) as never;
  fold.apply(
    { kind: 'candles', topic: CANDLES, candles: [c(1, 100, 1), c(2, 100, 1), c(3, 100, 5)], isSnapshot: true, sentAt: undefined },
    'socket',
    1,
  );
  fold.apply({ kind: 'candles', topic: CANDLES, candles: [c(3, 105, 9)], isSnapshot: false, sentAt: undefined }, 'socket', 2);
  fold.apply({ kind: 'candles', topic: CANDLES, candles: [c(2, 100, 1), c(3, 101, 6)], isSnapshot: true, sentAt: undefined }, 'rest', 3);
  const content = fold.content();
  if (content?.kind !== 'candles') throw new Error('no candles');
  expect(content.candles.at(-1)).toMatchObject({ close: 105, volume: 9 });
});

test('a clock set back does not leave the offset of the time before', async () => {
  const tab = start();
  tab.follow(BOOK);
  await pass(31000);
  world.clock.setWall(world.clock.now() - 3_600_000);
  await pass(6000);
  expect(tab.state(BOOK).status.state).toBe('live');
  const offset = tab.venue().lines[0]?.clockOffsetMs ?? 0;
  expect(Math.abs(offset - 3_600_000)).toBeLessThan(1000);
});

test('a clock set forward does not spoil the latency figures', async () => {
  const tab = start();
  tab.follow(BOOK);
  await pass(31000);
  world.clock.setWall(world.clock.now() + 120_000);
  await pass(6000);
  const report = await Promise.all([tab.api.metrics(), pass(100)]).then(([r]) => r);
  if (!report.ok) throw new Error('no report');
  expect(report.value.exchangeToWorker.p99 ?? Infinity).toBeLessThan(1000);
});

test('refresh stays inside the REST limits', async () => {
  world.exchange.road = 'proxy';
  const tab = start();
  tab.follow(...['BTC', 'ETH', 'LTC'].map((p) => `ticker:bitfinex:${p}/USD`), ...pairs(60).map((p) => `candles:${p}:1h`));
  await pass(4000);
  const before = world.exchange.requests.length;
  await Promise.all([tab.api.refresh('bitfinex'), pass(500)]);
  const asked = world.exchange.requests.slice(before).filter((p) => p.includes('candles'));
  expect(asked.length).toBeLessThanOrEqual(30);
});

test('history asked by a page stays inside the limits', async () => {
  world.exchange.road = 'proxy';
  const tab = start();
  tab.follow(TRADES);
  await pass(4000);
  const before = world.exchange.requests.length;
  const all = Promise.all(Array.from({ length: 100 }, (_, i) => tab.api.history(TRADES, (world.clock.now() - i) as never)));
  await pass(500);
  void all;
  expect(world.exchange.requests.length - before).toBeLessThanOrEqual(15);
});

test('hostile text of a REST answer is made plain', async () => {
  const json = { headers: { 'content-type': 'application/json' } };
  const fetch = async (url: string) => new Response(url.includes('platform') ? '[1]' : '["error",1,"a\u202eb\u200bc"]', json);
  const answer = await new RestRoute('bitfinex', 'https://x', world.clock, fetch, () => undefined).get('/v2/ticker/tBTCUSD');
  expect(answer.ok).toBe(false);
  if (!answer.ok) expect(answer.error.detail).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test('a second tab on a quiet topic adds no false latency', async () => {
  world.exchange = new ModelExchange(world.clock); // nothing moves
  const tab = start();
  tab.follow(CANDLES);
  await pass(60_000);
  const late = new RigTab(world.engines[0] as Engine);
  late.follow(CANDLES);
  await settle();
  late.onmessage?.({ data: { kind: 'credit', paintMs: null } } as never);
  await pass(20);
  late.onmessage?.({ data: { kind: 'credit', paintMs: 5 } } as never);
  const report = await Promise.all([tab.api.metrics(), pass(100)]).then(([r]) => r);
  if (!report.ok) throw new Error('no report');
  expect(report.value.exchangeToPaint.p99 ?? 0).toBeLessThan(1000);
});

test('status alone does not make a stored snapshot live', () => {
  const frame = { after: () => () => undefined };
  const topics = new ClientTopics(frame, { wanted: () => undefined, opened: () => undefined });
  let seen: { status: { state: string }; data: unknown } | undefined;
  topics.topic(TICKER).watch((s) => {
    seen = s;
  });
  topics.restore({
    format: 'tapedeck/snapshot',
    version: 1,
    createdAt: 1,
    key: TICKER,
    dataAt: 1 as never,
    verifiedAt: null,
    data: { kind: 'ticker', ticker: {} as never },
  });
  topics.apply([
    {
      key: TICKER,
      change: null,
      sentAt: null,
      status: { source: 'exchange', via: 'socket', state: 'live', dataAt: 2 as never, proofAt: 2 as never, verifiedAt: null, reason: null },
    },
  ]);
  expect(seen?.status.state).not.toBe('live');
});

test('after a failed checksum the last that passed is still told', async () => {
  const tab = start();
  tab.follow(BOOK);
  await pass(10_000);
  const at = tab.state(BOOK).status.verifiedAt;
  expect(at).not.toBeNull();
  world.exchange.control.wrongChecksum(1);
  world.exchange.control.tick('every-checksum');
  for (let i = 0; i < 40 && tab.state(BOOK).status.state === 'live'; i++) await pass(100);
  expect(tab.state(BOOK).status.verifiedAt).not.toBeNull();
});

test('every round trip counts', async () => {
  const tab = start();
  tab.follow(BOOK);
  await pass(61_000);
  const report = await Promise.all([tab.api.metrics(), pass(100)]).then(([r]) => r);
  if (!report.ok) throw new Error('no report');
  expect(report.value.roundTrip.count).toBeGreaterThan(8);
});
