import type { Faults } from '../faults';
import { type Answer, json } from '../rest';
import type { Accounts } from './accounts';
import type { ApiKey, Scope } from './keys';
import type { AccountFrame } from './login';
import { positionRow } from './position';
import type { Fields } from './read-order';
import { orderRow } from './rows';
import type { User } from './user';
import { walletRow } from './wallets';

/** A signed request as it arrived. */
export interface SignedRequest {
  /** From `/v2/` on. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

const refused = (code: number, msg: string): Answer => json(['error', code, msg], 500);
const ROWS = 25;
const ROWS_MAX = 2500;

/** The signed routes: what a client asks where it has no socket. */
export class AccountRest {
  constructor(
    private readonly accounts: Accounts,
    private readonly house: Faults,
  ) {}

  answer({ path, headers, body }: SignedRequest): Answer {
    if (this.house.rest !== undefined) return this.house.rest;
    if (this.house.isMaintenance) return refused(20060, 'maintenance');
    const nonce = headers['bfx-nonce'];
    const key = this.accounts.keys.verify(headers['bfx-apikey'], nonce, `/api${path}${String(nonce)}${body}`, headers['bfx-signature']);
    if (!('user' in key)) return refused(key.code, key.msg);
    const fields = fieldsOf(body);
    if (fields === undefined) return refused(10020, 'body: invalid');
    return this.route(key, path.split('/').slice(3).map(decodeURIComponent), fields);
  }

  private route(key: ApiKey, parts: readonly string[], fields: Fields): Answer {
    const { user } = key;
    const [access, what = '', symbol, tail] = parts;
    const route = parts.join('/');
    const hist = symbol === 'hist' || tail === 'hist';
    const of = symbol === 'hist' ? undefined : symbol;
    if (route === 'w/order/cancel') return this.cancel(key, fields);
    if (access !== 'r') return NOT_FOUND;
    switch (what) {
      case 'wallets':
        return permitted(key, 'wallets', () => user.wallets.list().map((wallet) => walletRow(wallet, this.accounts.calc.free(user, wallet))));
      case 'positions':
        return permitted(key, 'positions', () =>
          [...user.positions.values()].map((p) => positionRow(p, 'ACTIVE', this.accounts.calc.markOf(p.symbol))),
        );
      case 'orders':
        if (hist) return permitted(key, 'history', () => chosen(user.closed.map(orderRow), { symbol: 3, at: 5, id: 0 }, of, fields));
        return permitted(key, 'orders', () => chosen(this.accounts.openOrders(user).map(orderRow), { symbol: 3, at: 5, id: 0 }, of, fields));
      case 'order':
        return tail === 'trades' ? permitted(key, 'history', () => tradesOf(user, symbol ?? '')) : NOT_FOUND;
      case 'trades':
        return hist ? permitted(key, 'history', () => chosen(user.trades, { symbol: 1, at: 2, id: 0 }, of, fields)) : NOT_FOUND;
      default:
        return NOT_FOUND;
    }
  }

  /** Its answer is the notification; sockets hear of what it does, not of it. */
  private cancel(key: ApiKey, fields: Fields): Answer {
    const told: AccountFrame[] = [];
    this.accounts.desk.request({ user: key.user, routing: 'API>BFX', tell: (frame) => told.push(frame) }, key, 'oc', fields);
    const note = told[0]?.payload as readonly unknown[];
    return note[6] === 'SUCCESS' ? json(note) : refused(10001, String(note[7]));
  }
}

const NOT_FOUND: Answer = { status: 404, body: '<html><body>404 Not Found</body></html>', contentType: 'text/html' };

function permitted(key: ApiKey, scope: Scope, rows: () => unknown): Answer {
  return key.caps[scope].read === 1 ? json(rows()) : refused(10001, 'api_key: permission invalid');
}

function tradesOf(user: User, name: string): (readonly unknown[])[] {
  const at = name.lastIndexOf(':');
  return user.trades.filter((row) => row[1] === name.slice(0, at) && row[3] === Number(name.slice(at + 1)));
}

/** Rows, newest first, of one symbol, by `id`, `start`, `end` and `limit`; the oldest first by `sort`. */
function chosen(
  rows: readonly (readonly unknown[])[],
  at: { readonly symbol: number; readonly at: number; readonly id: number },
  symbol: string | undefined,
  fields: Fields,
): (readonly unknown[])[] {
  const start = Number(fields.start ?? 0);
  const end = Number(fields.end ?? Number.MAX_SAFE_INTEGER);
  const { id } = fields;
  const within = rows
    .filter((row) => symbol === undefined || row[at.symbol] === symbol)
    .filter((row) => !Array.isArray(id) || id.includes(row[at.id]))
    .filter((row) => Number(row[at.at]) >= start && Number(row[at.at]) <= end);
  return (fields.sort === 1 ? within.reverse() : within).slice(0, Math.min(Number(fields.limit ?? ROWS), ROWS_MAX));
}

function fieldsOf(body: string): Fields | undefined {
  try {
    const value: unknown = JSON.parse(body === '' ? '{}' : body);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
  } catch {
    return undefined;
  }
}
