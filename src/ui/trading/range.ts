import { type Text, t } from '../words/t';

/** Stretches of the past that a user can ask for. Their days are UTC days, as those that results are kept by. */
export const RANGES = [
  { id: 'today', label: 'Today', days: 1 },
  { id: 'week', label: '7 days|range', days: 7 },
  { id: 'month', label: '30 days|range', days: 30 },
  { id: 'half-year', label: '6 months', days: 183 },
  { id: 'all', label: 'All', days: null },
  { id: 'custom', label: 'Custom', days: null },
] as const satisfies readonly { readonly id: string; readonly label: Text; readonly days: number | null }[];
export type RangeId = (typeof RANGES)[number]['id'];

export interface RangeChoice {
  readonly id: RangeId;
  /** UTC days as `2026-11-21`, of a custom range; empty where it has no such end. */
  readonly firstDay: string;
  readonly lastDay: string;
}

/** Ms, both ends included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

export const DAY_MS = 86_400_000;
/** No clock is past this, and a database still counts it. */
const END = 8.64e15;

/** What a choice means at this moment. What goes on until now has no end: what comes next is in it. */
export function rangeOf({ id, firstDay, lastDay }: RangeChoice, now: number): Range {
  const days = RANGES.find((range) => range.id === id)?.days ?? null;
  if (days !== null) return { from: Math.max(0, now - (now % DAY_MS) - (days - 1) * DAY_MS), to: END };
  if (id === 'all') return { from: 0, to: END };
  const first = Date.parse(`${firstDay}T00:00:00Z`);
  const last = Date.parse(`${lastDay}T00:00:00Z`);
  return { from: Number.isNaN(first) ? 0 : Math.max(0, first), to: Number.isNaN(last) ? END : last + DAY_MS - 1 };
}

/** Why a custom range holds nothing; null: it may hold something. */
export const rangeComplaint = ({ from, to }: Range): string | null => (from > to ? t('The range ends before it begins.') : null);
