import type { Wallet } from '../../../domain/account/account-id';
import type { AccountState } from '../../../domain/account/account-state';
import type { FundingOffer } from '../../../domain/account/funding-offer';
import type { Permissions } from '../../../domain/account/permissions';
import type { VenueMargin, VenueWorth } from '../../../domain/account/venue-figures';
import type { Fault } from '../../../domain/fault';
import type { NewOrder } from '../../../domain/order/order';
import type { Result } from '../../../domain/result';
import type { LocalMs } from '../../../domain/units';
import type { AccountHands, AccountMachine, AccountPhase, LineId, NoLogin, SignedLogin } from '../../account-machine';
import type { Execution, ExecutionHands } from '../../execution';
import { AccountLine } from './account-line';
import { Calc } from './calc';
import { Comparison } from './comparison';
import { LiveAccount, type LiveHands } from './live-account';
import type { AccountMirror, Touched } from './mirror';
import { OpenAccounts } from './open-accounts';
import { inputFrame } from './order-requests';
import { OverRest } from './over-rest';
import { requestsOf } from './requests';
import { unseenOf } from './unseen';

/** Nothing tells that an exchange stopped telling but a new snapshot. */
const READ_AGAIN_MS = 30 * 60_000;
/** It is asked for while nothing happens: what happens meanwhile is told twice. */
const QUIET_MS = 60_000;
/** How long both are heard before one takes the place of the other. */
const BESIDE_MS = 2_000;
/** An account that never stands still is read all the same. */
const PATIENCE_MS = 15_000;
/** A second connection that is not through by then is given up, and the next one is made so much later. */
const TROUBLE_MS = 30_000;
const TRY_AGAIN_MS = 60_000;

export const makeAccountMachine = (hands: AccountHands): AccountMachine => new BitfinexAccount(hands);

interface Line {
  readonly id: LineId;
  readonly machine: AccountLine;
}

/** A connection that is to take the place of the present one, or to tell of the account beside it. */
interface NextLine extends Line {
  /** The end of the present one would cancel all orders: it stays, and what this one tells is taken in there. */
  readonly isAside: boolean;
  readonly why: string;
  readonly begunAt: LocalMs;
  readonly comparison: Comparison;
  /** When all of the account was told on it; null: not yet. */
  syncedAt: LocalMs | null;
}

/**
 * The account of a key over one connection, and over two while it is read anew: the second is logged in and told all of the
 * account while orders still leave on the first, what both say is compared, and then it takes the place of the first. Where it
 * fails the first stays. Whatever both tell counts once. A connection with the dead-man switch is never replaced: the second
 * one, which has none, is only listened to, and then it ends.
 */
export class BitfinexAccount implements AccountMachine {
  differences = 0;
  readAt: LocalMs | null = null;
  /** When the exchange last listed all of it on this connection: history may have told more since. */
  private listedAt: LocalMs | null = null;
  isReading = false;
  private present: Line;
  private next: NextLine | null = null;
  private lastId: LineId = 0;
  private readonly accounts = new OpenAccounts();
  private readonly calc = new Calc();
  private readonly rest: OverRest;
  /** As it was told last on a connection on which all of it was. */
  private shown: AccountMirror;
  /** Why all of the account is to be told anew. */
  private doubted: string | null = null;
  private notBefore = 0 as LocalMs;
  /** What is told just now is of a connection that stood all the time. */
  private isAside = false;
  /** When something happened in the account last: that a figure was reckoned, as it was asked for, is no news. */
  private toldAt = 0 as LocalMs;
  /** When the exchange said what it reckons the margin wallet, and all of it, to come to. */
  private marginAt = 0 as LocalMs;
  private worthAt = 0 as LocalMs;
  /** One of the two is another: it is told at the next tick, as it may come many times a second. */
  private areFiguresNew = false;

  constructor(private readonly hands: AccountHands) {
    this.rest = new OverRest(this.accounts, {
      request: (id, path, body) => hands.request(id, path, body),
      reading: (take) => this.reading(take),
      changed: () => hands.changed(),
    });
    this.present = this.makeLine();
    this.shown = this.present.machine.mirror;
  }

  get line(): LineId {
    return this.present.id;
  }

  get phase(): AccountPhase {
    return this.present.machine.phase;
  }

  get permissions(): Permissions | null {
    return this.present.machine.permissions;
  }

  get heardAt(): LocalMs | null {
    const { heardAt } = this.present.machine;
    const { readAt } = this.rest;
    return readAt !== null && readAt > (heardAt ?? 0) ? readAt : heardAt;
  }

  get isPolling(): boolean {
    return this.rest.isPolling;
  }

  get isHeldBack(): boolean {
    return this.rest.isHeldBack;
  }

  get deadManSwitch(): boolean {
    return this.present.machine.deadManSwitch;
  }

