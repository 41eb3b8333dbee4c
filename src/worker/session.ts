import type { Fault } from '../domain/fault';
import type { MarketEvent } from '../domain/market-event';
import { fail, ok, type Result } from '../domain/result';
import { type Topic, type TopicKey, topicKey } from '../domain/topic';
import type { MarketTrouble } from '../domain/trouble';
import type { LocalMs, VenueMs } from '../domain/units';
import type { VenueEntry } from '../venues/registry';
import type { Hands, Venue } from '../venues/venue';
import { asked, withShortCandles } from '../venues/with-short-candles';
import type { Clock } from './clock';
import { ConnectBudget } from './connect-budget';
import { LineKeeper } from './line-keeper';
import type { LinkMode, VenueLink } from './protocol/link-state';
import { refused } from './refused';
import { RestPoller } from './rest-poller';
import { RestRoute } from './rest-route';
import type { OpenSocket } from './socket';

/** Without a socket for this long, REST takes its place where there is a route. */
const FALLBACK_MS = 15_000;
const HINT_EVERY_MS = 10_000;
const REFRESH_EVERY_MS = 10_000;

/** What a session is given of the world. */
export interface World {
  readonly clock: Clock;
  readonly random: () => number;
  readonly openSocket: OpenSocket;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
}

/** What a session tells the engine. */
export interface SessionEvents {
  market(event: MarketEvent, via: 'socket' | 'rest'): void;
  fault(fault: Fault, topic: TopicKey | undefined): void;
  received(characters: number): void;
  opened(): void;
  linkChanged(): void;
  attempted(times: readonly number[]): void;
}

/** Drives one venue: its lines, its REST route, its clock. */
export class Session {
  readonly venue: Venue;
  private readonly lines = new Map<string, LineKeeper>();
  private readonly topics = new Map<TopicKey, Topic>();
  private readonly budget: ConnectBudget | null;
  /** Null: there is no REST there. */
  readonly route: RestRoute | null;
  private readonly poller = new RestPoller();
  private mode: LinkMode = 'automatic';
  private isOff = false;
  private isPolling = false;
  /** False until it is known what earlier engines spent of the exchange's limit. */
  private isRecalled = false;
  /** Since when a socket is wanted and none carries anything, on the monotonic clock. Null: it is not so. */
  private withoutSince: number | null = null;
  private hintedAt: number | null = null;
  private refreshedAt: number | null = null;
  /** Topics that a refresh has yet to ask for. */
  private readonly toRefresh = new Map<TopicKey, Topic>();
  private readonly pending = new Map<number, (reply: Result<unknown, Fault>) => void>();

  constructor(
    readonly entry: VenueEntry,
    private readonly world: World,
    private readonly events: SessionEvents,
  ) {
    const { clock } = world;
    this.venue = withShortCandles(this.hands(), entry.make);
    this.budget = this.venue.connectLimit && new ConnectBudget(this.venue.connectLimit, (times) => events.attempted(times));
    this.route = entry.restHost === null ? null : new RestRoute(entry.id, entry.restHost, clock, world.fetch, () => events.linkChanged());
  }

  /** Attempts that an earlier engine made within the exchange's window. No line is opened before this is told. */
  recallAttempts(times: readonly number[]): void {
    this.budget?.recall(times);
    this.isRecalled = true;
    if (this.mayUseSocket()) for (const line of this.lines.values()) line.start();
  }

  follow(topic: Topic): void {
    this.topics.set(topicKey(topic), topic);
    this.venue.follow(topic, this.now());
  }

  unfollow(topic: Topic): void {
    this.topics.delete(topicKey(topic));
    this.toRefresh.delete(topicKey(topic));
    this.venue.unfollow(topic, this.now());
  }

  /** Called four times a second. */
  tick(): void {
    const now = this.now();
    this.venue.tick(now);
    this.pollIfNeeded(now);
  }

  connect(): void {
    this.isOff = false;
    this.apply();
  }

  disconnect(): void {
    this.isOff = true;
    this.apply();
  }

  setMode(mode: LinkMode): void {
    this.mode = mode;
    this.apply();
  }

  /** Of a market that is made up. */
  setMood(mood: string | null): Result<null, Fault> {
    if (this.venue.moods?.choose(mood) !== true) return fail(refused(`${this.entry.id} has no mood “${mood ?? 'by chance'}” to be put into`));
    this.events.linkChanged();
    return ok(null);
  }

  /** On purpose, where the market is made up. */
  makeTrouble(trouble: MarketTrouble | null): void {
    this.venue.makeTrouble?.(trouble, this.now());
    this.events.linkChanged();
  }

