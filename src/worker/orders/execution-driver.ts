import { type AccountEvent, isOnMargin } from '../../domain/account/account-event';
import type { AccountState } from '../../domain/account/account-state';
import { equityMarkets } from '../../domain/account/equity';
import type { Position } from '../../domain/account/position';
import type { State } from '../../domain/freshness';
import type { InstrumentId } from '../../domain/instrument';
import type { MarketEvent } from '../../domain/market-event';
import { isZero } from '../../domain/money';
import type { NewOrder, Order, OrderId } from '../../domain/order/order';
import { isOpen } from '../../domain/order/order-state';
import type { Amendment } from '../../domain/order/terms';
import { type TopicKey, topicKey } from '../../domain/topic';
import type { LocalMs, VenueMs } from '../../domain/units';
import type { Execution, ExecutionHands } from '../../venues/execution';
import type { Clock } from '../clock';
import { ClockJumps } from './clock-jumps';
import type { Stake } from './market-watch';
import type { MarketSight } from './order-gate';

export type MakeExecution = (hands: ExecutionHands, earlier: AccountState) => Execution;

export interface DriverParts {
  readonly clock: Clock;
  sight(instrument: InstrumentId): MarketSight | undefined;
  /** The deepest book of an instrument as it came over the stream; null where none did. */
  presentBook(instrument: InstrumentId): MarketEvent | null;
  /** The account follows `after` from now on, and no longer `before`. */
  follow(before: readonly TopicKey[], after: readonly TopicKey[]): void;
  /** What happened is written down, or is being written just now. */
  isWritten(): boolean;
  happened(event: AccountEvent): void;
  /** Other positions than before have no live price. */
  unwatchedChanged(): void;
}

/** Steps an account's execution: with what is asked of it, with its market as far as that can be trusted, and with time. */
export class ExecutionDriver {
  /** Positions whose price was not live when it was last looked at. */
  unwatched: readonly InstrumentId[] = [];
  private execution: Execution | null = null;
  private needed: readonly TopicKey[] = [];
  /** Something happened since what it needs was looked at: asking with every frame of a market would cost more than the frame. */
  private isNeedStale = false;
  private readonly jumps: ClockJumps;

  constructor(private readonly parts: DriverParts) {
    this.jumps = new ClockJumps(parts.clock);
  }

  get hasBegun(): boolean {
    return this.execution !== null;
  }

  /** As all that happened adds up; null: it has not begun. What asks for it after each event pays for a copy. */
  get state(): AccountState | null {
    return this.execution?.state() ?? null;
  }

  /** What time it is at its venue, as far as that has said. */
  get time(): VenueMs {
    const now = this.parts.clock.now();
    return this.execution?.timeAt(now) ?? (now as number as VenueMs);
  }

  /** From this state on, whatever was before. */
  begin(state: AccountState, make: MakeExecution): void {
    const emit = (event: AccountEvent): void => {
      this.isNeedStale = true;
      this.parts.happened(event);
    };
    this.execution = make({ emit }, state);
    this.followNeeds();
  }

  submit(orders: readonly NewOrder[]): void {
    this.step((execution, now) => {
      for (const instrument of new Set(orders.map(({ terms }) => terms.instrument))) {
        execution.trust(instrument, this.trustIn(instrument), now);
        // A quiet book may have come before this account was asked for: an order does not wait for its next change.
        const book = this.parts.presentBook(instrument);
        if (book !== null) execution.market(book, now);
      }
      execution.submit(orders, now);
    });
  }

  amend(id: OrderId, change: Amendment): void {
    this.step((execution, now) => execution.amend(id, change, now));
  }

  cancel(orders: readonly Pick<Order, 'id'>[]): void {
    this.step((execution, now) => {
      for (const { id } of orders) execution.cancel(id, now);
    });
  }

  acknowledge({ id, doubt }: Pick<Order, 'id' | 'doubt'>): void {
    this.step((execution, now) => execution.acknowledge(id, doubt ?? '', now));
  }

  /** All that happened is written down. */
  written(): void {
    this.step((execution, now) => execution.written(now));
  }

  market(event: MarketEvent): void {
    this.step((execution, now) => execution.market(event, now));
  }

  /** Nothing fills until its market is known to be live. */
  doubt(): void {
    this.step((execution, now) => {
      for (const instrument of instrumentsOf(execution.state())) execution.trust(instrument, 'verifying', now);
    });
  }

  /** How far its market can be trusted now, and time going by. */
  tick(): void {
    this.step((execution, now) => {
      for (const instrument of instrumentsOf(execution.state())) execution.trust(instrument, this.trustIn(instrument), now);
      execution.tick(now);
      this.wake(execution, now);
    });
  }

  /** What waits for its market. Positions of an account that trades what it holds wait for nothing. */
  stake(): Stake {
    const { state } = this;
    if (state === null) return { instruments: [], orders: 0, positions: 0 };
    return { instruments: [...instrumentsOf(state)], orders: openOrders(state).length, positions: heldOnMargin(state).length };
  }

  private step(run: (execution: Execution, now: LocalMs) => void): void {
    const jump = this.jumps.look();
    if (this.execution === null) return;
    if (jump !== 0) this.execution.clockSet(jump);
    run(this.execution, this.parts.clock.now());
    if (this.isNeedStale) this.followNeeds();
  }

  /** What is held on margin must be watched though its book is quiet: it may have come before this account. */
  private wake(execution: Execution, now: LocalMs): void {
    for (const instrument of execution.unwatched()) {
      const book = this.trustIn(instrument) === 'live' ? this.parts.presentBook(instrument) : null;
      if (book !== null) execution.market(book, now);
    }
    const unwatched = execution.unwatched();
    if (unwatched.join() === this.unwatched.join()) return;
    this.unwatched = unwatched;
    this.parts.unwatchedChanged();
  }

  private followNeeds(): void {
    this.isNeedStale = false;
    const { execution } = this;
    const needs = execution === null ? [] : [...execution.needs(), ...pricedBy(execution.state())];
    if (needs.join() === this.needed.join()) return;
    const before = this.needed;
    this.needed = needs;
    this.parts.follow(before, needs);
  }

  /** What has not been written down must not be added to. */
  private trustIn(instrument: InstrumentId): State {
    return this.parts.isWritten() ? (this.parts.sight(instrument)?.status?.state ?? 'offline') : 'stale';
  }
}

export const openOrders = ({ orders }: Pick<AccountState, 'orders'>): readonly Order[] => [...orders.values()].filter(isOpen);

/** Markets that an account has to do with at present. */
const instrumentsOf = (state: AccountState): Set<InstrumentId> =>
  new Set([...openOrders(state).map(({ terms }) => terms.instrument), ...heldOnMargin(state).map(({ instrument }) => instrument)]);

const heldOnMargin = ({ info, positions }: AccountState): readonly Position[] =>
  info !== null && isOnMargin(info) ? [...positions.values()].filter(({ size }) => !isZero(size)) : [];

/** What an account's equity is told by: it is kept also while nobody looks at it. */
const pricedBy = (state: AccountState): readonly TopicKey[] => equityMarkets(state).map((instrument) => topicKey({ kind: 'ticker', instrument }));
