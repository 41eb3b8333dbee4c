import type { AccountEvent, AccountInfo } from '../../domain/account/account-event';
import { type AccountId, accountFeed } from '../../domain/account/account-id';
import { EMPTY_ACCOUNT, foldAccountEvents } from '../../domain/account/account-state';
import type { Fault } from '../../domain/fault';
import type { Source, TopicStatus } from '../../domain/freshness';
import type { Instrument, InstrumentId } from '../../domain/instrument';
import type { MarketEvent } from '../../domain/market-event';
import { type Decimal, ZERO } from '../../domain/money';
import type { Order, OrderId } from '../../domain/order/order';
import type { Amendment } from '../../domain/order/terms';
import { fail, ok, type Result } from '../../domain/result';
import { LIMITS } from '../../domain/risk/limits';
import type { LimitsPreset } from '../../domain/risk/limits-preset';
import { refuse } from '../../domain/risk/refuse';
import type { Topic, TopicKey } from '../../domain/topic';
import type { VenueMs } from '../../domain/units';
import type { BookName, CancelScope, GateState, OrderReceipt, OrderRequest } from '../protocol/account-view';
import type { HeldThrough } from '../protocol/link-state';
import type { TopicContent } from '../protocol/stored-snapshot';
import type { OrderNews, TopicMessage } from '../protocol/stream-message';
import type { Database } from '../store/database';
import { cutJournal } from '../store/journal';
import { AccountFeed } from './account-feed';
import { AccountHistory } from './account-history';
import { AccountJournal } from './account-journal';
import type { AccountKind } from './account-kind';
import { AccountStanding } from './account-standing';
import type { Books } from './books';
import { DayStart } from './day-start';
import { EquityWatch } from './equity-watch';
import { type DriverParts, ExecutionDriver, openOrders } from './execution-driver';
import { HeldCount } from './held-count';
import type { Stake } from './market-watch';
import { paperAccount } from './opening';
import { noSuchOrder, OrderGate } from './order-gate';
import type { OrderIds } from './order-ids';
import { OrderNewsBox } from './order-news';
import { Presses } from './presses';
import { restoreAccount } from './restore';

const READ_FROM_JOURNAL = 'its stored summary was damaged, so the account was read from its journal; nothing is lost';

/** What an engine has for its accounts once it knows its number. */
export interface Begun {
  readonly epoch: number;
  readonly ids: OrderIds;
  readonly books: Books;
}

export interface DeskParts extends Pick<DriverParts, 'clock' | 'sight' | 'presentBook' | 'follow'> {
  readonly kind: AccountKind;
  /** What its venue lists; undefined where it has no such market. */
  rules(instrument: InstrumentId): Instrument | undefined;
  readonly database: Database;
  readonly build: string;
  readonly source: Source;
  readonly begun: () => Promise<Result<Begun, Fault>>;
  /** What is live of a topic; null while it is not. */
  live(topic: Topic): TopicContent | null;
  /** The next number of the engine's changes. */
  nextRevision(): number;
  /** There is news for tabs. */
  changed(): void;
  /** More exits wait here than before, or fewer. */
  heldChanged(): void;
}

/** One account in the engine: what it is, what leaves it, what comes of it, and the record of all that. */
export class AccountDesk {
  readonly history: AccountHistory;
  private readonly feed = new AccountFeed();
  private readonly news = new OrderNewsBox();
  private readonly held = new HeldCount();
  private readonly standing: AccountStanding;
  private readonly driver: ExecutionDriver;
  private journal: AccountJournal | null = null;
  private gate: OrderGate | null = null;
  private equity: EquityWatch | null = null;
  private opening: Promise<void> | null = null;
  /** Why it cannot be used, in the user's words; null: it can, or it is being read. */
  private trouble: string | null = null;
  /** From which place on its journal makes no sense; null: all of it does, or it is being read. */
  private damagedAt: number | null = null;
  /** What the user should know though nothing is wrong. */
  private remark: string | null = null;
  private books: Books | null = null;
  private readonly dayStart = new DayStart();
  /** Why there is no such account; null: there is, or it is not known yet. */
  private missing: string | null = null;

