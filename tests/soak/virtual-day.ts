import { unknownTopic } from '../../src/client/fold-topic';
import type { TopicKey } from '../../src/domain/topic';
import { randomOf } from '../exchange/pace';
import type { Precision } from '../exchange/precision';
import { bookText, makeEngine, RigTab, rowsText } from '../support/engine-rig';
import { FakeClock, settle } from '../support/fake-clock';
import { ModelExchange, type ModelSocket } from '../support/model-exchange';
import { wrongInCandles } from './candle-truth';
import { MarketFaults } from './market-faults';
import { TradeRecord, wrongInTape } from './tape-truth';

/** The exchange's checksum covers 25 levels a side: what is wrong below that, in a longer book, nothing can show. */
const BOOKS = [
  { pair: 'BTC/USD', precision: 'P0', length: 25 },
  { pair: 'ETH/USD', precision: 'P0', length: 25 },
  { pair: 'ETH/USD', precision: 'R0', length: 25 },
  { pair: 'LTC/USD', precision: 'P0', length: 25 },
] as const satisfies readonly { pair: string; precision: Precision; length: number }[];
type BookSpec = (typeof BOOKS)[number];
const PAIRS = ['BTC/USD', 'ETH/USD', 'LTC/USD'] as const;
const TAPES = ['BTC/USD', 'ETH/USD'] as const;
const CHARTED = 'BTC/USD';
const CANDLES: TopicKey = `candles:bitfinex:${CHARTED}:1m`;
const OTHERS: readonly TopicKey[] = [...TAPES.map((pair) => tapeOf(pair)), CANDLES, 'ticker:bitfinex:BTC/USD'];
const CHECK_MS = 500;
/** Candles change slowly, and what is wrong with one stays. */
const CANDLES_CHECK_MS = 5_000;
const MINUTE = 60_000;
/** By then the next frame of a busy socket has shown that one is missing. */
const GAP_SHOWS_MS = 600;

export interface DayOptions {
  readonly seed: number;
  readonly hours: number;
  readonly faultsPerHour: number;
}

export interface DayReport {
  readonly seed: number;
  readonly frames: number;
  readonly checks: number;
  /** Checks in which the book said live. */
  readonly live: number;
  /** Trades, and closed candles, that were compared while they said live. */
  readonly trades: number;
  readonly candles: number;
  /** Checks in which a tape said live with a gap marked on it. */
  readonly gapped: number;
  readonly faults: Readonly<Record<string, number>>;
  /** Rebuildings that the faults call for, at the most. */
  readonly called: number;
  readonly resyncs: number;
  readonly resyncsByCause: Readonly<Record<string, number>>;
  readonly connections: number;
  /** What was wrong, in words; empty when all is well. */
  readonly wrong: readonly string[];
}

function tapeOf(pair: string): TopicKey {
  return `trades:bitfinex:${pair}`;
}

const keyOf = ({ pair, precision, length }: BookSpec): TopicKey => `book:bitfinex:${pair}:${precision}:${length}`;

/** Hours of market with faults, on a fake clock: whenever a book, a tape or a chart says that it is live it is compared with the exchange's own. */
export async function virtualDay({ seed, hours, faultsPerHour }: DayOptions): Promise<DayReport> {
  const day = new Day(seed);
  await day.begin();
  const faults = Math.round(hours * faultsPerHour);
  const spacing = (hours * 60 * MINUTE) / Math.max(1, faults);
  for (let i = 0; i < faults && !day.isHopeless; i++) await day.stretch(spacing);
  return day.end();
}

class Day {
  private readonly clock = new FakeClock();
  private readonly exchange: ModelExchange;
  private readonly engine: ReturnType<typeof makeEngine>;
  private readonly tab: RigTab;
  private readonly random: () => number;
  private readonly faults: MarketFaults;
  private readonly wrong: string[] = [];
  private checks = 0;
  private live = 0;
  private trades = 0;
  private candles = 0;
  private gapped = 0;
  private readonly records = new Map<string, TradeRecord>(TAPES.map((pair) => [pair, new TradeRecord()]));
  private called = 0;
  /** Books as they stood when their socket went silent. */
  private readonly frozen = new Map<ModelSocket, ReadonlyMap<TopicKey, string>>();
  /** Channels with a wrong level that no checksum has had a chance to show. */
  private readonly corrupt = new Map<ModelSocket, Set<string>>();
  /** Levels still to be corrupted, as last seen: one fewer means that the frame just sent is the one. */
  private readonly toCorrupt = new Map<ModelSocket, number>();
  private readonly gapAt = new Map<ModelSocket, number>();

