import type { InstrumentId } from '../../../domain/instrument';
import { FRESH_FIELDS, TICKET_TYPES, type TicketFields } from './ticket-fields';

/** What is remembered of a pair's ticket. Never the price: an old one is a wrong one. */
export type Remembered = Pick<TicketFields, 'type' | 'size' | 'unit'>;

const KEY = 'tapedeck/tickets';
/** Pairs remembered; the one used longest ago goes first. */
const MOST_PAIRS = 50;

/** Whatever the text is: pairs that make no sense are left out. */
export function readMemory(text: string | null): ReadonlyMap<string, Remembered> {
  const found = new Map<string, Remembered>();
  let value: unknown;
  try {
    value = JSON.parse(text ?? '[]');
  } catch {
    return found;
  }
  if (!Array.isArray(value)) return found;
  for (const one of value.slice(-MOST_PAIRS) as unknown[]) {
    if (!Array.isArray(one)) continue;
    const [pair, type, size, unit] = one as unknown[];
    const known = TICKET_TYPES.find((t) => t === type);
    if (typeof pair !== 'string' || known === undefined || typeof size !== 'string' || size.length > 40) continue;
    found.set(pair, { type: known, size, unit: unit === 'quote' ? 'quote' : 'base' });
  }
  return found;
}

export function writeMemory(memory: ReadonlyMap<string, Remembered>, pair: InstrumentId, { type, size, unit }: Remembered): string {
  const kept = [...memory].filter(([one]) => one !== pair).map(([one, r]) => [one, r.type, r.size, r.unit]);
  // An amount at risk is no size without its stop, and that is a price.
  const known = unit === 'risk' ? [pair, type, '', 'base'] : [pair, type, size, unit];
  return JSON.stringify([...kept, known].slice(-MOST_PAIRS));
}

/** Storage may be absent or refuse: then nothing is remembered. */
export function recall(pair: InstrumentId): Remembered {
  try {
    return readMemory(localStorage.getItem(KEY)).get(pair) ?? FRESH_FIELDS;
  } catch {
    return FRESH_FIELDS;
  }
}

export function remember(pair: InstrumentId, fields: Remembered): void {
  try {
    localStorage.setItem(KEY, writeMemory(readMemory(localStorage.getItem(KEY)), pair, fields));
  } catch {
    // As above.
  }
}
