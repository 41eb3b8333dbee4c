import type { FrameFault, RequestFault } from './account-faults';
import { type Accounts, capsOf, type KeyHandle, type KeyOptions } from './accounts';
import { type Exact, exact, show, toWire } from './exact';
import type { Permission, Scope } from './keys';
import { notification, SUCCESS } from './notification';
import { orderRow } from './rows';
import { type WalletType, walletFrame } from './wallets';

const CHATTER_MS = 5;

/** Accounts and what happens to them, on demand. */
export class AccountControl {
  private talking: NodeJS.Timeout | undefined;

  constructor(private readonly accounts: Accounts) {}

  /** A key, of a new account or of one that there is. */
  addKey(options: KeyOptions = {}): KeyHandle {
    return this.accounts.addKey(options);
  }

  /** Deleted by its owner: its sockets are told so and closed, it never logs in again. */
  revoke(key: string): void {
    this.accounts.keys.get(key).isRevoked = true;
    for (const session of this.accounts.sessionsOf(key)) {
      session.event({ event: 'auth', status: 'FAILED', chanId: 0, code: 10100, msg: 'apikey: invalid' });
      session.close(1000, 'apikey: invalid');
    }
  }

  /** What a key may do from now on. Nobody is told: its next login shows it. */
  setCaps(key: string, caps: Partial<Record<Scope, Permission>>, areCapsText = false): void {
    Object.assign(this.accounts.keys.get(key), { caps: capsOf(caps), areCapsText });
  }

  /** So many of the next signed requests get `nonce: small`. */
  smallNonces(count = 1): void {
    this.accounts.keys.smallNonces = count;
  }

  /** The account's owner does this somewhere else: `on`, `ou`, `oc`, `oc_multi` with its payload. */
  external(userId: number, type: string, payload: unknown): void {
    const user = this.accounts.user(userId);
    this.accounts.desk.request({ user, routing: 'BFX', tell: (frame) => this.accounts.outbox.emit(user, frame) }, undefined, type, payload);
  }

  /** Money comes, or (negative) goes. */
  deposit(userId: number, type: WalletType, currency: string, amount: string): void {
    const user = this.accounts.user(userId);
    const wallet = user.wallets.of(type, currency);
    wallet.balance += exact(amount);
    const why = `${amount.startsWith('-') ? 'Withdrawal' : 'Deposit'} #${this.accounts.now()} ${show(exact(amount))} ${currency}`;
    this.accounts.outbox.emit(user, walletFrame(wallet, this.accounts.calc.free(user, wallet), why));
    if (amount.startsWith('-')) return;
    this.accounts.outbox.emit(
      user,
      notification('deposit_complete', [null, null, currency, toWire(exact(amount))], SUCCESS, why, this.accounts.now()),
    );
  }

  /** A funding offer made somewhere else, as a row of the wire. */
  offer(userId: number, row: unknown[]): void {
    const user = this.accounts.user(userId);
    user.funding.offers.push(row);
    this.accounts.outbox.emit(user, { type: 'fon', payload: row, symbol: String(row[1]) });
  }

  /** Credits and loans of an account, as rows of the wire; shown at the next login. */
  lend(userId: number, credits: unknown[][], loans: unknown[][]): void {
    const { funding } = this.accounts.user(userId);
    funding.credits.splice(0, funding.credits.length, ...credits);
    funding.loans.splice(0, funding.loans.length, ...loans);
  }

  /** Close a position by force. */
  liquidate(userId: number, symbol: string): void {
    this.accounts.matching.force(this.accounts.user(userId), symbol);
  }

  /** Orders of a symbol are refused by `RSN_PAUSE`. */
  pause(symbol: string, isOn = true): void {
    if (isOn) this.accounts.faults.pausedSymbols.add(symbol);
    else this.accounts.faults.pausedSymbols.delete(symbol);
  }

  /** The next orders end at once with this status, whatever they are. */
  endNext(status: string, count = 1): void {
    for (let i = 0; i < count; i++) this.accounts.faults.endings.push(status);
  }

  /** The next requests of a type (`any`: of every type) never arrive, or are carried out and their sender hears nothing of it; more may go wrong then. */
  loseRequest(type: string, when: RequestFault['when'], aftermath: RequestFault['aftermath'] = 'nothing', count = 1): void {
    this.accounts.faults.requests.set(type, { count, when, aftermath });
  }

  /**
   * The next account frames of a type (`any`: of every type) are omitted (no number is missing), lost (one is), sent twice,
   * sent after the next frame, or their socket is dropped before or after one.
   */
  next(fault: Exclude<FrameFault, 'delay'>, type: string, count = 1): void {
    this.accounts.faults.add(fault, type, count);
  }

  /** The next account frames of a type come so much later; those after them are not held up. */
  delayNext(type: string, ms: number, count = 1): void {
    this.accounts.faults.delayMs = ms;
    this.accounts.faults.add('delay', type, count);
  }

  /** Frames of these types, or all, stop and are lost; heartbeats go on. `none`: as usual. */
  freeze(types: 'none' | 'all' | readonly string[]): void {
    this.accounts.faults.frozen = types;
  }

  /** Orders are not found, by anybody who asks, until they are so old. */
  notFoundFor(ms: number): void {
    this.accounts.faults.notFoundMs = ms;
  }

  /** Notifications that answer requests carry no sequence numbers, as older servers had it. */
  bareAnswers(isOn: boolean): void {
    this.accounts.faults.areAnswersBare = isOn;
  }

  /** New orders and changes that an account may send in so many milliseconds. */
  orderLimit(orders: number, perMs = 300_000): void {
    Object.assign(this.accounts.limit, { orders, perMs });
  }

  /** An account's open orders as the wire has them. */
  openOrders(userId: number): unknown[][] {
    return [...this.accounts.user(userId).orders.values()].map(orderRow);
  }

  /** Its orders that are over, newest first. */
  closedOrders(userId: number): unknown[][] {
    return this.accounts.user(userId).closed.map(orderRow);
  }

  /** What its wallets of a type hold, by currency. */
  balances(userId: number, type: WalletType): ReadonlyMap<string, number> {
    const wallets = this.accounts.user(userId).wallets.list();
    return new Map(wallets.filter((wallet) => wallet.type === type).map(({ currency, balance }) => [currency, toWire(balance)]));
  }

  /** A frame of channel 0 to every socket of an account, with right numbers: types and rows that no order makes. */
  send(userId: number, type: string, payload: unknown): void {
    this.accounts.outbox.emit(this.accounts.user(userId), { type, payload });
  }

  /** Somebody else's trading, as their wallets show it: so many frames a second to every socket of an account, until it is asked for anew. */
  chatter(userId: number, perSecond: number): void {
    clearInterval(this.talking);
    if (perSecond === 0) return;
    const user = this.accounts.user(userId);
    const wallet = user.wallets.of('exchange', 'USD');
    const free = (): Exact => this.accounts.calc.free(user, wallet);
    let due = 0;
    this.talking = setInterval(() => {
      for (due += (perSecond * CHATTER_MS) / 1_000; due >= 1; due--) {
        wallet.balance += exact('0.01');
        this.accounts.outbox.emit(user, walletFrame(wallet, free()));
      }
    }, CHATTER_MS);
    this.talking.unref();
  }

  /** Confirm own trades and end orders whose time is over, now. */
  tick(): void {
    this.accounts.teller.confirm(Number.POSITIVE_INFINITY);
    this.accounts.matching.expire(this.accounts.now());
  }

  /** Take back every fault that lasts. */
  clear(): void {
    this.accounts.faults.clear();
    this.accounts.keys.smallNonces = 0;
  }
}