  constructor(private readonly seed: number) {
    this.random = randomOf(seed);
    this.exchange = new ModelExchange(this.clock, { seed });
    this.faults = new MarketFaults(this.exchange, this.clock, this.random, PAIRS, {
      called: (times) => {
        this.called += times;
      },
      booksOf: (pair) => BOOKS.filter((spec) => spec.pair === pair).length,
      silenced: (socket) => this.frozen.set(socket, new Map(BOOKS.map((spec) => [keyOf(spec), this.truth(spec)]))),
      heardAgain: (socket) => this.frozen.delete(socket),
      gapped: (socket) => this.gapAt.set(socket, this.clock.monotonic()),
      corrupting: (socket, levels) => this.toCorrupt.set(socket, levels),
    });
    this.exchange.onConnection = (socket) => this.watch(socket);
    this.keepRecord();
    for (const pair of PAIRS) this.exchange.move(pair, 250);
    const { openSocket, fetch } = this.exchange;
    this.engine = makeEngine({ clock: this.clock, random: randomOf(seed + 1), openSocket, fetch });
    this.tab = new RigTab(this.engine);
  }

  get isHopeless(): boolean {
    return this.wrong.length > 20;
  }

  async begin(): Promise<void> {
    this.tab.follow(...BOOKS.map(keyOf), ...OTHERS);
    await this.clock.advanceAsync(5_000);
    await this.pass(1_000);
  }

  /** One fault at some moment of it. */
  async stretch(ms: number): Promise<void> {
    const before = Math.floor((this.random() * ms) / CHECK_MS) * CHECK_MS;
    await this.pass(before);
    this.faults.strike();
    await this.pass(ms - before);
  }

  /** Without faults everything is live again, and true. */
  async end(): Promise<DayReport> {
    this.exchange.ackLagMs = 0;
    await this.pass(3 * MINUTE);
    for (const key of [...BOOKS.map(keyOf), ...OTHERS]) {
      const { state, reason } = this.tab.state(key).status;
      if (state !== 'live') this.blame(`${key} is ${state} at the end: ${reason}`);
    }
    const report = await this.tab.api.metrics();
    const resyncsByCause = report.ok ? report.value.resyncs : {};
    const resyncs = Object.values(resyncsByCause).reduce((sum, n) => sum + n, 0);
    if (resyncs > this.called) this.blame(`${resyncs} resyncs, the faults call for ${this.called} at the most: ${JSON.stringify(resyncsByCause)}`);
    const { attempts } = this.exchange;
    for (const at of attempts) {
      if (attempts.filter((t) => t > at - MINUTE && t <= at).length > 18) this.blame('more than 18 attempts to connect in a minute');
    }
    await this.engine.retire();
    return {
      seed: this.seed,
      frames: this.exchange.tally.frames,
      checks: this.checks,
      live: this.live,
      trades: this.trades,
      candles: this.candles,
      gapped: this.gapped,
      faults: this.faults.counts,
      called: this.called,
      resyncs,
      resyncsByCause,
      connections: attempts.length,
      wrong: this.wrong,
    };
  }

