import type { AccountState } from '../../domain/account/account-state';
import type { BookView } from '../../domain/book';
import type { Fault } from '../../domain/fault';
import type { TopicStatus } from '../../domain/freshness';
import { type Instrument, type InstrumentId, pairLabel, parseInstrumentId } from '../../domain/instrument';
import { type Decimal, ZERO } from '../../domain/money';
import { describeTerms } from '../../domain/order/describe';
import type { NewOrder, Order, OrderId } from '../../domain/order/order';
import { isOpen } from '../../domain/order/order-state';
import { AMENDABLE, type Amendment, type OrderTerms } from '../../domain/order/terms';
import { fail, ok, type Result } from '../../domain/result';
import { guard, lostSince } from '../../domain/risk/guards';
import type { Limits } from '../../domain/risk/limits';
import { refuse } from '../../domain/risk/refuse';
import type { VenueMs } from '../../domain/units';
import type { Clock } from '../clock';
import type { OrderReceipt, OrderRequest } from '../protocol/account-view';
import { AMEND_INTENT, type AmendIntent, writeAmendIntent } from '../store/amend-intents';
import type { Database } from '../store/database';
import { type Intent, withdrawIntents, writeIntents } from '../store/intents';
import type { OrderIds } from './order-ids';
import type { Presses } from './presses';

/** A market as an order is priced from it. */
export interface MarketSight {
  readonly instrument: Instrument;
  /** Null: it is not followed, or nothing has come of it. */
  readonly book: BookView | null;
  readonly status: TopicStatus | null;
}

export interface GateParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly epoch: number;
  readonly build: string;
  readonly ids: OrderIds;
  /** With those of earlier engines. */
  readonly presses: Presses;
  /** As they are set now. */
  limits(): Limits;
  /** Undefined: the account's venue has no such market. */
  sight(instrument: InstrumentId): MarketSight | undefined;
  account(): AccountState;
  /** Realised so far when this UTC day began, by quote currency. */
  realisedBefore(): ReadonlyMap<string, Decimal>;
  /** What the ends of orders are held against. */
  venueTime(): VenueMs;
  /** Why nothing may leave just now, whatever it is. */
  closed(): Fault | null;
  /** Why its venue takes no such orders, in the user's words; null: it does. */
  unsupported(orders: readonly NewOrder[]): string | null;
  /** Real orders are known by a number to their venue. */
  readonly isLive: boolean;
  /** Hand them to their venue. Called once for each order, after it was written down that it leaves. */
  send(orders: readonly NewOrder[]): void;
  /** Hand a change to the order's venue, once. */
  change(id: OrderId, change: Amendment): void;
}

/** What passed the guards last. Asked about the very same again a moment later, they would say the same. */
interface Passed {
  readonly terms: readonly OrderTerms[];
  readonly account: AccountState;
  readonly book: BookView;
  readonly limits: Limits;
  readonly realisedBefore: ReadonlyMap<string, Decimal>;
}

const isSame = (a: Passed, b: Passed): boolean =>
  a.terms === b.terms && a.account === b.account && a.book === b.book && a.limits === b.limits && a.realisedBefore === b.realisedBefore;

/**
 * The only way for an order to leave. One after the other: checked, written down as leaving, checked again, sent.
 * Nothing here sends anything a second time, and a press that was taken once places nothing more.
 */
export class OrderGate {
  private readonly presses: Presses;
  /** By their nonces. */
  private readonly underWay = new Map<string, Promise<Result<OrderReceipt, Fault>>>();
  private turn: Promise<unknown> = Promise.resolve();
  private passed: Passed | null = null;

  constructor(private readonly parts: GateParts) {
    this.presses = parts.presses;
  }

