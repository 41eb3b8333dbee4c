import type { InstrumentId } from '../../domain/instrument';
import type { Trade } from '../../domain/trade';
import type { LocalMs } from '../../domain/units';

/** The head of a market as it was last seen, small enough for synchronous storage. */
export interface Picture {
  readonly pair: InstrumentId;
  readonly ticker: {
    readonly at: LocalMs;
    readonly decimals: number;
    readonly last: number;
    readonly changeRatio: number | null;
    readonly change: number | null;
    readonly high: number | null;
    readonly low: number | null;
    readonly volume: number | null;
  };
  /** Levels as in a `BookView`; `rows` a side were on the screen. */
  readonly book: { readonly at: LocalMs; readonly rows: number; readonly bids: readonly number[]; readonly asks: readonly number[] };
  readonly tape: { readonly at: LocalMs; readonly rows: number; readonly trades: readonly Trade[] };
}

const VERSION = 1;
const PREFIX = 'tapedeck/picture/';
/** Pairs that have one; the ones kept longest ago go first. */
const KEPT_PICTURES = 6;
const MOST_ROWS = 80;
const MOST_CHARACTERS = 60_000;

/** The part of `localStorage` that pictures need. */
export type PictureStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Undefined where there is none, or none that is whole and sane. Storage may throw: then there is none either. */
export function loadPicture(store: () => PictureStore, pair: InstrumentId): Picture | undefined {
  try {
    const picture = readPicture(store().getItem(PREFIX + pair));
    return picture?.pair === pair ? picture : undefined;
  } catch {
    return undefined;
  }
}

/** A storage that refuses keeps none, and all else works. */
export function keepPicture(store: () => PictureStore, picture: Picture): void {
  try {
    const kept = store();
    kept.setItem(PREFIX + picture.pair, JSON.stringify({ version: VERSION, ...picture }));
    prune(kept);
  } catch {
    // As above.
  }
}

/** Storage is the user's: whatever the text is, what comes out can be painted. */
export function readPicture(text: string | null): Picture | undefined {
  if (text === null || text.length > MOST_CHARACTERS) return undefined;
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(found) || found.version !== VERSION || typeof found.pair !== 'string') return undefined;
  const { pair, ticker, book, tape } = found;
  return isTicker(ticker) && isBook(book) && isTape(tape) ? ({ pair, ticker, book, tape } as unknown as Picture) : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isFiniteNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isPositive = (value: unknown): boolean => isFiniteNumber(value) && value > 0;
const isTime = (value: unknown): boolean => isFiniteNumber(value) && value >= 0 && value <= 8.64e15;
const isCount = (value: unknown, most: number): boolean => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= most;
const isKnown = (value: unknown): boolean => value === null || isFiniteNumber(value);

function isTicker(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { at, decimals, last, changeRatio, change, high, low, volume } = value;
  return isTime(at) && isCount(decimals, 12) && isPositive(last) && [changeRatio, change, high, low, volume].every(isKnown);
}

function isBook(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { at, rows, bids, asks } = value;
  return isTime(at) && isCount(rows, MOST_ROWS) && isSide(bids, -1) && isSide(asks, 1);
}

/** Price, size and count a level, best price first. */
function isSide(value: unknown, direction: 1 | -1): boolean {
  if (!Array.isArray(value) || value.length % 3 !== 0 || value.length > MOST_ROWS * 3 || !value.every(isPositive)) return false;
  for (let i = 3; i < value.length; i += 3) if ((value[i] - value[i - 3]) * direction < 0) return false;
  return true;
}

function isTape(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { at, rows, trades } = value;
  return isTime(at) && isCount(rows, MOST_ROWS) && Array.isArray(trades) && trades.length <= MOST_ROWS && trades.every(isTrade);
}

function isTrade(value: unknown): boolean {
  if (!isRecord(value)) return false;
  const { id, at, price, size, side } = value;
  return typeof id === 'string' && id.length <= 64 && isTime(at) && isPositive(price) && isPositive(size) && (side === 'buy' || side === 'sell');
}

function prune(store: PictureStore): void {
  const kept: { readonly key: string; readonly at: number }[] = [];
  for (let i = 0; i < store.length; i++) {
    const key = store.key(i);
    if (key?.startsWith(PREFIX) === true) kept.push({ key, at: readPicture(store.getItem(key))?.ticker.at ?? 0 });
  }
  kept.sort((a, b) => b.at - a.at);
  for (const { key } of kept.slice(KEPT_PICTURES)) store.removeItem(key);
}
