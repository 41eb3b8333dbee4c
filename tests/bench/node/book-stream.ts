import type { BookRow } from '../../exchange/checksum';
import { LISTINGS, type Listing } from '../../exchange/listing';
import { Market } from '../../exchange/market';
import type { Channel } from '../../exchange/session';

/** One market of the stream, as the exchange would have acknowledged it. */
export interface StreamBook {
  readonly symbol: string;
  readonly chanId: number;
  /** 0 or 1: a socket carries 25 channels. */
  readonly line: number;
}

export interface StreamFrame {
  readonly text: string;
  readonly line: number;
}

export interface BookStream {
  readonly books: readonly StreamBook[];
  /** One snapshot a book, first of all. */
  readonly snapshots: readonly StreamFrame[];
  readonly updates: readonly StreamFrame[];
  /** Checksums among the updates. */
  readonly checksums: number;
  /** What a client has before it at the end, a book each: price and unsigned amount of each level, bids then asks. */
  readonly finalBooks: readonly (readonly number[])[];
}

/** A checksum about every 2.5 s of a busy book: one in this many frames. */
const FRAMES_PER_CHECKSUM = 70;
const CHANNELS_PER_LINE = 25;
const START = 1_760_000_000_000;

/** Pairs that every contender's symbol table knows. */
const SYMBOLS = (
  'BTCUSD ETHUSD LTCUSD XRPUSD EOSUSD NEOUSD IOTUSD ETCUSD XMRUSD ZECUSD OMGUSD XLMUSD TRXUSD DSHUSD BTGUSD ' +
  'ETHBTC LTCBTC XRPBTC EOSBTC NEOBTC ETCBTC XMRBTC ZECBTC XLMBTC TRXBTC BTCEUR ETHEUR BTCGBP BTCJPY ETHUST'
).split(' ');

/**
 * Frames of 30 books of one length as two sockets carry them: sequence, timestamps, a checksum each 70 frames of
 * a book. Made by the loopback exchange's own windows over simulated markets, the same for a given count.
 */
export function makeBookStream(count: number, length: 25 | 250): BookStream {
  const books = SYMBOLS.map((name, i) => ({ symbol: `t${name}`, chanId: 1_000 + i, line: i < CHANNELS_PER_LINE ? 0 : 1 }));
  const markets = books.map((book, i) => {
    const listing: Listing = { ...(LISTINGS[i % 8] as Listing), symbol: book.symbol };
    const market = new Market(listing, i * 1e9, 7 + i, START);
    return { market, followed: market.follow({} as Channel, 'P0', length, false), sent: 0 };
  });
  const sequences = [0, 0];
  const frame = ({ chanId, line }: StreamBook, payload: string): StreamFrame => {
    const sequence = (sequences[line] as number) + 1;
    sequences[line] = sequence;
    return { text: `[${chanId},${payload},${sequence},${START + sequence}]`, line };
  };
  const snapshots = markets.map(({ followed }, i) => {
    const { bids, asks } = followed.window.visible();
    followed.rows.length = 0;
    return frame(books[i] as StreamBook, JSON.stringify([...bids, ...asks]));
  });
  const updates: StreamFrame[] = [];
  let checksums = 0;
  for (let turn = 0; updates.length < count; turn++) {
    const i = turn % markets.length;
    const state = markets[i] as (typeof markets)[number];
    state.market.step(START + turn);
    for (const row of state.followed.rows.splice(0) as BookRow[]) {
      updates.push(frame(books[i] as StreamBook, JSON.stringify(row)));
      state.sent++;
    }
    if (state.sent >= FRAMES_PER_CHECKSUM) {
      state.sent = 0;
      checksums++;
      updates.push(frame(books[i] as StreamBook, `"cs",${state.followed.window.checksum()}`));
    }
  }
  const finalBooks = markets.map(({ followed }) => {
    const { bids, asks } = followed.window.visible();
    return [...bids, ...asks].flatMap(([price, , amount]) => [price, Math.abs(amount)]);
  });
  return { books, snapshots: flat(snapshots), updates: flat(updates), checksums, finalBooks };
}

/** Text as a socket gives it: a template's result is a tree of pieces, which the first reader would pay for. */
const flat = (frames: readonly StreamFrame[]): StreamFrame[] => JSON.parse(JSON.stringify(frames)) as StreamFrame[];