  isRead(wallet: Wallet): boolean {
    return this.phase === 'ready' && this.accounts.isRead(wallet);
  }

  get offers(): readonly FundingOffer[] {
    // REST is not asked for them.
    const told = this.shown.seen.has('offers') ? this.shown : this.present.machine.mirror;
    return [...told.offers.values()];
  }

  get margin(): VenueMargin | null {
    const base = this.shown.margin.get('base');
    if (base?.kind !== 'base') return null;
    const { kind: _, ...figures } = base;
    return { ...figures, at: this.marginAt };
  }

  get worth(): VenueWorth | null {
    const { worth } = this.shown;
    return worth === null ? null : { ...worth, at: this.worthAt };
  }

  unseen(wallet: Wallet): string | null {
    return unseenOf(this.rest.mirror ?? this.shown, wallet);
  }

  unsupported(orders: readonly NewOrder[], wallet: Wallet): string | null {
    const requests = requestsOf(orders, wallet);
    return requests.ok ? null : requests.error;
  }

  execution(wallet: Wallet, hands: ExecutionHands, earlier: AccountState): Execution {
    const account = new LiveAccount(wallet, this.rest.mirror ?? this.shown, this.liveHands(wallet), hands, earlier);
    this.accounts.open(wallet, account);
    return account;
  }

  opened(line: LineId, now: LocalMs): void {
    this.lineOf(line)?.opened(now);
  }

  closed(line: LineId, now: LocalMs): void {
    if (line === this.next?.id) this.drop(now);
    else if (line === this.present.id && !this.isReplaced(now)) this.present.machine.closed(now);
  }

  received(line: LineId, text: string, now: LocalMs): void {
    this.lineOf(line)?.received(text, now);
  }

  signed(line: LineId, login: SignedLogin | NoLogin, now: LocalMs): void {
    // The end of a second connection is planned, or may be, and cancels nothing.
    const lent = typeof login === 'object' && line === this.next?.id ? { ...login, deadManSwitch: false } : login;
    this.lineOf(line)?.signed(lent, now);
  }

  replied(id: number, reply: Result<unknown, Fault>, now: LocalMs): void {
    if (!this.rest.replied(id, reply, this.phase, now)) return;
    if (this.phase === 'ready') this.readAt = now;
    this.hands.changed();
  }

  tick(now: LocalMs): void {
    this.present.machine.tick(now);
    this.next?.machine.tick(now);
    this.rest.tick(this.phase, now);
    if (this.phase !== 'ready') return;
    this.readOpened(now);
    if (this.areFiguresNew) {
      this.areFiguresNew = false;
      this.hands.changed();
    }
    const wanted = this.calc.request(this.shown, this.accounts.isRead('margin'), now);
    if (wanted !== null) this.hands.send(this.line, wanted);
    if (this.next !== null) this.lookAtNext(this.next, now);
    else if (now >= this.notBefore) {
      const age = this.listedAt === null ? 0 : now - this.listedAt;
      // An account that is never quiet is read all the same.
      const isDue = age >= READ_AGAIN_MS && (now - this.toldAt >= QUIET_MS || age >= 2 * READ_AGAIN_MS);
      const why = this.doubted ?? (isDue ? 'the account is read anew every half hour' : null);
      if (why !== null) this.readAnew(why, now);
    }
  }

  private readAnew(why: string, now: LocalMs): void {
    this.doubted = null;
    const line = this.makeLine();
    const comparison = new Comparison(this.present.machine.mirror, line.machine.mirror);
    this.next = { ...line, isAside: this.deadManSwitch, why, begunAt: now, comparison, syncedAt: null };
    this.hands.open(line.id);
  }

  private lookAtNext(next: NextLine, now: LocalMs): void {
    const { comparison, begunAt, syncedAt, machine, isAside } = next;
    const isTold = syncedAt !== null && machine.phase === 'ready';
    if (isTold) {
      const { isSettled, differs } = comparison.look(now, isAside ? machine.heardAt : now);
      const isQuiet = isSettled && !this.accounts.isWaiting && now - syncedAt >= BESIDE_MS;
      // What only the first has told yet the second would still tell, but not to one that does not listen to it any more.
      if (isAside && isQuiet) this.takeAside(next, differs, now);
      else if (!isAside && (isQuiet || now - syncedAt >= PATIENCE_MS)) this.replace(next, differs, now);
    }
    if (this.next === next && (isAside || !isTold) && now - begunAt >= TROUBLE_MS) this.drop(now);
  }

  /** The second connection is the one from now on. */
  private replace(next: NextLine, differs: boolean, now: LocalMs): void {
    const { present: last } = this;
    this.present = next;
    next.machine.mirror.keepReckoned(last.machine.mirror);
    this.takeNext(next, last.id, differs, now);
  }

