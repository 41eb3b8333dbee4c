import { type AccountId, accountFeed, accountOfKey } from '../domain/account/account-id';
import type { Fault } from '../domain/fault';
import { type TopicStatus, worst } from '../domain/freshness';
import { type InstrumentId, parseInstrumentId, type VenueId } from '../domain/instrument';
import type { MarketEvent } from '../domain/market-event';
import { fail, ok, type Result } from '../domain/result';
import { plainText } from '../domain/text';
import { parseTopicKey, type Topic, type TopicKey, topicKey, topicVenue } from '../domain/topic';
import type { LocalMs, VenueMs } from '../domain/units';
import { instrumentOf, type VenueEntry } from '../venues/registry';
import { FollowCounts } from './follow-counts';
import { Metrics } from './metrics';
import type { AccountDesk } from './orders/account-desk';
import type { Accounts } from './orders/accounts';
import type { Outlook } from './orders/market-watch';
import type { MarketSight } from './orders/order-gate';
import type { EngineApi, Welcome } from './protocol/engine-api';
import { PROTOCOL } from './protocol/engine-api';
import type { LinkMode, LinkState } from './protocol/link-state';
import type { MetricsReport } from './protocol/metrics-report';
import type { Settings } from './protocol/settings';
import type { TopicContent } from './protocol/stored-snapshot';
import { Session, type World } from './session';
import { SleepWatch } from './sleep-watch';
import { SnapshotKeeper } from './snapshot-keeper';
import { loadCounter, saveCounter } from './store/counters';
import { Database, storageFault } from './store/database';
import { DEFAULT_SETTINGS, loadSettings, saveSettings } from './store/settings';
import { type StreamPort, type StreamSource, TabStream } from './tab-stream';
import { BookFold } from './topics/book-fold';
import type { TopicEntry } from './topics/topic-entry';
import { Topics } from './topics/topics';

const TICK_MS = 250;
/** Figures of the link change all the time; tabs hear of them this often. */
const LINK_EVERY_MS = 1_000;
const SLEPT_SHOWN_MS = 60_000;
const RETIRE_LIMIT_MS = 2_000;
const RECALL_LIMIT_MS = 1_000;

/** Levels a side of the books that orders are priced from, deepest first. */
const BOOK_DEPTHS = [250, 100] as const;

/** A tab as the engine sees it. */
export interface Tab {
  readonly api: EngineApi;
  /** It is gone: what it followed is counted down. */
  close(): void;
}

/** The only place where the parts meet: venues, topics, tabs, storage. */
export class Engine {
  private readonly topics = new Topics();
  private readonly sessions = new Map<VenueId, Session>();
  private readonly tabs = new Set<TabStream>();
  private readonly follows: FollowCounts;
  private readonly metrics = new Metrics();
  private readonly database: Database;
  private readonly snapshots: SnapshotKeeper;
  private readonly sleep: SleepWatch;
  /** Null until somebody asks for an account: who only watches does not load what trades. */
  private accounts: Accounts | null = null;
  private trading: Promise<Result<Accounts, Fault>> | null = null;
  private readonly startedAt: LocalMs;
  private readonly timers: (() => void)[] = [];
  private settings: Settings | null = null;
  private settingsRevision = 0;
  private settingsRead: Promise<boolean>;
  private changedSettings: Partial<Settings> = {};
  private link: LinkState | null = null;
  private linkRevision = 0;
  private isLinkStale = true;
  private isFlushPlanned = false;
  private isInDoubt = false;
  private sleptMs: number | null = null;
  private stopShowingSleep = (): void => undefined;
  private isRetired = false;
  private openTicks = 0;
  private wantedTicks = 0;
  private readonly countedRoundTrips = new Map<string, number>();

  constructor(
    private readonly world: World,
    private readonly venues: readonly VenueEntry[],
    private readonly identity: { readonly id: string; readonly lock: string; readonly build: string },
  ) {
    const { clock } = world;
    this.startedAt = clock.now();
    this.sleep = new SleepWatch(clock);
    this.database = new Database(clock);
    this.database.watch(({ state }) => {
      this.linkChanged();
      if (state === 'ok') this.accounts?.storageCame();
    });
    this.snapshots = new SnapshotKeeper(this.database, this.topics, clock);
    this.follows = new FollowCounts(
      clock,
      (key) => this.begin(key),
      (key) => this.end(key),
    );
    this.timers.push(
      clock.every(TICK_MS, () => this.tick()),
      clock.every(LINK_EVERY_MS, () => this.linkChanged()),
    );
    this.settingsRead = this.loadStored();
  }

