import type { Faults } from '../faults';
import type { Pace } from '../pace';
import type { Session } from '../session';
import type { AccountFaults } from './account-faults';
import type { Calc } from './calc';
import type { Exact } from './exact';
import { type ApiKey, capsOnWire, type KeyRing } from './keys';
import { type AccountFrame, type Login, sees, seesSome } from './login';
import type { Matching } from './matching';
import { mix } from './mix';
import { ERROR, notification, SUCCESS } from './notification';
import type { Asker, OrderRequests } from './order-requests';
import type { Outbox } from './outbox';
import { positionRow } from './position';
import { admitOrder, type OrderLimit } from './rate-limit';
import type { Fields } from './read-order';
import { missingRow, orderRow, refusedRow } from './rows';
import type { Traffic } from './traffic';
import { type Wallet, walletRow } from './wallets';

const BATCH_MAX = 15;
/** Operations that the limit of orders counts: a cancel always gets through. */
const COUNTED = ['on', 'ou'];
const NO_PERMISSION = 'api_key: permission invalid';
const TOO_MANY = 'ratelimit: error';

export interface DeskParts {
  readonly keys: KeyRing;
  readonly outbox: Outbox;
  readonly orders: OrderRequests;
  readonly matching: Matching;
  readonly calc: Calc;
  readonly faults: AccountFaults;
  readonly house: Faults;
  readonly traffic: Traffic;
  readonly limit: OrderLimit;
  readonly pace: Pace;
  readonly now: () => number;
  readonly random: () => number;
  readonly beginMaintenance: () => void;
}

/** Logs sockets in and answers what they ask on channel 0. */
export class AccountDesk {
  constructor(private readonly parts: DeskParts) {}

  /** The `auth` event. */
  authenticate(session: Session, request: Fields): void {
    const { keys, outbox, now, pace } = this.parts;
    const fail = (code: number, msg: string): void => session.event({ event: 'auth', status: 'FAILED', chanId: 0, code, msg });
    if (outbox.logins.has(session)) {
      fail(10100, 'auth: dup');
      return;
    }
    const key = keys.verify(request.apiKey, request.authNonce, String(request.authPayload), request.authSig);
    if (!('user' in key)) {
      fail(key.code, key.msg);
      return;
    }
    const login: Login = {
      key,
      user: key.user,
      filter: Array.isArray(request.filter) ? request.filter.map(String) : undefined,
      isDeadManSwitch: request.dms === 4,
      wantsCalculated: request.calc === 1,
      nextHeartbeatAt: now() + pace.heartbeatMs,
    };
    outbox.logins.set(session, login);
    session.isAuthenticated = true;
    this.parts.traffic.loggedIn(login, [...outbox.logins.values()]);
    session.event({ event: 'auth', status: 'OK', chanId: 0, userId: key.user.id, auth_id: authId(this.parts.random), caps: capsOnWire(key) });
    this.sendSnapshots(session, login);
    outbox.emit(key.user, this.parts.calc.balance(key.user));
  }

  /** An array frame of a client. What comes from a socket that is not logged in is not answered. */
  handle(session: Session, frame: readonly unknown[]): void {
    const { outbox, faults, traffic, house } = this.parts;
    const login = outbox.logins.get(session);
    const [channel, type, , payload] = frame;
    if (channel !== 0 || typeof type !== 'string') return;
    traffic.heard(login?.key.key ?? '', type, payload);
    if (login === undefined || house.isMaintenance) return;
    const fault = faults.ofRequest(type);
    if (fault?.when === 'after') outbox.deaf.add(session);
    if (fault?.when !== 'before') {
      const asker: Asker = { user: login.user, routing: 'API>BFX', tell: (one) => outbox.emit(login.user, one) };
      if (type === 'n') this.broadcast(asker, frame);
      else this.request(asker, login.key, type, payload);
    }
    outbox.deaf.delete(session);
    if (fault?.aftermath === 'drop') session.drop();
    else if (fault?.aftermath === 'maintenance') this.parts.beginMaintenance();
  }

  /** One request of an account: from a socket, or (`key` undefined) from the exchange's own pages. */
  request(asker: Asker, key: ApiKey | undefined, type: string, payload: unknown): void {
    switch (type) {
      case 'on':
      case 'ou':
      case 'oc':
      case 'oc_multi':
        this.operation(asker, key, type, payload);
        return;
      case 'ox_multi':
        this.batch(asker, key, payload);
        return;
      case 'calc':
        for (const frame of this.parts.calc.answer(asker.user, payload)) asker.tell(frame);
        return;
      case 'fon':
      case 'foc':
        this.refuse(asker, type, {}, 'Funding offers can only be read here.', null);
        return;
      default:
        return;
    }
  }