  constructor(
    readonly id: AccountId,
    private readonly parts: DeskParts,
  ) {
    const { database, clock } = parts;
    this.history = new AccountHistory(database, id, () => this.open().then(() => this.driver.state?.openedAt ?? null));
    this.driver = new ExecutionDriver({
      ...parts,
      isWritten: () => this.journal?.trouble === null,
      happened: (event) => this.happened(event),
      unwatchedChanged: () => this.touch(),
    });
    const info = (): AccountInfo | null => this.driver.state?.info ?? null;
    this.standing = new AccountStanding({ database, clock, account: id, info, isProof: parts.kind.isProof, changed: () => this.touch() });
  }

  /** There is no such account in this profile. */
  get isMissing(): boolean {
    return this.missing !== null;
  }

  /** Read it from storage. Settles when it is there or cannot be had; can be asked again. */
  open(): Promise<void> {
    if (this.driver.hasBegun) return Promise.resolve();
    this.opening ??= this.restore().finally(() => {
      this.opening = null;
      this.touch();
    });
    return this.opening;
  }

  /** Storage is back. */
  storageCame(): void {
    if (!this.driver.hasBegun) {
      void this.open();
      return;
    }
    this.journal?.retry();
    this.standing.retry();
  }

  /** What was asked is answered, and all that happened is written down, or cannot be. */
  async settled(): Promise<void> {
    await this.gate?.idle();
    await this.journal?.settled();
  }

  /** The end of it in this engine. */
  async close(): Promise<void> {
    await this.gate?.idle();
    this.parts.kind.close();
    await this.journal?.close();
  }

  async submit(request: OrderRequest, sent: () => void): Promise<Result<OrderReceipt, Fault>> {
    await this.open();
    const closed = this.closed();
    if (this.gate === null || closed !== null) return fail(closed ?? notReady('it is being opened'));
    return this.gate.submit(request, sent);
  }

  async amend(id: OrderId, change: Amendment): Promise<Result<null, Fault>> {
    await this.open();
    return this.gate === null ? fail(this.unopened()) : this.gate.amend(id, change);
  }

  /** Cancelling is let through whatever else is wrong. It is done in the task of the call, once the account is there. */
  async cancel(scope: CancelScope): Promise<Result<number, Fault>> {
    if (!this.driver.hasBegun) await this.open();
    const { state } = this.driver;
    if (state === null) return fail(this.unopened());
    const orders = openOrders(state).filter((order) => isInScope(order, scope));
    if (scope.kind === 'order' && orders.length === 0) return fail(noSuchOrder(scope.id));
    this.driver.cancel(orders);
    return ok(orders.length);
  }

  /** Nothing new leaves from the call on, whether or not the account has been read. */
  kill(): Promise<Result<number, Fault>> {
    this.standing.kill();
    return this.cancel({ kind: 'all' });
  }

  /** Not before it is known what was kept: a switch that was pulled earlier would be let go of unseen. */
  rearm(word: string): Result<null, Fault> {
    return this.driver.hasBegun ? this.standing.rearm(word) : fail(this.unopened());
  }

  setLimits(preset: LimitsPreset, word: string): Result<null, Fault> {
    return this.driver.hasBegun ? this.standing.setLimits(preset, word) : fail(this.unopened());
  }

  /** Begin anew with these balances. What is open is cancelled. */
  async reopen(balances: Readonly<Record<string, Decimal>>): Promise<Result<null, Fault>> {
    if (this.parts.kind.isLive) return fail(refuse('unsupported', 'A real account is not begun anew: the exchange keeps it.'));
    await this.open();
    if (this.damagedAt !== null) await this.cutOff(this.damagedAt, null);
    const { state } = this.driver;
    if (state === null) return fail(this.unopened());
    const info = state.info ?? paperAccount(this.id);
    if (info.kind === 'margin' && Object.keys(balances).join() !== info.collateral)
      return fail(refuse('unsupported', `This book stands on ${info.collateral} alone: name one amount in it.`));
    const at = this.parts.clock.now() as number as VenueMs;
    const reason = 'the account was begun anew';
    const events: readonly AccountEvent[] = [
      ...openOrders(state).map(({ id }) => ({ kind: 'order', at, id, event: { kind: 'cancelled', at, reason }, reserved: ZERO }) as const),
      { kind: 'opened', at, info, balances },
    ];
    this.driver.begin(foldAccountEvents(state, events), this.parts.kind.execution);
    for (const event of events) this.journal?.add(event);
    this.feed.begin([], [], this.parts.nextRevision());
    this.dayStart.clear();
    this.touch();
    return ok(null);
  }