  /** Serve one tab: its calls and its stream. */
  addTab(port: StreamPort): Tab {
    const stream = new TabStream(port, this.streamSource());
    this.tabs.add(stream);
    this.linkChanged();
    return {
      api: this.apiFor(stream),
      close: () => {
        if (!this.tabs.delete(stream)) return;
        stream.close();
        this.follows.change(stream.keys, []);
        this.linkChanged();
      },
    };
  }

  /** The browser's word that the network is back. */
  networkHint(): void {
    for (const session of this.sessions.values()) session.hint();
  }

  /** Another build takes over: close what is open and serve nobody any more. */
  async retire(): Promise<void> {
    this.isRetired = true;
    for (const stop of this.timers.splice(0)) stop();
    for (const session of this.sessions.values()) session.stop();
    // Whoever takes over waits for this: storage that hangs must not hold it up.
    await Promise.race([
      Promise.all([this.snapshots.saveAll(), this.accounts?.close()]),
      new Promise<void>((resolve) => this.world.clock.after(RETIRE_LIMIT_MS, resolve)),
    ]);
    this.snapshots.stop();
    this.database.close();
  }

  private apiFor(stream: TabStream): EngineApi {
    let speaksOurs = true;
    const serving = <T>(run: () => Promise<Result<T, Fault>> | Result<T, Fault>): Promise<Result<T, Fault>> =>
      Promise.resolve(this.isRetired || !speaksOurs ? fail(refused('this tab and the engine are of different versions; reload this tab')) : run());
    const withSession = <T>(venue: VenueId, run: (session: Session) => Promise<Result<T, Fault>> | Result<T, Fault>): Promise<Result<T, Fault>> =>
      serving(() => {
        const entry = this.venues.find((v) => v.id === venue);
        return entry === undefined ? fail(refused(`there is no venue “${venue}”`)) : run(this.session(entry));
      });
    const withAccount = <T>(id: AccountId, run: (desk: AccountDesk) => Promise<Result<T, Fault>> | Result<T, Fault>): Promise<Result<T, Fault>> =>
      serving(async () => {
        if (!this.hasFeed(id)) return fail(refused(`there is no account “${plainText(id, 60)}”`));
        const accounts = await this.openTrading();
        return accounts.ok ? run(accounts.value.desk(id)) : accounts;
      });
    const command: typeof withAccount = async (id, run) => {
      const answer = await withAccount(id, run);
      this.flushAhead(stream);
      return answer;
    };
    const withTrading = <T>(run: (accounts: Accounts) => Promise<Result<T, Fault>> | Result<T, Fault>): Promise<Result<T, Fault>> =>
      serving(async () => {
        const accounts = await this.openTrading();
        return accounts.ok ? run(accounts.value) : accounts;
      });
    const done = (run: () => void): Result<null, Fault> => {
      run();
      return ok(null);
    };
    return {
      hello: async (protocol) => {
        speaksOurs = protocol === PROTOCOL;
        return ok(this.welcome());
      },
      follow: (keys) => serving(() => this.follow(stream, keys)),
      connect: (venue) => withSession(venue, (session) => done(() => session.connect())),
      disconnect: (venue) => withSession(venue, (session) => done(() => session.disconnect())),
      retryNow: (venue) => withSession(venue, (session) => done(() => session.retryNow())),
      setMode: (venue, mode: LinkMode) => withSession(venue, (session) => done(() => session.setMode(mode))),
      refresh: (venue) => withSession(venue, (session) => session.refresh()),
      history: (key, before) => serving(() => this.history(key, before)),
      instruments: (venue) => serving(() => ok(this.venues.find((v) => v.id === venue)?.instruments() ?? [])),
      changeSettings: (change) => serving(() => this.changeSettings(change)),
      metrics: () => serving(() => ok(this.report())),
      submit: (request) => command(request.account, (desk) => desk.submit(request)),
      amend: (account, order, change) => command(account, (desk) => desk.amend(order, change)),
      cancel: (account, scope) => command(account, (desk) => desk.cancel(scope)),
      kill: (account) => command(account, (desk) => desk.kill()),
      rearm: (account, word) => command(account, (desk) => desk.rearm(word)),
      setLimits: (account, preset, word) => command(account, (desk) => desk.setLimits(preset, word)),
      openBook: (feed, opening) =>
        withTrading((accounts) =>
          this.venues.some(({ id }) => id === feed) ? accounts.openBook(feed, opening) : fail(refused(`there is no venue “${feed}”`)),
        ),
      exportBook: (account) => withTrading((accounts) => accounts.exportBook(account)),
      importBook: (file) => withTrading((accounts) => (file instanceof Blob ? accounts.importBook(file) : fail(refused('that is no file')))),
      reopen: (account, balances) => command(account, (desk) => desk.reopen(balances)),
      pastFills: (account, query) => withAccount(account, (desk) => desk.history.fills(query)),
      pastOrders: (account, query) => withAccount(account, (desk) => desk.history.orders(query)),
      results: (account, query) => withAccount(account, (desk) => desk.history.results(query)),
      equity: (account, query) => withAccount(account, (desk) => desk.history.equity(query)),
    };
  }

