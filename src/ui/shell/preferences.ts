import { INTERVALS, type Interval } from '../../domain/candle';
import { type InstrumentId, isInstrumentId, parseInstrumentId } from '../../domain/instrument';
import type { Settings } from '../../worker/protocol/settings';
import type { Zone } from '../format/time';
import type { Language } from '../words/language';
import { isVenueKnown } from './known-venues';
import { type ChoicesByPair, type PairChoices, readChoices, USUAL, withChoice } from './pair-choices';

/** What must be known before the first paint. Everything else that is kept is kept by the engine. */
export interface Preferences {
  readonly theme: Settings['theme'];
  /** Null: as the browser asks for. */
  readonly language: Language | null;
  readonly pair: InstrumentId | null;
  /** Length of the chart's candles. */
  readonly interval: Interval;
  /** What the order book counts sizes in. */
  readonly unit: 'base' | 'quote';
  /** The two hues that say side and direction. */
  readonly palette: 'green-red' | 'blue-orange';
  /** Which of them says up: with blue and orange, red stands for orange. */
  readonly up: 'green' | 'red';
  /** How close rows stand. */
  readonly density: 'comfortable' | 'compact';
  /** The clock that times are written on. */
  readonly zone: Zone;
  /** Own amounts are hidden from who looks at the screen. */
  readonly isMasked: boolean;
  /** The first steps were shown, or are not wanted. */
  readonly hasBegun: boolean;
  readonly byPair: ChoicesByPair;
}

const KEY = 'tapedeck/preferences';
const THEMES: readonly Settings['theme'][] = ['dark', 'light', 'contrast', 'system'];

/** Whatever the text is: parts that make no sense are the defaults. */
export function readPreferences(text: string | null): Preferences {
  let found: Partial<Record<keyof Preferences, unknown>> = {};
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    if (typeof value === 'object' && value !== null) found = value;
  } catch {
    // Not ours, or torn: the defaults are good.
  }
  const theme = THEMES.find((t) => t === found.theme) ?? 'dark';
  const pair = found.pair;
  return {
    theme,
    language: found.language === 'sv' || found.language === 'en' ? found.language : null,
    pair: typeof pair === 'string' && isShowable(pair) ? pair : null,
    interval: INTERVALS.find((one) => one === found.interval) ?? '1h',
    unit: found.unit === 'quote' ? 'quote' : 'base',
    palette: found.palette === 'blue-orange' ? 'blue-orange' : 'green-red',
    up: found.up === 'red' ? 'red' : 'green',
    density: found.density === 'compact' ? 'compact' : 'comfortable',
    zone: found.zone === 'utc' ? 'utc' : 'local',
    isMasked: found.isMasked === true,
    hasBegun: found.hasBegun === true,
    byPair: readChoices(found.byPair),
  };
}

/** Storage may be absent or refuse: then nothing is remembered, and all else works. */
export function loadPreferences(): Preferences {
  try {
    return readPreferences(localStorage.getItem(KEY));
  } catch {
    return readPreferences(null);
  }
}

export function savePreferences(change: Partial<Preferences>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...loadPreferences(), ...change }));
  } catch {
    // As above.
  }
}

/** What is remembered of a pair. */
export const loadChoices = (id: InstrumentId): PairChoices => loadPreferences().byPair[id] ?? USUAL;

export function saveChoice(id: InstrumentId, change: Partial<PairChoices>): void {
  savePreferences({ byPair: withChoice(loadPreferences().byPair, id, change) });
}

/** A pair of a venue that this program has. */
const isShowable = (pair: string): pair is InstrumentId => isInstrumentId(pair) && isVenueKnown(parseInstrumentId(pair)?.venue ?? '');

/** The pair an address names: `?pair=bitfinex:BTC/USD`. Null where it names none. */
export function pairInAddress(search: string): InstrumentId | null {
  const pair = new URLSearchParams(search).get('pair');
  return pair !== null && isShowable(pair) ? pair : null;
}

/** An address that names this pair, in letters that can be read. */
export function addressOf(pair: InstrumentId, search: string): string {
  const others = new URLSearchParams(search);
  others.delete('pair');
  const rest = others.toString();
  return `?pair=${encodeURI(pair)}${rest === '' ? '' : `&${rest}`}`;
}
