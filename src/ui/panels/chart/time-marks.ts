import { INTERVAL_MS, type Interval, isShortInterval } from '../../../domain/candle';
import { onClock, type Zone } from '../../format/time';
import { LOCALE, shownLanguage } from '../../words/language';

/** Candles of days and longer have dates only, and those are UTC's: the exchange begins its days there, wherever the reader is. */
export const isDated = (interval: Interval): boolean => INTERVAL_MS[interval] >= INTERVAL_MS['1D'];

/** The clock of a chart's axis, where the page's is `shown`. */
export const zoneOf = (interval: Interval, shown: Zone): Zone => (isDated(interval) ? 'utc' : shown);

/** How much a moment weighs on a time axis, in lightweight-charts' own numbers: a year most, a plain second nothing. Lengths in seconds. */
const CLOCK_WEIGHTS = [
  [43_200, 33],
  [21_600, 32],
  [10_800, 31],
  [3_600, 30],
  [1_800, 22],
  [300, 21],
  [60, 20],
  [15, 10],
] as const;

/** Weight of the first moment of a bar against that of the bar before, both as read on the zone's clock. */
export function timeWeight(at: number, before: number, zone: Zone): number {
  const now = onClock(at, zone);
  const then = onClock(before, zone);
  if (now.getUTCFullYear() !== then.getUTCFullYear()) return 70;
  if (now.getUTCMonth() !== then.getUTCMonth()) return 60;
  if (now.getUTCDate() !== then.getUTCDate()) return 50;
  for (const [seconds, weight] of CLOCK_WEIGHTS) {
    const length = seconds * 1_000;
    if (Math.floor(now.getTime() / length) !== Math.floor(then.getTime() / length)) return weight;
  }
  return 0;
}

export type MarkKind = 'year' | 'month' | 'day' | 'time' | 'second';

/** What an axis writes at a mark: no more than tells it from the marks beside it. */
export function markText(at: number, kind: MarkKind, zone: Zone): string {
  return format(kind, zone, MARKS[kind]).format(at);
}

/** What the crosshair writes on the axis: the day in full, the time where the bars are shorter than a day. */
export function moments(interval: Interval, zone: Zone): (at: number) => string {
  const options = {
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    ...(isDated(interval) ? {} : ({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const)),
    ...(isShortInterval(interval) ? ({ second: '2-digit' } as const) : {}),
  } as const;
  const name = `moment-${interval}`;
  return (at) => format(name, zone, options).format(at);
}

function zoneOption(zone: Zone): { timeZone?: string } {
  return zone === 'utc' ? { timeZone: 'UTC' } : {};
}

const MARKS: Readonly<Record<MarkKind, Intl.DateTimeFormatOptions>> = {
  year: { year: 'numeric' },
  month: { month: 'short' },
  day: { day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  second: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
};

const made = new Map<string, Intl.DateTimeFormat>();

/** Made once for each clock, language and form, and not before it is asked for: an axis writes many marks at each painting, few of them differ. */
function format(name: string, zone: Zone, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = LOCALE[shownLanguage()];
  const key = `${locale} ${zone} ${name}`;
  const known = made.get(key) ?? new Intl.DateTimeFormat(locale, { ...zoneOption(zone), ...options });
  made.set(key, known);
  return known;
}
