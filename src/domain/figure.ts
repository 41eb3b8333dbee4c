import type { Decimal } from './money';

/** An exact number for reading: thousands parted by commas, a true minus, every digit it has and at least so many decimals. */
export function figure(value: Decimal, decimals = 0): string {
  const [whole = '0', part = ''] = value.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',').replace('-', '−');
  const padded = part.padEnd(decimals, '0');
  return padded === '' ? grouped : `${grouped}.${padded}`;
}

/** A moment for reading, to the minute where it is a whole one: `2026-11-21 14:05 UTC`. What is no moment is a dash. */
export function utcWords(at: number): string {
  if (!(Math.abs(at) <= 8.64e15)) return '—';
  const [day = '', time = ''] = new Date(at).toISOString().split('T');
  return `${day} ${time.slice(0, at % 60_000 === 0 ? 5 : 8)} UTC`;
}
