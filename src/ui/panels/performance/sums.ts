import { join, joinAll, NO_PERFORMANCE, netOf, type Performance } from '../../../domain/account/performance';
import { type InstrumentId, parseInstrumentId } from '../../../domain/instrument';
import { type Decimal, negate, subtract, ZERO } from '../../../domain/money';
import { SPAN_MS, type Span, type SpanResult } from '../../../worker/protocol/past';
import { DAY_MS, type Range } from '../../trading/range';

/** Days that are still told hour by hour. */
const HOURLY_DAYS = 8;

/** How finely a range is told: a week by the hour, more than that by the day. */
export const spanOf = ({ from, to }: Range, now: number): Span => (Math.min(to, now) - from <= HOURLY_DAYS * DAY_MS ? 'hour' : 'day');

/** Currencies that pairs are quoted in, the one with the most fills first. */
export function quotesIn(results: readonly SpanResult[]): readonly string[] {
  const fills = new Map<string, number>();
  for (const { scope, performance } of results) if (!isPair(scope)) fills.set(scope, (fills.get(scope) ?? 0) + performance.fills);
  return [...fills].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([quote]) => quote);
}

export interface CurvePoint {
  /** Ms: the end of the span. */
  readonly at: number;
  /** Realised less fees, since the range began. */
  readonly net: Decimal;
  /** How far that is below the highest it had been: never above 0. */
  readonly fall: Decimal;
  /** Nothing is known between the point before and this one. */
  readonly isBroken?: boolean;
}

/** What a pair, or all that is quoted in a currency, came to in all, and how it grew from nothing. */
export function grown(
  results: readonly SpanResult[],
  scope: string,
  span: Span,
): { readonly total: Performance; readonly curve: readonly CurvePoint[] } {
  const spans = of(results, scope);
  const [first] = spans;
  if (first === undefined) return { total: NO_PERFORMANCE, curve: [] };
  const curve: CurvePoint[] = [{ at: first.start, net: ZERO, fall: ZERO }];
  let total = NO_PERFORMANCE;
  for (const { start, performance } of spans) {
    total = join(total, performance);
    const net = netOf(total);
    curve.push({ at: start + SPAN_MS[span], net, fall: negate(subtract(total.peak, net)) });
  }
  return { total, curve };
}

export interface ResultRow {
  /** A UTC day, `2026-11-21`, or a pair. */
  readonly name: string;
  readonly performance: Performance;
}

/** Newest first. */
export function byDay(results: readonly SpanResult[], scope: string): readonly ResultRow[] {
  const days = new Map<string, Performance>();
  for (const { start, performance } of of(results, scope)) {
    const day = new Date(start).toISOString().slice(0, 10);
    const before = days.get(day);
    days.set(day, before === undefined ? performance : join(before, performance));
  }
  return [...days].map(([name, performance]) => ({ name, performance })).reverse();
}

/** Pairs of a quote currency, by name. */
export const pairsIn = (results: readonly SpanResult[], quote: string): readonly InstrumentId[] =>
  [...new Set(results.map(({ scope }) => scope).filter((scope) => parseInstrumentId(scope)?.quote === quote))].sort() as InstrumentId[];

export const byPair = (results: readonly SpanResult[], pairs: readonly InstrumentId[]): readonly ResultRow[] =>
  pairs.map((pair) => ({ name: pair, performance: joinAll(of(results, pair).map(({ performance }) => performance)) }));

const isPair = (scope: string): boolean => parseInstrumentId(scope) !== undefined;
/** Oldest first, as they were told. */
const of = (results: readonly SpanResult[], scope: string): readonly SpanResult[] => results.filter((one) => one.scope === scope);
