import type { Text } from '../../../words/t';

/** A place on the plot, px from its top left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** What a drawing is held by: it stays where it is in time (ms) and price, whatever is shown. */
export interface Anchor {
  readonly time: number;
  readonly price: number;
}

export const KINDS = ['horizontal', 'trend', 'ray', 'rectangle', 'fibonacci', 'measure'] as const;
export type Kind = (typeof KINDS)[number];

export interface Drawing {
  /** Its own on this market. */
  readonly id: number;
  readonly kind: Kind;
  readonly anchors: readonly Anchor[];
}

export const KIND_NAMES = {
  horizontal: 'Horizontal line',
  trend: 'Trend line',
  ray: 'Ray',
  rectangle: 'Rectangle',
  fibonacci: 'Fibonacci levels',
  measure: 'Measure',
} as const satisfies Readonly<Record<Kind, Text>>;

export const anchorCount = (kind: Kind): number => (kind === 'horizontal' ? 1 : 2);

/** Parts of the way from the second anchor back to the first. */
export const LEVELS = [0, 0.236, 0.382, 0.5, 0.618, 0.786, 1] as const;

export type Segment = readonly [from: Point, to: Point];

/** The strokes of a drawing, on a plot of this size. */
export function segmentsOf(kind: Kind, [a, b]: readonly Point[], width: number, height: number): Segment[] {
  if (a === undefined) return [];
  if (kind === 'horizontal') return [across(a.y, 0, width)];
  if (b === undefined) return [];
  if (kind === 'trend') return [[a, b]];
  if (kind === 'ray') return [[a, rayEnd(a, b, width, height)]];
  if (kind === 'fibonacci') {
    const left = Math.min(a.x, b.x);
    return LEVELS.map((part) => across(b.y + (a.y - b.y) * part, left, Math.max(left, width)));
  }
  const corners: readonly Point[] = [a, { x: b.x, y: a.y }, b, { x: a.x, y: b.y }];
  return corners.map((corner, i) => [corner, corners[(i + 1) % 4] as Point]);
}

const across = (y: number, from: number, to: number): Segment => [
  { x: from, y },
  { x: to, y },
];

/** Where a ray from `a` through `b` leaves the plot, or `b` where that is outside already. */
function rayEnd(a: Point, b: Point, width: number, height: number): Point {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const reach = (from: number, by: number, most: number): number =>
    by === 0 ? Number.POSITIVE_INFINITY : ((by > 0 ? Math.max(most, from) : Math.min(0, from)) - from) / by;
  const times = Math.max(1, Math.min(reach(a.x, dx, width), reach(a.y, dy, height)));
  return Number.isFinite(times) ? { x: a.x + dx * times, y: a.y + dy * times } : b;
}

/** From a point to the nearest of a stroke, px. */
export function distanceTo({ x, y }: Point, [a, b]: Segment): number {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const length = dx * dx + dy * dy;
  const part = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / length));
  return Math.hypot(x - a.x - part * dx, y - a.y - part * dy);
}

/** What of a drawing is under a pointer. */
export interface Hit {
  readonly id: number;
  /** By its place; null: the drawing as a whole. */
  readonly anchor: number | null;
}

/** The drawing under a point, the uppermost of several: an anchor before a stroke. Null: none. `reach` is how far off a pointer may be, px. */
export function hitAt(
  drawings: readonly { readonly id: number; readonly kind: Kind; readonly points: readonly Point[] }[],
  point: Point,
  reach: number,
  width: number,
  height: number,
): Hit | null {
  const upper = [...drawings].reverse();
  for (const { id, points } of upper) {
    const anchor = points.findIndex((one) => Math.hypot(one.x - point.x, one.y - point.y) <= reach);
    if (anchor >= 0) return { id, anchor };
  }
  for (const { id, kind, points } of upper) {
    if (segmentsOf(kind, points, width, height).some((segment) => distanceTo(point, segment) <= reach)) return { id, anchor: null };
  }
  return null;
}
