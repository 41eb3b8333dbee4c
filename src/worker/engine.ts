import { type AccountId, accountFeed, accountOfKey } from '../domain/account/account-id';
import type { Fault } from '../domain/fault';
import type { TopicStatus } from '../domain/freshness';
import type { VenueId } from '../domain/instrument';
import { fail, ok, type Result } from '../domain/result';
import { plainText } from '../domain/text';
import { parseTopicKey, type Topic, type TopicKey, topicKey, topicVenue } from '../domain/topic';
import type { VenueMs } from '../domain/units';
import { instrumentOf, type VenueEntry } from '../venues/registry';
import { AlertsPart } from './alerts-part';
import { makeCalls } from './calls';
import { DeepBooks } from './deep-books';
import { FollowCounts } from './follow-counts';
import { LinkPart } from './link-part';
import { AccountBudgets } from './live/account-budgets';
import { Arming } from './live/arming';
import type { MakeLiveKind } from './live/live-kind';
import { Metrics } from './metrics';
import type { EngineApi, Welcome } from './protocol/engine-api';
import { PROTOCOL } from './protocol/engine-api';
import type { TopicContent } from './protocol/stored-snapshot';
import { refused } from './refused';
import { Session, type World } from './session';
import { SettingsKeeper } from './settings-keeper';
import { SleepWatch } from './sleep-watch';
import { SnapshotKeeper } from './snapshot-keeper';
import { loadCounter, saveCounter } from './store/counters';
import { Database } from './store/database';
import { type StreamPort, type StreamSource, TabStream } from './tab-stream';
import { Topics } from './topics/topics';
import { Trading } from './trading';
import { TroubleSwitch } from './trouble';
import { Uptime } from './uptime';
import { type KeyWorld, VaultPart } from './vault-part';

