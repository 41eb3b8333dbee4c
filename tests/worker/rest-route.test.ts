import { beforeEach, describe, expect, test } from 'vitest';
import type { Fault } from '../../src/domain/fault';
import { fail, ok } from '../../src/domain/result';
import { RestRoute } from '../../src/worker/rest-route';
import { FakeClock, settle } from '../support/fake-clock';

const HOST = 'https://rest.example';
type Answer = Response | 'refused' | 'silent';

let clock: FakeClock;
let asked: string[];
let posted: RequestInit[];
let answers: (url: string) => Answer;
let changes: number;
let route: RestRoute;

const json = (value: unknown, status = 200): Response =>
  new Response(typeof value === 'string' ? value : JSON.stringify(value), { status, headers: { 'content-type': 'application/json; charset=utf-8' } });
const html = (status = 200): Response => new Response('<html></html>', { status, headers: { 'content-type': 'text/html' } });

const fetchLike = (url: string, init: RequestInit): Promise<Response> => {
  const { signal } = init;
  asked.push(url);
  if (init.method === 'POST') posted.push(init);
  const answer = answers(url);
  if (answer === 'refused') return Promise.reject(new TypeError('Failed to fetch'));
  if (answer !== 'silent') return Promise.resolve(answer);
  return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('aborted'))));
};

beforeEach(() => {
  clock = new FakeClock();
  asked = [];
  posted = [];
  changes = 0;
  answers = () => json([1]);
  route = new RestRoute('bitfinex', HOST, clock, fetchLike, () => changes++);
});

/** Once the way is known, what the next answer comes to. */
async function answeredWith(answer: Answer): Promise<unknown> {
  await route.get('/v2/first');
  answers = () => answer;
  const reply = await route.get('/v2/ticker/tBTCUSD');
  return reply.ok ? reply.value : reply.error;
}

test('the proxy of the page’s own server comes first', async () => {
  expect(await route.get('/v2/ticker/tBTCUSD')).toEqual({ ok: true, value: [1] });
  expect(asked).toEqual(['/proxy/bitfinex/v2/platform/status', '/proxy/bitfinex/v2/ticker/tBTCUSD']);
  expect([route.kind, changes]).toEqual(['proxy', 1]);
});

test('a server that answers everything with its page is no proxy: the host itself is tried', async () => {
  answers = (url) => (url.startsWith(HOST) ? json([1]) : html());
  await route.get('/v2/x');
  expect(route.kind).toBe('direct');
  expect(asked.at(-1)).toBe(`${HOST}/v2/x`);
});

test('where both are refused there is none, it is said in words, and not asked again for five minutes', async () => {
  answers = () => 'refused';
  const reply = await route.get('/v2/x');
  expect(reply).toMatchObject({ ok: false, error: { code: 'no-route', next: 'ask-user' } });
  expect(route.kind).toBe('none');
  expect(asked).toHaveLength(2);
  await route.get('/v2/x');
  clock.setWall(clock.now() - 3_600_000);
  clock.advance(299_999);
  await route.get('/v2/x');
  expect(asked).toHaveLength(2);
  clock.advance(2);
  answers = () => json([1]);
  expect(await route.get('/v2/x')).toEqual({ ok: true, value: [1] });
});

const unreached = (status: number): Response => json({ error: 'the exchange is not reached' }, status);

test.each([502, 503, 504])('a proxy that answers %i in its own words is a way, whose exchange is asked again after 15 s', async (status) => {
  answers = (url) => (url.startsWith(HOST) ? 'refused' : unreached(status));
  const reply = await route.get('/v2/x');
  expect(reply).toMatchObject({ ok: false, error: { code: 'no-answer', detail: expect.stringContaining('the exchange is not reached') } });
  expect([route.kind, changes]).toEqual(['proxy', 1]);
  const before = asked.length;
  clock.setWall(clock.now() - 3_600_000);
  clock.advance(15_000);
  expect(await route.get('/v2/x')).toEqual(reply);
  expect(asked).toHaveLength(before);
  clock.advance(1);
  answers = () => json([1]);
  expect(await route.get('/v2/x')).toEqual({ ok: true, value: [1] });
  expect(await route.get('/v2/y')).toEqual({ ok: true, value: [1] });
  expect(asked.slice(before)).toEqual(['/proxy/bitfinex/v2/x', '/proxy/bitfinex/v2/y']);
});

test('a way that worked is left alone for 15 s when its exchange does not answer, or until a user asks again', async () => {
  expect(await answeredWith(unreached(504))).toMatchObject({ code: 'no-answer' });
  const before = asked.length;
  answers = () => json([1]);
  expect((await route.get('/v2/x')).ok).toBe(false);
  expect(asked).toHaveLength(before);
  route.forget();
  expect((await route.get('/v2/x')).ok).toBe(true);
  expect(route.kind).toBe('proxy');
});

test('where the proxy’s exchange does not answer and the host itself does, the host is the way', async () => {
  answers = (url) => (url.startsWith(HOST) ? json([1]) : unreached(502));
  expect(await route.get('/v2/x')).toEqual({ ok: true, value: [1] });
  expect(route.kind).toBe('direct');
});

