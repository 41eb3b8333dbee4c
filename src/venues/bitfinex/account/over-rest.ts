import type { Wallet } from '../../../domain/account/account-id';
import type { Fault } from '../../../domain/fault';
import type { OrderId } from '../../../domain/order/order';
import type { Result } from '../../../domain/result';
import type { LocalMs } from '../../../domain/units';
import type { AccountPhase } from '../../account-machine';
import { History } from './history';
import type { AccountMirror } from './mirror';
import { noticeOf } from './notice-row';
import type { OpenAccounts } from './open-accounts';
import { RestReading, type RestTelling } from './rest-reading';

/** The exchange's history is asked for after each reading of the account, and this often where fills are lacking. */
const RECALL_AGAIN_MS = 60_000;
/** How often it is asked how an order ended that is not in the list any more, without a connection. */
const SETTLE_MS = 10_000;
/** Without a connection for this long, REST takes its place where there is a way. */
const FALLBACK_MS = 15_000;
/** An exchange refuses an address for no longer than this: what says more is a clock that was set back. */
const LONGEST_BLOCK_MS = 60_000;
/** It is ticked more often: it was closed in between, or the clock was set. */
const PAUSE_MS = 5_000;

export interface OverRestHands {
  request(id: number, path: string, body: string): void;
  /** What is emitted within is what was read anew. */
  reading(take: () => void): void;
  /** Whether it is read over REST is another, or it was. */
  changed(): void;
}

/** What an account has from REST: history beside its connection, and all of it where none can be had. No order is placed there. */
export class OverRest {
  /** The account as REST told it last; null: it is not read over REST. */
  mirror: AccountMirror | null = null;
  /** When it was; null: never. */
  readAt: LocalMs | null = null;
  private readonly history = new History((path, body) => this.request(path, body));
  private readonly rest = new RestReading((path, body) => this.request(path, body));
  private lastRequest = 0;
  /** Cancels whose answer is to come, each of one order. */
  private readonly cancels = new Map<number, string>();
  private recalledAt = 0 as LocalMs;
  /** Orders that were missing when history was last asked for. */
  private missing: ReadonlyMap<Wallet, readonly OrderId[]> = new Map();
  private tickedAt = 0 as LocalMs;
  /** Since when no connection is of use; null: one is. */
  private withoutSince: LocalMs | null = null;
  /** REST is to take the place of a connection. */
  private isInPlace = false;
  /** Until when the exchange refuses requests from this address; null: it takes them. */
  private blockedUntil: LocalMs | null = null;

  constructor(
    private readonly accounts: OpenAccounts,
    private readonly hands: OverRestHands,
  ) {}

  get isPolling(): boolean {
    return this.mirror !== null;
  }

  /** REST is to take the place of a connection, and may not be asked before a block is over. */
  get isHeldBack(): boolean {
    return this.isInPlace && this.blockedUntil !== null;
  }

  /** All of the account was told on a connection: history says what that leaves out. */
  wasRead(now: LocalMs): void {
    this.history.want(now);
  }

  tick(phase: AccountPhase, now: LocalMs): void {
    this.unblock(now);
    this.pollIfNeeded(phase, now);
    if (this.blockedUntil !== null) return;
    if (phase !== 'ready' && !this.isPolling) return;
    const isLacking = this.history.isIdle && now - this.recalledAt >= RECALL_AGAIN_MS && this.accounts.lacksFills(now);
    if (isLacking) this.history.want(now);
    this.history.tick(now);
  }

  /** Whether it left: only where there is no connection, where the one before it has been answered, and in no block. */
  cancel(fields: Readonly<Record<string, unknown>>): boolean {
    const body = JSON.stringify(fields);
    if (!this.isPolling || this.blockedUntil !== null || [...this.cancels.values()].includes(body)) return false;
    this.cancels.set(this.request('/v2/auth/w/order/cancel', body), body);
    return true;
  }

  /** Whether history was taken in. */
  replied(id: number, reply: Result<unknown, Fault>, phase: AccountPhase, now: LocalMs): boolean {
    const isRefused = !reply.ok && reply.error.code === 'rate-limited';
    if (isRefused) this.blocked(reply.error.until);
    if (this.cancels.delete(id)) {
      const notice = reply.ok ? noticeOf(reply.value) : undefined;
      if (notice !== undefined) this.accounts.noticed(notice, now);
      // What came of it is asked for at once.
      this.rest.want(now);
      this.recalledAt = 0 as LocalMs;
      return false;
    }
    const telling = this.rest.replied(id, reply, now);
    // What was told last stands as it is until then.
    if (telling === undefined && !isRefused) this.stop();
    // A connection that came meanwhile tells it better.
    else if (telling && phase !== 'ready') this.take(telling, now);
    const recalled = this.history.replied(id, reply, now);
    if (recalled === null) return false;
    if (recalled.ok) this.recalledAt = now;
    // The next connection asks anew.
    if (phase !== 'ready' && !this.isPolling) return false;
    if (!recalled.ok) {
      this.accounts.settle(recalled, now);
      return false;
    }
    this.hands.reading(() => {
      this.accounts.recalled(recalled.value, now);
      this.accounts.settle(recalled, now);
      if (this.isPolling) this.accounts.doubtMissing(this.missing, now);
      this.missing = new Map();
    });
    return true;
  }

  private pollIfNeeded(phase: AccountPhase, now: LocalMs): void {
    const wasClosed = Math.abs(now - this.tickedAt) > PAUSE_MS;
    this.tickedAt = now;
    const isWithout = phase !== 'ready' && phase !== 'maintenance';
    if (!isWithout || wasClosed) {
      this.withoutSince = isWithout ? now : null;
      this.isInPlace = false;
      this.rest.stop();
      this.stop();
      return;
    }
    this.withoutSince ??= now;
    this.isInPlace = now - this.withoutSince >= FALLBACK_MS;
    if (this.isInPlace && this.blockedUntil === null) this.rest.tick(now);
  }

  private blocked(until: LocalMs): void {
    this.blockedUntil = until;
    this.hands.changed();
  }

  private unblock(now: LocalMs): void {
    const leftMs = (this.blockedUntil ?? now) - now;
    if (this.blockedUntil === null || (leftMs > 0 && leftMs <= LONGEST_BLOCK_MS)) return;
    this.blockedUntil = null;
    this.hands.changed();
  }

  private take(telling: RestTelling, now: LocalMs): void {
    const isFirst = !this.isPolling;
    this.mirror = telling.mirror;
    this.readAt = now;
    this.hands.reading(() => this.accounts.polled(telling, now));
    if (this.history.isInTrouble) this.accounts.doubtMissing(this.accounts.missing(), now);
    const isWanted = isFirst || (this.accounts.hasMissing && now - this.recalledAt >= SETTLE_MS);
    if (this.history.isIdle && isWanted) {
      this.missing = this.accounts.missing();
      this.history.want(now);
    }
    this.hands.changed();
  }

  private stop(): void {
    if (this.mirror === null) return;
    this.mirror = null;
    this.hands.changed();
  }

  private request(path: string, body: string): number {
    const id = ++this.lastRequest;
    this.hands.request(id, path, body);
    return id;
  }
}
