/**
 * The same-origin way to the exchange's REST, which a page cannot ask itself (no CORS headers there). It passes GET of the
 * public paths the app uses, and POST of the signed ones, each kind to its own host, on behalf of pages of this server only;
 * it adds nothing and keeps nothing. What is signed holds no secret and is good for one request.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Endpoints } from '../build/endpoints';

const PREFIX = '/proxy/bitfinex/';
const MAX_BYTES = 4_000_000;
const MAX_PATH = 2_000;
const DEADLINE_MS = 10_000;

const WORD = '[A-Za-z0-9:.,_-]+';
const PATHS = [
  'v2/platform/status',
  'v2/tickers',
  `v2/ticker/${WORD}`,
  `v2/book/${WORD}/${WORD}`,
  `v2/trades/${WORD}/hist`,
  `v2/candles/${WORD}/(hist|last)`,
  'v2/status/deriv',
  'v2/liquidations/hist',
  `v2/conf/${WORD}`,
].map((path) => new RegExp(`^${path}$`));

/** What is read of an account, and how an order of it is cancelled. Nothing that is signed places an order or moves funds here. */
const SIGNED = ['v2/auth/r/wallets', 'v2/auth/r/positions', 'v2/auth/r/orders(/hist)?', 'v2/auth/r/trades/hist', 'v2/auth/w/order/cancel'].map(
  (path) => new RegExp(`^${path}$`),
);
/** Headers of a signed request, and what each looks like. */
const SIGNATURE: Readonly<Record<string, RegExp>> = { 'bfx-nonce': /^\d{1,16}$/, 'bfx-apikey': /^[\w-]{1,200}$/, 'bfx-signature': /^[0-9a-f]{96}$/ };
const MAX_BODY = 10_000;

export type ProxiedHosts = Pick<Endpoints, 'rest' | 'authRest'>;

export interface ProxyOptions {
  readonly maxBytes?: number;
  readonly deadlineMs?: number;
}

interface Forwarded {
  readonly url: string;
  readonly init: RequestInit;
}

interface Refusal {
  readonly status: number;
  readonly error: string;
}

/** Answers a request under `/proxy/`; false for any other. Whatever goes wrong is told as `{ error }`. */
export async function answerProxy(
  hosts: ProxiedHosts,
  request: IncomingMessage,
  response: ServerResponse,
  options: ProxyOptions = {},
): Promise<boolean> {
  const url = request.url ?? '/';
  if (!url.startsWith('/proxy/')) return false;
  const isSigned = request.method === 'POST';
  const path = upstreamPath(url, isSigned ? SIGNED : PATHS);
  const refusal =
    refuseMethod(request) ??
    refuseCaller(request) ??
    (path === null ? { status: isSigned ? 405 : 404, error: isSigned ? 'only signed requests are posted' : 'not a path this proxy passes' } : null);
  const asked = refusal ?? (isSigned ? await signedRequest(`${hosts.authRest}/${path}`, request) : { url: `${hosts.rest}/${path}`, init: {} });
  if ('error' in asked) send(response, asked.status, JSON.stringify({ error: asked.error }));
  else await forward(asked, response, options);
  return true;
}

function refuseMethod(request: IncomingMessage): Refusal | null {
  return request.method === 'GET' || request.method === 'POST' ? null : { status: 405, error: 'only GET and signed POST are passed' };
}

/** With what it is signed by, and nothing else of the caller. */
async function signedRequest(url: string, request: IncomingMessage): Promise<Forwarded | Refusal> {
  const headers: Record<string, string> = { 'content-type': 'application/json' };
  for (const [name, shape] of Object.entries(SIGNATURE)) {
    const value = request.headers[name];
    if (typeof value !== 'string' || !shape.test(value)) return { status: 400, error: 'the request is not signed' };
    headers[name] = value;
  }
  const body = await readCapped(request, MAX_BODY);
  if (body === null) return { status: 413, error: `the request is over ${MAX_BODY} bytes` };
  return { url, init: { method: 'POST', headers, body: body.toString('utf8') } };
}

/** Only pages of this very server may use it: not other sites, and not a name that was rebound to this machine. */
function refuseCaller(request: IncomingMessage): Refusal | null {
  const { host, origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (host === undefined || !/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) return { status: 403, error: 'the Host is not this machine' };
  // A page names its origin in whatever it posts.
  const isNamed = origin !== undefined || request.method === 'GET';
  if (!isNamed || (origin !== undefined && origin !== `http://${host}`)) return { status: 403, error: 'the Origin is another site' };
  if (site !== undefined && site !== 'same-origin') return { status: 403, error: 'asked for by another site' };
  return null;
}

/** The path and query to ask the exchange for, null where it is none of the passed ones. */
function upstreamPath(url: string, paths: readonly RegExp[]): string | null {
  if (!url.startsWith(PREFIX) || url.length > MAX_PATH) return null;
  const [rawPath = '', query] = url.slice(PREFIX.length).split('?', 2);
  let path: string;
  try {
    path = decodeURIComponent(rawPath);
  } catch {
    return null;
  }
  if (path.includes('..') || !paths.some((pattern) => pattern.test(path))) return null;
  if (query === undefined) return path;
  return /^[\w=&:.,%-]*$/.test(query) ? `${path}?${query}` : null;
}

async function forward(
  { url, init }: Forwarded,
  response: ServerResponse,
  { maxBytes = MAX_BYTES, deadlineMs = DEADLINE_MS }: ProxyOptions,
): Promise<void> {
  try {
    const headers = { accept: 'application/json', ...init.headers };
    const answer = await fetch(url, { ...init, headers, redirect: 'error', signal: AbortSignal.timeout(deadlineMs) });
    const body = await readCapped(answer.body ?? [], maxBytes);
    if (body === null) return send(response, 502, JSON.stringify({ error: `the exchange's answer is over ${maxBytes} bytes` }));
    if (!/^application\/json\b/.test(answer.headers.get('content-type') ?? '')) {
      return send(response, answer.ok ? 502 : answer.status, JSON.stringify({ error: `the exchange answered ${answer.status}, not in JSON` }));
    }
    const retryAfter = answer.headers.get('retry-after');
    send(response, answer.status, body, retryAfter === null ? {} : { 'Retry-After': retryAfter });
  } catch (problem) {
    const isLate = problem instanceof Error && problem.name === 'TimeoutError';
    send(
      response,
      isLate ? 504 : 502,
      JSON.stringify({ error: isLate ? `no answer from the exchange in ${deadlineMs} ms` : 'the exchange is not reached' }),
    );
  }
}

async function readCapped(body: AsyncIterable<Uint8Array> | readonly Uint8Array[], maxBytes: number): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body) {
    size += part.byteLength;
    if (size > maxBytes) return null; // leaving the loop cancels the rest
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function send(response: ServerResponse, status: number, body: string | Buffer, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-store', ...headers });
  response.end(body);
}
