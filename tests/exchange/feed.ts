import type { BookRow } from './checksum';
import type { Faults } from './faults';
import { furtherListings, LISTINGS, type Listing, symbolOf } from './listing';
import { type FollowedWindow, Market, type TradeRow } from './market';
import type { Pace } from './pace';
import type { Channel } from './session';
import { derivativeRow, type LiquidationRow, liquidationRow } from './status-rows';
import { FLAG } from './wire';

const SNAPSHOT_TRADES = 30;
const SNAPSHOT_CANDLES = 240;
const KEPT_LIQUIDATIONS = 100;

/** All markets, and what of them goes to which channel. */
export class Feed {
  readonly markets = new Map<string, Market>();
  readonly active = new Set<Channel>();
  /** Newest first. */
  readonly liquidations: LiquidationRow[] = [];
  private readonly byPlace = new Map<string, Set<Channel>>();
  private readonly lastCandleAt = new WeakMap<Channel, number>();
  private readonly unconfirmed: { at: number; symbol: string; body: string }[] = [];
  private nextLiquidationAt: number;
  private liquidationId = 142_397_657;

  constructor(
    private readonly faults: Faults,
    private readonly pace: Pace,
    private readonly seed: number,
    private readonly now: () => number,
    private readonly random: () => number,
    furtherPairs = 0,
  ) {
    for (const [i, listing] of [...LISTINGS, ...furtherListings(furtherPairs)].entries())
      this.markets.set(listing.symbol, new Market(listing, i * 1e10, seed + i, now()));
    this.nextLiquidationAt = now() + pace.liquidationMs;
  }

  /** By symbol (`tBTCUSD`) or by name (`BTC/USD`). */
  market(name: string): Market {
    const [base = '', quote = ''] = name.split('/');
    const market = this.markets.get(name) ?? this.markets.get(symbolOf(base, quote));
    if (market === undefined) throw new Error(`no market ${name}; there are ${[...this.markets.keys()].join(' ')}`);
    return market;
  }

  /** Markets of which a channel is open that each step can move. */
  followed(): Market[] {
    return [...this.markets.values()].filter((m) => m.windows.size > 0 || this.at(`trades ${m.listing.symbol}`) !== undefined);
  }

  /** Let a channel's data flow: its snapshot, and all that follows. */
  activate(channel: Channel): void {
    const { subscription: s, session } = channel;
    const at = this.now();
    channel.isActive = true;
    channel.nextHeartbeatAt = at + this.pace.heartbeatMs;
    channel.nextChecksumAt = at + this.pace.checksumMs;
    this.active.add(channel);
    switch (s.channel) {
      case 'ticker':
        channel.nextAt = at + this.pace.tickerMs;
        break;
      case 'trades':
      case 'candles':
        this.join(channel, `${s.channel} ${s.symbol}`);
        break;
      case 'deriv':
        channel.nextAt = at + this.pace.statusMs;
        break;
      case 'liquidations':
        this.join(channel, s.key);
        break;
      case 'book': {
        const followed = this.market(s.symbol).follow(channel, s.prec, s.len, s.freq === 'F1');
        channel.nextAt = at + this.pace.groupMs;
        if (followed.channels.size === 1) followed.rows.length = 0;
      }
    }
    const body = this.snapshot(channel, at);
    if (body !== undefined) session.data(channel.id, body);
  }

  deactivate(channel: Channel): void {
    const { subscription: s } = channel;
    channel.isActive = false;
    if (!this.active.delete(channel)) return;
    if (s.channel === 'book') this.market(s.symbol).unfollow(channel, s.prec, s.len, s.freq === 'F1');
    for (const channels of this.byPlace.values()) channels.delete(channel);
  }

  /** What the channel's state is right now, as a frame's body. Undefined: it has none. */
  snapshot(channel: Channel, at: number): string | undefined {
    const { subscription: s } = channel;
    switch (s.channel) {
      case 'ticker':
        return JSON.stringify(this.market(s.symbol).ticker(at));
      case 'trades':
        return JSON.stringify(this.market(s.symbol).trades(SNAPSHOT_TRADES));
      case 'candles': {
        const rows = this.market(s.symbol).candles(s.timeframe, SNAPSHOT_CANDLES, at);
        this.lastCandleAt.set(channel, rows[0]?.[0] ?? 0);
        return JSON.stringify(rows);
      }
      case 'book': {
        const { bids, asks } = this.market(s.symbol).visible(s.prec, s.len, s.freq === 'F1');
        return JSON.stringify([...bids, ...asks]);
      }
      case 'deriv':
        return JSON.stringify(derivativeRow(this.market(s.symbol), at));
      case 'liquidations':
        return this.liquidations.length === 0 ? undefined : JSON.stringify(this.liquidations.slice(0, 5));
    }
  }

