import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { LiveBook } from '../../../src/domain/book';
import { topicKey } from '../../../src/domain/topic';
import type { LocalMs } from '../../../src/domain/units';
import { BitfinexMarket } from '../../../src/venues/bitfinex/machine';
import { instrumentOf } from '../../../src/venues/bitfinex/symbols';
import type { Hands } from '../../../src/venues/venue';
import type { BookStream, StreamFrame } from './book-stream';

/** Takes frames one by one. */
export interface Contender {
  take(frame: StreamFrame): void;
  /** What it can show for it, to be compared with what must have happened. */
  shown(): Shown;
}

export interface Shown {
  /** Frames parsed, events emitted, callbacks made, promises resolved: once an update. */
  readonly events: number;
  /** Checksums that it found wrong, and other complaints. */
  readonly complaints: readonly string[];
  /** As `BookStream.finalBooks`; null where it keeps none. */
  readonly books: readonly (readonly number[])[] | null;
}

export interface ContenderKind {
  readonly name: string;
  make(stream: BookStream, length: 25 | 250): Contender;
}

export const parseAlone: ContenderKind = {
  name: 'JSON.parse alone',
  make() {
    let events = 0;
    return {
      take({ text }) {
        if (Array.isArray(JSON.parse(text))) events++;
      },
      shown: () => ({ events, complaints: [], books: null }),
    };
  },
};

/** The venue's machine as the engine steps it. */
export const tapedeck: ContenderKind = {
  name: 'tapedeck',
  make(stream, length) {
    const now = 1_760_000_000_000 as LocalMs;
    let events = 0;
    const complaints: string[] = [];
    const sent: string[] = [];
    const books = new Map<string, LiveBook>();
    const hands: Hands = {
      open: () => undefined,
      close: () => undefined,
      reopen: (_line, why) => complaints.push(why.detail),
      send: (_line, text) => sent.push(text),
      request: () => undefined,
      emit: () => events++,
      report: (fault) => complaints.push(fault.detail),
    };
    const first = { ...hands, emit: hands.emit };
    const venue = new BitfinexMarket(first);
    const topics = stream.books.map(({ symbol }) => {
      const instrument = instrumentOf(symbol);
      if (instrument === undefined) throw new Error(`no instrument for ${symbol}`);
      return { kind: 'book', instrument, precision: 'P0', depth: length } as const;
    });
    for (const topic of topics) venue.follow(topic, now);
    const lines = venue.lines().map(({ line }) => line);
    const lineOf = (index: number): string => lines[index] ?? '';
    for (const line of lines) {
      venue.lineOpened(line, now);
      venue.received(line, '{"event":"info","version":2,"platform":{"status":1}}', now);
      venue.received(line, '{"event":"conf","status":"OK","flags":229376}', now);
    }
    for (const text of sent) {
      const { event, symbol, subId } = JSON.parse(text) as Record<string, string>;
      const book = stream.books.find((b) => b.symbol === symbol);
      if (event !== 'subscribe' || book === undefined) continue;
      const { chanId, line } = book;
      const ack = { event: 'subscribed', channel: 'book', chanId, symbol, prec: 'P0', freq: 'F0', len: String(length), subId };
      venue.received(lineOf(line), JSON.stringify(ack), now);
    }
    // The event of a book carries the book itself, which changes in place.
    first.emit = (event) => {
      if (event.kind === 'book') books.set(event.topic, event.book);
    };
    for (const { text, line } of stream.snapshots) venue.received(lineOf(line), text, now);
    first.emit = hands.emit;
    return {
      take: ({ text, line }) => venue.received(lineOf(line), text, now),
      shown: () => {
        const unverified = topics.filter((topic) => venue.health(topicKey(topic))?.verifiedAt !== now).length;
        return {
          events,
          complaints: unverified === 0 ? complaints : [...complaints, `${unverified} books without a checksum that passed`],
          books: topics.map((topic) => levels(books.get(topicKey(topic)))),
        };
      },
    };
  },
};