  private welcome(): Welcome {
    const { id, lock, build } = this.identity;
    return { protocol: PROTOCOL, engine: id, engineLock: lock, build, isRetired: this.isRetired };
  }

  private follow(stream: TabStream, keys: readonly TopicKey[]): Result<null, Fault> {
    const unique = [...new Set(keys)];
    const known = unique.filter((key) => this.isKnown(key));
    // One name that means nothing must not cost the tab all the others.
    this.follows.change(stream.keys, known);
    stream.follow(known);
    const unknown = unique.find((key) => !known.includes(key));
    return unknown === undefined ? ok(null) : fail(refused(`“${plainText(unknown, 120)}” names no topic of a venue of this program`));
  }

  private isKnown(key: TopicKey): boolean {
    const account = accountOfKey(key);
    if (account !== undefined) return this.hasFeed(account);
    const topic = parseTopicKey(key);
    return topic !== undefined && this.venues.some((v) => v.id === topicVenue(topic));
  }

  private async history(key: TopicKey, before: VenueMs): Promise<Result<null, Fault>> {
    const topic = parseTopicKey(key);
    const session = topic && this.sessions.get(topicVenue(topic));
    if (topic === undefined || session === undefined || this.topics.get(key) === undefined) return fail(refused(`“${key}” is not followed`));
    return session.history(topic, before);
  }

  private async changeSettings(change: Partial<Settings>): Promise<Result<null, Fault>> {
    this.changedSettings = { ...this.changedSettings, ...change };
    this.settings = { ...(this.settings ?? this.withDefaults(DEFAULT_SETTINGS)), ...change };
    this.settingsRevision++;
    this.plan();
    // Whole settings are written, so never before what is stored has been read: it would be lost.
    if (!(await this.settingsRead)) {
      this.settingsRead = this.loadStored();
      if (!(await this.settingsRead)) return fail(storageFault('not kept: what is stored could not be read'));
    }
    return saveSettings(this.database, this.settings, this.world.clock.now());
  }

  private withDefaults(settings: Settings): Settings {
    const lists = Object.fromEntries(this.venues.map((v) => [v.id, v.defaultWatchlist]));
    return { ...settings, watchlists: { ...lists, ...settings.watchlists } };
  }

  /** What is stored, with what was changed since the start. False: it could not be read. */
  private async loadStored(): Promise<boolean> {
    const loaded = await loadSettings(this.database);
    this.settings = { ...this.withDefaults(loaded.ok ? loaded.value.settings : DEFAULT_SETTINGS), ...this.changedSettings };
    this.settingsRevision++;
    this.plan();
    return loaded.ok;
  }

