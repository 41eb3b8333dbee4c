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
  readonly baseY: number;
  readonly xs: readonly number[];
}

/** `base` is in the picture, with a line at its height: 0, or what there was at first. */
export function curvePath(points: readonly CurvePoint[], base = 0): CurvePath {
  const nets = points.map(({ net }) => toDouble(net));
  const falls = points.map(({ fall }) => -toDouble(fall));
  const [low, high] = [Math.min(base, ...nets), Math.max(base, ...nets)];
  const y = (net: number): number => place(high - net, high - low, 0, CURVE_HEIGHT);
  const deepest = Math.max(0, ...falls);
  const fallY = (fall: number): number => place(fall, deepest, FALL_TOP, HEIGHT);
  const [from, to] = [points[0]?.at ?? 0, points.at(-1)?.at ?? 0];
  const xs = points.map(({ at }) => place(at - from, to - from, 0, WIDTH));
  // A part of one point alone is a line of no length, which its round end makes a dot.
  const parts = partsOf(points);
  const [netYs, fallYs] = [nets.map(y), falls.map(fallY)];
  const line = parts.map(([first, last]) => drawn(xs, netYs, first, last)).join('');
  const areas = parts.map(([first, last]) => {
    const edge = drawn(xs, fallYs, first, last).replace('M', 'L');
    return `M${short(xs[first])} ${FALL_TOP}${edge}L${short(xs[last])} ${FALL_TOP}Z`;
  });
  return { line, falls: areas.join(''), baseY: y(base), xs };
}

/** First and last point of each stretch in which nothing is missing. */
function partsOf(points: readonly CurvePoint[]): readonly (readonly [number, number])[] {
  const starts = points.flatMap(({ isBroken }, i) => (i === 0 || isBroken === true ? [i] : []));
  return starts.map((start, n) => [start, (starts[n + 1] ?? points.length) - 1] as const);
}

function drawn(xs: readonly number[], ys: readonly number[], first: number, last: number): string {
  const places = ys.slice(first, last + 1).map((y, i) => `${i === 0 ? 'M' : 'L'}${short(xs[first + i])} ${short(y)}`);
  return `${places.join('')}${first === last ? 'h0' : ''}`;
}

/** The point nearest to a place from 0 to 1 across the drawing; undefined where there is none. */
export function nearest(xs: readonly number[], share: number): number | undefined {
  let best: number | undefined;
  for (const [i, x] of xs.entries()) if (best === undefined || Math.abs(x - share * WIDTH) < Math.abs((xs[best] as number) - share * WIDTH)) best = i;
  return best;
}

const place = (value: number, size: number, from: number, to: number): number => (size <= 0 ? from : from + (value / size) * (to - from));
const short = (value = 0): number => Math.round(value * 10) / 10;