  retryNow(): void {
    this.route?.forget();
    for (const line of this.lines.values()) line.retryNow();
  }

  /** The browser believes that the network is back: a reason to try, no proof. */
  hint(): void {
    const at = this.world.clock.monotonic();
    if (this.hintedAt !== null && at - this.hintedAt < HINT_EVERY_MS) return;
    this.hintedAt = at;
    for (const line of this.lines.values()) line.retryNow();
  }

  /** The machine stood still: whatever the sockets claim, what they missed is not known. */
  reopenAll(why: string): void {
    for (const [name, line] of this.lines) {
      if (line.phase === 'closed') continue;
      this.venue.lineClosed(name, this.now());
      line.reopen(why);
    }
    this.events.linkChanged();
  }

  /** Close everything; nothing is opened again. */
  stop(): void {
    this.isOff = true;
    for (const line of this.lines.values()) line.stop('stopped');
  }

  /** Ask REST for the present state of all that is followed here: what may be asked at once now, the rest in its turn. */
  async refresh(): Promise<Result<null, Fault>> {
    const at = this.world.clock.monotonic();
    if (this.refreshedAt !== null && at - this.refreshedAt < REFRESH_EVERY_MS) {
      const until = (this.now() + REFRESH_EVERY_MS - (at - this.refreshedAt)) as LocalMs;
      return fail({
        code: 'rate-limited',
        next: 'wait',
        venue: this.entry.id,
        until,
        detail: 'refreshed less than 10 s ago; the exchange counts REST requests',
      });
    }
    this.refreshedAt = at;
    this.route?.forget();
    for (const topic of polled(this.topics.values())) this.toRefresh.set(topicKey(topic), topic);
    const answers = await Promise.all(this.pollDue([...this.toRefresh.values()], this.now()));
    return answers.find((answer) => !answer.ok) ?? ok(null);
  }

  /** Waits for its turn among the requests of its kind. */
  async history(topic: Topic, before: VenueMs): Promise<Result<null, Fault>> {
    // Where there is no way nothing is counted.
    if (this.route === null || this.route.kind === 'none') return this.ask((now) => this.venue.history(topic, before, now));
    const waitMs = this.poller.reserve(topic.kind, this.now());
    if (waitMs === null) {
      const detail = 'too many requests for history wait already; try again in a moment';
      return fail({ code: 'rate-limited', next: 'wait', venue: this.entry.id, until: (this.now() + 10_000) as LocalMs, detail });
    }
    if (waitMs > 0) await new Promise<void>((resolve) => this.world.clock.after(waitMs, resolve));
    return this.ask((now) => this.venue.history(topic, before, now));
  }

  link(): VenueLink {
    const lines = [...this.lines].map(([name, keeper]) => {
      const report = this.venue.lines().find((r) => r.line === name);
      return {
        line: name,
        phase: keeper.phase,
        channels: report?.channels ?? 0,
        channelLimit: report?.channelLimit ?? 0,
        roundTripMs: report?.roundTripMs ?? null,
        clockOffsetMs: report?.clockOffsetMs ?? null,
      };
    });
    const keepers = [...this.lines.values()];
    const waiting = keepers.find((line) => line.phase === 'waiting');
    return {
      venue: this.entry.id,
      source: this.entry.source,
      mode: this.mode,
      phase: this.phase(keepers),
      isPolling: this.isPolling,
      lines,
      nextTryAt: waiting?.nextTryAt ?? null,
      attempt: Math.max(0, ...keepers.map((line) => line.attempt)),
      budgetLeft: this.budget?.left(this.now()) ?? null,
      budgetSize: this.budget?.size ?? null,
      why: this.isOff ? 'disconnected by you' : (keepers.find((line) => line.phase !== 'open')?.why ?? null),
      route: this.route?.kind ?? 'none',
      hosts: this.entry.hosts,
      moods: this.venue.moods === undefined ? null : { names: this.venue.moods.names, chosen: this.venue.moods.chosen() },
    };
  }

  private phase(keepers: readonly LineKeeper[]): VenueLink['phase'] {
    if (this.isOff) return 'off';
    if (this.entry.hosts.length === 0) return this.topics.size > 0 ? 'open' : 'idle';
    if (keepers.length === 0) return 'idle';
    if (keepers.every((line) => line.phase === 'open')) return 'open';
    return keepers.some((line) => line.phase === 'waiting') ? 'waiting' : keepers.some((line) => line.phase === 'connecting') ? 'connecting' : 'idle';
  }