  /** `sent`: what came of it in the same moment can be told, before the record of that is begun. */
  submit(request: OrderRequest, sent: () => void = () => undefined): Promise<Result<OrderReceipt, Fault>> {
    const { nonce } = request;
    const known = this.presses.receiptOf(nonce);
    if (known !== undefined) return Promise.resolve(ok({ ...known, isDuplicate: true }));
    // Whoever asks again while it is not known what comes of it is told when it is.
    const before = this.underWay.get(nonce);
    if (before !== undefined) return before.then((placed) => (placed.ok ? ok({ ...placed.value, isDuplicate: true }) : placed));
    const placing = this.inTurn(() => this.place(request, sent)).finally(() => this.underWay.delete(nonce));
    this.underWay.set(nonce, placing);
    return placing;
  }

  /** Settles when nothing is between the checks and the answer. */
  async idle(): Promise<void> {
    await this.turn;
  }

  /** A changed order is held to what a new one is held to, and its change is written down and sent once like one. */
  amend(id: OrderId, change: Amendment): Promise<Result<null, Fault>> {
    return this.inTurn(async () => {
      const { clock, database, epoch, build } = this.parts;
      const refusal = this.amendRefusal(id, change);
      if (refusal !== null) return fail(refusal);
      const { account, terms } = this.parts.account().orders.get(id) as Order;
      const isNews = AMENDABLE.some((term) => change[term] !== undefined && change[term] !== terms[term]);
      if (!isNews) return ok(null);
      const loggedAt = clock.now();
      const intent: AmendIntent = { ...AMEND_INTENT, account, epoch, build, order: id, change, loggedAt, sentAt: loggedAt };
      const written = await writeAmendIntent(database, intent);
      if (!written.ok) return fail(notRecorded(written.error, 'change'));
      // Writing took time: it may be filled, and what was true of the market may not be now.
      const second = this.amendRefusal(id, change);
      if (second !== null) {
        void writeAmendIntent(database, { ...intent, sentAt: null });
        return fail(second);
      }
      this.presses.changed(loggedAt);
      this.parts.change(id, change);
      return ok(null);
    });
  }

  private amendRefusal(id: OrderId, change: Amendment): Fault | null {
    const account = this.parts.account();
    const order = account.orders.get(id);
    if (order === undefined || !isOpen(order)) return noSuchOrder(id);
    const others = { ...account, orders: new Map([...account.orders].filter(([other]) => other !== id)) };
    return this.refusal([{ ...order.terms, ...change }], others, order.filled);
  }

  private async place(request: OrderRequest, sent: () => void): Promise<Result<OrderReceipt, Fault>> {
    const { clock, database, epoch, build } = this.parts;
    const terms = request.orders.map((one) => one.terms);
    const orders = this.ordersOf(request);
    const unsupported = this.parts.unsupported(orders);
    if (unsupported !== null) return fail(refuse('unsupported', unsupported));
    const seen = this.seen(orders);
    const loggedAt = clock.now();
    const intents = orders.map(
      (order): Intent => ({
        format: 'tapedeck/intent',
        version: 1,
        account: request.account,
        nonce: request.nonce,
        epoch,
        build,
        order,
        seen,
        loggedAt,
        sentAt: loggedAt,
      }),
    );
    const first = (): Fault | null =>
      this.refusal(terms, this.parts.account()) ?? this.doubtRefusal(request, terms) ?? this.likeRefusal(request, terms);
    const written = await writeIntents(database, intents, first);
    if (!written.ok) return fail(written.error.code === 'order-refused' ? written.error : notRecorded(written.error));
    // Writing took time: what was true before may not be now.
    const second = this.refusal(terms, this.parts.account());
    this.passed = null;
    if (second !== null) {
      void withdrawIntents(database, intents);
      return fail(second);
    }
    const receipt = { ids: orders.map(({ id }) => id), isDuplicate: false };
    this.presses.placed(request.nonce, receipt, terms, clock.now());
    this.parts.send(orders);
    sent();
    return ok(receipt);
  }

