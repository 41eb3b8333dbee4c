import { randomBytes } from 'node:crypto';
import { SIM_PAIRS } from '../../../src/venues/simulated/pairs';
import type { Faults } from '../faults';
import type { Feed } from '../feed';
import { symbolOf } from '../listing';
import type { Pace } from '../pace';
import type { Session } from '../session';
import { AccountDesk } from './account-desk';
import { AccountFaults } from './account-faults';
import { Calc } from './calc';
import { type Exact, exact } from './exact';
import { type ApiKey, type Caps, KeyRing, type Permission, type Scope, USUAL_CAPS } from './keys';
import { marksOf } from './mark';
import { Matching } from './matching';
import type { Order } from './order';
import { OrderRequests } from './order-requests';
import { type After, Outbox } from './outbox';
import { type OrderLimit, REAL_ORDER_LIMIT } from './rate-limit';
import { Settlement } from './settlement';
import { Teller } from './teller';
import { Traffic, type TrafficReport } from './traffic';
import { User } from './user';
import type { WalletType } from './wallets';

export interface KeyOptions {
  /** Absent: made up. */
  readonly key?: string;
  readonly secret?: string;
  /** What differs from `USUAL_CAPS`. */
  readonly caps?: Partial<Record<Scope, Permission>>;
  /** The auth reply has them as a JSON text. */
  readonly areCapsText?: boolean;
  /** Another key of an account that there is. */
  readonly userId?: number;
  /** Of a new account: wallet, currency, balance. */
  readonly wallets?: readonly (readonly [WalletType, string, string])[];
  /** A new account is one for paper trading: TEST symbols only. */
  readonly isPaper?: boolean;
  readonly fees?: { readonly maker: string; readonly taker: string };
}

/** What a test needs to log in. */
export interface KeyHandle {
  readonly key: string;
  readonly secret: string;
  readonly userId: number;
}

const FIRST_USER = 269_312;
const FEES = { maker: '0.001', taker: '0.002' };

/** All accounts of the exchange: their keys, money, orders and sockets. */
export class Accounts {
  readonly faults = new AccountFaults();
  readonly keys = new KeyRing();
  readonly users = new Map<number, User>();
  readonly limit: OrderLimit = { ...REAL_ORDER_LIMIT };
  readonly outbox: Outbox;
  readonly matching: Matching;
  readonly desk: AccountDesk;
  readonly orders: OrderRequests;
  readonly teller: Teller;
  readonly calc: Calc;
  readonly traffic = new Traffic();

  constructor(
    readonly feed: Feed,
    house: Faults,
    private readonly pace: Pace,
    readonly now: () => number,
    random: () => number,
    beginMaintenance: () => void,
    after: After,
  ) {
    const markOf = marksOf(feed);
    this.outbox = new Outbox(this.faults, house, after);
    this.teller = new Teller(this.outbox, pace, random, now, markOf);
    const settlement = new Settlement(markOf, (symbol) => feed.market(symbol).nextGuestId());
    this.matching = new Matching(feed, settlement, this.teller, this.faults, markOf, now);
    this.orders = new OrderRequests(this.matching, this.faults, (user) => (symbol) => this.rulesOf(user, symbol), now);
    this.calc = new Calc(markOf, now);
    this.desk = new AccountDesk({
      keys: this.keys,
      outbox: this.outbox,
      orders: this.orders,
      matching: this.matching,
      calc: this.calc,
      faults: this.faults,
      house,
      traffic: this.traffic,
      limit: this.limit,
      pace,
      now,
      random,
      beginMaintenance,
    });
  }

  addKey(options: KeyOptions): KeyHandle {
    const user = options.userId === undefined ? this.open(options) : this.user(options.userId);
    const key: ApiKey = {
      key: options.key ?? randomBytes(20).toString('hex'),
      secret: options.secret ?? randomBytes(20).toString('hex'),
      user,
      caps: capsOf(options.caps),
      areCapsText: options.areCapsText ?? false,
      isRevoked: false,
      lastNonce: 0n,
    };
    this.keys.add(key);
    return { key: key.key, secret: key.secret, userId: user.id };
  }

  /** Throws where there is none. */
  user(id: number): User {
    const user = this.users.get(id);
    if (user === undefined) throw new Error(`no account ${id}; there are ${[...this.users.keys()].join(' ')}`);
    return user;
  }

  /** All that is due by the clock. */
  pump(at: number): void {
    this.teller.confirm(at);
    this.matching.expire(at);
    if (this.pace.heartbeatMs === 0) return;
    for (const [session, login] of this.outbox.logins) {
      if (at < login.nextHeartbeatAt) continue;
      login.nextHeartbeatAt = at + this.pace.heartbeatMs;
      this.outbox.heartbeat(session);
    }
  }

  heartbeat(): void {
    for (const session of this.outbox.logins.keys()) this.outbox.heartbeat(session);
  }

  /** Open orders that the exchange admits to. */
  openOrders(user: User): Order[] {
    return this.orders.open(user);
  }

  sessionsOf(key: string): Session[] {
    return [...this.outbox.logins].filter(([, login]) => login.key.key === key).map(([session]) => session);
  }

  report(): TrafficReport {
    return this.traffic.report(this.outbox.logins.values(), this.orders.acceptedByCid);
  }

  private open({ wallets = [], isPaper = false, fees = FEES }: KeyOptions): User {
    const user = new User(FIRST_USER + this.users.size, isPaper, { maker: exact(fees.maker), taker: exact(fees.taker) });
    for (const [type, currency, balance] of wallets) user.wallets.of(type, currency).balance = exact(balance);
    this.users.set(user.id, user);
    if (isPaper) this.listPaperPairs();
    return user;
  }

  /** Paper pairs are public like any other, once somebody trades on paper. */
  private listPaperPairs(): void {
    for (const [base, quote, like, isDerivative] of PAPER_PAIRS) {
      const pair = SIM_PAIRS.find((one) => one.base === like && one.quote === 'USD');
      if (pair !== undefined) this.feed.list({ symbol: symbolOf(base, quote), pair, shift: 0, isDerivative });
    }
  }

  private rulesOf(user: User, symbol: string): { readonly minimum: Exact } | undefined {
    const listing = this.feed.markets.get(symbol)?.listing;
    if (listing === undefined || user.isPaper !== symbol.startsWith('tTEST')) return undefined;
    return { minimum: exact(listing.pair.minSize) };
  }
}

const PAPER_PAIRS = [
  ['TESTBTC', 'TESTUSD', 'BTC', false],
  ['TESTETH', 'TESTUSD', 'ETH', false],
  ['TESTBTCF0', 'TESTUSDTF0', 'BTC', true],
] as const;

export const capsOf = (given: Partial<Record<Scope, Permission>> | undefined): Caps => ({ ...USUAL_CAPS, ...given });
