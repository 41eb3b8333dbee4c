import { isShortInterval, type ShortInterval } from '../domain/candle';
import type { InstrumentId } from '../domain/instrument';
import type { MarketEvent } from '../domain/market-event';
import { TAPE_LENGTH } from '../domain/tape';
import { parseTopicKey, type Topic, type TopicKey, topicKey } from '../domain/topic';
import { compareTrades, type Trade } from '../domain/trade';
import { TradeCandles } from '../domain/trade-candles';
import type { VenueMs } from '../domain/units';
import type { Hands } from './venue';

/** Trades of a market that are remembered: to know one that is told again, and for an interval that is followed later. */
const KEPT = 5_000;

type Emit = Hands['emit'];
type TradesEvent = Extract<MarketEvent, { kind: 'trades' }>;

export interface ShortTopic {
  readonly kind: 'candles';
  readonly instrument: InstrumentId;
  readonly interval: ShortInterval;
}

export const isShort = (topic: Topic): topic is ShortTopic => topic.kind === 'candles' && isShortInterval(topic.interval);

interface Followed {
  candles: TradeCandles;
  /** A first candle was told. Until then what is told comes as a snapshot, so that a gap before it can be seen. */
  isBegun: boolean;
}

/** The candles under a minute of one market, of every trade that it tells. */
export class ShortCandles {
  private readonly followed = new Map<TopicKey, Followed>();
  /** By id, in the order in which they came. */
  private readonly seen = new Map<string, Trade>();
  /** Where the run of trades without a hole begins; null: at the beginning of the market. Undefined: there is no run yet. */
  private knownAfter: VenueMs | null | undefined = undefined;

  constructor(private readonly emit: Emit) {}

  follow(topic: ShortTopic): void {
    const key = topicKey(topic);
    const followed = this.begin(topic.interval);
    this.followed.set(key, followed);
    followed.candles.add([...this.seen.values()]);
    this.tellAll(key, followed, undefined, undefined);
  }

  unfollow(topic: ShortTopic): void {
    this.followed.delete(topicKey(topic));
  }

  /** The trades of the run without a hole that is going on, for who begins to follow them in the middle of it. Null: there is none yet. */
  known(): readonly Trade[] | null {
    return this.knownAfter === undefined ? null : [...this.seen.values()].sort(compareTrades).slice(0, TAPE_LENGTH);
  }

  /** Everything that comes of the market's trades. History by REST is left aside: it may end anywhere. */
  take({ trades, isSnapshot, sentAt }: TradesEvent, via: 'rest' | undefined): void {
    if (via === 'rest' && !isSnapshot) return;
    const added = trades.filter(({ id }) => !this.seen.has(id));
    if (isSnapshot && (added.length === trades.length || this.knownAfter === undefined)) this.startOver(trades);
    if (this.knownAfter === undefined) return;
    for (const trade of added) this.seen.set(trade.id, trade);
    this.forget();
    for (const [key, followed] of this.followed) {
      const changed = followed.candles.add(added);
      if (via === 'rest' || !followed.isBegun) this.tellAll(key, followed, sentAt, via);
      else if (changed.length > 0) this.emit({ kind: 'candles', topic: key, candles: changed, isSnapshot: false, sentAt });
    }
  }

  /** Nothing of a snapshot is known: what was traded between it and the last known trade is not known either. */
  private startOver(snapshot: readonly Trade[]): void {
    this.seen.clear();
    const oldest = [...snapshot].sort(compareTrades).at(-1);
    this.knownAfter = oldest?.at ?? null;
    for (const key of this.followed.keys()) {
      const topic = parseTopicKey(key);
      if (topic !== undefined && isShort(topic)) this.followed.set(key, this.begin(topic.interval));
    }
  }

  private begin(interval: ShortInterval): Followed {
    return { candles: new TradeCandles(interval, this.knownAfter ?? null), isBegun: false };
  }

  private tellAll(key: TopicKey, followed: Followed, sentAt: VenueMs | undefined, via: 'rest' | undefined): void {
    const candles = followed.candles.all();
    if (candles.length === 0) return;
    followed.isBegun = true;
    this.emit({ kind: 'candles', topic: key, candles, isSnapshot: true, sentAt }, via);
  }

  private forget(): void {
    for (const [id, trade] of this.seen) {
      if (this.seen.size <= KEPT) return;
      this.seen.delete(id);
      this.knownAfter = trade.at;
    }
  }
}
