import { type Alert, type AlertHappening, type AlertId, isWatching, stepAlert } from '../../domain/alert/alert';
import { type CandleLack, candleLack } from '../../domain/alert/candle-row';
import { topicKeyOf, topicOf } from '../../domain/alert/condition';
import type { Sighting } from '../../domain/alert/sighting';
import { freshMemory, type Memory } from '../../domain/alert/step-condition';
import type { Candle } from '../../domain/candle';
import type { Fault } from '../../domain/fault';
import type { MarketEvent } from '../../domain/market-event';
import type { Result } from '../../domain/result';
import { type Topic, type TopicKey, topicKey } from '../../domain/topic';
import type { VenueMs } from '../../domain/units';
import type { Clock } from '../clock';
import type { OrderNews } from '../protocol/stream-message';
import { MarketEyes, type TopicSight } from './market-eyes';

export interface WatchParts extends TopicSight {
  readonly clock: Clock;
  /** The user did not disconnect its market. */
  isWanted(topic: Topic): boolean;
  /** The alerts follow `after` from now on, and no longer `before`. */
  follow(before: readonly TopicKey[], after: readonly TopicKey[]): void;
  /** Ask for candles before a time, in its turn among the requests that the exchange allows. */
  history(topic: Topic, before: VenueMs): Promise<Result<null, Fault>>;
}

interface Held {
  alert: Alert;
  memory: Memory;
  /** Null: nothing of the market is looked at for it. */
  readonly key: TopicKey | null;
  /** What there are too few candles of, and the oldest of them; null: there are enough, or none was seen yet. */
  lack: (CandleLack & { readonly from: VenueMs }) | null;
  /** What it was counted of last. */
  counted: string;
}

/** Steps each alert with what is seen of its topic, which is followed as long as one needs it. */
export class AlertWatch {
  private readonly held = new Map<AlertId, Held>();
  private readonly eyes = new Map<TopicKey, MarketEyes>();
  /** So many candles older ones were asked for. */
  private readonly asked = new Map<TopicKey, number>();
  private isAsking = false;

  constructor(
    private readonly parts: WatchParts,
    /** An alert is another now. `happening`: what its user is to hear of; null: nothing. */
    private readonly changed: (alert: Alert, happening: AlertHappening | null) => void,
    /** Another has too few candles now, or no longer. */
    private readonly lacked: () => void,
  ) {}

  get alerts(): readonly Alert[] {
    return [...this.held.values()].map(({ alert }) => alert);
  }

  get lacks(): Readonly<Record<AlertId, CandleLack>> {
    return Object.fromEntries([...this.held].flatMap(([id, { lack }]) => (lack === null ? [] : [[id, { needed: lack.needed, here: lack.here }]])));
  }

  get size(): number {
    return this.held.size;
  }

  find(id: AlertId): Alert | undefined {
    return this.held.get(id)?.alert;
  }

  /** As an earlier engine left them. */
  restore(alerts: readonly Alert[]): void {
    for (const alert of alerts) this.put(alert, freshMemory(alert.place));
    this.followNeeds();
  }

  /** It begins with what stands there now, and with nothing from before. */
  arm(alert: Alert): void {
    this.put(alert, freshMemory(null));
    this.followNeeds();
    const eyes = this.eyes.get(topicKeyOf(alert.instrument, alert.condition) ?? '');
    if (eyes !== undefined) this.step(alert.id, eyes.present(this.parts.clock.now()));
  }

  /** It goes on with what it has seen. */
  replace(alert: Alert): void {
    const held = this.held.get(alert.id);
    this.put(alert, held?.memory ?? freshMemory(null), held?.lack);
  }

  remove(id: AlertId): void {
    this.held.delete(id);
    this.followNeeds();
  }

  market(event: MarketEvent): void {
    const eyes = this.eyes.get(event.topic);
    if (eyes !== undefined) this.seen(event.topic, eyes.see(event, this.parts.clock.now()));
  }