  private async pass(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += CHECK_MS) {
      this.clock.advance(CHECK_MS);
      await settle(1);
      const isLagging = this.exchange.latencyMs > 100;
      if (!isLagging) for (const socket of this.exchange.open) socket.flush();
      await settle(1);
      this.check(isLagging);
    }
  }

  private check(isLagging: boolean): void {
    this.tab.look();
    for (const spec of BOOKS) {
      const key = keyOf(spec);
      const state = this.tab.states.get(key) ?? unknownTopic(key);
      this.checks++;
      if (state.status.state !== 'live') continue;
      this.live++;
      const socket = this.socketOf(spec);
      if (socket === undefined) {
        this.blame(`${key} says live, and no socket carries it`);
        continue;
      }
      const gapAt = this.gapAt.get(socket);
      const isExcused =
        (isLagging && !socket.isHoled) ||
        this.corrupt.get(socket)?.has(String(this.channelOf(socket, spec))) === true ||
        (gapAt !== undefined && this.clock.monotonic() - gapAt <= GAP_SHOWS_MS);
      const truth = this.frozen.get(socket)?.get(key) ?? this.truth(spec);
      if (!isExcused && bookText(state) !== truth) this.blame(`${key} says live, and is not the exchange's book`);
    }
    const isWhole = !isLagging && !this.isBehind();
    for (const pair of TAPES) this.checkTape(pair, isWhole);
    if (isWhole && this.clock.monotonic() % CANDLES_CHECK_MS === 0) this.checkCandles();
  }

  /** Of what has arrived each trade is true and none is missing, whatever is still under way. */
  private checkTape(pair: string, isWhole: boolean): void {
    const key = tapeOf(pair);
    const { status, data } = this.tab.states.get(key) ?? unknownTopic(key);
    if (status.state !== 'live' || data?.kind !== 'trades') return;
    const { tape } = data;
    this.trades += tape.trades.length;
    if (tape.gaps.length > 0) this.gapped++;
    const wrong = wrongInTape(tape, this.records.get(pair) as TradeRecord, isWhole);
    if (wrong !== null) this.blame(`${key} says live: ${wrong}`);
  }

  private checkCandles(): void {
    const { status, data } = this.tab.states.get(CANDLES) ?? unknownTopic(CANDLES);
    if (status.state !== 'live' || data?.kind !== 'candles') return;
    this.candles += data.candles.length - 1;
    const now = this.exchange.now();
    const wrong = wrongInCandles(data.candles, this.exchange.feed.market(CHARTED).candles('1m', 240, now), now);
    if (wrong !== null) this.blame(`${CANDLES} says live: ${wrong}`);
  }

  /** What the exchange sent has not all come, and no client could know it yet. */
  private isBehind(): boolean {
    const socket = this.exchange.open.findLast((s) => !s.isClosedByClient);
    const gapAt = socket && this.gapAt.get(socket);
    return socket === undefined || socket.isHoled || (gapAt !== undefined && this.clock.monotonic() - gapAt <= GAP_SHOWS_MS);
  }

  private keepRecord(): void {
    const { feed } = this.exchange;
    for (const [pair, record] of this.records) record.add(feed.market(pair).trades(1_000).toReversed());
    const step = feed.step.bind(feed);
    feed.step = (market, at) => {
      const trades = step(market, at);
      for (const [pair, record] of this.records) if (feed.market(pair) === market) record.add(trades);
      return trades;
    };
  }

  private truth({ pair, precision, length }: BookSpec): string {
    const { bids, asks } = this.exchange.feed.market(pair).visible(precision, length, false);
    return precision === 'R0' ? ordersText(bids, asks) : rowsText({ bids, asks });
  }

  /** The connection that the client uses, and the exchange's channel of a book on it. */
  private socketOf(spec: BookSpec): ModelSocket | undefined {
    return this.exchange.open.findLast((socket) => !socket.isClosedByClient && this.channelOf(socket, spec) !== undefined);
  }

  private channelOf(socket: ModelSocket, { pair, precision, length }: BookSpec): number | undefined {
    const symbol = this.exchange.feed.market(pair).listing.symbol;
    for (const { id, isActive, subscription: s } of socket.session?.channels.values() ?? []) {
      if (isActive && s.channel === 'book' && s.symbol === symbol && s.prec === precision && s.len === length) return id;
    }
    return undefined;
  }

  /** A corrupted level may be shown until the next checksum of its channel has arrived. */
  private watch(socket: ModelSocket): void {
    const corrupt = new Set<string>();
    const exposing = new Map<string, string>();
    this.corrupt.set(socket, corrupt);
    socket.onSent = (text) => {
      const now = socket.session?.next.corrupt ?? 0;
      const [, id = '', isChecksum] = text.match(/^\[(\d+),("cs")?/) ?? [];
      if (now < (this.toCorrupt.get(socket) ?? 0)) corrupt.add(id);
      this.toCorrupt.set(socket, now);
      if (isChecksum !== undefined && corrupt.has(id)) exposing.set(text, id);
    };
    socket.onArrival = (text) => {
      const id = exposing.get(text);
      if (id !== undefined) corrupt.delete(id);
    };
  }

  private blame(what: string): void {
    this.wrong.push(`${Math.round(this.clock.monotonic() / 100) / 10} s: ${what} (${this.faults.lately()})`);
  }
}

/** The exchange's single orders as rows of one each. */
function ordersText(bids: readonly (readonly number[])[], asks: readonly (readonly number[])[]): string {
  const rows = (orders: readonly (readonly number[])[]): number[][] => orders.map(([, price = 0, amount = 0]) => [price, 1, amount]);
  return rowsText({ bids: rows(bids), asks: rows(asks) });
}