function levels(book: LiveBook | undefined): number[] {
  const view = book?.view();
  if (view === undefined) return [];
  return [...view.bids, ...view.asks].filter((_, i) => i % 3 !== 2);
}

const requirePeer = (name: string): unknown => createRequire(resolve('bench/package.json'))(name);

type Rows = readonly (readonly number[])[];

interface OfficialClient {
  _channelMap: Record<number, object>;
  _enabledFlags: number;
  _orderBooks: Record<string, Rows>;
  _onWSMessage(text: string, flags: unknown): void;
  on(event: string, handler: (value: unknown) => void): void;
}

/** The exchange's own client with managed books, sequence audit and checksums. */
export const officialClient: ContenderKind = {
  name: 'bitfinex-api-node, managed',
  make(stream, length) {
    const { WSv2 } = requirePeer('bitfinex-api-node') as { WSv2: new (options: object) => OfficialClient };
    // It audits one sequence; two sockets are two clients.
    const clients = [0, 1].map(() => new WSv2({ manageOrderBooks: true, transform: false, seqAudit: true }));
    const clientOf = (line: number): OfficialClient => clients[line] as OfficialClient;
    const complaints: string[] = [];
    let events = 0;
    for (const client of clients) {
      client._enabledFlags = 229_376;
      client.on('error', (error) => complaints.push(String(error)));
    }
    for (const { symbol, chanId, line } of stream.books) {
      clientOf(line)._channelMap[chanId] = {
        event: 'subscribed',
        channel: 'book',
        chanId,
        symbol,
        prec: 'P0',
        freq: 'F0',
        len: String(length),
        pair: symbol.slice(1),
      };
    }
    // Its `onOrderBook` filters each row of a book for each listener, which makes it ten times slower yet.
    for (const client of clients) client.on('orderbook', () => events++);
    for (const { text, line } of stream.snapshots) clientOf(line)._onWSMessage(text, undefined);
    events = 0;
    return {
      take: ({ text, line }) => clientOf(line)._onWSMessage(text, undefined),
      shown: () => ({
        events,
        complaints,
        books: stream.books.map(({ symbol, line }) => {
          const rows = clientOf(line)._orderBooks[symbol] ?? [];
          return rows.flatMap(([price, , amount]) => [price ?? 0, Math.abs(amount ?? 0)]);
        }),
      }),
    };
  },
};

interface CcxtBook {
  readonly bids: Rows;
  readonly asks: Rows;
}

interface Ccxt {
  orderbooks: Record<string, CcxtBook | undefined>;
  handleMessage(client: object, message: unknown): void;
  safeSymbol(id: string): string;
}

/** ccxt pro's handlers, fed as its socket feeds them. */
export const ccxtPro: ContenderKind = {
  name: 'ccxt pro',
  make(stream, length) {
    const ccxt = requirePeer('ccxt') as { pro: { bitfinex: new (options: object) => Ccxt } };
    const exchange = new ccxt.pro.bitfinex({ newUpdates: false });
    const complaints: string[] = [];
    let events = 0;
    const client = {
      url: 'wss://api-pub.bitfinex.com/ws/2',
      subscriptions: {} as Record<string, object>,
      futures: {},
      resolve: () => events++,
      reject: (error: unknown) => complaints.push(String(error)),
    };
    for (const { symbol, chanId } of stream.books)
      client.subscriptions[chanId] = { channel: 'book', chanId, symbol, prec: 'P0', freq: 'F0', len: length };
    for (const { text } of stream.snapshots) exchange.handleMessage(client, JSON.parse(text));
    events = 0;
    return {
      take: ({ text }) => exchange.handleMessage(client, JSON.parse(text)),
      shown: () => ({
        events,
        complaints,
        books: stream.books.map(({ symbol }) => {
          const { bids = [], asks = [] } = exchange.orderbooks[exchange.safeSymbol(symbol)] ?? {};
          return [...bids, ...asks].flatMap(([price, amount]) => [price ?? 0, amount ?? 0]);
        }),
      }),
    };
  },
};