  /** One step of one market, and the frames that follow from it. */
  step(market: Market, at: number): TradeRow[] {
    const trades = market.step(at);
    for (const trade of trades) this.publishTrade(market.listing.symbol, trade, at);
    this.publishBooks(market);
    if (trades.length > 0) {
      for (const channel of this.at(`candles ${market.listing.symbol}`) ?? []) {
        channel.isChanged = true;
        if (this.pace.candleMs === 0) this.sendCandle(channel, at);
      }
    }
    market.guests?.settled(at);
    return trades;
  }

  /** A trade of an account, as everybody sees it. */
  report(market: Market, trade: TradeRow): void {
    market.keepTrade(trade);
    this.publishTrade(market.listing.symbol, trade, trade[1]);
  }

  /** One more market, from now on. */
  list(listing: Listing): void {
    const i = this.markets.size;
    if (!this.markets.has(listing.symbol)) this.markets.set(listing.symbol, new Market(listing, i * 1e10, this.seed + i, this.now()));
  }

  /** Send the book rows that wait. Frozen or in maintenance they are lost, as on a stuck stream. */
  publishBooks(market: Market): void {
    for (const followed of market.windows.values()) {
      if (followed.rows.length === 0) continue;
      if (!this.isMuted()) this.sendRows(followed, followed.rows);
      followed.rows.length = 0;
    }
  }

  /** All that is due by the clock. */
  pump(at: number): void {
    const { pace, faults } = this;
    if (faults.isMaintenance) return;
    for (const channel of this.active) {
      if (pace.heartbeatMs > 0 && at >= channel.nextHeartbeatAt) {
        channel.nextHeartbeatAt = at + pace.heartbeatMs;
        channel.session.data(channel.id, '"hb"');
      }
      if (faults.isFrozen) continue;
      const kind = channel.subscription.channel;
      if (kind === 'ticker' && pace.tickerMs > 0 && at >= channel.nextAt) this.sendTicker(channel, at);
      else if (kind === 'deriv' && pace.statusMs > 0 && at >= channel.nextAt) this.sendStatus(channel, at);
      else if (kind === 'candles' && pace.candleMs > 0 && channel.isChanged && at >= channel.nextAt) this.sendCandle(channel, at);
      else if (kind === 'book' && pace.checksumMs > 0 && channel.isChanged && at >= channel.nextChecksumAt) this.sendChecksum(channel, at);
    }
    if (pace.groupMs > 0) this.flushGroups((channel) => at >= channel.nextAt, at);
    if (pace.confirmMs > 0) this.confirmTrades(at);
    if (pace.liquidationMs > 0 && at >= this.nextLiquidationAt) {
      this.nextLiquidationAt = at + pace.liquidationMs;
      this.liquidate(at);
    }
  }

  heartbeat(): void {
    for (const channel of this.active) channel.session.data(channel.id, '"hb"');
  }

  /** A `cs` frame to each book channel that asked for them; `all`: to unchanged books too. */
  checksums(at: number, all = false): void {
    for (const channel of this.active) if (channel.subscription.channel === 'book' && (all || channel.isChanged)) this.sendChecksum(channel, at);
  }

  tickers(at: number): void {
    for (const channel of this.active) if (channel.subscription.channel === 'ticker') this.sendTicker(channel, at);
  }

  statuses(at: number): void {
    for (const channel of this.active) if (channel.subscription.channel === 'deriv') this.sendStatus(channel, at);
  }

  groups(at: number): void {
    this.flushGroups(() => true, at);
  }

  /** `tu` of every trade whose time for it has come. */
  confirmTrades(by: number): void {
    const due = this.unconfirmed.filter((t) => t.at <= by);
    if (due.length === 0) return;
    this.unconfirmed.splice(0, this.unconfirmed.length, ...this.unconfirmed.filter((t) => t.at > by));
    if (this.isMuted()) return;
    for (const { symbol, body } of due) for (const channel of this.at(`trades ${symbol}`) ?? []) channel.session.data(channel.id, `"tu",${body}`);
  }

  /** A position is closed by force: its trigger, then its execution. */
  liquidate(at: number, row?: LiquidationRow): void {
    const id = this.liquidationId++;
    const price = this.market('tBTCF0:USTF0').ticker(at)[6] ?? 1;
    const rows = row === undefined ? [false, true].map((isExecuted) => liquidationRow(id, 'tBTCF0:USTF0', at, price, isExecuted)) : [row];
    for (const one of rows) {
      this.liquidations.unshift(one);
      this.liquidations.length = Math.min(this.liquidations.length, KEPT_LIQUIDATIONS);
      if (this.isMuted()) continue;
      for (const channel of this.at('liq:global') ?? []) channel.session.data(channel.id, JSON.stringify([one]));
    }
  }