  /** What the second connection was told is so, and the first goes on. */
  private takeAside(next: NextLine, differs: boolean, now: LocalMs): void {
    this.present.machine.mirror.takeOver(next.machine.mirror);
    this.isAside = true;
    this.takeNext(next, next.id, differs, now);
    this.isAside = false;
  }

  /** All of the account is as the second connection was told. `over`: the one that is not needed any more. */
  private takeNext({ machine }: NextLine, over: LineId, differs: boolean, now: LocalMs): void {
    this.next = null;
    this.differences = differs ? this.differences + 1 : 0;
    this.read(now, () => this.accounts.readAnew(this.present.machine.mirror, machine.enteredAt, now));
    this.rest.wasRead(now);
    this.hands.close(over);
    this.hands.changed();
  }

  /** The present connection is lost: one that has been told all of the account stands in for it at once. */
  private isReplaced(now: LocalMs): boolean {
    const { next } = this;
    if (next === null) return false;
    // One that has no dead-man switch where the user wants it stands in for nothing.
    if (next.machine.phase === 'ready' && !next.isAside) this.replace(next, next.comparison.look(now, now).differs, now);
    else this.drop(now);
    return this.present === next;
  }

  /** What it was for is still to be done. */
  private drop(now: LocalMs): void {
    const { next } = this;
    if (next === null) return;
    this.next = null;
    this.doubted ??= next.why;
    this.notBefore = (now + TRY_AGAIN_MS) as LocalMs;
    this.hands.close(next.id);
  }

  private reading(take: () => void): void {
    this.isReading = true;
    take();
    this.isReading = false;
  }

  private read(now: LocalMs, take: () => void): void {
    this.reading(take);
    this.readAt = now;
    this.listedAt = now;
    this.toldAt = now;
    this.shown = this.present.machine.mirror;
  }

  /** Who was opened since takes in what is known. */
  private readOpened(now: LocalMs): void {
    this.isReading = true;
    const wasNews = this.accounts.read(this.shown, now);
    this.isReading = false;
    if (!wasNews) return;
    this.readAt = now;
    this.rest.wasRead(now);
    this.hands.changed();
  }

  private lineOf(id: LineId): AccountLine | undefined {
    return [this.present, this.next].find((line) => line?.id === id)?.machine;
  }

  private makeLine(): Line {
    const id = this.lastId++;
    const isPresent = (): boolean => id === this.present.id;
    const machine = new AccountLine({
      send: (text) => this.hands.send(id, text),
      sign: () => this.hands.sign(id),
      reopen: (why, now) => {
        if (isPresent() && this.isReplaced(now)) return;
        this.hands.reopen(id, why);
      },
      stop: (why, now) => {
        this.drop(now);
        if (isPresent()) this.hands.stop(why);
      },
      changed: () => {
        if (!isPresent()) return;
        if (machine.phase === 'down') {
          this.accounts.lost();
          this.readAt = null;
          this.listedAt = null;
        }
        this.hands.changed();
      },
      told: (touched, now) => {
        if (!isPresent()) return;
        if (isNews(touched)) this.toldAt = now;
        this.takeFigures(touched, now);
        this.accounts.told(touched, now);
        if (touched.kind === 'offers') this.hands.changed();
      },
      noticed: (notice, now) => {
        if (!isPresent()) return;
        this.toldAt = now;
        this.accounts.noticed(notice, now);
      },
      synced: (now) => {
        if (!isPresent()) {
          if (this.next !== null) this.next.syncedAt = now;
          return;
        }
        this.doubted = null;
        // It may be told before the rest.
        this.worthAt = now;
        this.read(now, () => this.accounts.read(machine.mirror, now));
        this.rest.wasRead(now);
      },
    });
    return { id, machine };
  }

  private takeFigures(touched: Touched, now: LocalMs): void {
    if (touched.kind === 'worth') this.worthAt = now;
    else if (touched.kind === 'margin' && touched.of === 'base') this.marginAt = now;
    else return;
    this.areFiguresNew = true;
  }

  private cancel(fields: Readonly<Record<string, unknown>>): boolean {
    if (this.phase === 'ready') return this.hands.send(this.line, inputFrame('oc', fields));
    return this.rest.cancel(fields);
  }

  private liveHands(wallet: Wallet): LiveHands {
    return {
      send: (text) => this.hands.send(this.present.id, text),
      isReady: () => this.isRead(wallet),
      wasSwitchedOff: () => !this.isAside && (this.present.machine.hadDeadManSwitch ?? this.deadManSwitch),
      cancel: (fields) => this.cancel(fields),
      // Not from within what is being taken in.
      doubt: (why) => {
        this.doubted = why;
      },
    };
  }
}

const isNews = (touched: Touched): boolean =>
  touched.kind !== 'margin' && touched.kind !== 'worth' && !('isReckoned' in touched && touched.isReckoned);
