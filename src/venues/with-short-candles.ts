import { type Topic, type TopicKey, topicKey } from '../domain/topic';
import type { LocalMs } from '../domain/units';
import { isShort, ShortCandles } from './short-candles';
import type { Hands, Venue } from './venue';

/** A market and the topics that need its trades: the trades themselves, and candles made of them. */
interface Market {
  readonly candles: ShortCandles;
  readonly users: Set<TopicKey>;
}

/** The topic that a venue itself is asked for. */
export const asked = (topic: Topic): Topic => (isShort(topic) ? { kind: 'trades', instrument: topic.instrument } : topic);

/** A venue that also has candles under a minute. It follows the trades that they are made of, once, whoever else does. */
export function withShortCandles(hands: Hands, make: (hands: Hands) => Venue): Venue {
  const markets = new Map<TopicKey, Market>();
  /** Of each short topic the trades that it is made of. */
  const madeOf = new Map<TopicKey, TopicKey>();
  const venue = make({
    ...hands,
    emit: (event, via) => {
      hands.emit(event, via);
      if (event.kind === 'trades') markets.get(event.topic)?.candles.take(event, via);
    },
  });
  const follow = (topic: Topic, now: LocalMs): void => {
    const own = asked(topic);
    if (own.kind !== 'trades') {
      venue.follow(own, now);
      return;
    }
    const key = topicKey(own);
    const known = markets.get(key);
    const market = known ?? { candles: new ShortCandles(hands.emit), users: new Set() };
    market.users.add(topicKey(topic));
    if (known === undefined) {
      markets.set(key, market);
      venue.follow(own, now);
    }
    if (!isShort(topic)) {
      // The venue gave its snapshot to the candles, before anybody wanted the trades themselves.
      const trades = known?.candles.known() ?? null;
      if (trades !== null) hands.emit({ kind: 'trades', topic: key, trades, isSnapshot: true, sentAt: undefined });
      return;
    }
    madeOf.set(topicKey(topic), key);
    market.candles.follow(topic);
  };
  const unfollow = (topic: Topic, now: LocalMs): void => {
    const own = asked(topic);
    const key = topicKey(topic);
    const market = markets.get(topicKey(own));
    market?.users.delete(key);
    if (isShort(topic)) {
      madeOf.delete(key);
      market?.candles.unfollow(topic);
    }
    if (market !== undefined && market.users.size > 0) return;
    markets.delete(topicKey(own));
    venue.unfollow(own, now);
  };
  return {
    id: venue.id,
    source: venue.source,
    connectLimit: venue.connectLimit,
    ...(venue.moods && { moods: venue.moods }),
    ...(venue.makeTrouble && { makeTrouble: venue.makeTrouble.bind(venue) }),
    follow,
    unfollow,
    lineOpened: (line, now) => venue.lineOpened(line, now),
    lineClosed: (line, now) => venue.lineClosed(line, now),
    received: (line, text, now) => venue.received(line, text, now),
    tick: (now) => venue.tick(now),
    health: (key) => venue.health(madeOf.get(key) ?? key),
    lines: () => venue.lines(),
    poll: (topic, now) => venue.poll(asked(topic), now),
    history: (topic, before, now) => (isShort(topic) ? null : venue.history(topic, before, now)),
    replied: (id, reply, now) => venue.replied(id, reply, now),
  };
}
