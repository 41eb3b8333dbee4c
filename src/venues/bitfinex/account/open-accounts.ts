import type { Wallet } from '../../../domain/account/account-id';
import type { OrderId } from '../../../domain/order/order';
import type { Result } from '../../../domain/result';
import type { LocalMs } from '../../../domain/units';
import type { Recalled, Told } from './history';
import type { LiveAccount } from './live-account';
import type { AccountMirror, Touched } from './mirror';
import type { WireNotice } from './notice-row';
import type { RestTelling } from './rest-reading';

interface Opened {
  readonly account: LiveAccount;
  /** All of it was told on this connection. */
  isRead: boolean;
  /** Orders that were not among those that REST told last. */
  missing: readonly OrderId[];
}

/** The wallets of one login that somebody trades from, each as an account of its own. */
export class OpenAccounts {
  private readonly opened = new Map<Wallet, Opened>();

  /** It has heard nothing yet. */
  open(wallet: Wallet, account: LiveAccount): void {
    this.opened.set(wallet, { account, isRead: false, missing: [] });
  }

  isRead(wallet: Wallet): boolean {
    return this.opened.get(wallet)?.isRead === true;
  }

  /** An answer is still to come to one of them. */
  get isWaiting(): boolean {
    return [...this.opened.values()].some(({ account }) => account.isWaiting);
  }

  /** The connection is gone: all of each is to be told anew. */
  lost(): void {
    for (const one of this.opened.values()) one.isRead = false;
  }

  /** All was told: those take it in that have not yet, on a connection that stands who was opened since. Whether there was one. */
  read(mirror: AccountMirror, now: LocalMs): boolean {
    const unread = [...this.opened.values()].filter(({ isRead }) => !isRead);
    for (const one of unread) {
      one.account.readAnew(mirror, now, now);
      one.isRead = true;
    }
    return unread.length > 0;
  }

  /** All was told on another connection, which is listened to from now on: its login left at `since`. */
  readAnew(mirror: AccountMirror, since: LocalMs, now: LocalMs): void {
    for (const one of this.opened.values()) {
      one.account.readAnew(mirror, since, now);
      one.isRead = true;
    }
  }

  /** All was told over REST: no connection stands, and the next one tells all of it anew. */
  polled({ mirror, since }: RestTelling, now: LocalMs): void {
    for (const one of this.opened.values()) {
      one.account.polled(mirror, now);
      one.missing = one.account.missing(since);
    }
  }

  /** Orders were missing where all was told over REST last. */
  get hasMissing(): boolean {
    return [...this.opened.values()].some(({ missing }) => missing.length > 0);
  }

  /** What these are, history is asked for now. */
  missing(): ReadonlyMap<Wallet, readonly OrderId[]> {
    return new Map([...this.opened].map(([wallet, { missing }]) => [wallet, missing]));
  }

  doubtMissing(missing: ReadonlyMap<Wallet, readonly OrderId[]>, now: LocalMs): void {
    for (const [wallet, ids] of missing) this.opened.get(wallet)?.account.doubtMissing(ids, now);
  }

  /** Some of them lack fills that the exchange's history may have. */
  lacksFills(now: LocalMs): boolean {
    return [...this.opened.values()].some(({ account }) => account.lacksFills(now));
  }

  recalled(recalled: Recalled, now: LocalMs): void {
    for (const { account } of this.opened.values()) account.recalled(recalled, now);
  }

  /** What history settles of orders that are missing. The error is why it is not to be had. */
  settle(history: Result<Told, string>, now: LocalMs): void {
    for (const { account } of this.opened.values()) account.settle(history, now);
  }

  told(touched: Touched, now: LocalMs): void {
    for (const { account, isRead } of this.opened.values()) if (isRead) account.told(touched, now);
  }

  noticed(notice: WireNotice, now: LocalMs): void {
    for (const { account } of this.opened.values()) account.noticed(notice, now);
  }
}
