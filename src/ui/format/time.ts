import { numberForm } from './number-form';

/** Whose clock times are written on. All of one screen are on the same. */
export type Zone = 'local' | 'utc';

const two = (n: number): string => String(n).padStart(2, '0');

/** A date that has as its UTC digits what this clock shows at that moment. */
export function onClock(at: number, zone: Zone): Date {
  return new Date(zone === 'utc' ? at : at - new Date(at).getTimezoneOffset() * 60_000);
}

/** `14:05:09`. */
export function timeOfDay(at: number, zone: Zone): string {
  const d = onClock(at, zone);
  return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())}`;
}

/** To the millisecond, in the form of the language shown: `14:05:09.042`. */
export function exactTime(at: number, zone: Zone): string {
  return `${timeOfDay(at, zone)}${numberForm().point}${String(new Date(at).getUTCMilliseconds()).padStart(3, '0')}`;
}

/** Day and minute, `2026-11-21 14:05`; with ` UTC` behind it where it is that. */
export function dayAndTime(at: number, zone: Zone): string {
  const d = onClock(at, zone);
  const day = `${d.getUTCFullYear()}-${two(d.getUTCMonth() + 1)}-${two(d.getUTCDate())}`;
  return `${day} ${two(d.getUTCHours())}:${two(d.getUTCMinutes())}${zone === 'utc' ? ' UTC' : ''}`;
}

/** The time of day of what happened today, else the day and minute: `14:05:09`, `11-20 14:05`. */
export function dayOrTime(at: number, now: number, zone: Zone): string {
  const day = dayAndTime(at, zone);
  return day.slice(0, 10) === dayAndTime(now, zone).slice(0, 10) ? timeOfDay(at, zone) : day.slice(5, 16);
}

/** To the millisecond, with the day where it was not today: `14:05:09.042`, `11-20 14:05:09.042`. */
export function exactDayOrTime(at: number, now: number, zone: Zone): string {
  const day = dayAndTime(at, zone).slice(0, 10);
  return day === dayAndTime(now, zone).slice(0, 10) ? exactTime(at, zone) : `${day.slice(5)} ${exactTime(at, zone)}`;
}

/** What the clock is called at that moment: `UTC`, `UTC+2`, `UTC−3:30`. */
export function zoneName(at: number, zone: Zone): string {
  const minutes = zone === 'utc' ? 0 : -new Date(at).getTimezoneOffset();
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  const rest = size % 60 === 0 ? '' : `:${two(size % 60)}`;
  return `UTC${minutes > 0 ? '+' : '−'}${Math.floor(size / 60)}${rest}`;
}