  private refusal(terms: readonly OrderTerms[], account: AccountState, filled: Decimal = ZERO): Fault | null {
    const { parts } = this;
    const closed = parts.closed();
    const [first] = terms;
    if (closed !== null) return closed;
    if (first === undefined) return refuse('unsupported', 'There is no order in this request.');
    if (terms.some(({ instrument }) => instrument !== first.instrument)) return refuse('unsupported', 'Orders that belong together are of one pair.');
    const sight = parts.sight(first.instrument);
    if (sight === undefined) return refuse('instrument', `This account does not trade ${pairLabel(first.instrument)}.`);
    const { book, status, instrument } = sight;
    if (book === null || status === null || status.state !== 'live') {
      const why = status?.reason ?? 'it is not being followed';
      return refuse(
        'book-not-live',
        `The order book of ${pairLabel(first.instrument)} is not live: ${why}. Orders are priced from a live book only.`,
      );
    }
    const limits = parts.limits();
    const realisedBefore = parts.realisedBefore();
    const seen: Passed = { terms, account, book, limits, realisedBefore };
    if (this.passed !== null && isSame(this.passed, seen)) return null;
    const now = parts.clock.now();
    const refusal = guard({
      terms,
      filled,
      instrument,
      book,
      account,
      limits,
      lostToday: lostSince(realisedBefore, account, quoteOf, instrument.quote),
      leftAgo: this.presses.lately(now).map((at) => now - at),
      now: parts.venueTime(),
    });
    this.passed = refusal === undefined ? seen : null;
    return refusal ?? null;
  }

  /** It may have been placed: one more may be one too many. */
  private doubtRefusal({ isAnother }: OrderRequest, terms: readonly OrderTerms[]): Fault | null {
    if (isAnother) return null;
    const unknown = [...this.parts.account().orders.values()].find(
      (order) =>
        order.state === 'unknown' && terms.some(({ instrument, side }) => order.terms.instrument === instrument && order.terms.side === side),
    );
    if (unknown === undefined) return null;
    return refuse(
      'unknown-order',
      `What became of ${describeTerms(unknown.terms)} is not known: ${unknown.doubt}. Say so if you want another order all the same.`,
    );
  }

  private likeRefusal({ isAnother }: OrderRequest, terms: readonly OrderTerms[]): Fault | null {
    const sinceMs = isAnother ? undefined : this.presses.sinceLike(terms, this.parts.clock.now());
    if (sinceMs === undefined) return null;
    return refuse('same-intent', `An order just like this one left ${(sinceMs / 1000).toFixed(1)} s ago. Say so if you want another.`);
  }

  private ordersOf(request: OrderRequest): readonly NewOrder[] {
    const { ids, clock, isLive } = this.parts;
    const group = request.group === null ? null : ids.nextGroup();
    const createdAt = clock.now();
    return request.orders.map(({ terms, role }) => ({
      id: ids.next(isLive ? 'R' : 'P'),
      account: request.account,
      origin: request.origin,
      group: group === null || request.group === null || role === null ? null : { id: group, kind: request.group, role },
      createdAt,
      ...(isLive ? { clientId: ids.nextClientId(createdAt) } : {}),
      terms,
    }));
  }

  private seen(orders: readonly NewOrder[]): Intent['seen'] {
    const [first] = orders;
    const sight = first && this.parts.sight(first.terms.instrument);
    return { bookAt: sight?.status?.dataAt ?? null, bid: sight?.book?.bids[0] ?? null, ask: sight?.book?.asks[0] ?? null };
  }

  private inTurn<T>(run: () => Promise<T>): Promise<T> {
    const result = this.turn.then(run);
    this.turn = result.catch(() => undefined);
    return result;
  }
}

const notRecorded = (fault: Fault, what: 'order' | 'change' = 'order'): Fault =>
  refuse(
    'not-recorded',
    what === 'order'
      ? `The order could not be written down (${fault.detail}), so it was not sent. Nothing was placed.`
      : `The change could not be written down (${fault.detail}), so it was not sent. Nothing was changed.`,
  );

export const noSuchOrder = (id: OrderId): Fault =>
  refuse('no-such-order', `There is no open order ${id} in this account: it is filled, cancelled or unknown here.`);

export const quoteOf = (instrument: string): string => parseInstrumentId(instrument)?.quote ?? '';