  private session(entry: VenueEntry): Session {
    const known = this.sessions.get(entry.id);
    if (known !== undefined) return known;
    const counter = `attempts:${entry.id}`;
    const session = new Session(entry, this.world, {
      market: (event, via) => {
        const topic = this.topics.apply(event, via, this.world.clock.now());
        // What an order fills against or is triggered by comes over the stream; a polled state proves nothing.
        if (via === 'socket') this.accounts?.market(event, entry.id);
        if (topic !== undefined && via === 'socket' && event.sentAt !== undefined) this.arrived(session, event.sentAt);
        this.plan();
      },
      fault: (fault) => {
        this.metrics.fault(fault.code, fault.next === 'resync');
        this.accounts?.doubt(entry.id);
        this.doubt();
      },
      received: (characters) => this.metrics.received(characters),
      opened: () => this.metrics.socketOpened(),
      linkChanged: () => {
        this.linkChanged();
        this.accounts?.doubt(entry.id);
        this.doubt();
      },
      attempted: (times) => void saveCounter(this.database, counter, times),
    });
    this.sessions.set(entry.id, session);
    // Storage that does not answer holds nobody up for long.
    const cancel = this.world.clock.after(RECALL_LIMIT_MS, () => session.recallAttempts([]));
    void loadCounter(this.database, counter).then((times) => {
      cancel();
      session.recallAttempts(times.ok ? times.value : []);
    });
    return session;
  }

  private begin(key: TopicKey): void {
    const account = accountOfKey(key);
    if (account !== undefined) {
      void this.openTrading().then((accounts) => accounts.ok && accounts.value.desk(account));
      return;
    }
    const topic = parseTopicKey(key) as Topic;
    const entry = this.venues.find((v) => v.id === topicVenue(topic)) as VenueEntry;
    const added = this.topics.add(topic, entry.source);
    // A simulated market starts from its seed: what an earlier one traded is another world.
    if (entry.source === 'exchange') void this.snapshots.restore(added.key).then(() => this.plan());
    this.session(entry).follow(topic);
  }

  private end(key: TopicKey): void {
    const entry = this.topics.get(key);
    if (entry === undefined) return;
    void this.snapshots.save([entry]);
    this.sessions.get(topicVenue(entry.topic))?.unfollow(entry.topic);
    this.topics.remove(key);
  }

  private tick(): void {
    const pause = this.sleep.check();
    if (pause !== null) {
      const wasSetBack = pause.jumpMs < -1_000;
      this.sleptMs = wasSetBack ? null : pause.wallMs;
      this.stopShowingSleep();
      this.stopShowingSleep = this.world.clock.after(SLEPT_SHOWN_MS, () => {
        this.sleptMs = null;
        this.linkChanged();
      });
      for (const session of this.sessions.values()) session.reopenAll(wasSetBack ? 'the clock was set back' : 'the machine was asleep');
    }
    for (const session of this.sessions.values()) session.tick();
    this.assessAll();
    this.accounts?.tick();
    this.countUptime();
  }

  private hasFeed(account: AccountId): boolean {
    return this.venues.some((venue) => venue.id === accountFeed(account));
  }

  private openTrading(): Promise<Result<Accounts, Fault>> {
    this.trading ??= this.loadTrading();
    return this.trading;
  }

  private async loadTrading(): Promise<Result<Accounts, Fault>> {
    try {
      const { Accounts } = await import('./orders/accounts');
      this.accounts = new Accounts(this.venues, {
        database: this.database,
        clock: this.world.clock,
        build: this.identity.build,
        sight: (instrument) => this.sight(instrument),
        outlook: (feed) => this.outlook(feed),
        live: (topic) => this.liveContent(topic),
        presentBook: (instrument) => this.presentBook(instrument),
        follow: (before, after) => this.follows.change(before, after),
        nextRevision: () => this.topics.next(),
        changed: () => this.plan(),
      });
      return ok(this.accounts);
    } catch {
      this.trading = null;
      return fail(refused('the part of the program that trades could not be loaded; reload this tab'));
    }
  }

  /** The books of an instrument that orders can be priced from, as far as they are followed, deepest first. */
  private deepBooks(instrument: InstrumentId): readonly TopicEntry[] {
    const keys = BOOK_DEPTHS.map((depth) => topicKey({ kind: 'book', instrument, precision: 'P0', depth }));
    return keys.map((key) => this.topics.get(key)).filter((entry) => entry !== undefined);
  }

