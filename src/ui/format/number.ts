import { fixed } from '../drawing/digits';

/** What is not known is a dash, never 0. */
export const UNKNOWN = '—';
const MINUS = '−';

/** Fixed decimals with a true minus. */
export function formatNumber(value: number | null, decimals: number): string {
  return value === null || !Number.isFinite(value) ? UNKNOWN : fixed(value, decimals).replace('-', MINUS);
}

/** With its sign whatever it is: `+1.24`, `−0.50`. What rounds to nothing has none. */
export function formatSigned(value: number | null, decimals: number): string {
  if (value === null || !Number.isFinite(value)) return UNKNOWN;
  const text = fixed(Math.abs(value), decimals);
  if (!/[1-9]/.test(text)) return text;
  return `${value > 0 ? '+' : MINUS}${text}`;
}

/** A fraction as a signed percentage: 0.0124 is `+1.24 %`. */
export function formatChange(ratio: number | null): string {
  return ratio === null || !Number.isFinite(ratio) ? UNKNOWN : `${formatSigned(ratio * 100, 2)} %`;
}

/** Which way a change points as it is shown: what rounds to nothing points nowhere. */
export function directionOf(value: number | null, decimals: number): 'up' | 'down' | 'flat' {
  if (value === null || !/[1-9]/.test(Math.abs(value).toFixed(decimals))) return 'flat';
  return value > 0 ? 'up' : 'down';
}

/** A second cue beside the colour. */
export const ARROW: Readonly<Record<'up' | 'down' | 'flat', string>> = { up: '▲', down: '▼', flat: '' };

const STEPS = [
  [1e12, 'T'],
  [1e9, 'B'],
  [1e6, 'M'],
  [1e3, 'K'],
] as const;

/** A large quantity in three or four digits: `1,234`, `12.3K`, `4.56M`. For overviews, never for orders. */
export function formatCompact(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return UNKNOWN;
  const size = Math.abs(value);
  const step = STEPS.find(([least]) => size >= least);
  if (step === undefined || size < 10_000) return formatNumber(value, size >= 1_000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 4);
  const scaled = value / step[0];
  return `${formatNumber(scaled, Math.abs(scaled) >= 100 ? 0 : Math.abs(scaled) >= 10 ? 1 : 2)}${step[1]}`;
}

/** A part of a whole: 0.998 is `99.8 %`. */
export function formatShare(part: number | null): string {
  return part === null ? UNKNOWN : `${formatNumber(part * 100, 1)} %`;
}

/** `12 ms`, `1.25 s`; under a millisecond `0.4 ms`. */
export function formatMs(ms: number | null): string {
  if (ms === null || !Number.isFinite(ms)) return UNKNOWN;
  if (Math.abs(ms) >= 1_000) return `${formatNumber(ms / 1_000, 2)} s`;
  return `${formatNumber(ms, Math.abs(ms) < 10 && ms !== Math.round(ms) ? 1 : 0)} ms`;
}

/** `812 B`, `1.4 kB`, `3.2 MB`. */
export function formatBytes(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  if (bytes < 1_000_000) return `${formatNumber(bytes / 1_000, 1)} kB`;
  return bytes < 1e9 ? `${formatNumber(bytes / 1e6, 1)} MB` : `${formatNumber(bytes / 1e9, 2)} GB`;
}
