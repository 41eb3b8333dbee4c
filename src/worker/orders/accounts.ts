import { type AccountId, accountFeed, accountKey, accountOfKey, isLiveId } from '../../domain/account/account-id';
import type { Fault } from '../../domain/fault';
import type { Instrument, InstrumentId, VenueId } from '../../domain/instrument';
import type { MarketEvent } from '../../domain/market-event';
import { ok, type Result } from '../../domain/result';
import type { TopicKey } from '../../domain/topic';
import type { OrderTrouble } from '../../domain/trouble';
import { instrumentOf, type VenueEntry } from '../../venues/registry';
import { type Listener, listenerFor } from '../listener';
import type { Opening } from '../protocol/account-view';
import type { HeldThrough } from '../protocol/link-state';
import type { MarketNews, News, OrderNews, TopicMessage } from '../protocol/stream-message';
import { beginEpoch } from '../store/intents';
import { AccountDesk, type Begun, type DeskParts } from './account-desk';
import type { AccountKind } from './account-kind';
import { Books } from './books';
import { lazyKind } from './lazy-kind';
import { MarketWatch, type Outlook, type Stake } from './market-watch';
import { OrderIds } from './order-ids';
import { paperKind } from './paper-kind';

export interface AccountsParts extends Omit<DeskParts, 'begun' | 'rules' | 'source' | 'kind'> {
  /** An account that its venue keeps, fetched when there is one. */
  liveKind(id: AccountId, venue: VenueEntry, changed: () => void): Promise<AccountKind>;
  /** What paper orders meet on purpose just now. */
  orderTrouble(): OrderTrouble | null;
  /** Some tab wants to hear of it. */
  isFollowed(key: TopicKey): boolean;
  outlook(feed: VenueId): Outlook;
  /** What the user will hear of, whoever is there to hear it. */
  heard(news: readonly OrderNews[]): void;
}

/** The accounts of this engine, each opened when somebody asks for it. */
export class Accounts {
  private readonly desks = new Map<AccountId, AccountDesk>();
  private readonly watches = new Map<VenueId, MarketWatch>();
  private marketNews: readonly MarketNews[] = [];
  private beginning: Promise<Result<Begun, Fault>> | null = null;

  constructor(
    private readonly venues: readonly VenueEntry[],
    private readonly parts: AccountsParts,
  ) {}

  /** Of an account whose market is a venue of this program. */
  desk(id: AccountId): AccountDesk {
    const known = this.desks.get(id);
    if (known !== undefined) return known;
    const venue = this.venues.find((one) => one.id === accountFeed(id)) as VenueEntry;
    const rules = (instrument: InstrumentId): Instrument | undefined => instrumentOf(venue, instrument);
    const kind = isLiveId(id)
      ? lazyKind(() => this.parts.liveKind(id, venue, () => this.desks.get(id)?.standingChanged()))
      : paperKind(id, rules, this.parts.orderTrouble);
    const desk = new AccountDesk(id, { ...this.parts, source: venue.source, begun: () => this.begin(), rules, kind });
    this.desks.set(id, desk);
    void desk.open().then(() => this.forgetMissing(id));
    return desk;
  }

  /** A page can name as many books that are none as it likes: what is said of one is kept while somebody follows it. */
  forgetMissing(id: AccountId): void {
    if (this.desks.get(id)?.isMissing === true && !this.parts.isFollowed(accountKey(id))) this.desks.delete(id);
  }

  /** A further book on a market of this program. */
  openBook(feed: VenueId, opening: Opening): Promise<Result<AccountId, Fault>> {
    return this.further((books) => books.open(feed, opening));
  }

  importBook(file: Blob): Promise<Result<AccountId, Fault>> {
    return this.further((books) => books.import(file, (feed) => this.venues.some(({ id }) => id === feed)));
  }

  async exportBook(id: AccountId): Promise<Result<Blob, Fault>> {
    await this.desks.get(id)?.settled();
    const begun = await this.begin();
    return begun.ok ? begun.value.books.export(id) : begun;
  }

  market(event: MarketEvent, feed: VenueId): void {
    for (const [id, desk] of this.desks) if (accountFeed(id) === feed) desk.market(event);
  }

  tick(): void {
    for (const desk of this.desks.values()) desk.tick();
    for (const feed of new Set([...this.desks.keys()].map(accountFeed))) this.watch(feed);
  }