  leave(session: Session): void {
    const login = this.parts.outbox.logins.get(session);
    this.parts.outbox.logins.delete(session);
    if (login?.isDeadManSwitch !== true) return;
    for (const order of [...login.user.orders.values()]) if (login.user.orders.has(order.id)) this.parts.matching.cancel(order);
  }

  private sendSnapshots(session: Session, login: Login): void {
    const { outbox, orders, random } = this.parts;
    const { user } = login;
    const ofFunding = (type: string, list: readonly unknown[][]): AccountFrame[] =>
      list.map((row) => ({ type, payload: row, symbol: String(row[1]) }));
    const free = (wallet: Wallet): Exact | null => (login.wantsCalculated ? this.parts.calc.free(user, wallet) : null);
    const rows: Readonly<Record<string, AccountFrame[]>> = {
      ps: [...user.positions.values()].map((p) => ({ type: 'ps', payload: positionRow(p, 'ACTIVE', null), symbol: p.symbol })),
      ws: user.wallets.list().map((w) => ({ type: 'ws', payload: walletRow(w, free(w)), wallet: `${w.type}-${w.currency}` })),
      os: orders.open(user).map((order) => ({ type: 'os', payload: orderRow(order), symbol: order.symbol })),
      fos: ofFunding('fos', user.funding.offers),
      fcs: ofFunding('fcs', user.funding.credits),
      fls: ofFunding('fls', user.funding.loans),
    };
    const seen = Object.entries(rows).filter(([type]) => seesSome(login, type));
    for (const [type, list] of mix(
      random,
      seen.map((entry) => [entry]),
    )) {
      const visible = list.filter((row) => sees(login, row));
      outbox.snapshot(
        session,
        type,
        visible.map((row) => row.payload),
      );
    }
  }

  private operation(asker: Asker, key: ApiKey | undefined, type: string, payload: unknown): void {
    const { orders, limit, now } = this.parts;
    const fields = typeof payload === 'object' && payload !== null && !Array.isArray(payload) ? (payload as Fields) : {};
    if (key?.caps.orders.write === 0) this.refuse(asker, type, fields, NO_PERMISSION, 10001);
    else if (COUNTED.includes(type) && !admitOrder(asker.user, limit, now())) this.refuse(asker, type, fields, TOO_MANY, 11010);
    else if (type === 'on') orders.place(asker, fields);
    else if (type === 'ou') orders.change(asker, fields);
    else if (type === 'oc') orders.cancel(asker, fields);
    else orders.cancelMany(asker, fields);
  }

  /** All or nothing by its form; each operation answers for itself. */
  private batch(asker: Asker, key: ApiKey | undefined, payload: unknown): void {
    if (!isBatch(payload)) {
      asker.tell(notification('ox_multi-req', null, ERROR, 'input: invalid', this.parts.now()));
      return;
    }
    for (const [type, fields] of payload) this.operation(asker, key, type, fields);
  }

  private broadcast(asker: Asker, frame: readonly unknown[]): void {
    const [, , id, payload] = frame;
    const { type, info } = (payload ?? {}) as Fields;
    if (typeof type !== 'string' || !type.startsWith('ucm-')) return;
    asker.tell({ type: 'n', payload: [this.parts.now(), type, id ?? null, null, info ?? null, null, SUCCESS, ''] });
  }

  private refuse(asker: Asker, type: string, fields: Fields, text: string, code: number | null): void {
    const info = type === 'on' ? refusedRow(fields) : type === 'ou' || type === 'oc' ? missingRow(fields) : null;
    asker.tell(notification(`${type}-req`, info, ERROR, text, this.parts.now(), code));
  }
}

/** Looks like a UUID; by the seed, as all here is. */
const authId = (random: () => number): string =>
  `a26236f1-ef44-4671-be32-${Math.floor(random() * 2 ** 48)
    .toString(16)
    .padStart(12, '0')}`;

function isBatch(payload: unknown): payload is [string, Fields][] {
  if (!Array.isArray(payload) || payload.length === 0 || payload.length > BATCH_MAX) return false;
  return payload.every(
    (op) =>
      Array.isArray(op) && ['on', 'ou', 'oc', 'oc_multi'].includes(op[0]) && typeof op[1] === 'object' && op[1] !== null && !Array.isArray(op[1]),
  );
}
