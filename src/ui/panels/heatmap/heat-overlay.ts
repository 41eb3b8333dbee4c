import { fixed } from '../../drawing/digits';
import { faded } from '../../drawing/faded';
import { timeOfDay } from '../../format/time';
import { columnOf, columnState, type HeatView } from './heat-columns';
import { dotsOf } from './heat-dots';
import type { HeatColors, HeatScene } from './heat-drawing';
import { type HeatRing, SLOT_MS, slotOf } from './heat-ring';

/** What is drawn over the map, in CSS px of its plot. */
interface Plot {
  readonly width: number;
  readonly height: number;
}

/** A column of the picture, px. */
export const COLUMN_PX = 2;
const MOST_DOT_PX = 7;
/** Trades closer to each other than so many columns, and than as much of the prices, are one dot. */
const DOT_COLUMNS = 2;

/** Where moments and prices are. */
export interface Placing {
  readonly x: (at: number) => number;
  readonly y: (price: number) => number;
  /** Moment of the left edge. */
  readonly start: number;
}

export function placing(view: HeatView, { now, ring, low, rows }: HeatScene, plot: Plot): Placing {
  const last = columnOf(slotOf(now), view);
  const start = (last - view.columns + 1) * view.slotsEach * SLOT_MS;
  const span = view.columns * view.slotsEach * SLOT_MS;
  return {
    x: (at) => ((at - start) / span) * plot.width,
    y: (price) => plot.height * (1 - (price / ring.step - low) / rows),
    start,
  };
}

/** Nothing is known of that time: from top to bottom. */
export function hatch(ctx: CanvasRenderingContext2D, x: number, width: number, height: number, colors: HeatColors): void {
  ctx.save();
  ctx.beginPath();
  ctx.rect(x, 0, width, height);
  ctx.clip();
  ctx.fillStyle = colors.ground;
  ctx.fillRect(x, 0, width, height);
  ctx.strokeStyle = faded(colors.text, 0.5);
  ctx.lineWidth = 1;
  ctx.beginPath();
  // On one grid of the whole picture, so that neighbours join.
  for (let at = Math.floor((x - height) / 8) * 8; at < x + width; at += 8) {
    ctx.moveTo(at, height);
    ctx.lineTo(at + height, 0);
  }
  ctx.stroke();
  ctx.restore();
}

/** A line a side, broken where nothing is known. */
export function drawBest(
  ctx: CanvasRenderingContext2D,
  first: number,
  last: number,
  view: HeatView,
  ring: HeatRing,
  { y }: Placing,
  colors: HeatColors,
): void {
  for (const side of ['bid', 'ask'] as const) {
    ctx.beginPath();
    let isDown = false;
    for (let column = first; column <= last; column++) {
      const newest = Math.min(column * view.slotsEach + view.slotsEach - 1, ring.newest ?? 0);
      const best = columnState(ring, column, view) === 'known' ? ring.bestAt(newest) : null;
      if (best === null) {
        isDown = false;
        continue;
      }
      const x = (column - first) * COLUMN_PX;
      const at = y(best[side]);
      if (isDown) ctx.lineTo(x, at);
      else ctx.moveTo(x, at);
      ctx.lineTo(x + COLUMN_PX, at);
      isDown = true;
    }
    ctx.strokeStyle = side === 'bid' ? colors.buy : colors.sell;
    ctx.lineWidth = 1.5;
    ctx.stroke();
  }
}

/** Area as the size; a buyer's points up, a seller's down. Those that would stand on each other are one. */
export function drawTrades(
  ctx: CanvasRenderingContext2D,
  view: HeatView,
  { trades, ring, rows }: HeatScene,
  { x, y, start }: Placing,
  plot: Plot,
  colors: HeatColors,
): void {
  const everyMs = DOT_COLUMNS * view.slotsEach * SLOT_MS;
  const step = ring.step * Math.ceil((DOT_COLUMNS * COLUMN_PX * rows) / plot.height);
  const dots = dotsOf(trades, { start: Math.floor(start / everyMs) * everyMs, everyMs, step });
  const largest = dots.reduce((most, { size }) => Math.max(most, Math.abs(size)), 0);
  ctx.strokeStyle = colors.ground;
  ctx.lineWidth = 1;
  for (const sign of [1, -1]) {
    ctx.fillStyle = sign > 0 ? colors.buy : colors.sell;
    const small = new Path2D();
    for (const { at, price, size } of dots) {
      const [cx, cy] = [Math.min(x(at), plot.width), y(price)];
      if (size * sign < 0 || cy < 0 || cy > plot.height) continue;
      const radius = Math.max(1, MOST_DOT_PX * Math.sqrt(Math.abs(size) / largest));
      // Of small ones the edge would be all that is seen.
      const path = radius < 3 ? small : new Path2D();
      path.moveTo(cx, cy - sign * radius);
      path.lineTo(cx + radius, cy + (sign * radius) / 2);
      path.lineTo(cx - radius, cy + (sign * radius) / 2);
      path.closePath();
      if (path === small) continue;
      ctx.fill(path);
      ctx.stroke(path);
    }
    ctx.fill(small);
  }
}

export function drawAxes(
  ctx: CanvasRenderingContext2D,
  width: number,
  plot: Plot,
  { ring, low, rows, priceDecimals, zone, now }: HeatScene,
  { y, x, start }: Placing,
  colors: HeatColors,
  font: string,
): void {
  ctx.font = font;
  ctx.fillStyle = colors.text;
  ctx.textBaseline = 'middle';
  ctx.textAlign = 'left';
  const lines = Math.max(1, Math.floor(plot.height / 56));
  for (let i = 0; i <= lines; i++) {
    const index = Math.round(low + (rows * (i + 0.5)) / (lines + 1));
    // Of a market at the least prices there are the lowest rows are none.
    if (index <= 0) continue;
    ctx.fillText(fixed(index * ring.step, priceDecimals), plot.width + 6, y(index * ring.step), width - plot.width - 8);
  }
  ctx.textBaseline = 'top';
  const count = Math.max(1, Math.floor(plot.width / 140));
  for (let i = 0; i <= count; i++) {
    const at = start + ((now - start) * i) / count;
    ctx.textAlign = i === 0 ? 'left' : i === count ? 'right' : 'center';
    ctx.fillText(timeOfDay(at, zone), i === 0 ? 4 : Math.min(x(at), plot.width), plot.height + 5);
  }
}

export function drawCross(ctx: CanvasRenderingContext2D, { x, y }: { x: number; y: number }, plot: Plot, colors: HeatColors): void {
  ctx.strokeStyle = faded(colors.strong, 0.7);
  ctx.lineWidth = 1;
  ctx.setLineDash([3, 3]);
  ctx.beginPath();
  ctx.moveTo(Math.round(x) + 0.5, 0);
  ctx.lineTo(Math.round(x) + 0.5, plot.height);
  ctx.moveTo(0, Math.round(y) + 0.5);
  ctx.lineTo(plot.width, Math.round(y) + 0.5);
  ctx.stroke();
  ctx.setLineDash([]);
}