  /** What is live just now; null: nothing of it is. */
  private liveContent(topic: Topic): TopicContent | null {
    const entry = this.topics.get(topicKey(topic));
    if (entry === undefined) return null;
    const health = this.sessions.get(topicVenue(topic))?.venue.health(entry.key);
    return this.topics.statusNow(entry, health, this.world.clock.now()).state === 'live' ? entry.fold.content() : null;
  }

  private outlook(feed: VenueId): Outlook {
    const link = this.sessions.get(feed)?.link();
    const topics = [...this.topics.all()].map(({ topic }) => topic);
    const shown = topics.flatMap((topic) => (topic.kind === 'book' && topicVenue(topic) === feed ? [topic.instrument] : []));
    return {
      isWanted: link !== undefined && link.phase !== 'off' && link.mode !== 'rest',
      shown: [...new Set(shown)].filter((instrument) => this.deepBooks(instrument).length > 0),
      status: (instrument) => this.bookStatus(instrument),
    };
  }

  private presentBook(instrument: InstrumentId): MarketEvent | null {
    for (const { key, fold, via, sentAt } of this.deepBooks(instrument)) {
      const book = via === 'socket' && fold instanceof BookFold ? fold.present : null;
      if (book !== null) return { kind: 'book', topic: key, book, sentAt: sentAt ?? undefined };
    }
    return null;
  }

  /**
   * An instrument as orders are priced from it: its deepest book, under the worst of what is said of its books. An
   * execution hears them all, so one that is not live is a reason to wait.
   */
  private sight(id: InstrumentId): MarketSight | undefined {
    const venue = this.venues.find((entry) => entry.id === parseInstrumentId(id)?.venue);
    const instrument = venue && instrumentOf(venue, id);
    if (venue === undefined || instrument === undefined) return undefined;
    const content = this.deepBooks(id)[0]?.fold.content();
    return { instrument, status: this.bookStatus(id), book: content?.kind === 'book' ? content.book : null };
  }

  /** The worst of what is said of its books that orders can be priced from; null: none is followed. */
  private bookStatus(id: InstrumentId): TopicStatus | null {
    const health = this.sessions.get(parseInstrumentId(id)?.venue ?? '')?.venue;
    const now = this.world.clock.now();
    return worst(this.deepBooks(id).map((entry) => this.topics.statusNow(entry, health?.health(entry.key), now))) ?? null;
  }

  private assessAll(): void {
    const now = this.world.clock.now();
    let isNews = false;
    for (const entry of this.topics.all()) {
      const session = this.sessions.get(topicVenue(entry.topic));
      const wasLive = entry.status.state === 'live';
      if (this.topics.assess(entry, session?.venue.health(entry.key), now)) isNews = true;
      if (!wasLive && entry.status.state === 'live') this.fillGap(entry.key);
    }
    if (isNews) this.plan();
  }

  /** A gap is marked; where there is a REST route it can be filled. */
  private fillGap(key: TopicKey): void {
    const entry = this.topics.get(key);
    const before = entry?.fold.missingBefore() ?? null;
    if (entry !== undefined && before !== null) void this.sessions.get(topicVenue(entry.topic))?.history(entry.topic, before);
  }

  private countUptime(): void {
    for (const session of this.sessions.values()) {
      if (session.entry.restHost === null) continue;
      const { phase } = session.link();
      if (phase === 'idle' || phase === 'off') continue;
      this.wantedTicks++;
      if (phase === 'open') this.openTicks++;
      for (const { line, roundTripMs, roundTrips } of session.venue.lines()) {
        const name = `${session.entry.id} ${line}`;
        if (roundTripMs === null || this.countedRoundTrips.get(name) === roundTrips) continue;
        this.countedRoundTrips.set(name, roundTrips);
        this.metrics.roundTripWas(roundTripMs);
      }
    }
  }

  private arrived(session: Session, sentAt: VenueMs): void {
    const offset = offsetOf(session);
    if (offset !== null) this.metrics.arrived(this.world.clock.now() + offset - sentAt);
  }

