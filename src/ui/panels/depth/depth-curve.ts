import { LEVEL_STRIDE } from '../../../domain/book';

/** One side's resting size, summed from the best price outward. */
export interface DepthCurve {
  readonly prices: Float64Array;
  /** Base units. */
  readonly totals: Float64Array;
  /** Quote units. */
  readonly values: Float64Array;
  readonly length: number;
}

export function depthCurve(levels: Float64Array): DepthCurve {
  const length = Math.floor(levels.length / LEVEL_STRIDE);
  const prices = new Float64Array(length);
  const totals = new Float64Array(length);
  const values = new Float64Array(length);
  let total = 0;
  let value = 0;
  for (let i = 0; i < length; i++) {
    const price = levels[i * LEVEL_STRIDE] as number;
    const size = levels[i * LEVEL_STRIDE + 1] as number;
    total += size;
    value += size * price;
    prices[i] = price;
    totals[i] = total;
    values[i] = value;
  }
  return { prices, totals, values, length };
}

/** Levels of a curve within a distance of the mid. */
export function levelsWithin(curve: DepthCurve, mid: number, distance: number): number {
  let low = 0;
  let high = curve.length;
  while (low < high) {
    const i = (low + high) >>> 1;
    if (Math.abs((curve.prices[i] as number) - mid) <= distance) low = i + 1;
    else high = i;
  }
  return low;
}

/** What a taker would meet up to a price. */
export interface ProbeSide {
  readonly price: number;
  readonly total: number;
  readonly value: number;
  /** Signed, from the mid. */
  readonly ratio: number;
  /** The known book ends before that price: there is at least this much. */
  readonly isBeyond: boolean;
}

/** The same distance on both sides of the mid. */
export interface Probe {
  readonly distance: number;
  readonly bid: ProbeSide;
  readonly ask: ProbeSide;
}

export function probeAt(bids: DepthCurve, asks: DepthCurve, mid: number, distance: number): Probe {
  const side = (curve: DepthCurve, direction: 1 | -1): ProbeSide => {
    const within = levelsWithin(curve, mid, distance);
    const outermost = curve.prices[curve.length - 1];
    return {
      price: mid + direction * distance,
      total: within === 0 ? 0 : (curve.totals[within - 1] as number),
      value: within === 0 ? 0 : (curve.values[within - 1] as number),
      ratio: (direction * distance) / mid,
      isBeyond: outermost === undefined || (!isWhole(curve) && distance > Math.abs(outermost - mid)),
    };
  };
  return { distance, bid: side(bids, -1), ask: side(asks, 1) };
}

/** Levels a side that are asked of the venue. */
export const ASKED_LEVELS = 250;

/** Whether a side is known to its end: the venue had far fewer levels than were asked for. A busy one may lack a few for a moment. */
export const isWhole = (side: DepthCurve): boolean => side.length < 0.8 * ASKED_LEVELS;

/** The distance that shows the whole of the side that is known less far: beyond it one half would be blank. A side known to its end goes on flat. */
export function wholeSpan(bids: DepthCurve, asks: DepthCurve, mid: number): number {
  const reach = (side: DepthCurve): number => (side.length === 0 ? 0 : Math.abs((side.prices[side.length - 1] as number) - mid));
  const cut = [bids, asks].filter((side) => !isWhole(side)).map(reach);
  return cut.length > 0 ? Math.min(...cut) : Math.max(reach(bids), reach(asks));
}

/** Distance within which most levels of either side stand: shown to a few orders far out, the rest is a wall at the mid. */
export function usualSpan(bids: DepthCurve, asks: DepthCurve, mid: number): number {
  const reach = ({ prices, length }: DepthCurve): number => (length === 0 ? 0 : Math.abs((prices[Math.floor(0.7 * (length - 1))] as number) - mid));
  return Math.max(reach(bids), reach(asks));
}

/** A notch of the wheel, within two steps of the price and the whole book. */
export function zoomedSpan(span: number, notches: number, least: number, most: number): number {
  return Math.min(Math.max(span * 1.2 ** notches, Math.min(least, most)), most);
}
