import type { TopicState } from '../../client/terminal';
import type { InstrumentId } from '../../domain/instrument';
import { parseTopicKey, type TopicKey } from '../../domain/topic';
import { lastPriceOf } from '../shell/last-price';
import type { Picture } from './picture';

const MOST_ROWS = 80;

/** Rows of the panels as they stand on the screen: the picture has as many. */
export interface ShownRows {
  readonly book: number;
  readonly tape: number;
}

/** Undefined unless book, trades and ticker of the pair came from its exchange, over a connection, in this session. */
export function pictureOf(
  pair: InstrumentId,
  topics: readonly TopicState[],
  rows: ShownRows,
  decimals: (price: number) => number,
): Picture | undefined {
  const seen = topics.filter(({ key, status }) => isOf(key, pair) && status.source === 'exchange' && status.via === 'socket');
  const trades = seen.find(({ data }) => data?.kind === 'trades') ?? null;
  let ticker: Picture['ticker'] | undefined;
  let book: Picture['book'] | undefined;
  let tape: Picture['tape'] | undefined;
  for (const topic of seen) {
    const { data } = topic;
    const at = topic.status.dataAt;
    if (data === null || at === null) continue;
    if (data.kind === 'ticker') {
      const last = lastPriceOf(trades, topic)?.price ?? null;
      const { changeRatio, change, high, low, volume } = data.ticker;
      if (last === null) continue;
      ticker = { at, decimals: decimals(last), last, changeRatio, change, high, low, volume };
    } else if (data.kind === 'book' && book === undefined) {
      const most = Math.min(rows.book, MOST_ROWS);
      book = { at, rows: most, bids: [...data.book.bids.subarray(0, most * 3)], asks: [...data.book.asks.subarray(0, most * 3)] };
    } else if (data.kind === 'trades') {
      const most = Math.min(rows.tape, MOST_ROWS);
      tape = { at, rows: most, trades: data.tape.trades.slice(0, most) };
    }
  }
  return ticker === undefined || book === undefined || tape === undefined ? undefined : { pair, ticker, book, tape };
}

function isOf(key: TopicKey, pair: InstrumentId): boolean {
  const topic = parseTopicKey(key);
  return topic !== undefined && 'instrument' in topic && topic.instrument === pair;
}
