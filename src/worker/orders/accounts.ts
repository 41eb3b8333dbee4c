import { type AccountId, accountFeed, accountOfKey } from '../../domain/account/account-id';
import type { Fault } from '../../domain/fault';
import { type Instrument, type InstrumentId, parseInstrumentId, type VenueId } from '../../domain/instrument';
import type { MarketEvent } from '../../domain/market-event';
import { ok, type Result } from '../../domain/result';
import type { TopicKey } from '../../domain/topic';
import type { VenueEntry } from '../../venues/registry';
import type { TopicMessage } from '../protocol/stream-message';
import { beginEpoch } from '../store/intents';
import { AccountDesk, type DeskParts } from './account-desk';
import { OrderIds } from './order-ids';

/** Where a pair is not in its venue's list: what most venues do. */
const USUAL_RULE = { kind: 'significant', digits: 5, maxDecimals: 8 } as const;

export type AccountsParts = Omit<DeskParts, 'begun' | 'rules' | 'source'>;

/** The accounts of this engine, each opened when somebody asks for it. */
export class Accounts {
  private readonly desks = new Map<AccountId, AccountDesk>();
  private readonly instruments = new Map<VenueId, ReadonlyMap<InstrumentId, Instrument>>();
  private beginning: Promise<Result<{ readonly epoch: number; readonly ids: OrderIds }, Fault>> | null = null;

  constructor(
    private readonly venues: readonly VenueEntry[],
    private readonly parts: AccountsParts,
  ) {}

  isKnown(id: AccountId): boolean {
    return this.venues.some((venue) => venue.id === accountFeed(id));
  }

  /** Of an account that is known. */
  desk(id: AccountId): AccountDesk {
    const known = this.desks.get(id);
    if (known !== undefined) return known;
    const venue = this.venues.find((one) => one.id === accountFeed(id)) as VenueEntry;
    const desk = new AccountDesk(id, {
      ...this.parts,
      source: venue.source,
      begun: () => this.begin(),
      rules: (instrument) => this.instrumentOf(venue, instrument),
    });
    this.desks.set(id, desk);
    void desk.open();
    return desk;
  }

  market(event: MarketEvent, feed: VenueId): void {
    for (const [id, desk] of this.desks) if (accountFeed(id) === feed) desk.market(event);
  }

  tick(): void {
    for (const desk of this.desks.values()) desk.tick();
  }

  doubt(feed: VenueId): void {
    for (const [id, desk] of this.desks) if (accountFeed(id) === feed) desk.doubt();
  }

  storageCame(): void {
    for (const desk of this.desks.values()) desk.storageCame();
  }

  async settled(): Promise<void> {
    await Promise.all([...this.desks.values()].map((desk) => desk.settled()));
  }

  messageSince(key: TopicKey, revision: number): TopicMessage | null {
    const id = accountOfKey(key);
    return id === undefined ? null : (this.desks.get(id)?.messageSince(key, revision) ?? null);
  }

  /** An instrument as its venue lists it; undefined where it is of another venue. */
  instrumentOf(venue: VenueEntry, id: InstrumentId): Instrument | undefined {
    const parts = parseInstrumentId(id);
    if (parts === undefined || parts.venue !== venue.id) return undefined;
    let list = this.instruments.get(venue.id);
    if (list === undefined) {
      list = new Map(venue.instruments().map((instrument) => [instrument.id, instrument]));
      this.instruments.set(venue.id, list);
    }
    return list.get(id) ?? { id, ...parts, priceRule: USUAL_RULE };
  }

  /** One number for all accounts of this engine. Where it could not be had it is asked for again. */
  private begin(): Promise<Result<{ readonly epoch: number; readonly ids: OrderIds }, Fault>> {
    this.beginning ??= beginEpoch(this.parts.database).then((epoch) => {
      if (!epoch.ok) this.beginning = null;
      return epoch.ok ? ok({ epoch: epoch.value, ids: new OrderIds(epoch.value) }) : epoch;
    });
    return this.beginning;
  }
}
