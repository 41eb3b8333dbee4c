import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { answerProxy } from '../../scripts/serve/bitfinex-proxy';
import { RestRoute } from '../../src/worker/rest-route';
import { FakeClock } from '../support/fake-clock';

let exchange: Server;
let proxy: Server;
let asked: IncomingMessage[] = [];
let bodies: string[] = [];
let reply: (response: ServerResponse) => void;

/** No busy machine takes so long over an answer that comes. */
const PATIENT_MS = 15_000;
let deadlineMs = PATIENT_MS;

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const listen = (server: Server): Promise<void> => new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const json = (response: ServerResponse, status: number, body: string): void => {
  response.writeHead(status, { 'content-type': 'application/json', 'set-cookie': 'a=b' }).end(body);
};

beforeAll(async () => {
  exchange = createServer((incoming, response) => {
    asked.push(incoming);
    let body = '';
    incoming.on('data', (part) => (body += part));
    incoming.on('end', () => bodies.push(body));
    reply(response);
  });
  await listen(exchange);
  proxy = createServer((incoming, response) => {
    const host = `http://127.0.0.1:${portOf(exchange)}`;
    void answerProxy({ rest: host, authRest: `${host}/signed` }, incoming, response, { maxBytes: 1_000, deadlineMs });
  });
  await listen(proxy);
});

afterAll(() => {
  for (const server of [proxy, exchange]) {
    server.close();
    server.closeAllConnections();
  }
});

beforeEach(() => {
  asked = [];
  bodies = [];
  reply = (response) => json(response, 200, '[1]');
  deadlineMs = PATIENT_MS;
});

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

// Not `fetch`: it would not let a Host be forged.
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET', content = ''): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = request({ host: '127.0.0.1', port: portOf(proxy), path, method, headers }, (response) => {
      let body = '';
      response.on('data', (part) => (body += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    outgoing.on('error', reject);
    outgoing.end(content);
  });

test.each([
  'v2/platform/status',
  'v2/tickers?symbols=tBTCUSD,tETHUSD',
  'v2/ticker/tTESTBTC:TESTUSD',
  'v2/book/tBTCUSD/P0?len=25',
  'v2/trades/tBTCUSD/hist?limit=200&sort=-1',
  'v2/candles/trade:1m:tBTCUSD/hist?limit=500&end=1678465320000',
  'v2/candles/trade:1m:tBTCUSD/last',
  'v2/status/deriv?keys=tBTCF0:USTF0',
  'v2/liquidations/hist',
  'v2/conf/pub:info:pair,pub:list:currency',
])('%s is passed as it is', async (path) => {
  expect(await ask(`/proxy/bitfinex/${path}`)).toMatchObject({ status: 200, body: '[1]' });
  expect(asked.map((incoming) => `${incoming.method} ${incoming.url}`)).toEqual([`GET /${path}`]);
});

test.each([
  '',
  'v2/auth/r/wallets',
  'v2/calc/fx',
  'v2/ticker/a/../../auth/r/wallets',
  'v2/ticker/%2e%2e%2fauth',
  'v2/ticker/..',
  'v2/conf/a%3Fb',
  'v2/ticker/%',
  'v2/book/tBTCUSD',
  'v2/platform/status/',
  'v2/tickers?symbols=a b',
  'v2/tickers?x=%0d%0a&y=<',
  `v2/tickers?symbols=${'a'.repeat(2_000)}`,
  '@example.com/v2/tickers',
  '//example.com/v2/tickers',
])('%s is not passed', async (path) => {
  expect((await ask(`/proxy/bitfinex/${path.replaceAll(' ', '+')}`)).status).toBe(404);
  expect(asked).toEqual([]);
});

test.each(['PUT', 'DELETE', 'HEAD', 'OPTIONS'])('%s is refused', async (method) => {
  expect((await ask('/proxy/bitfinex/v2/platform/status', {}, method)).status).toBe(405);
  expect(asked).toEqual([]);
});

