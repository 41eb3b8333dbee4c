import type { EquitySpan } from '../../domain/account/equity';
import type { Performance } from '../../domain/account/performance';
import type { InstrumentId } from '../../domain/instrument';

/** Where a page ended: time below 0, and what tells two of one time apart. */
export type PastPlace = readonly [number, number | string];

/** A stretch of an account's past, a page of it at a time, newest first. Times in ms, both ends included. */
export interface PastQuery {
  readonly from: number;
  readonly to: number;
  /** Null: all pairs. */
  readonly pair: InstrumentId | null;
  /** Where the page before this one ended; null: from the newest. */
  readonly after: PastPlace | null;
  readonly limit: number;
}

export const MOST_PAST = 250;

export interface PastPage<Thing> {
  readonly things: readonly Thing[];
  /** How many records of this page made no sense and are left out. */
  readonly damaged: number;
  /** Where to go on; null: that was all. */
  readonly next: PastPlace | null;
}

export const SPANS = ['hour', 'day'] as const;
export type Span = (typeof SPANS)[number];
export const SPAN_MS: Readonly<Record<Span, number>> = { hour: 3_600_000, day: 86_400_000 };

/** What the fills of an hour or a UTC day came to, of one pair or of all that are quoted in a currency. */
export interface SpanResult {
  /** Ms; a multiple of the span. */
  readonly start: number;
  /** An instrument, or a currency's name for all that is quoted in it. */
  readonly scope: string;
  readonly performance: Performance;
}

/** Spans that begin at `from` or later and at `to` or earlier, oldest first. */
export interface ResultsQuery {
  readonly span: Span;
  readonly from: number;
  readonly to: number;
  /** The last one of the page before; null: from the oldest. */
  readonly after: Pick<SpanResult, 'start' | 'scope'> | null;
}

export const MOST_RESULTS = 500;

export interface ResultsPage {
  readonly results: readonly SpanResult[];
  readonly damaged: number;
  /** Where to go on; null: that was all. */
  readonly next: ResultsQuery['after'];
}

/** What an account was worth in an hour or a UTC day, as far as the engine ran and its markets were live. */
export interface EquityPoint extends EquitySpan {
  /** Ms; a multiple of the span. */
  readonly start: number;
}

/** Hours are kept this many days, days for good. */
export const EQUITY_HOURS_DAYS = 32;

/** Spans that begin at `from` or later and at `to` or earlier, oldest first, since the account was opened the last time. */
export interface EquityQuery {
  readonly span: Span;
  readonly from: number;
  readonly to: number;
  /** Start of the last one of the page before; null: from the oldest. */
  readonly after: number | null;
}

export interface EquityPage {
  readonly points: readonly EquityPoint[];
  readonly damaged: number;
  /** Where to go on; null: that was all. */
  readonly next: number | null;
}
