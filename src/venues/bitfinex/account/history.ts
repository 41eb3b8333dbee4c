/** What the exchange's own history has of an account, asked for over REST page by page. Source: protocols, sections 7.2 and 7.3. */
import type { Fault } from '../../../domain/fault';
import { fail, ok, type Result } from '../../../domain/result';
import type { LocalMs } from '../../../domain/units';
import { rowsOf } from '../rows';
import { tradeKey } from './mirror';
import { orderOf, type WireOrder } from './order-row';
import { ownTradeOf, type WireOwnTrade } from './own-trade-row';

/** Orders that are over, and trades with their fees: the oldest first. */
export interface Recalled {
  readonly orders: readonly WireOrder[];
  readonly trades: readonly WireOwnTrade[];
}

/** All of them that there are since `from`, and whether that is so. */
export interface Told extends Recalled {
  readonly askedAt: LocalMs;
  readonly from: number;
  readonly isWhole: boolean;
}

/** The exchange keeps orders that are over for about two weeks. */
const LOOK_BACK_MS = 14 * 86_400_000;
const ROWS = 500;
const MOST_PAGES = 20;
/** Nobody else waits for it: it is not asked for again and again where it does not come. */
const AGAIN_MS = 60_000;
const MOST_TRIES = 3;

type Kind = 'orders' | 'trades';
const PATHS: Readonly<Record<Kind, string>> = { orders: '/v2/auth/r/orders/hist', trades: '/v2/auth/r/trades/hist' };

/** A page of one asking: orders first, then trades. */
interface Page {
  readonly kind: Kind;
  readonly number: number;
  readonly start: number;
  /** Nothing later is on it; null: it begins with the newest. */
  readonly end: number | null;
}

export class History {
  private page: (Page & { readonly id: number }) | null = null;
  private readonly orders = new Map<number, WireOrder>();
  private readonly trades = new Map<string, WireOwnTrade>();
  private askedAt = 0 as LocalMs;
  /** No page was left out. */
  private isWhole = true;
  private wantedAt: LocalMs | null = null;
  private tries = 0;

  /** `request` answers by the number that the reply comes with. */
  constructor(private readonly request: (path: string, body: string) => number) {}

  /** It is asked for at the next tick. */
  want(now: LocalMs): void {
    this.wantedAt = now;
    this.tries = 0;
  }

  /** Nothing is asked for, and nothing is to be. */
  get isIdle(): boolean {
    return this.page === null && this.wantedAt === null;
  }

  /** It was asked for and has not come. */
  get isInTrouble(): boolean {
    return this.tries > 0;
  }

  tick(now: LocalMs): void {
    if (this.page !== null || this.wantedAt === null || now < this.wantedAt) return;
    this.wantedAt = null;
    this.askedAt = now;
    this.isWhole = true;
    this.orders.clear();
    this.trades.clear();
    this.ask({ kind: 'orders', number: 1, start: now - LOOK_BACK_MS, end: null });
  }

  /** All of it, where this was the last page; null: there is more to come. The error is why it came to nothing. */
  replied(id: number, reply: Result<unknown, Fault>, now: LocalMs): Result<Told, string> | null {
    const { page } = this;
    if (page === null || page.id !== id) return null;
    const times = reply.ok ? this.take(page.kind, reply.value) : undefined;
    if (times === undefined) {
      this.fail(reply.ok ? null : reply.error, now);
      return fail(reply.ok ? 'it is not what the exchange documents' : reply.error.detail);
    }
    const oldest = Math.min(...times);
    const isFull = times.length >= ROWS;
    if (isFull && page.number < MOST_PAGES && oldest !== page.end) {
      this.ask({ ...page, number: page.number + 1, end: oldest });
      return null;
    }
    if (isFull) this.isWhole = false;
    if (page.kind === 'orders') {
      this.ask({ ...page, kind: 'trades', number: 1, end: null });
      return null;
    }
    this.page = null;
    this.tries = 0;
    const orders = [...this.orders.values()].sort((a, b) => a.updatedAt - b.updatedAt || a.id - b.id);
    const trades = [...this.trades.values()].sort((a, b) => a.at - b.at || a.id - b.id);
    return ok({ orders, trades, askedAt: this.askedAt, from: page.start, isWhole: this.isWhole });
  }

  /** The times of its rows; undefined: they are not what the exchange documents. */
  private take(kind: Kind, value: unknown): readonly number[] | undefined {
    if (kind === 'orders') {
      const orders = rowsOf(value, orderOf);
      for (const order of orders ?? []) this.orders.set(order.id, order);
      return orders?.map(({ updatedAt }) => updatedAt);
    }
    const trades = rowsOf(value, ownTradeOf);
    for (const trade of trades ?? []) this.trades.set(tradeKey(trade), trade);
    return trades?.map(({ at }) => at);
  }

  private ask({ kind, number, start, end }: Page): void {
    const id = this.request(PATHS[kind], JSON.stringify({ start, ...(end === null ? {} : { end }), limit: ROWS }));
    this.page = { id, kind, number, start, end };
  }

  private fail(fault: Fault | null, now: LocalMs): void {
    this.page = null;
    this.tries++;
    if (this.tries >= MOST_TRIES || fault?.code === 'no-route' || this.wantedAt !== null) return;
    this.wantedAt = Math.max(now + AGAIN_MS, fault?.code === 'rate-limited' ? fault.until : 0) as LocalMs;
  }
}