  private publishTrade(symbol: string, trade: TradeRow, at: number): void {
    const channels = this.at(`trades ${symbol}`);
    if (channels === undefined) return;
    const body = JSON.stringify(trade);
    this.unconfirmed.push({ at: at + this.pace.confirmMs * (1 + this.random()), symbol, body });
    if (this.isMuted()) return;
    for (const channel of channels) channel.session.data(channel.id, `"te",${body}`);
  }

  private sendRows(followed: FollowedWindow, rows: readonly BookRow[]): void {
    let texts: string[] | undefined;
    for (const channel of followed.channels) {
      const { session } = channel;
      channel.isChanged = true;
      texts ??= rows.map(rowText);
      const sent = session.next.corrupt + session.next.negate > 0 ? rows.map((row) => rowText(this.mistreated(channel, row))) : texts;
      if (session.has(FLAG.bulk)) session.data(channel.id, `[${sent.join(',')}]`);
      else for (const text of sent) session.data(channel.id, text);
    }
  }

  private mistreated(channel: Channel, row: BookRow): BookRow {
    const { next } = channel.session;
    if (row[1] === 0) return row;
    if (next.corrupt > 0) {
      next.corrupt--;
      return [row[0], row[1], Math.round(row[2] * 2e8) / 1e8];
    }
    if (next.negate === 0) return row;
    next.negate--;
    return [row[0], row[1], -row[2]];
  }

  private flushGroups(isDue: (channel: Channel) => boolean, at: number): void {
    for (const market of this.markets.values()) {
      for (const followed of market.windows.values()) {
        if (!followed.window.isGrouped || ![...followed.channels].some(isDue)) continue;
        for (const channel of followed.channels) channel.nextAt = at + this.pace.groupMs;
        const rows = followed.window.flush();
        if (rows.length > 0 && !this.isMuted()) this.sendRows(followed, rows);
      }
    }
  }

  private sendChecksum(channel: Channel, at: number): void {
    const { subscription: s, session } = channel;
    if (s.channel !== 'book' || !session.has(FLAG.checksum) || this.isMuted()) return;
    channel.isChanged = false;
    channel.nextChecksumAt = at + this.pace.checksumMs;
    const followed = [...this.market(s.symbol).windows.values()].find((w) => w.channels.has(channel));
    if (followed === undefined) return;
    const { wrongChecksums } = this.faults;
    const isWrong = wrongChecksums.count > 0 && (wrongChecksums.symbol ?? s.symbol) === s.symbol;
    if (isWrong) wrongChecksums.count--;
    session.data(channel.id, `"cs",${followed.window.checksum() ^ (isWrong ? 1 : 0)}`);
  }

  private sendTicker(channel: Channel, at: number): void {
    if (channel.subscription.channel !== 'ticker') return;
    channel.nextAt = at + this.pace.tickerMs;
    channel.session.data(channel.id, JSON.stringify(this.market(channel.subscription.symbol).ticker(at)));
  }

  private sendStatus(channel: Channel, at: number): void {
    if (channel.subscription.channel !== 'deriv') return;
    channel.nextAt = at + this.pace.statusMs;
    channel.session.data(channel.id, JSON.stringify(derivativeRow(this.market(channel.subscription.symbol), at)));
  }

  /** The current candle; the one before it too, when a new one has begun and now and then later, as the real exchange does. */
  private sendCandle(channel: Channel, at: number): void {
    const { subscription: s, session } = channel;
    if (s.channel !== 'candles' || this.isMuted()) return;
    channel.isChanged = false;
    channel.nextAt = at + this.pace.candleMs;
    const [current, previous] = this.market(s.symbol).candles(s.timeframe, 2, at);
    if (current === undefined) return;
    const isNew = this.lastCandleAt.get(channel) !== current[0];
    this.lastCandleAt.set(channel, current[0]);
    session.data(channel.id, JSON.stringify(current));
    if (previous !== undefined && (isNew || ++channel.updates % 3 === 0)) session.data(channel.id, JSON.stringify(previous));
  }

  private isMuted(): boolean {
    return this.faults.isFrozen || this.faults.isMaintenance;
  }

  private join(channel: Channel, place: string): void {
    let channels = this.byPlace.get(place);
    if (channels === undefined) {
      channels = new Set();
      this.byPlace.set(place, channels);
    }
    channels.add(channel);
  }

  private at(place: string): Set<Channel> | undefined {
    const channels = this.byPlace.get(place);
    return channels === undefined || channels.size === 0 ? undefined : channels;
  }
}

const rowText = (row: BookRow): string => `[${row[0]},${row[1]},${row[2]}]`;
