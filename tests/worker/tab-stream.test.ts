import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { foldTopic, unknownTopic } from '../../src/client/fold-topic';
import type { TopicState } from '../../src/client/terminal';
import { Book } from '../../src/domain/book';
import type { Candle } from '../../src/domain/candle';
import type { MarketEvent } from '../../src/domain/market-event';
import { type Topic, type TopicKey, topicKey } from '../../src/domain/topic';
import type { Trade } from '../../src/domain/trade';
import type { LocalMs, Price, Size, VenueMs } from '../../src/domain/units';
import type { LinkState } from '../../src/worker/protocol/link-state';
import type { News, NewsMessage, StreamMessage, StreamReply } from '../../src/worker/protocol/stream-message';
import { type StreamPort, type StreamSource, TabStream } from '../../src/worker/tab-stream';
import { Topics } from '../../src/worker/topics/topics';

const INSTRUMENT = 'bitfinex:BTC/USD' as const;
const TOPICS: readonly Topic[] = [
  { kind: 'book', instrument: INSTRUMENT, precision: 'P0', depth: 25 },
  { kind: 'trades', instrument: INSTRUMENT },
  { kind: 'candles', instrument: INSTRUMENT, interval: '1m' },
  { kind: 'ticker', instrument: INSTRUMENT },
];
const KEYS = TOPICS.map(topicKey);
const [BOOK, TRADES, CANDLES, TICKER] = KEYS as [TopicKey, TopicKey, TopicKey, TopicKey];
const NOW = 1_700_000_000_000 as LocalMs;

type Happening = 'book' | 'trade' | 'tape' | 'candle' | 'candles' | 'history' | 'ticker';

/** The engine's side without an engine: topics, and what a stream reads of them. */
class Desk {
  readonly topics = new Topics();
  linkRevision = 1;
  painted: (number | null)[] = [];
  private readonly book = new Book(25);
  private n = 0;

  constructor() {
    for (const topic of TOPICS) this.topics.add(topic, 'exchange');
  }

  readonly source: StreamSource = {
    latest: () => this.topics.latest,
    topicSince: (key, revision) => this.topics.messageSince(key, revision, undefined, NOW),
    link: () => ({ revision: this.linkRevision, value: { tabs: this.linkRevision } as LinkState }),
    settings: () => ({ revision: 1, value: null }),
    vault: () => ({ revision: 0, value: null }),
    alerts: () => ({ revision: 0, value: null }),
    now: () => NOW,
    awake: () => undefined,
    isSilent: () => false,
    painted: (ms, sentAt) => this.painted.push(ms, sentAt),
  };

  /** Something happens on the market. */
  happen(kind: Happening, size: number): void {
    const event = this.next(kind, size);
    this.topics.apply(event, kind === 'history' ? 'rest' : 'socket', NOW);
  }

  private next(kind: Happening, size: number): MarketEvent {
    const n = ++this.n;
    const sentAt = n as VenueMs;
    const trade = (id: number): Trade => ({ id: String(id), at: (id * 10) as VenueMs, price: n as Price, size: 1 as Size, side: 'buy' });
    const candle = (minute: number): Candle => ({ at: (minute * 60_000) as VenueMs, open: n, high: n, low: n, close: n, volume: n });
    const range = <T>(from: number, make: (i: number) => T): T[] => Array.from({ length: size }, (_, i) => make(from + i));
    switch (kind) {
      case 'book':
        this.book.set(size % 2 === 0 ? 'buy' : 'sell', (size + 1) as Price, (n % 5) as Size, 1);
        return { kind: 'book', topic: BOOK, book: this.book, sentAt };
      case 'trade':
        return { kind: 'trades', topic: TRADES, trades: range(n, trade), isSnapshot: false, sentAt };
      case 'tape':
        return { kind: 'trades', topic: TRADES, trades: range(n + 20, trade), isSnapshot: true, sentAt };
      case 'candle':
        return { kind: 'candles', topic: CANDLES, candles: [candle(n % 7), candle(n)], isSnapshot: false, sentAt };
      case 'candles':
        return { kind: 'candles', topic: CANDLES, candles: range(n + 10, candle), isSnapshot: true, sentAt };
      case 'history':
        return { kind: 'candles', topic: CANDLES, candles: range(n, candle), isSnapshot: false, sentAt };
      case 'ticker': {
        const ticker = { bid: n, ask: n, last: n, high: n, low: n, volume: n, change: n, changeRatio: n };
        return { kind: 'ticker', topic: TICKER, ticker, sentAt };
      }
    }
  }
}

