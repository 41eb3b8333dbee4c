import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Exchange, startExchange } from './exchange';

let clock = 0;
let exchange: Exchange;

beforeEach(async () => {
  clock = Date.UTC(2026, 0, 5, 12);
  exchange = await startExchange({ now: () => clock });
});
afterEach(() => exchange.stop());

const get = async (path: string): Promise<{ status: number; headers: Headers; text: string; json: () => never }> => {
  const response = await fetch(`${exchange.restUrl}/v2/${path}`);
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: () => JSON.parse(text) as never };
};
const json = async (path: string): Promise<never> => (await get(path)).json();

test('the platform is up, and down in maintenance with error 20060 elsewhere', async () => {
  expect(await json('platform/status')).toEqual([1]);
  exchange.control.maintenance(true);
  expect(await json('platform/status')).toEqual([0]);
  const refused = await get('ticker/tBTCUSD');
  expect([refused.status, refused.text]).toEqual([500, '["error",20060,"maintenance"]']);
});

test('tickers: one without its symbol, several with, all by ALL', async () => {
  const one = (await json('ticker/tBTCUSD')) as number[];
  const several = (await json('tickers?symbols=tBTCUSD,tNOPE,tDOGE:USD')) as unknown[][];
  expect(one).toHaveLength(10);
  expect(several.map((row) => row[0])).toEqual(['tBTCUSD', 'tDOGE:USD']);
  expect(several[0]?.slice(1)).toEqual(one);
  expect((await json('tickers?symbols=ALL')) as unknown[]).toHaveLength(11);
});

test('a book is the window that sockets see', async () => {
  const { bids, asks } = exchange.bookOf('BTC/USD', 'R0', 25);
  expect(await json('book/tBTCUSD/R0?len=25')).toEqual([...bids, ...asks]);
});

test('trades: newest first, at most the limit, between start and end, oldest first by sort', async () => {
  const rows = (await json('trades/tBTCUSD/hist?limit=20')) as number[][];
  const times = rows.map((r) => r[1] as number);
  expect(rows).toHaveLength(20);
  expect(times).toEqual([...times].sort((a, b) => b - a));
  const [start, end] = [times[10] as number, times[5] as number];
  const within = (await json(`trades/tBTCUSD/hist?start=${start}&end=${end}&sort=1`)) as number[][];
  expect(within.map((r) => r[1])).toEqual(times.slice(5, 11).reverse());
});

test('candles: the last one, and history that goes on where the snapshot of a socket ends', async () => {
  const rows = (await json('candles/trade:1h:tBTCUSD/hist?limit=50')) as number[][];
  expect(await json('candles/trade:1h:tBTCUSD/last')).toEqual(rows[0]);
  const before = (await json(`candles/trade:1h:tBTCUSD/hist?limit=50&end=${(rows[49]?.[0] as number) - 1}`)) as number[][];
  expect(before[0]?.[0]).toBe((rows[49]?.[0] as number) - 3_600_000);
  const oldest = (await json(`candles/trade:1h:tBTCUSD/hist?start=${rows[9]?.[0]}&limit=3&sort=1`)) as number[][];
  expect(oldest.map((r) => r[0])).toEqual([rows[9]?.[0], rows[8]?.[0], rows[7]?.[0]]);
});

test('derivatives carry their key first, an unknown one gives nothing', async () => {
  const [row] = (await json('status/deriv?keys=tBTCF0:USTF0')) as unknown[][];
  expect(row?.[0]).toBe('tBTCF0:USTF0');
  expect(row).toHaveLength(24);
  expect(await json('status/deriv?keys=tNOPEF0:USTF0')).toEqual([]);
});

test('liquidations and the lists of pairs are there', async () => {
  exchange.control.liquidation();
  expect(((await json('liquidations/hist')) as unknown[][][])[0]?.[0]?.[0]).toBe('pos');
  const [pairs, infos] = (await json('conf/pub:list:pair:exchange,pub:info:pair')) as [string[], [string, unknown[]][]];
  expect(pairs).toContain('BTCUSD');
  expect(pairs).toContain('DOGE:USD');
  expect(infos.map(([name]) => name)).toEqual(pairs);
  expect(infos[0]?.[1][3]).toBe('0.0001');
});

test.each([
  ['ticker/tNOPE', 500, '["error",10020,"symbol: invalid"]'],
  ['book/tBTCUSD/P9', 500, '["error",10020,"precision: invalid"]'],
  ['book/tBTCUSD/P0?len=7', 500, '["error",10020,"length: invalid"]'],
  ['trades/tBTCUSD/hist?limit=20000', 500, '["error",10020,"limit: invalid"]'],
])('%s is refused', async (path, status, body) => {
  const answer = await get(path);
  expect([answer.status, answer.text]).toEqual([status, body]);
});

test('an unknown path is 404 in HTML', async () => {
  const answer = await get('nope');
  expect(answer.status).toBe(404);
  expect(answer.headers.get('content-type')).toContain('text/html');
});

test('the 16th request a minute for trades gets 429 with an object, other routes go on, a minute later all is well', async () => {
  for (let i = 0; i < 15; i++) await get('trades/tBTCUSD/hist?limit=1');
  const refused = await get('trades/tBTCUSD/hist?limit=1');
  expect([refused.status, refused.text]).toEqual([429, '{"error":"ERR_RATE_LIMIT"}']);
  expect((await get('ticker/tBTCUSD')).status).toBe(200);
  clock += 61_000;
  expect((await get('trades/tBTCUSD/hist?limit=1')).status).toBe(200);
});

test('answers carry no CORS header unless told to, and can be replaced', async () => {
  expect((await get('platform/status')).headers.has('access-control-allow-origin')).toBe(false);
  exchange.control.cors('*');
  expect((await get('platform/status')).headers.get('access-control-allow-origin')).toBe('*');
  exchange.control.rest({ status: 502, body: '<html>bad gateway</html>' });
  expect(await get('platform/status')).toMatchObject({ status: 502, text: '<html>bad gateway</html>' });
});
