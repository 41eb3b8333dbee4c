import { type EquitySpan, isUnbroken, joinEquity } from '../../../domain/account/equity';
import { type Decimal, most, subtract } from '../../../domain/money';
import { EQUITY_HOURS_DAYS, type EquityPoint, type Span } from '../../../worker/protocol/past';
import { DAY_MS, type Range } from '../../trading/range';
import type { CurvePoint } from './sums';

/** By the hour as far back as hours are kept, by the day beyond. */
export const equitySpanOf = ({ from }: Pick<Range, 'from'>, now: number): Span => (now - from < EQUITY_HOURS_DAYS * DAY_MS ? 'hour' : 'day');

export interface EquityCurve {
  /** Null: nothing is known. */
  readonly total: EquitySpan | null;
  readonly curve: readonly CurvePoint[];
}

/** What an account was worth at the end of each span, and how far that is below its height until then. */
export function equityCurve(points: readonly EquityPoint[]): EquityCurve {
  const curve: CurvePoint[] = [];
  let peak: Decimal | null = null;
  let before: EquityPoint | null = null;
  for (const point of points) {
    peak = peak === null ? point.peak : most(peak, point.peak);
    const isBroken = before !== null && (point.hasGap || !isUnbroken(before, point));
    curve.push({ at: point.to, net: point.equity, fall: subtract(point.equity, peak), isBroken });
    before = point;
  }
  const [first, ...rest] = points;
  return { total: first === undefined ? null : rest.reduce<EquitySpan>(joinEquity, first), curve };
}
