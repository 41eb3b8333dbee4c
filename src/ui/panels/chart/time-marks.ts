import { INTERVAL_MS, type Interval } from '../../../domain/candle';
import { onClock, type Zone } from '../../format/time';

/** Candles of days and longer have dates only, and those are UTC's: the exchange begins its days there, wherever the reader is. */
export const isDated = (interval: Interval): boolean => INTERVAL_MS[interval] >= INTERVAL_MS['1D'];

/** The clock of a chart's axis, where the page's is `shown`. */
export const zoneOf = (interval: Interval, shown: Zone): Zone => (isDated(interval) ? 'utc' : shown);

/** How much a moment weighs on a time axis, in lightweight-charts' own numbers: a year most, a plain minute least. */
const CLOCK_WEIGHTS = [
  [720, 33],
  [360, 32],
  [180, 31],
  [60, 30],
  [30, 22],
  [5, 21],
  [1, 20],
] as const;

/** Weight of the first moment of a bar against that of the bar before, both as read on the zone's clock. */
export function timeWeight(at: number, before: number, zone: Zone): number {
  const now = onClock(at, zone);
  const then = onClock(before, zone);
  if (now.getUTCFullYear() !== then.getUTCFullYear()) return 70;
  if (now.getUTCMonth() !== then.getUTCMonth()) return 60;
  if (now.getUTCDate() !== then.getUTCDate()) return 50;
  for (const [minutes, weight] of CLOCK_WEIGHTS) {
    const length = minutes * 60_000;
    if (Math.floor(now.getTime() / length) !== Math.floor(then.getTime() / length)) return weight;
  }
  return 0;
}

export type MarkKind = 'year' | 'month' | 'day' | 'time';

/** What an axis writes at a mark: no more than tells it from the marks beside it. */
export function markText(at: number, kind: MarkKind, zone: Zone): string {
  return (zone === 'utc' ? MARKS.utc : MARKS.local)[kind].format(at);
}

/** What the crosshair writes on the axis: the day in full, the time where the bars are shorter than a day. */
export function moments(interval: Interval, zone: Zone): (at: number) => string {
  const format = new Intl.DateTimeFormat(undefined, {
    ...zoneOption(zone),
    weekday: 'short',
    day: '2-digit',
    month: 'short',
    year: 'numeric',
    ...(isDated(interval) ? {} : ({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const)),
  });
  return (at) => format.format(at);
}

function zoneOption(zone: Zone): { timeZone?: string } {
  return zone === 'utc' ? { timeZone: 'UTC' } : {};
}

function markFormats(zone: Zone): Record<MarkKind, Intl.DateTimeFormat> {
  const at = zoneOption(zone);
  return {
    year: new Intl.DateTimeFormat(undefined, { ...at, year: 'numeric' }),
    month: new Intl.DateTimeFormat(undefined, { ...at, month: 'short' }),
    day: new Intl.DateTimeFormat(undefined, { ...at, day: 'numeric', month: 'short' }),
    time: new Intl.DateTimeFormat(undefined, { ...at, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  };
}

const MARKS = { utc: markFormats('utc'), local: markFormats('local') };
