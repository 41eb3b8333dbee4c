import * as v from 'valibot';
import { type BookView, LEVEL_STRIDE } from '../../domain/book';
import type { Candle } from '../../domain/candle';
import type { DerivativeStatus, Liquidation } from '../../domain/derivative';
import { isInstrumentId } from '../../domain/instrument';
import { TAPE_LENGTH, type Tape } from '../../domain/tape';
import type { Ticker } from '../../domain/ticker';
import { parseTopicKey, type TopicKey } from '../../domain/topic';
import type { LocalMs } from '../../domain/units';

export const SNAPSHOT_STORE = 'snapshots';
/** How many candles a snapshot keeps, newest last. */
export const STORED_CANDLES = 500;
const STORED_LEVELS = 5_000;

/** What a topic holds, whole. */
export type TopicContent =
  | { readonly kind: 'book'; readonly book: BookView }
  | { readonly kind: 'trades'; readonly tape: Tape }
  | { readonly kind: 'candles'; readonly candles: readonly Candle[] }
  | { readonly kind: 'ticker'; readonly ticker: Ticker }
  | { readonly kind: 'status'; readonly status: DerivativeStatus }
  | { readonly kind: 'liquidations'; readonly liquidations: readonly Liquidation[] };

/** A topic as it stood at a moment, kept for the next start. */
export interface StoredSnapshot {
  readonly format: 'tapedeck/snapshot';
  readonly version: 1;
  readonly createdAt: number;
  readonly key: TopicKey;
  readonly dataAt: LocalMs;
  readonly verifiedAt: LocalMs | null;
  readonly data: TopicContent;
}

const number = v.pipe(v.number(), v.finite());
const time = v.pipe(number, v.minValue(0), v.maxValue(8.64e15));
const known = v.nullable(number);
const positive = v.pipe(number, v.gtValue(0));

/** `direction` 1: prices rise (asks), -1: they fall (bids). Orders at one price may follow each other (R0). */
const levels = (direction: 1 | -1) =>
  v.custom<Float64Array>((value) => {
    if (!(value instanceof Float64Array) || value.length % LEVEL_STRIDE !== 0 || value.length > STORED_LEVELS * LEVEL_STRIDE) return false;
    if (!value.every((n) => Number.isFinite(n) && n > 0)) return false;
    for (let i = LEVEL_STRIDE; i < value.length; i += LEVEL_STRIDE) {
      if (((value[i] as number) - (value[i - LEVEL_STRIDE] as number)) * direction < 0) return false;
    }
    return true;
  });

const trade = v.object({
  id: v.pipe(v.string(), v.maxLength(64)),
  at: time,
  price: positive,
  size: positive,
  side: v.picklist(['buy', 'sell']),
});
const candle = v.object({
  at: time,
  open: positive,
  high: positive,
  low: positive,
  close: positive,
  volume: v.pipe(number, v.minValue(0)),
  synthetic: v.exactOptional(v.literal(true)),
  gapBefore: v.exactOptional(v.literal(true)),
});
const status = v.object({
  at: time,
  lastPrice: known,
  indexPrice: known,
  markPrice: known,
  fundingRate: known,
  nextFundingAt: known,
  nextFundingAccrued: known,
  openInterest: known,
  clampMin: known,
  clampMax: known,
});
const liquidation = v.object({
  id: v.pipe(v.string(), v.maxLength(100)),
  at: time,
  instrument: v.nullable(v.custom<string>((id) => typeof id === 'string' && isInstrumentId(id))),
  amount: number,
  entryPrice: known,
  price: known,
  isExecuted: v.boolean(),
});
const data = v.variant('kind', [
  v.object({ kind: v.literal('book'), book: v.object({ bids: levels(-1), asks: levels(1) }) }),
  v.object({
    kind: v.literal('trades'),
    tape: v.object({
      trades: v.pipe(v.array(trade), v.maxLength(TAPE_LENGTH)),
      gaps: v.pipe(v.array(v.object({ from: time, to: time })), v.maxLength(TAPE_LENGTH)),
    }),
  }),
  v.object({ kind: v.literal('candles'), candles: v.pipe(v.array(candle), v.maxLength(STORED_CANDLES)) }),
  v.object({
    kind: v.literal('ticker'),
    ticker: v.object({ bid: known, ask: known, last: known, high: known, low: known, volume: known, change: known, changeRatio: known }),
  }),
  v.object({ kind: v.literal('status'), status }),
  v.object({ kind: v.literal('liquidations'), liquidations: v.pipe(v.array(liquidation), v.maxLength(500)) }),
]);
const schema = v.pipe(
  v.object({
    format: v.literal('tapedeck/snapshot'),
    version: v.literal(1),
    createdAt: time,
    key: v.pipe(v.string(), v.maxLength(120)),
    dataAt: time,
    verifiedAt: v.nullable(time),
    data,
  }),
  v.check((record) => parseTopicKey(record.key)?.kind === record.data.kind, 'the key names another kind of data'),
);

/** What a record says, undefined where it is not a whole and sane snapshot: storage can be torn, old or tampered with. */
export function readStoredSnapshot(record: unknown): StoredSnapshot | undefined {
  const read = v.safeParse(schema, record);
  // The schema proves the numbers; their units (a compile-time brand) follow from the places they stand in.
  return read.success ? (read.output as unknown as StoredSnapshot) : undefined;
}

/** A snapshot cut to what is kept. */
export function makeStoredSnapshot(
  topic: { readonly key: TopicKey; readonly dataAt: LocalMs; readonly verifiedAt: LocalMs | null; readonly data: TopicContent },
  createdAt: number,
): StoredSnapshot {
  return {
    format: 'tapedeck/snapshot',
    version: 1,
    createdAt,
    key: topic.key,
    dataAt: topic.dataAt,
    verifiedAt: topic.verifiedAt,
    data: cut(topic.data),
  };
}

function cut(whole: TopicContent): TopicContent {
  if (whole.kind === 'candles') return { kind: 'candles', candles: whole.candles.slice(-STORED_CANDLES) };
  if (whole.kind === 'trades')
    return { kind: 'trades', tape: { trades: whole.tape.trades.slice(0, TAPE_LENGTH), gaps: whole.tape.gaps.slice(0, TAPE_LENGTH) } };
  return whole;
}