  /** Let go of a record that makes no sense: the exchange tells all of the account again, and what was on its way is in doubt until it does. */
  async readAnew(): Promise<Result<null, Fault>> {
    const { kind, clock } = this.parts;
    await this.open();
    if (!kind.isLive) return fail(refuse('unsupported', 'Nobody else knows what a paper account had: it is begun anew with what you choose.'));
    if (this.damagedAt === null) return this.driver.hasBegun ? fail(refuse('unsupported', 'Its record is in order.')) : fail(this.unopened());
    await this.cutOff(this.damagedAt, { kind: 'opened', at: clock.now() as number as VenueMs, ...kind.opening() });
    return this.driver.hasBegun ? ok(null) : fail(this.unopened());
  }

  /** The user has taken note that nobody knows how an order ended. Whatever its venue says of it later is believed. */
  acknowledge(id: OrderId): Result<null, Fault> {
    const order = this.driver.state?.orders.get(id);
    if (order?.state !== 'unknown') return fail(noSuchOrder(id));
    this.driver.acknowledge(order);
    return ok(null);
  }

  /** Its venue's news, in the same task as tabs are told of it. */
  market(event: MarketEvent): void {
    this.driver.market(event);
  }

  /** How far the venue's books can be trusted now, and time going by. */
  tick(): void {
    const now = this.parts.clock.now();
    this.dayStart.turn(now, () => this.driver.state);
    this.parts.kind.tick();
    const stop = this.parts.kind.takeStop();
    if (stop !== null) this.standing.hold(stop);
    this.driver.tick();
    const { state } = this.driver;
    if (state !== null) this.equity?.step(state, now);
    // Until nothing is open: the engine in which the switch was pulled may have ended before all was cancelled.
    if (this.standing.isAllCancelled && this.driver.stake().orders > 0) void this.cancel({ kind: 'all' });
  }

  /** Something of the venue is in doubt: nothing fills until it is known to be live. */
  doubt(): void {
    this.driver.doubt();
  }

  /** What waits for its market. */
  stake(): Stake {
    return this.driver.stake();
  }

  /** Exits that wait here for the entry of their bracket. */
  get heldExits(): number {
    return this.held.size;
  }

  /** The engine stood still until now. */
  stoodStill(): void {
    this.held.mark();
  }

  get heldThrough(): HeldThrough {
    return this.held.sinceMark;
  }

  /** Something besides its orders is another: the books of its market, its connection, the vault. */
  standingChanged(): void {
    this.touch();
  }

  messageSince(key: TopicKey, revision: number): TopicMessage | null {
    if (this.feed.revision <= revision) return null;
    const state = this.driver.state ?? EMPTY_ACCOUNT;
    return {
      key,
      status: this.status(),
      change: this.feed.changeSince(revision, state, {
        gate: this.gateState(),
        limits: this.standing.limits,
        books: this.bookNames(),
        unwatched: this.driver.unwatched,
        live: this.parts.kind.live(),
      }),
      sentAt: null,
    };
  }

  /** What the user was not told yet. It is told once. */
  takeNews(): readonly OrderNews[] {
    return this.news.take((id) => this.driver.state?.orders.get(id));
  }

  /** Let go of what cannot be believed, and be what was written before it. */
  private async cutOff(from: number, anew: AccountEvent | null): Promise<void> {
    const begun = await this.parts.begun();
    if (begun.ok) await cutJournal(this.parts.database, { account: this.id, epoch: begun.value.epoch, from }, anew);
    await this.open();
  }

  private async restore(): Promise<void> {
    const { database, clock } = this.parts;
    this.damagedAt = null;
    const begun = await this.parts.begun();
    if (begun.ok) {
      this.books = begun.value.books;
      this.missing = await this.parts.kind.prepare(this.books);
      if (this.missing !== null) {
        this.trouble = this.missing;
        return;
      }
    }
    const now = clock.now();
    const restored = begun.ok ? await restoreAccount(database, this.id, begun.value.epoch, now, this.parts.kind) : begun;
    if (!begun.ok || !restored.ok) {
      const fault = begun.ok ? restored : begun;
      this.trouble = fault.ok ? 'it could not be read' : `it could not be read: ${fault.error.detail}`;
      return;
    }
    if ('damage' in restored.value) {
      this.trouble = restored.value.damage;
      this.damagedAt = restored.value.damagedAt;
      return;
    }
    const { state, past, written, intents, news, atMidnight, standing, damagedSnapshots } = restored.value;
    this.trouble = null;
    this.remark = damagedSnapshots === 0 ? null : READ_FROM_JOURNAL;
    this.journal = new AccountJournal(
      {
        database,
        account: this.id,
        epoch: begun.value.epoch,
        now: () => clock.now(),
        changed: () => this.touch(),
        written: () => this.driver.written(),
      },
      written,
    );
    for (const event of news) this.journal.add(event);
    this.dayStart.begin(now, atMidnight);
    const presses = new Presses();
    presses.recall(intents);
    this.gate = this.makeGate(begun.value, presses);
    this.equity = new EquityWatch({ database, account: this.id, epoch: begun.value.epoch, live: (topic) => this.parts.live(topic) });
    this.held.begin(state);
    this.driver.begin(state, this.parts.kind.execution);
    this.standing.restored(standing, begun.value.epoch);
    this.feed.begin(past, state.orders.values(), this.parts.nextRevision());
  }

