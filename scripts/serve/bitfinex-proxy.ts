/**
 * The same-origin way to the exchange's public REST data, which a page cannot ask itself (no CORS headers there).
 * It passes GET of the public paths the app uses, to one host, on behalf of pages of this server only; it adds nothing.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';

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

export interface ProxyOptions {
  readonly maxBytes?: number;
  readonly deadlineMs?: number;
}

interface Refusal {
  readonly status: number;
  readonly error: string;
}

/** Answers a request under `/proxy/`; false for any other. Whatever goes wrong is told as `{ error }`. */
export async function answerProxy(rest: string, request: IncomingMessage, response: ServerResponse, options: ProxyOptions = {}): Promise<boolean> {
  const url = request.url ?? '/';
  if (!url.startsWith('/proxy/')) return false;
  const path = upstreamPath(url);
  const refusal = refuseMethod(request) ?? refuseCaller(request) ?? (path === null ? { status: 404, error: 'not a path this proxy passes' } : null);
  if (refusal !== null) send(response, refusal.status, JSON.stringify({ error: refusal.error }));
  else await forward(`${rest}/${path}`, response, options);
  return true;
}

function refuseMethod(request: IncomingMessage): Refusal | null {
  return request.method === 'GET' ? null : { status: 405, error: 'only GET is passed' };
}

/** Only pages of this very server may use it: not other sites, and not a name that was rebound to this machine. */
function refuseCaller(request: IncomingMessage): Refusal | null {
  const { host, origin } = request.headers;
  const site = request.headers['sec-fetch-site'];
  if (host === undefined || !/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) return { status: 403, error: 'the Host is not this machine' };
  if (origin !== undefined && origin !== `http://${host}`) return { status: 403, error: 'the Origin is another site' };
  if (site !== undefined && site !== 'same-origin') return { status: 403, error: 'asked for by another site' };
  return null;
}

/** The path and query to ask the exchange for, null where it is none of the passed ones. */
function upstreamPath(url: string): string | null {
  if (!url.startsWith(PREFIX) || url.length > MAX_PATH) return null;
  const [rawPath = '', query] = url.slice(PREFIX.length).split('?', 2);
  let path: string;
  try {
    path = decodeURIComponent(rawPath);
  } catch {
    return null;
  }
  if (path.includes('..') || !PATHS.some((pattern) => pattern.test(path))) return null;
  if (query === undefined) return path;
  return /^[\w=&:.,%-]*$/.test(query) ? `${path}?${query}` : null;
}

async function forward(url: string, response: ServerResponse, { maxBytes = MAX_BYTES, deadlineMs = DEADLINE_MS }: ProxyOptions): Promise<void> {
  try {
    const answer = await fetch(url, { headers: { accept: 'application/json' }, redirect: 'error', signal: AbortSignal.timeout(deadlineMs) });
    const body = await readCapped(answer, maxBytes);
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

async function readCapped(answer: Response, maxBytes: number): Promise<Buffer | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
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