  private streamSource(): StreamSource {
    return {
      latest: () => this.topics.latest,
      topicSince: (key, revision) => {
        if (accountOfKey(key) !== undefined) return this.accounts?.messageSince(key, revision) ?? null;
        const entry = this.topics.get(key);
        const health = entry && this.sessions.get(topicVenue(entry.topic))?.venue.health(key);
        return this.topics.messageSince(key, revision, health, this.world.clock.now());
      },
      link: () => ({ revision: this.linkRevision, value: this.presentLink() }),
      settings: () => ({ revision: this.settingsRevision, value: this.settings }),
      now: () => this.world.clock.now(),
      painted: (ms, sentAt, postedAt) => {
        const [first] = [...this.sessions.values()].filter((s) => s.entry.restHost !== null);
        const offset = first === undefined ? null : offsetOf(first);
        this.metrics.painted(ms, sentAt === null || offset === null ? null : postedAt + ms + offset - sentAt);
      },
    };
  }

  /** Several frames of one task make one message. */
  private plan(): void {
    if (this.isFlushPlanned) return;
    this.isFlushPlanned = true;
    queueMicrotask(() => {
      this.settleDoubts();
      this.isFlushPlanned = false;
      for (const tab of this.tabs) tab.flush();
      this.accounts?.tellNews(this.tabs);
    });
  }

  private settleDoubts(): void {
    if (this.isInDoubt) this.assessAll();
    this.isInDoubt = false;
  }

  /** What a tab asked for is done: it sees it before it reads the answer. */
  private flushAhead(tab: TabStream): void {
    this.settleDoubts();
    tab.flushAhead();
  }

  /** Something broke: what is no longer live says so with the next message, not a tick later. */
  private doubt(): void {
    this.isInDoubt = true;
    this.plan();
  }

  private linkChanged(): void {
    this.isLinkStale = true;
    this.linkRevision++;
    this.plan();
  }

  private presentLink(): LinkState {
    if (this.link !== null && !this.isLinkStale) return this.link;
    this.isLinkStale = false;
    const { state, why } = this.database.state;
    this.link = {
      venues: this.venues.map((entry) => this.sessions.get(entry.id)?.link() ?? idleLink(entry)),
      tabs: this.tabs.size,
      storage: state,
      storageWhy: why,
      sleptMs: this.sleptMs,
      engineStartedAt: this.startedAt,
    };
    return this.link;
  }

  /** From memory alone: a panel asks every two seconds, also in a flood. */
  private report(): MetricsReport {
    const now = this.world.clock.now();
    const links = this.presentLink().venues.filter((v) => v.source === 'exchange');
    const lines = links.flatMap((v) => v.lines);
    const { newestAt } = this.snapshots;
    return this.metrics.report({
      build: this.identity.build,
      createdAt: now,
      engineUptimeMs: now - this.startedAt,
      sockets: lines.filter((l) => l.phase === 'open').length,
      channels: lines.reduce((sum, l) => sum + l.channels, 0),
      channelLimit: lines.reduce((sum, l) => sum + l.channelLimit, 0),
      budgetLeft: links[0]?.budgetLeft ?? null,
      tabs: this.tabs.size,
      topics: this.topics.size,
      snapshotAgeMs: newestAt === null ? null : now - newestAt,
      uptimeShare: this.wantedTicks === 0 ? null : this.openTicks / this.wantedTicks,
    });
  }
}

const refused = (detail: string): Fault => ({ code: 'call-refused', next: 'ask-user', detail });

const offsetOf = (session: Session): number | null => session.venue.lines().find((l) => l.clockOffsetMs !== null)?.clockOffsetMs ?? null;

function idleLink(entry: VenueEntry): LinkState['venues'][number] {
  return {
    venue: entry.id,
    source: entry.source,
    mode: 'automatic',
    phase: 'idle',
    isPolling: false,
    lines: [],
    nextTryAt: null,
    attempt: 0,
    budgetLeft: null,
    budgetSize: null,
    why: null,
    route: entry.restHost === null ? 'none' : 'unknown',
    hosts: entry.hosts,
  };
}
