import { t, tn } from '../words/t';
import { formatNumber } from './number';

/** An age in words: `2 s`, `3 min`, `5 h 20 min`, `2 days`. A clock that went back is `0 s`. */
export function ageWords(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  const days = Math.floor(hours / 24);
  return tn(days, '{{ count }} day', '{{ count }} days');
}

/** How long something took: `12 ms`, `3.42 s`, then as an age. */
export function tookWords(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return ms < 60_000 ? `${formatNumber(Math.floor(ms / 10) / 100, 2)} s` : ageWords(ms);
}

/** `2 s ago`; a dash where it never happened. */
export function agoWords(at: number | null, now: number): string {
  return at === null ? '—' : t('{{ age }} ago', { age: ageWords(now - at) });
}

/** Time left, rounded up, so that a countdown never says 0 before its end: `4 s`. */
export function leftWords(until: number, now: number): string {
  return ageWords(Math.ceil(Math.max(0, until - now) / 1000) * 1000);
}