test('a 502 in HTML is no proxy of ours', async () => {
  answers = (url) => (url.startsWith(HOST) ? 'refused' : html(502));
  expect(await route.get('/v2/x')).toMatchObject({ ok: false, error: { code: 'no-route' } });
  expect(route.kind).toBe('none');
});

test('a user who asks again has it tried again at once', async () => {
  answers = () => 'refused';
  await route.get('/v2/x');
  answers = () => json([1]);
  route.forget();
  expect((await route.get('/v2/x')).ok).toBe(true);
});

test('requests made while the way is being found share one search', async () => {
  await Promise.all([route.get('/v2/a'), route.get('/v2/b'), route.get('/v2/c')]);
  expect(asked.filter((url) => url.endsWith('/platform/status'))).toHaveLength(1);
});

test('a way that refuses for now is a way', async () => {
  answers = (url) => (url.endsWith('/platform/status') ? json('{"error":"ERR_RATE_LIMIT"}', 429) : json([1]));
  await route.get('/v2/x');
  expect(route.kind).toBe('proxy');
});

test('status 429 says until when to wait', async () => {
  expect(await answeredWith(html(429))).toMatchObject({ code: 'rate-limited', next: 'wait', until: clock.now() + 60_000 });
});

test('of what is signed nothing leaves before a block is over, whoever asks, and the rest of the time is told', async () => {
  const sign = async () => ok({});
  await route.post('/v2/auth/r/wallets', '{}', sign);
  answers = () => json('{"error":"ERR_RATE_LIMIT"}', 429);
  expect(await route.post('/v2/auth/r/orders', '{}', sign)).toMatchObject({ error: { code: 'rate-limited', until: clock.now() + 60_000 } });
  answers = () => json([1]);
  const before = posted.length;
  clock.advance(45_000);
  expect(await route.post('/v2/auth/w/order/cancel', '{}', sign)).toMatchObject({ error: { code: 'rate-limited', until: clock.now() + 15_000 } });
  expect(posted.length).toBe(before);
  clock.advance(15_000);
  expect(await route.post('/v2/auth/w/order/cancel', '{}', sign)).toEqual(ok([1]));
  expect(posted.length).toBe(before + 1);
});

test.each([
  ['HTML with status 200', html()],
  ['HTML with status 503', html(503)],
  ['an error row with status 500', json(['error', 10020, 'symbol: invalid'], 500)],
  ['an error row with status 200', json(['error', 10020, 'symbol: invalid'])],
  ['a path that the proxy does not pass', json({ error: 'not a path this proxy passes' }, 404)],
  ['text that is not JSON', json('[1,2')],
  ['an answer without a type', new Response(new Uint8Array([91, 93]))],
  ['a network that fails', 'refused' as const],
])('%s is a fault, not data', async (_, answer) => {
  expect(await answeredWith(answer)).toMatchObject({ code: 'venue-error' });
});

test('an answer larger than 4 million characters is refused unread', async () => {
  expect(await answeredWith(json(`["${'a'.repeat(4_000_000)}"]`))).toMatchObject({ code: 'venue-error', detail: expect.stringContaining('4000000') });
});

test('an answer that does not come within 10 s is given up', async () => {
  await route.get('/v2/first');
  answers = () => 'silent';
  let reply: unknown;
  void route.get('/v2/x').then((r) => {
    reply = r;
  });
  await settle();
  clock.advance(9_999);
  await settle();
  expect(reply).toBeUndefined();
  clock.advance(1);
  await settle();
  expect(reply).toMatchObject({ ok: false, error: { code: 'venue-error' } });
  expect(clock.pending).toBe(0);
});

describe('what is signed', () => {
  const sign = async () => ok({ 'bfx-nonce': '7' });

  test('is posted over the proxy, as it was signed, once there is a way', async () => {
    expect(await route.post('/v2/auth/r/wallets', '{}', sign)).toEqual({ ok: true, value: [1] });
    expect(asked).toEqual(['/proxy/bitfinex/v2/platform/status', '/proxy/bitfinex/v2/auth/r/wallets']);
    expect(posted).toMatchObject([{ method: 'POST', headers: { 'bfx-nonce': '7' }, body: '{}', credentials: 'omit', referrerPolicy: 'no-referrer' }]);
  });

  test('goes nowhere where the way is direct or there is none, and is not signed then', async () => {
    let signed = 0;
    const counted = async () => {
      signed++;
      return ok({});
    };
    answers = (url) => (url.startsWith(HOST) ? json([1]) : html());
    expect(await route.post('/v2/auth/r/wallets', '{}', counted)).toMatchObject({ ok: false, error: { code: 'no-route' } });
    expect([signed, posted]).toEqual([0, []]);
  });

  test.each([404, 405])('has no way where the proxy passes public data alone (%i)', async (status) => {
    answers = (url) => (url.includes('/auth/') ? html(status) : json([1]));
    expect(await route.post('/v2/auth/r/wallets', '{}', sign)).toMatchObject({ ok: false, error: { code: 'no-route' } });
    expect(await route.get('/v2/x')).toEqual({ ok: true, value: [1] });
  });

  test('that nobody signs is not sent', async () => {
    const locked: Fault = { code: 'vault-refused', next: 'ask-user', reason: 'locked', detail: 'x' };
    expect(await route.post('/v2/auth/r/wallets', '{}', async () => fail(locked))).toEqual(fail(locked));
    expect(posted).toEqual([]);
  });
});