test.each<[string, Record<string, string>]>([
  ['a name bound to this machine by somebody', { host: 'evil.example' }],
  ['a name that begins like this machine', { host: '127.0.0.1.evil.example' }],
  ['another origin', { origin: 'https://evil.example' }],
  ['no origin at all', { origin: 'null' }],
  ['another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ['a cross-site request', { 'sec-fetch-site': 'cross-site' }],
  ['a same-site request', { 'sec-fetch-site': 'same-site' }],
])('%s is refused', async (_who, headers) => {
  expect((await ask('/proxy/bitfinex/v2/platform/status', headers)).status).toBe(403);
  expect(asked).toEqual([]);
});

const SIGNED = { 'bfx-nonce': '1790134414850000', 'bfx-apikey': 'key-a', 'bfx-signature': 'a'.repeat(96) };
const post = (path: string, headers: Record<string, string> = SIGNED, content = '{"limit":1}'): Promise<Answer> =>
  ask(`/proxy/bitfinex/${path}`, { origin: `http://127.0.0.1:${portOf(proxy)}`, ...headers }, 'POST', content);

test.each([
  'v2/auth/r/wallets',
  'v2/auth/r/positions',
  'v2/auth/r/orders',
  'v2/auth/r/orders/hist',
  'v2/auth/r/trades/hist',
  'v2/auth/w/order/cancel',
])('%s is posted to the host of accounts as it was signed, with the signature and nothing else of the caller', async (path) => {
  const answer = await post(path, { ...SIGNED, cookie: 'secret=1', authorization: 'secret', 'x-more': 'secret' });
  expect(answer).toMatchObject({ status: 200, body: '[1]' });
  expect([asked.map(({ method, url }) => `${method} ${url}`), bodies]).toEqual([[`POST /signed/${path}`], ['{"limit":1}']]);
  expect(asked[0]?.headers).toMatchObject({ ...SIGNED, 'content-type': 'application/json' });
  expect(JSON.stringify(asked[0]?.headers)).not.toContain('secret');
});

test.each([
  'v2/auth/w/order/submit',
  'v2/auth/w/order/update',
  'v2/auth/w/order/cancel/multi',
  'v2/auth/w/withdraw',
  'v2/auth/w/transfer',
  'v2/auth/w/token',
  'v2/auth/r/info/user',
  'v2/auth/r/orders/../../w/withdraw',
  'v2/tickers',
])('%s is not posted', async (path) => {
  expect((await post(path)).status).toBe(405);
  expect(asked).toEqual([]);
});

test.each<[string, Record<string, string>, number]>([
  ['that is not signed', {}, 400],
  ['with a number that is none', { ...SIGNED, 'bfx-nonce': '1e9' }, 400],
  ['with a key that is none', { ...SIGNED, 'bfx-apikey': 'a b' }, 400],
  ['with a signature that is none', { ...SIGNED, 'bfx-signature': 'a' }, 400],
  ['of another site', { ...SIGNED, origin: 'https://evil.example' }, 403],
  ['of a name bound to this machine', { ...SIGNED, host: 'evil.example' }, 403],
])('a request %s is refused', async (_which, headers, status) => {
  expect((await post('v2/auth/r/wallets', headers)).status).toBe(status);
  expect(asked).toEqual([]);
});

test('a request that names no origin, or is too long, is refused, and what is signed is not asked for by GET', async () => {
  expect((await ask('/proxy/bitfinex/v2/auth/r/wallets', SIGNED, 'POST', '{}')).status).toBe(403);
  expect((await post('v2/auth/r/wallets', SIGNED, `"${'x'.repeat(10_000)}"`)).status).toBe(413);
  expect((await ask('/proxy/bitfinex/v2/auth/r/wallets', SIGNED)).status).toBe(404);
  expect(asked).toEqual([]);
});

test('nothing of a signed request is written anywhere', async () => {
  const written: unknown[] = [];
  const spies = (['log', 'info', 'warn', 'error', 'debug'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation((...words) => void written.push(words)),
  );
  const streams = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((...words) => written.push(words) > 0),
  );
  await post('v2/auth/r/wallets');
  reply = (response) => json(response, 500, '["error",10100,"apikey: invalid"]');
  await post('v2/auth/r/wallets');
  reply = (response) => void response.destroy();
  const answer = await post('v2/auth/r/wallets');
  for (const spy of [...spies, ...streams]) spy.mockRestore();
  expect(written).toEqual([]);
  expect(answer.body).not.toMatch(/key-a|aaaa/);
});

test('nothing of the caller is passed on, and no cookie comes back', async () => {
  const own = `127.0.0.1:${portOf(proxy)}`;
  const secrets = {
    cookie: 'secret=1',
    authorization: 'secret',
    'bfx-apikey': 'secret',
    origin: `http://${own}`,
    'sec-fetch-site': 'same-origin',
    referer: 'secret',
  };
  const answer = await ask('/proxy/bitfinex/v2/platform/status', secrets);
  expect(answer.status).toBe(200);
  expect(answer.headers['set-cookie']).toBeUndefined();
  expect(JSON.stringify(asked[0]?.headers)).not.toContain('secret');
  expect(asked[0]?.headers.origin).toBeUndefined();
});

test("the exchange's refusal passes with its status and the time to wait", async () => {
  reply = (response) => {
    response.setHeader('retry-after', '60');
    json(response, 429, '{"error":"ERR_RATE_LIMIT"}');
  };
  const answer = await ask('/proxy/bitfinex/v2/platform/status');
  expect(answer).toMatchObject({ status: 429, body: '{"error":"ERR_RATE_LIMIT"}' });
  expect(answer.headers['retry-after']).toBe('60');
});

test.each<[string, number, RegExp, (response: ServerResponse) => void]>([
  ['too large an answer', 502, /over 1000 bytes/, (response) => json(response, 200, `["${'x'.repeat(1_000)}"]`)],
  ['silence', 504, /no answer/, () => undefined],
  ['an answer that stops half-way', 504, /no answer/, (response) => void response.writeHead(200, { 'content-type': 'application/json' }).write('[')],
  ['a page in place of data', 502, /not in JSON/, (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<script>')],
  ['a redirect elsewhere', 502, /not reached/, (response) => void response.writeHead(302, { location: '/v2/auth/r/wallets' }).end()],
  ['a cut connection', 502, /not reached/, (response) => void response.destroy()],
])('%s is told as %s in JSON', async (_what, status, error, misbehave) => {
  reply = misbehave;
  // Where no answer is to come, it need not be waited for long: the request itself arrives within this on any machine.
  if (status === 504) deadlineMs = 1_000;
  const answer = await ask('/proxy/bitfinex/v2/platform/status');
  expect(answer.status).toBe(status);
  expect(JSON.parse(answer.body)).toEqual({ error: expect.stringMatching(error) });
  expect(asked.map((incoming) => incoming.url)).toEqual(['/v2/platform/status']);
});

test('the engine takes a proxy that cannot reach the exchange for a way, and asks again a little later', async () => {
  const clock = new FakeClock();
  const own = `http://127.0.0.1:${portOf(exchange)}`;
  const usual = createServer((incoming, response) => void answerProxy({ rest: own, authRest: own }, incoming, response));
  await listen(usual);
  const site = (path: string, init: RequestInit): Promise<Response> => fetch(new URL(path, `http://127.0.0.1:${portOf(usual)}`), init);
  const route = new RestRoute('bitfinex', 'http://127.0.0.1:1', clock, site, () => undefined);
  reply = (response) => void response.destroy();
  expect(await route.get('/v2/ticker/tBTCUSD')).toMatchObject({ ok: false, error: { code: 'no-answer' } });
  expect(route.kind).toBe('proxy');
  reply = (response) => json(response, 200, '[7]');
  clock.advance(16_000);
  expect(await route.get('/v2/ticker/tBTCUSD')).toEqual({ ok: true, value: [7] });
  usual.close();
  usual.closeAllConnections();
});