/** A tab's side: what comes over the port is folded as the client folds it. */
class FoldingTab implements StreamPort {
  onmessage: ((event: MessageEvent<StreamReply>) => void) | null = null;
  readonly messages: StreamMessage[] = [];
  readonly news: News[] = [];
  states = new Map<TopicKey, TopicState>();
  credits = 0;

  postMessage(message: StreamMessage | NewsMessage): void {
    const copy = structuredClone(message);
    if ('news' in copy) {
      this.news.push(...copy.news);
      return;
    }
    this.messages.push(copy);
    this.credits--;
    for (const topic of copy.topics) this.states.set(topic.key, foldTopic(this.states.get(topic.key) ?? unknownTopic(topic.key), topic));
  }

  send(reply: unknown): void {
    this.onmessage?.({ data: reply } as MessageEvent<StreamReply>);
  }

  credit(paintMs: number | null = null): void {
    this.credits = 1;
    this.send({ kind: 'credit', paintMs });
  }

  pause(): void {
    this.credits = 0;
    this.send({ kind: 'pause' });
  }
}

let desk: Desk;
let tab: FoldingTab;
let stream: TabStream;
beforeEach(() => {
  desk = new Desk();
  tab = new FoldingTab();
  stream = new TabStream(tab, desk.source);
});

test('without a credit nothing is sent, however much happens', () => {
  stream.follow(KEYS);
  for (let i = 0; i < 100; i++) {
    desk.happen('ticker', 1);
    stream.flush();
  }
  expect(tab.messages).toEqual([]);
});

test('one credit buys one message with all that happened since', () => {
  stream.follow(KEYS);
  for (let i = 0; i < 100; i++) desk.happen('trade', 1);
  tab.credit();
  expect(tab.messages).toHaveLength(1);
  desk.happen('trade', 1);
  stream.flush();
  expect(tab.messages).toHaveLength(1);
  tab.credit();
  expect(tab.messages[1]?.topics).toMatchObject([{ key: TRADES, change: { add: [{ id: '101' }] } }]);
});

test('a credit in a quiet market is kept, and spent as soon as there is news', () => {
  stream.follow(KEYS);
  tab.credit();
  tab.credit();
  expect(tab.messages).toHaveLength(1);
  stream.flush();
  expect(tab.messages).toHaveLength(1);
  desk.happen('ticker', 1);
  stream.flush();
  expect(tab.messages).toHaveLength(2);
});

test('what a command came to goes out ahead of the next credit, once, with all that happened since', () => {
  stream.follow(KEYS);
  tab.credit();
  expect(tab.messages).toHaveLength(1);
  desk.happen('trade', 1);
  desk.happen('ticker', 1);
  stream.flushAhead();
  expect(tab.messages[1]?.topics.map(({ key }) => key)).toEqual([TRADES, TICKER]);
  desk.happen('trade', 1);
  stream.flushAhead();
  expect(tab.messages).toHaveLength(2);
  tab.credit();
  expect(tab.messages).toHaveLength(3);
  stream.flushAhead();
  desk.happen('trade', 1);
  stream.flushAhead();
  expect(tab.messages).toHaveLength(4);
});

test('a hidden tab, or one that never granted, is sent nothing ahead', () => {
  stream.follow(KEYS);
  desk.happen('trade', 1);
  stream.flushAhead();
  expect(tab.messages).toEqual([]);
  tab.credit();
  tab.pause();
  desk.happen('trade', 1);
  stream.flushAhead();
  expect(tab.messages).toHaveLength(1);
});

test('a pause takes the credit back', () => {
  stream.follow(KEYS);
  tab.credit();
  tab.credit();
  tab.pause();
  desk.happen('ticker', 1);
  stream.flush();
  expect(tab.messages).toHaveLength(1);
  tab.credit();
  expect(tab.messages).toHaveLength(2);
});

test('a tab that was away gets one folded state, not what it missed', () => {
  stream.follow([CANDLES]);
  desk.happen('candles', 5);
  tab.credit();
  for (let i = 0; i < 5_000; i++) desk.happen('candle', 1);
  tab.credit();
  expect(tab.messages).toHaveLength(2);
  expect(tab.messages[1]?.topics[0]?.change).toHaveProperty('replace');
});

test('a topic that a tab names anew is told whole', () => {
  desk.happen('tape', 5);
  stream.follow([TRADES]);
  tab.credit();
  stream.follow([]);
  desk.happen('trade', 1);
  stream.follow([TRADES]);
  tab.credit();
  expect(tab.messages[1]?.topics[0]?.change).toHaveProperty('replace');
});

test('what a tab does not follow it is not told', () => {
  stream.follow([TICKER]);
  desk.happen('book', 1);
  desk.happen('ticker', 1);
  tab.credit();
  expect(tab.messages[0]?.topics.map((t) => t.key)).toEqual([TICKER]);
});