  private hands(): Hands {
    return {
      open: (name, url) => this.openLine(name, url),
      close: (name) => {
        this.lines.get(name)?.stop(null);
        this.lines.delete(name);
      },
      reopen: (name, why) => {
        this.events.fault(why, undefined);
        this.lines.get(name)?.reopen(why.detail);
        this.events.linkChanged();
      },
      send: (name, text) => this.lines.get(name)?.send(text),
      request: (id, path) => void this.fetchFor(id, path),
      emit: (event, via) => this.events.market(event, via ?? 'socket'),
      report: (fault, topic) => this.events.fault(fault, topic),
    };
  }

  private openLine(name: string, url: string): void {
    const { clock, random, openSocket } = this.world;
    if (this.budget === null) return;
    const keeper = new LineKeeper(url, clock, random, openSocket, this.budget, {
      opened: () => {
        // The network is back: what was found without it says nothing.
        this.route?.forget();
        this.events.opened();
        this.venue.lineOpened(name, this.now());
      },
      text: (text) => {
        this.events.received(text.length);
        this.venue.received(name, text, this.now());
      },
      closed: () => this.venue.lineClosed(name, this.now()),
      changed: () => this.events.linkChanged(),
    });
    this.lines.set(name, keeper);
    if (this.mayUseSocket()) keeper.start();
  }

  private mayUseSocket(): boolean {
    return this.isRecalled && !this.isOff && this.mode !== 'rest';
  }

  private apply(): void {
    for (const line of this.lines.values()) {
      if (this.mayUseSocket()) line.start();
      else line.stop(this.isOff ? 'disconnected by you' : 'REST only, by your choice');
    }
    this.withoutSince = null;
    this.events.linkChanged();
  }

  private pollIfNeeded(now: LocalMs): void {
    const without = this.entry.restHost === null || this.isOff ? [] : [...this.topics.values()].filter((topic) => this.isWithoutLine(topic));
    const isWithout = without.length > 0;
    if (isWithout) this.withoutSince ??= this.world.clock.monotonic();
    else this.withoutSince = null;
    const withoutMs = this.withoutSince === null ? 0 : this.world.clock.monotonic() - this.withoutSince;
    const shouldPoll = isWithout && (this.mode === 'rest' || (this.mode === 'automatic' && withoutMs > FALLBACK_MS));
    if (shouldPoll !== this.isPolling) {
      this.isPolling = shouldPoll;
      this.events.linkChanged();
    }
    void Promise.all(this.pollDue(polled([...(shouldPoll ? without : []), ...this.toRefresh.values()]), now));
  }

  /** A topic that a socket should carry and none does. */
  private isWithoutLine(topic: Topic): boolean {
    const health = this.venue.health(topicKey(topic));
    return health !== undefined && !health.isLineUp && !health.isRefused;
  }

  /** Ask for those whose turn it is. */
  private pollDue(topics: readonly Topic[], now: LocalMs): Promise<Result<null, Fault>>[] {
    return this.poller.due(topics, now).map((topic) => {
      this.toRefresh.delete(topicKey(topic));
      return this.ask((at) => this.venue.poll(topic, at));
    });
  }

  /** Let the venue form a request and wait for what becomes of it. */
  private async ask(form: (now: LocalMs) => number | null): Promise<Result<null, Fault>> {
    const id = form(this.now());
    if (id === null) return fail({ code: 'no-route', next: 'ask-user', venue: this.entry.id, detail: 'the exchange has no REST form of this' });
    const reply = await new Promise<Result<unknown, Fault>>((resolve) => this.pending.set(id, resolve));
    return reply.ok ? ok(null) : reply;
  }

  private async fetchFor(id: number, path: string): Promise<void> {
    // Awaited in both cases: whoever asked is not listening yet.
    const reply: Result<unknown, Fault> = await (this.route?.get(path) ??
      fail<Fault>({ code: 'no-route', next: 'ask-user', venue: this.entry.id, detail: 'this market has no REST' }));
    if (!reply.ok && reply.error.code === 'rate-limited') this.poller.waitUntil(reply.error.until);
    this.venue.replied(id, reply, this.now());
    this.pending.get(id)?.(reply);
    this.pending.delete(id);
  }

  private now(): LocalMs {
    return this.world.clock.now();
  }
}

/** What REST is asked for these topics, each once: candles that are made of trades need no request of their own. */
const polled = (topics: Iterable<Topic>): readonly Topic[] => [
  ...new Map([...topics].map(asked).map((topic) => [topicKey(topic), topic] as const)).values(),
];