  tick(): void {
    const now = this.parts.clock.now();
    // One that is over needs nothing any more.
    this.followNeeds();
    for (const [key, eyes] of this.eyes) this.seen(key, eyes.look(now, this.parts.isWanted(eyes.topic)));
    this.askForOlder();
  }

  heard(news: readonly OrderNews[]): void {
    for (const { happened, order } of news)
      for (const { id, instrument } of this.alerts)
        if (instrument === order.terms.instrument) this.step(id, [{ kind: 'order', happened, order: order.id }]);
  }

  private put(alert: Alert, memory: Memory, lack: Held['lack'] = null): void {
    this.held.set(alert.id, { alert, memory, key: topicKeyOf(alert.instrument, alert.condition), lack, counted: '' });
  }

  private seen(key: TopicKey, sightings: readonly Sighting[]): void {
    if (sightings.length === 0) return;
    for (const [id, held] of [...this.held]) if (held.key === key) this.step(id, sightings);
  }

  private step(id: AlertId, sightings: readonly Sighting[]): void {
    for (const sighting of sightings) {
      const held = this.held.get(id);
      if (held === undefined) return;
      const { alert, memory, happening } = stepAlert(held.alert, held.memory, sighting, this.parts.clock.now());
      const isOther = alert !== held.alert;
      held.alert = alert;
      held.memory = memory;
      if (sighting.kind === 'candles') this.count(held, sighting.candles);
      if (isOther || happening !== null) this.changed(alert, happening);
    }
  }

  private count(held: Held, candles: readonly Candle[]): void {
    const { alert, lack: before } = held;
    const from = candles.findLast(({ gapBefore }) => gapBefore === true)?.at ?? candles[0]?.at;
    // Most news of candles is of the running one.
    const counted = `${from} ${candles.at(-1)?.at} ${candles.length}`;
    if (counted === held.counted) return;
    held.counted = counted;
    const lack = from === undefined || !isWatching(alert, this.parts.clock.now()) ? null : candleLack(alert.condition, candles);
    held.lack = lack && { ...lack, from: from as VenueMs };
    if (lack?.needed !== before?.needed || lack?.here !== before?.here) this.lacked();
  }

  /** Once for so many of a topic, and one at a time: charts ask as well. */
  private askForOlder(): void {
    if (this.isAsking) return;
    for (const { key, lack } of this.held.values()) {
      const eyes = this.eyes.get(key ?? '');
      if (key === null || lack === null || eyes === undefined || (this.asked.get(key) ?? 0) >= lack.needed) continue;
      this.asked.set(key, lack.needed);
      void this.older(key, eyes.topic, lack.from);
      return;
    }
  }

  private async older(key: TopicKey, topic: Topic, before: VenueMs): Promise<void> {
    const { clock } = this.parts;
    this.isAsking = true;
    const answer = await this.parts.history(topic, before);
    if (!answer.ok && answer.error.code === 'rate-limited') {
      // It did not come to be asked.
      this.asked.delete(key);
      clock.after(Math.max(0, answer.error.until - clock.now()), () => {
        this.isAsking = false;
      });
      return;
    }
    this.isAsking = false;
    const eyes = this.eyes.get(key);
    if (answer.ok && eyes !== undefined) this.seen(key, eyes.present(clock.now()));
  }

  private followNeeds(): void {
    const now = this.parts.clock.now();
    const needed = new Map<TopicKey, Topic>();
    for (const { alert } of this.held.values()) {
      const topic = isWatching(alert, now) ? topicOf(alert.instrument, alert.condition) : null;
      if (topic !== null) needed.set(topicKey(topic), topic);
    }
    const before = [...this.eyes.keys()];
    if (before.length === needed.size && before.every((key) => needed.has(key))) return;
    for (const key of before) {
      if (needed.has(key)) continue;
      this.eyes.delete(key);
      this.asked.delete(key);
    }
    for (const [key, topic] of needed) if (!this.eyes.has(key)) this.eyes.set(key, new MarketEyes(topic, this.parts));
    this.parts.follow(before, [...needed.keys()]);
  }
}
