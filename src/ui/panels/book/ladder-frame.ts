import type { Side } from '../../../domain/units';
import { type LadderSide, SPREAD_HEIGHT } from './ladder';

/** The ladder as it was just drawn, for what stands over it. Its sides are filled again with the next frame. */
export interface LadderFrame {
  readonly asks: LadderSide;
  readonly bids: LadderSide;
  /** Between the prices of neighbouring rows. */
  readonly step: number;
  /** Px of the whole ladder, in whose middle the spread row stands, and of any other row. */
  readonly height: number;
  readonly rowHeight: number;
}

const spreadTopOf = ({ height }: LadderFrame): number => (height - SPREAD_HEIGHT) / 2;

/** Px from the top of the ladder to a row, 0 the best one of its side. */
export function rowY(frame: LadderFrame, side: Side, place: number): number {
  const top = spreadTopOf(frame);
  return side === 'sell' ? top - (place + 1) * frame.rowHeight : top + SPREAD_HEIGHT + place * frame.rowHeight;
}

/**
 * Px from the top to the line between rows where a price belongs, its own row on the inner side; one in the spread at the edge
 * of the nearer side, since the last price stands in its middle. Null: outside of what is shown.
 */
export function lineY(frame: LadderFrame, price: number): number | null {
  const { asks, bids, rowHeight } = frame;
  const top = spreadTopOf(frame);
  const [bid, ask] = [bids.prices[0], asks.prices[0]];
  if (bids.length === 0 || asks.length === 0 || bid === undefined || ask === undefined) return null;
  if (price > bid && price < ask) return price - bid < ask - price ? top + SPREAD_HEIGHT : top;
  const side = price <= bid ? bids : asks;
  let inside = 0;
  while (inside < side.length && (price <= bid ? (side.prices[inside] as number) >= price : (side.prices[inside] as number) <= price)) inside++;
  if (inside === side.length) return null;
  return price <= bid ? top + SPREAD_HEIGHT + inside * rowHeight : top - inside * rowHeight;
}