  private makeGate({ epoch, ids }: Begun, presses: Presses): OrderGate {
    const { database, clock, build } = this.parts;
    return new OrderGate({
      database,
      clock,
      epoch,
      build,
      ids,
      presses,
      limits: () => LIMITS[this.standing.limits],
      // Another venue's market may be live as well; it is none of this account's.
      sight: (instrument) => (this.parts.rules(instrument) === undefined ? undefined : this.parts.sight(instrument)),
      account: () => this.driver.state ?? EMPTY_ACCOUNT,
      realisedBefore: () => this.dayStart.realised,
      venueTime: () => this.driver.time,
      closed: () => this.closed(),
      unsupported: (orders) => this.parts.kind.unsupported(orders),
      isLive: this.parts.kind.isLive,
      send: (orders) => this.driver.submit(orders),
      change: (id, change) => this.driver.amend(id, change),
    });
  }

  private happened(event: AccountEvent): void {
    this.journal?.add(event);
    this.feed.happened(event, this.parts.nextRevision());
    this.news.happened(event);
    if (this.held.happened(event)) this.parts.heldChanged();
    if (event.kind === 'order' && event.event.kind === 'filled') this.equity?.filled();
    this.parts.changed();
  }

  private unopened(): Fault {
    return notReady(this.why() ?? 'it is being opened');
  }

  private closed(): Fault | null {
    const { rearmWord } = this.standing;
    if (rearmWord !== null) {
      const how = this.parts.kind.isLive
        ? 'Let orders through again first, with the key of the vault'
        : `Type ${rearmWord} to let orders through again`;
      return refuse('killed', `${this.standing.heldFor ?? 'The kill switch was pulled'}. ${how}.`);
    }
    const why = this.why();
    return why === null ? null : notReady(why);
  }

  private why(): string | null {
    if (this.trouble !== null) return this.trouble;
    if (!this.driver.hasBegun) return 'it is being opened';
    const trouble = this.journal?.trouble ?? null;
    return trouble === null ? this.parts.kind.closed() : `what happened to it cannot be written down: ${trouble}`;
  }

  private gateState(): GateState {
    const why = this.why();
    const { killedAt, heldFor, rearmWord } = this.standing;
    return { isReady: why === null && killedAt === null, why, killedAt, heldFor, rearmWord };
  }

  private status(): TopicStatus {
    const { source, clock, kind } = this.parts;
    const link = this.driver.hasBegun ? kind.status() : null;
    if (link !== null) return { source, via: 'socket', ...link, proofAt: link.dataAt, verifiedAt: null, reason: link.reason ?? this.remark };
    const why = this.why();
    const state = why === null ? 'live' : this.trouble === null && !this.driver.hasBegun ? 'verifying' : 'offline';
    return { source, via: 'socket', state, dataAt: clock.now(), proofAt: clock.now(), verifiedAt: null, reason: why ?? this.remark };
  }

  private bookNames(): readonly BookName[] {
    return this.books?.of(accountFeed(this.id)) ?? [];
  }

  private touch(): void {
    this.feed.touched(this.parts.nextRevision());
    this.parts.changed();
  }
}

const notReady = (why: string): Fault => refuse('not-ready', `The account is not ready: ${why}.`);

function isInScope({ id, terms }: Order, scope: CancelScope): boolean {
  switch (scope.kind) {
    case 'order':
      return id === scope.id;
    case 'orders':
      return scope.ids.includes(id);
    case 'instrument':
      return terms.instrument === scope.instrument;
    case 'side':
      return terms.instrument === scope.instrument && terms.side === scope.side;
    case 'all':
      return true;
  }
}
