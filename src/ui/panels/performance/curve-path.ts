import { toDouble } from '../../../domain/money';
import type { CurvePoint } from './sums';

/** The drawing is so wide and high, whatever the size on the screen. */
export const WIDTH = 1000;
export const HEIGHT = 300;
/** Below this stands the drawdown. */
const CURVE_HEIGHT = 210;
const FALL_TOP = 225;

export interface CurvePath {
  readonly line: string;
  /** From the top of its strip downwards, closed. */
  readonly falls: string;
  /** Where the result is 0. */
  readonly zeroY: number;
  readonly xs: readonly number[];
}

/** Steps: a result stands until the next span is over. */
export function curvePath(points: readonly CurvePoint[]): CurvePath {
  const nets = points.map(({ net }) => toDouble(net));
  const falls = points.map(({ fall }) => -toDouble(fall));
  const [low, high] = [Math.min(0, ...nets), Math.max(0, ...nets)];
  const y = (net: number): number => place(high - net, high - low, 0, CURVE_HEIGHT);
  const deepest = Math.max(0, ...falls);
  const fallY = (fall: number): number => place(fall, deepest, FALL_TOP, HEIGHT);
  const [from, to] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const xs = points.map(({ at }) => place(at - from, to - from, 0, WIDTH));
  const line = nets.map((net, i) => `${i === 0 ? 'M' : 'L'}${short(xs[i])} ${short(y(net))}`).join('');
  const area = falls.map((fall, i) => `L${short(xs[i])} ${short(fallY(fall))}`).join('');
  return { line, falls: points.length === 0 ? '' : `M0 ${FALL_TOP}${area}L${WIDTH} ${FALL_TOP}Z`, zeroY: y(0), xs };
}

/** The point nearest to a place from 0 to 1 across the drawing; undefined where there is none. */
export function nearest(xs: readonly number[], share: number): number | undefined {
  let best: number | undefined;
  for (const [i, x] of xs.entries()) if (best === undefined || Math.abs(x - share * WIDTH) < Math.abs((xs[best] as number) - share * WIDTH)) best = i;
  return best;
}

const place = (value: number, size: number, from: number, to: number): number => (size <= 0 ? from : from + (value / size) * (to - from));
const short = (value = 0): number => Math.round(value * 10) / 10;