test('the link is told when it changed, else left out', () => {
  tab.credit();
  expect(tab.messages[0]?.link).toEqual({ tabs: 1 });
  stream.follow(KEYS);
  tab.credit();
  expect(tab.messages[1]?.link).toBeNull();
  desk.linkRevision = 2;
  tab.credit();
  expect(tab.messages[2]?.link).toEqual({ tabs: 2 });
});

test('the time to the screen is taken from the reply, for a message that was sent', () => {
  stream.follow([TICKER]);
  desk.happen('ticker', 1);
  tab.credit(5);
  expect(desk.painted).toEqual([]);
  // What a tab is told first may be old: its age says nothing of the way.
  tab.credit(7);
  expect(desk.painted).toEqual([7, null]);
  desk.happen('ticker', 2);
  stream.flush();
  tab.credit(8);
  expect(desk.painted).toEqual([7, null, 8, 2]);
});

test('junk from a page earns no message and throws nothing', () => {
  stream.follow(KEYS);
  fc.assert(
    fc.property(fc.anything(), (junk) => {
      tab.send(junk);
      tab.send({ kind: 'credit', paintMs: typeof junk === 'number' ? -1 : junk === null ? Number.NaN : junk });
      expect(tab.messages).toEqual([]);
    }),
  );
});

test('a closed stream sends nothing and listens to nothing', () => {
  stream.follow(KEYS);
  stream.close();
  expect(tab.onmessage).toBeNull();
  stream.flush();
  expect(tab.messages).toEqual([]);
});

test('whatever happens in whatever order, a tab is never sent more than it granted, and ends with what the engine has', () => {
  const market = fc.record({
    act: fc.constantFrom('book', 'trade', 'tape', 'candle', 'candles', 'history', 'ticker'),
    size: fc.integer({ min: 1, max: 30 }),
  });
  const step = fc.oneof(
    { weight: 12, arbitrary: market },
    { weight: 6, arbitrary: fc.constant({ act: 'flush' } as const) },
    { weight: 6, arbitrary: fc.constant({ act: 'credit' } as const) },
    { weight: 2, arbitrary: fc.constant({ act: 'ahead' } as const) },
    { weight: 2, arbitrary: fc.constant({ act: 'pause' } as const) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('follow' as const), keys: fc.subarray([...KEYS]) }) },
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80, size: 'max' }), (steps) => {
      desk = new Desk();
      tab = new FoldingTab();
      stream = new TabStream(tab, desk.source);
      for (const one of steps) {
        switch (one.act) {
          case 'flush':
            stream.flush();
            break;
          case 'ahead':
            stream.flushAhead();
            break;
          case 'credit':
            tab.credit();
            break;
          case 'pause':
            tab.pause();
            break;
          case 'follow':
            for (const key of tab.states.keys()) if (!one.keys.includes(key)) tab.states.delete(key);
            stream.follow(one.keys);
            break;
          default:
            desk.happen(one.act, one.size);
        }
        // One message beyond what was granted, behind a command.
        expect(tab.credits).toBeGreaterThanOrEqual(-1);
      }
      tab.credit();
      expect(tab.messages.map((m) => m.n)).toEqual(tab.messages.map((_, i) => i + 1));
      for (const key of stream.keys) {
        const entry = desk.topics.get(key);
        const data = tab.states.get(key)?.data ?? null;
        const shown = data?.kind === 'candles' ? { kind: 'candles', candles: data.candles } : data;
        // A tape without a trade is told as such, and stored as nothing.
        if (entry?.fold.content() != null) expect(shown).toEqual(entry.fold.content());
        expect(tab.states.get(key)?.status).toEqual(desk.topics.messageSince(key, 0, undefined, NOW)?.status);
      }
    }),
    { numRuns: 500 },
  );
});

test('news reach a tab that has no credit, and take none', () => {
  stream.follow(KEYS);
  const news = [{ happened: ['filled'], order: { id: 'P-1' } }] as unknown as readonly News[];
  stream.tell(news);
  expect(tab.news).toEqual(news);
  tab.credit();
  stream.tell(news);
  desk.happen('ticker', 1);
  stream.flush();
  expect(tab.news).toHaveLength(2);
  expect(tab.messages.length).toBeGreaterThan(0);
});

test('a tab is in view from its first credit until it pauses', () => {
  expect(stream.shownSince).toBeNull();
  tab.credit();
  expect(stream.shownSince).toBe(desk.source.now());
  tab.pause();
  expect(stream.shownSince).toBeNull();
});
