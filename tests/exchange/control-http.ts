import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AccountControl } from './account/account-control';
import type { WindowLength } from './book-window';
import type { Control } from './control';
import type { Exchange } from './exchange';
import type { Precision } from './precision';

const INTERNAL = ['constructor', 'targets'];
const BODY_MAX = 4_000_000;

/** `GET /control/stats`, `GET /control/book?symbol=&prec=&len=`, `POST /control/<method>` with a JSON array of the method's arguments; `account/<method>` for those of accounts. */
export async function answerControl(exchange: Exchange, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const send = (status: number, value: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value ?? null));
  };
  const name = url.pathname.slice('/control/'.length);
  try {
    if (request.method === 'GET' && name === 'stats') return send(200, exchange.stats());
    if (request.method === 'GET' && name === 'book') {
      const { searchParams: q } = url;
      const book = exchange.bookOf(q.get('symbol') ?? '', (q.get('prec') ?? 'P0') as Precision, Number(q.get('len') ?? 25) as WindowLength);
      return send(200, book);
    }
    if (request.method !== 'POST') return send(405, 'POST it');
    const body = await bodyOf(request);
    const args: unknown = body === '' ? [] : JSON.parse(body);
    if (name === 'step') {
      const [market, times = 1] = args as [string, number?];
      for (let i = 0; i < times; i++) exchange.market(market).step();
      return send(200, null);
    }
    const isAccount = name.startsWith('account/');
    const control: Control | AccountControl = isAccount ? exchange.control.account : exchange.control;
    const own = isAccount ? name.slice('account/'.length) : name;
    const method: unknown = Object.hasOwn(Object.getPrototypeOf(control), own) ? Reflect.get(control, own) : undefined;
    if (INTERNAL.includes(own) || typeof method !== 'function') return send(404, `no control ${name}`);
    return send(200, await method.apply(control, Array.isArray(args) ? args : [args]));
  } catch (error) {
    return send(400, String(error));
  }
}

export async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) {
    text += chunk;
    if (text.length > BODY_MAX) throw new Error('too long');
  }
  return text;
}
