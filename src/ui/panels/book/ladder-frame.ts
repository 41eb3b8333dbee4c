import type { Side } from '../../../domain/units';
import type { LadderSide } from './ladder';

/** The ladder as it was just drawn, for what stands over it. Its sides are filled again with the next frame. */
export interface LadderFrame {
  readonly asks: LadderSide;
  readonly bids: LadderSide;
  /** Between the prices of neighbouring rows. */
  readonly step: number;
  /** Px from the top of the ladder to its spread row, and the heights of that and of any other row. */
  readonly spreadTop: number;
  readonly spreadHeight: number;
  readonly rowHeight: number;
}

/** Px from the top of the ladder to a row, 0 the best one of its side. */
export function rowY({ spreadTop, spreadHeight, rowHeight }: LadderFrame, side: Side, place: number): number {
  return side === 'sell' ? spreadTop - (place + 1) * rowHeight : spreadTop + spreadHeight + place * rowHeight;
}

/** Px from the top to the line between rows where a price belongs, its own row on the inner side. Null: outside of what is shown. */
export function lineY(frame: LadderFrame, price: number): number | null {
  const { asks, bids, spreadTop, spreadHeight, rowHeight } = frame;
  const [bid, ask] = [bids.prices[0], asks.prices[0]];
  if (bids.length === 0 || asks.length === 0 || bid === undefined || ask === undefined) return null;
  if (price > bid && price < ask) return spreadTop + spreadHeight / 2;
  const side = price <= bid ? bids : asks;
  let inside = 0;
  while (inside < side.length && (price <= bid ? (side.prices[inside] as number) >= price : (side.prices[inside] as number) <= price)) inside++;
  if (inside === side.length) return null;
  return price <= bid ? spreadTop + spreadHeight + inside * rowHeight : spreadTop - inside * rowHeight;
}
