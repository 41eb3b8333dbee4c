import { type InstrumentId, isInstrumentId } from '../../../../domain/instrument';
import { type Anchor, anchorCount, type Drawing, KINDS } from './shapes';
import { MOST_DRAWINGS } from './sketch';

/** Markets whose drawings are kept; the one drawn on longest ago goes first. */
const MOST_MARKETS = 50;

export type DrawingsByMarket = ReadonlyMap<InstrumentId, readonly Drawing[]>;

/** Whatever the text is: drawings that make no sense are left out. */
export function readDrawings(text: string | null): DrawingsByMarket {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '[]');
  } catch {
    return new Map();
  }
  if (!Array.isArray(value)) return new Map();
  const found = new Map<InstrumentId, readonly Drawing[]>();
  for (const entry of value.slice(-MOST_MARKETS) as unknown[]) {
    if (!Array.isArray(entry)) continue;
    const [id, rows] = entry as unknown[];
    if (typeof id !== 'string' || !isInstrumentId(id) || !Array.isArray(rows)) continue;
    const drawings = rows.slice(0, MOST_DRAWINGS).flatMap((row, i) => readOne(row, i + 1));
    if (drawings.length > 0) found.set(id, drawings);
  }
  return found;
}

/** With those of one market, which is the last then. A row is the kind, and time and price of each anchor. */
export function writeDrawings(all: DrawingsByMarket, market: InstrumentId, drawings: readonly Drawing[]): string | null {
  const others = [...all].filter(([id]) => id !== market);
  const kept = drawings.length === 0 ? others : [...others, [market, drawings] as const];
  if (kept.length === 0) return null;
  return JSON.stringify(
    kept
      .slice(-MOST_MARKETS)
      .map(([id, list]) => [id, list.map(({ kind, anchors }) => [kind, ...anchors.flatMap(({ time, price }) => [time, price])])]),
  );
}

function readOne(row: unknown, id: number): Drawing[] {
  if (!Array.isArray(row)) return [];
  const [kind, ...numbers] = row as unknown[];
  const known = KINDS.find((one) => one === kind);
  if (known === undefined || numbers.length !== 2 * anchorCount(known)) return [];
  const anchors: Anchor[] = [];
  for (let i = 0; i < numbers.length; i += 2) {
    const [time, price] = [numbers[i], numbers[i + 1]];
    if (typeof time !== 'number' || typeof price !== 'number' || !Number.isFinite(time) || !Number.isFinite(price)) return [];
    anchors.push({ time, price });
  }
  return [{ id, kind: known, anchors }];
}