  doubt(feed: VenueId): void {
    for (const [id, desk] of this.desks) if (accountFeed(id) === feed) desk.doubt();
  }

  storageCame(): void {
    for (const desk of this.desks.values()) desk.storageCame();
  }

  /** Some tab wants to hear of an account that its venue keeps. One that none does stays open here, and connected only while the vault is. */
  get isLiveFollowed(): boolean {
    return [...this.desks.keys()].some((id) => isLiveId(id) && this.parts.isFollowed(accountKey(id)));
  }

  /** Exits that wait here for the entry of their bracket. */
  get heldExits(): number {
    return [...this.desks.values()].reduce((sum, desk) => sum + desk.heldExits, 0);
  }

  /** The engine stood still until now. */
  stoodStill(): void {
    for (const desk of this.desks.values()) desk.stoodStill();
  }

  get heldThrough(): HeldThrough {
    const sum = { held: 0, left: 0, ended: 0, still: 0 };
    for (const { heldThrough } of this.desks.values()) {
      sum.held += heldThrough.held;
      sum.left += heldThrough.left;
      sum.ended += heldThrough.ended;
      sum.still += heldThrough.still;
    }
    return sum;
  }

  /** The end of them in this engine. */
  async close(): Promise<void> {
    await Promise.all([...this.desks.values()].map((desk) => desk.close()));
  }

  messageSince(key: TopicKey, revision: number): TopicMessage | null {
    const id = accountOfKey(key);
    return id === undefined ? null : (this.desks.get(id)?.messageSince(key, revision) ?? null);
  }

  /** Each account's news to one of its tabs. Without one nobody hears of them: the account has them all. */
  tellNews(tabs: Iterable<Listener & { tell(news: readonly News[]): void }>): void {
    for (const [id, desk] of this.desks) {
      const news = desk.takeNews();
      if (news.length === 0) continue;
      this.parts.heard(news);
      listenerFor(tabs, accountKey(id))?.tell(news);
    }
    for (const news of this.marketNews) listenerFor(tabs, ...this.on(news.feed).map(({ id }) => accountKey(id)))?.tell([news]);
    this.marketNews = [];
  }

  /** Whether a market is live is told once, however many accounts are on it. */
  private watch(feed: VenueId): void {
    const watch = this.watches.get(feed) ?? new MarketWatch(feed);
    this.watches.set(feed, watch);
    const stakes = this.on(feed).map((desk) => desk.stake());
    const news = watch.step(together(stakes), this.parts.outlook(feed), this.parts.clock.now());
    if (news === null) return;
    this.marketNews = [...this.marketNews, news];
    this.parts.changed();
  }

  private on(feed: VenueId): readonly AccountDesk[] {
    return [...this.desks.values()].filter(({ id }) => accountFeed(id) === feed);
  }

  /** One number for all accounts of this engine. Where it could not be had it is asked for again. */
  private begin(): Promise<Result<Begun, Fault>> {
    this.beginning ??= this.beginAnew().then((begun) => {
      if (!begun.ok) this.beginning = null;
      return begun;
    });
    return this.beginning;
  }

  private async beginAnew(): Promise<Result<Begun, Fault>> {
    const { database, clock } = this.parts;
    const epoch = await beginEpoch(database);
    if (!epoch.ok) return epoch;
    const ids = new OrderIds(epoch.value);
    const books = await Books.load({ database, clock, epoch: epoch.value, ids });
    return books.ok ? ok({ epoch: epoch.value, ids, books: books.value }) : books;
  }

  private async further(add: (books: Books) => Promise<Result<AccountId, Fault>>): Promise<Result<AccountId, Fault>> {
    const begun = await this.begin();
    const added = begun.ok ? await add(begun.value.books) : begun;
    if (added.ok) for (const [id, desk] of this.desks) if (accountFeed(id) === accountFeed(added.value)) desk.standingChanged();
    return added;
  }
}

const together = (stakes: readonly Stake[]): Stake => ({
  instruments: [...new Set(stakes.flatMap(({ instruments }) => instruments))],
  orders: stakes.reduce((sum, { orders }) => sum + orders, 0),
  positions: stakes.reduce((sum, { positions }) => sum + positions, 0),
});
