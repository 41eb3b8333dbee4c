import type { MarketEvent } from '../../domain/market-event';
import { parseTopicKey, type Topic, type TopicKey, topicKey } from '../../domain/topic';
import type { LocalMs } from '../../domain/units';
import { type Feed, makeFeed } from './feeds';
import { SimMarket, type SimTrade } from './market';
import type { SimPair } from './pairs';
import { Random } from './random';
import { RegimeSchedule } from './regime-schedule';
import type { Regime } from './regimes';

/** After a longer pause the market does not make up what was missed: it goes on from here, and the rest is a gap. */
const CATCH_UP_MS = 5_000;
/** Steps a second of the busiest pair. */
const PACE: Readonly<Record<Regime, number>> = { calm: 24, trend: 30, volatile: 50, 'flash-crash': 60, 'one-sided': 24, outage: 4 };

/** One pair that has been followed: its market, its clock and its topics. A desk without topics stands still. */
export class Desk {
  private readonly feeds = new Map<TopicKey, Feed>();
  /** Topics that are told of nothing until they are restored. */
  private readonly broken = new Set<TopicKey>();
  private market!: SimMarket;
  private schedule!: RegimeSchedule;
  private readonly random: Random;
  /** When the next step is due: not a whole millisecond. */
  private dueAt: number;
  private tickedAt: LocalMs;

  /** `rank`: 0 for the busiest pair. */
  constructor(
    private readonly pair: SimPair,
    private readonly rank: number,
    private readonly seed: number,
    private forced: Regime | null,
    now: LocalMs,
    private readonly emit: (event: MarketEvent) => void,
  ) {
    this.random = new Random(seed, 7919 * (rank + 1));
    this.begin(now);
    this.dueAt = now;
    this.tickedAt = now;
  }

  /** Null: back to the schedule, beginning calm. */
  force(regime: Regime | null): void {
    this.forced = regime;
    this.market.regime = regime ?? 'calm';
    this.schedule = new RegimeSchedule(this.random, this.tickedAt);
  }

  /** False: there is no such topic here. `isStill`: nobody answers just now. */
  follow(topic: Topic, now: LocalMs, isStill: boolean): boolean {
    if (!isStill) this.tick(now);
    const feed = makeFeed(topic, () => this.market, this.emit);
    if (feed === undefined) return false;
    this.feeds.set(topicKey(topic), feed);
    if (isStill) {
      this.broken.add(topicKey(topic));
      return true;
    }
    feed.begin(now);
    this.prove(feed, now);
    return true;
  }

  unfollow(key: TopicKey): void {
    this.feeds.delete(key);
    this.broken.delete(key);
  }

  /** No topic has a line. */
  cutOff(why: string): void {
    for (const [key, { health }] of this.feeds) {
      this.broken.add(key);
      Object.assign(health, { isLineUp: false, hasSnapshot: false, trouble: why });
    }
  }

  /** No book can be trusted. */
  failBooks(why: string): void {
    for (const [key, { health }] of this.feeds) {
      if (parseTopicKey(key)?.kind !== 'book') continue;
      this.broken.add(key);
      Object.assign(health, { hasSnapshot: false, trouble: why });
    }
  }

  /** What was cut off or failed is told anew, all of it. */
  restore(now: LocalMs): void {
    if (this.broken.size === 0) return;
    this.tick(now);
    for (const key of this.broken) {
      const feed = this.feeds.get(key);
      if (feed === undefined) continue;
      Object.assign(feed.health, { isLineUp: true, trouble: null });
      feed.begin(now);
      this.prove(feed, now);
    }
    this.broken.clear();
  }

  feed(key: TopicKey): Feed | undefined {
    return this.feeds.get(key);
  }

  isFollowed(): boolean {
    return this.feeds.size > 0;
  }

  tick(now: LocalMs): void {
    const pause = now - this.tickedAt;
    const isRestart = pause > CATCH_UP_MS || pause < -CATCH_UP_MS;
    this.tickedAt = now;
    if (isRestart) this.dueAt = now - CATCH_UP_MS;
    // A clock set back: a market has no way back.
    if (pause < -CATCH_UP_MS) this.begin(this.dueAt);
    const trades: SimTrade[] = [];
    let isBookChanged = false;
    while (this.dueAt <= now) {
      const events = this.step(Math.floor(this.dueAt));
      if (events.length > 0) isBookChanged = true;
      for (const event of events) if (event.kind === 'trade') trades.push(event);
      this.dueAt += (1000 * (0.5 + this.random.unit())) / this.pace();
    }
    for (const [key, feed] of this.feeds) {
      if (!this.broken.has(key)) feed.tell({ now, isBookChanged, trades, isRestart });
      this.prove(feed, now);
    }
  }

  private begin(at: number): void {
    this.market = new SimMarket(this.pair, this.seed, at);
    this.market.regime = this.forced ?? 'calm';
    this.schedule = new RegimeSchedule(this.random, at);
  }

  private step(at: number): ReturnType<SimMarket['step']> {
    if (this.forced === null) {
      const regime = this.schedule.changeAt(at);
      if (regime !== undefined) this.market.regime = regime;
    }
    return this.market.step(at);
  }

  private prove(feed: Feed, now: LocalMs): void {
    if (this.market.regime !== 'outage') feed.health.proofAt = now;
  }

  private pace(): number {
    return PACE[this.market.regime] / (1 + this.rank * 0.4);
  }
}
