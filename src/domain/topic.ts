import { type Interval, isInterval } from './candle';
import { type InstrumentId, isInstrumentId, type VenueId } from './instrument';

/** `P0` finest aggregated … `P4` coarsest; `R0` every order by itself. */
export const PRECISIONS = ['P0', 'P1', 'P2', 'P3', 'P4', 'R0'] as const;
export type Precision = (typeof PRECISIONS)[number];
export const DEPTHS = [25, 100, 250] as const;
/** Levels a side. */
export type Depth = (typeof DEPTHS)[number];

/** Something that can be followed. A topic has one state, the same for every tab. */
export type Topic =
  | { readonly kind: 'book'; readonly instrument: InstrumentId; readonly precision: Precision; readonly depth: Depth }
  | { readonly kind: 'trades'; readonly instrument: InstrumentId }
  | { readonly kind: 'candles'; readonly instrument: InstrumentId; readonly interval: Interval }
  | { readonly kind: 'ticker'; readonly instrument: InstrumentId }
  /** Mark price, funding and open interest of a perpetual. */
  | { readonly kind: 'status'; readonly instrument: InstrumentId }
  /** Forced closings on the whole venue. */
  | { readonly kind: 'liquidations'; readonly venue: VenueId };

/** A topic as text: `book:<instrument>:<precision>:<depth>`, `trades:<instrument>`, … Storage keys and messages use it. */
export type TopicKey = string;

export function topicKey(topic: Topic): TopicKey {
  switch (topic.kind) {
    case 'book':
      return `book:${topic.instrument}:${topic.precision}:${topic.depth}`;
    case 'candles':
      return `candles:${topic.instrument}:${topic.interval}`;
    case 'liquidations':
      return `liquidations:${topic.venue}`;
    default:
      return `${topic.kind}:${topic.instrument}`;
  }
}

/** Undefined where the text names no topic: keys come from pages and from storage. */
export function parseTopicKey(key: string): Topic | undefined {
  if (key.length > 120) return undefined;
  const parts = key.split(':');
  const kind = parts.shift();
  if (kind === 'liquidations') {
    const [venue] = parts;
    return parts.length === 1 && venue !== undefined && /^[a-z][a-z0-9-]{0,23}$/.test(venue) ? { kind, venue } : undefined;
  }
  if (kind === 'book') {
    const depthText = parts.pop();
    const depth = Number(depthText);
    const precision = parts.pop();
    const instrument = parts.join(':');
    if (!isDepth(depth) || String(depth) !== depthText || !isPrecision(precision) || !isInstrumentId(instrument)) return undefined;
    return { kind, instrument, precision, depth };
  }
  if (kind === 'candles') {
    const interval = parts.pop() ?? '';
    const instrument = parts.join(':');
    return isInterval(interval) && isInstrumentId(instrument) ? { kind, instrument, interval } : undefined;
  }
  if (kind !== 'trades' && kind !== 'ticker' && kind !== 'status') return undefined;
  const instrument = parts.join(':');
  return isInstrumentId(instrument) ? { kind, instrument } : undefined;
}

export function topicVenue(topic: Topic): VenueId {
  return topic.kind === 'liquidations' ? topic.venue : (topic.instrument.split(':', 1)[0] as VenueId);
}

const isDepth = (n: number): n is Depth => (DEPTHS as readonly number[]).includes(n);
const isPrecision = (p: string | undefined): p is Precision => (PRECISIONS as readonly (string | undefined)[]).includes(p);