const TICK_MS = 250;
/** Figures of the link change all the time; tabs hear of them this often. */
const LINK_EVERY_MS = 1_000;
const RETIRE_LIMIT_MS = 2_000;
const RECALL_LIMIT_MS = 1_000;

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
  private readonly trading: Trading;
  private readonly settings: SettingsKeeper;
  private readonly vault: VaultPart;
  private readonly alerts: AlertsPart;
  private readonly trouble: TroubleSwitch;
  private readonly link: LinkPart;
  private readonly timers: (() => void)[] = [];
  private isFlushPlanned = false;
  private isInDoubt = false;
  private isRetired = false;
  private readonly uptime = new Uptime((ms) => this.metrics.roundTripWas(ms));

  constructor(
    private readonly world: World,
    private readonly venues: readonly VenueEntry[],
    private readonly identity: { readonly id: string; readonly lock: string; readonly build: string },
    keys: KeyWorld,
  ) {
    const { clock } = world;
    this.sleep = new SleepWatch(clock);
    this.trouble = new TroubleSwitch({
      clock,
      market: (trouble) => {
        for (const venue of venues) if (venue.source === 'simulated') this.session(venue).makeTrouble(trouble);
      },
      servesExchange: () =>
        this.vault.view()?.state === 'unlocked' ||
        this.trading.accounts?.isLiveFollowed === true ||
        [...this.topics.all()].some(({ status }) => status.source === 'exchange'),
      changed: () => this.link.changed(),
    });
    this.database = new Database(clock);
    this.snapshots = new SnapshotKeeper(this.database, this.topics, clock);
    this.link = new LinkPart({
      clock,
      build: identity.build,
      venues,
      sessions: this.sessions,
      database: this.database,
      snapshots: this.snapshots,
      metrics: this.metrics,
      uptime: this.uptime,
      trouble: this.trouble,
      tabs: () => this.tabs.size,
      topics: () => this.topics.size,
      accounts: () => this.trading.accounts,
      changed: () => this.plan(),
    });
    this.database.watch(({ state }) => {
      this.link.changed();
      if (state !== 'ok') return;
      this.trading.accounts?.storageCame();
      this.alerts.storageCame();
    });
    this.follows = new FollowCounts(
      clock,
      (key) => this.begin(key),
      (key) => this.end(key),
    );
    this.timers.push(
      clock.every(TICK_MS, () => this.tick()),
      clock.every(LINK_EVERY_MS, () => this.link.changed()),
    );
    this.settings = new SettingsKeeper({ database: this.database, clock, venues, changed: () => this.plan() });
    const budgets = new AccountBudgets(this.database);
    const books = new DeepBooks(venues, this.sessions, this.topics, clock);
    let makeLiveKind: MakeLiveKind | null = null;
    this.trading = new Trading(venues, {
      database: this.database,
      clock,
      build: identity.build,
      sight: (instrument) => books.sight(instrument),
      outlook: (feed) => books.outlook(feed),
      orderTrouble: () => this.trouble.orders(),
      live: (topic) => this.live(topic),
      presentBook: (instrument) => books.present(instrument),
      isFollowed: (key) => this.follows.has(key),
      follow: (before, after) => this.follows.change(this.known(before), this.known(after)),
      nextRevision: () => this.topics.next(),
      liveKind: async (...account) => {
        const { liveKinds } = await import('./live/live-kind');
        makeLiveKind ??= liveKinds({ ...world, budgets, route: (of) => this.session(of).route, vault: () => this.vault.open() });
        return makeLiveKind(...account);
      },
      heard: (news) => this.alerts.alerts?.heard(news),
      changed: () => this.plan(),
      heldChanged: () => this.link.changed(),
    });
    this.vault = new VaultPart({
      origin: keys.origin,
      makeTryKey: () => keys.makeTryKey({ ...world, venues, budgetOf: (venue, door) => budgets.of(venue, door) }),
      database: this.database,
      clock,
      loginOf: (id) => venues.find((venue) => venue.id === id)?.login ?? null,
      tabs: () => this.tabs.size,
      heldExits: () => this.trading.accounts?.heldExits ?? 0,
      changed: () => this.plan(),
    });
    this.alerts = new AlertsPart({
      database: this.database,
      clock,
      status: (topic) => this.status(topic),
      live: (topic) => this.live(topic),
      hasInstrument: (id) => venues.some((venue) => instrumentOf(venue, id) !== undefined),
      isWanted: (topic) => books.outlook(topicVenue(topic)).isWanted,
      history: (topic, before) => this.history(topicKey(topic), before),
      follow: (before, after) => this.follows.change(this.known(before), this.known(after)),
      changed: () => this.plan(),
    });
    void this.vault.begin();
    void this.alerts.begin();
  }

  /** Serve one tab: its calls and its stream. */
  addTab(port: StreamPort): Tab {
    const stream = new TabStream(port, this.streamSource());
    const gone = new AbortController();
    this.tabs.add(stream);
    this.tabsChanged();
    return {
      api: this.callsOf(stream, gone.signal),
      close: () => {
        if (!this.tabs.delete(stream)) return;
        gone.abort();
        stream.close();
        this.follows.change(stream.keys, []);
        this.tabsChanged();
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
    this.vault.vault?.lock('asked');
    for (const stop of this.timers.splice(0)) stop();
    this.trouble.end();
    for (const session of this.sessions.values()) session.stop();
    // Whoever takes over waits for this: storage that hangs must not hold it up.
    await Promise.race([
      Promise.all([this.snapshots.saveAll(), this.trading.accounts?.close(), this.alerts.alerts?.close()]),
      new Promise<void>((resolve) => this.world.clock.after(RETIRE_LIMIT_MS, resolve)),
    ]);
    this.snapshots.stop();
    this.database.close();
  }

  private callsOf(stream: TabStream, gone: AbortSignal): EngineApi {
    return makeCalls({
      venues: this.venues,
      trading: this.trading,
      alerts: this.alerts,
      trouble: this.trouble,
      gone,
      welcome: () => this.welcome(),
      session: (entry) => this.session(entry),
      follow: (keys) => this.follow(stream, keys),
      history: (key, before) => this.history(key, before),
      changeSettings: (change) => this.settings.change(change),
      report: () => this.link.report(),
      arming: new Arming(this.world.clock, () => (this.vault.view()?.state === 'unlocked' ? (this.vault.vault?.locks ?? null) : null)),
      vaultCalls: () => this.vault.callsOf(gone),
      commanded: () => {
        this.vault.vault?.used();
        this.flushAhead(stream);
      },
    });
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

  /** What a damaged record of an account holds may be of no venue here. */
  private known(keys: readonly TopicKey[]): readonly TopicKey[] {
    return keys.filter((key) => this.isKnown(key));
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

  private session(entry: VenueEntry): Session {
    const known = this.sessions.get(entry.id);
    if (known !== undefined) return known;
    const counter = `attempts:${entry.id}`;
    const session = new Session(entry, this.world, {
      market: (event, via) => {
        const topic = this.topics.apply(event, via, this.world.clock.now());
        // What an order fills against or is triggered by, and an alert fires on, comes over the stream; a polled state proves nothing.
        if (via === 'socket') {
          this.trading.accounts?.market(event, entry.id);
          this.alerts.alerts?.market(event);
        }
        if (topic !== undefined && via === 'socket' && event.sentAt !== undefined) this.arrived(session, event.sentAt);
        this.plan();
      },
      fault: (fault) => {
        this.metrics.fault(fault.code, fault.next === 'resync');
        this.trading.accounts?.doubt(entry.id);
        this.doubt();
      },
      received: (characters) => this.metrics.received(characters),
      opened: () => this.metrics.socketOpened(),
      linkChanged: () => {
        this.link.changed();
        this.trading.accounts?.doubt(entry.id);
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
      void this.trading.open().then((accounts) => accounts.ok && accounts.value.desk(account));
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
    const account = accountOfKey(key);
    if (account !== undefined) this.trading.accounts?.forgetMissing(account);
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
      this.link.slept(wasSetBack ? null : pause.wallMs);
      for (const session of this.sessions.values()) session.reopenAll(wasSetBack ? 'the clock was set back' : 'the machine was asleep');
    }
    for (const session of this.sessions.values()) session.tick();
    this.assessAll();
    this.trading.accounts?.tick();
    this.alerts.alerts?.tick();
    this.vault.vault?.tick();
    this.uptime.look(this.sessions.values());
  }

  private hasFeed(account: AccountId): boolean {
    return this.venues.some((venue) => venue.id === accountFeed(account));
  }

  /** What is live just now; null: nothing of it is. */
  private live(topic: Topic): TopicContent | null {
    return this.status(topic)?.state === 'live' ? (this.topics.get(topicKey(topic))?.fold.content() ?? null) : null;
  }

  /** Null: nobody follows it. */
  private status(topic: Topic): TopicStatus | null {
    const entry = this.topics.get(topicKey(topic));
    if (entry === undefined) return null;
    const health = this.sessions.get(topicVenue(topic))?.venue.health(entry.key);
    return this.topics.statusNow(entry, health, this.world.clock.now());
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

  private arrived(session: Session, sentAt: VenueMs): void {
    const offset = offsetOf(session);
    if (offset !== null) this.metrics.arrived(this.world.clock.now() + offset - sentAt);
  }

  private streamSource(): StreamSource {
    return {
      latest: () => this.topics.latest,
      topicSince: (key, revision) => {
        if (accountOfKey(key) !== undefined) return this.trading.accounts?.messageSince(key, revision) ?? null;
        const entry = this.topics.get(key);
        const health = entry && this.sessions.get(topicVenue(entry.topic))?.venue.health(key);
        return this.topics.messageSince(key, revision, health, this.world.clock.now());
      },
      link: () => ({ revision: this.link.revision, value: this.link.view() }),
      settings: () => this.settings,
      vault: () => ({ revision: this.vault.revision, value: this.vault.view() }),
      alerts: () => ({ revision: this.alerts.revision, value: this.alerts.view() }),
      now: () => this.world.clock.now(),
      awake: () => {
        if (this.sleep.pause() !== null) this.tick();
      },
      isSilent: () => this.trouble.isSilent,
      painted: (ms, sentAt, postedAt) => {
        const [first] = [...this.sessions.values()].filter((s) => s.entry.restHost !== null);
        const offset = first === undefined ? null : offsetOf(first);
        this.metrics.painted(ms, sentAt === null || offset === null ? null : postedAt + ms + offset - sentAt);
      },
    };
  }

  /** Several frames of one task make one message. */
  private plan(): void {
    if (this.isFlushPlanned || this.trouble.isSilent) return;
    this.isFlushPlanned = true;
    queueMicrotask(() => {
      this.settleDoubts();
      this.isFlushPlanned = false;
      for (const tab of this.tabs) tab.flush();
      this.trading.accounts?.tellNews(this.tabs);
      this.alerts.alerts?.tellNews(this.tabs);
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

  private tabsChanged(): void {
    this.vault.vault?.tabs(this.tabs.size);
    this.link.changed();
  }
}

const offsetOf = (session: Session): number | null => session.venue.lines().find((l) => l.clockOffsetMs !== null)?.clockOffsetMs ?? null;
