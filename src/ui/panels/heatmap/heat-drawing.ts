import type { Zone } from '../../format/time';
import { columnOf, columnState, type HeatView, meanColumn, SHADES, shadeOf, steadyFull } from './heat-columns';
import { COLUMN_PX, drawAxes, drawBest, drawCross, drawTrades, hatch, placing } from './heat-overlay';
import { type HeatRing, SLOT_MS, slotOf } from './heat-ring';
import type { HeatTrades } from './heat-trades';

export interface HeatColors {
  readonly buy: string;
  readonly sell: string;
  readonly low: string;
  readonly high: string;
  readonly known: string;
  readonly line: string;
  readonly text: string;
  readonly strong: string;
  readonly ground: string;
}

export interface HeatScene {
  readonly ring: HeatRing;
  readonly trades: HeatTrades;
  /** Right edge: the column of this moment is the last one. */
  readonly now: number;
  readonly spanMs: number;
  /** Lowest row, in steps, and rows in view. */
  readonly low: number;
  readonly rows: number;
  readonly priceDecimals: number;
  readonly zone: Zone;
  readonly cursor: { readonly x: number; readonly y: number } | null;
}

/** Px at the right for prices, below for times. */
export const AXIS_WIDTH = 64;
export const AXIS_HEIGHT = 20;

/** The colour of each shade, as the bytes of a picture have it. */
export function paletteOf({ known, low, high }: Pick<HeatColors, 'known' | 'low' | 'high'>): Uint8ClampedArray {
  const [none, from, to] = [channels(known), channels(low), channels(high)];
  const out = new Uint8ClampedArray(SHADES * 4);
  for (let shade = 0; shade < SHADES; shade++) {
    const part = shade / (SHADES - 1);
    // From the ground to the low colour over the first half, from there to the high one over the rest.
    const [a, b, mix] = part < 0.5 ? [none, from, part * 2] : [from, to, part * 2 - 1];
    for (let i = 0; i < 3; i++) out[shade * 4 + i] = (a[i] as number) + ((b[i] as number) - (a[i] as number)) * mix;
    out[shade * 4 + 3] = 255;
  }
  return out;
}

const channels = (rgba: string): number[] => (rgba.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);

/** The view of a plot so wide: a column of the picture stands for whole slots. */
export function viewOf(width: number, { spanMs, low, rows }: Pick<HeatScene, 'spanMs' | 'low' | 'rows'>): HeatView {
  const columns = Math.max(1, Math.floor((width - AXIS_WIDTH) / COLUMN_PX));
  return { columns, slotsEach: Math.max(1, Math.ceil(spanMs / SLOT_MS / columns)), low, rows };
}

/** Draws the map. What it has drawn of the past is kept: each drawing adds the newest columns. */
export class HeatDrawing {
  private readonly image = new OffscreenCanvas(1, 1);
  private readonly ctx = this.image.getContext('2d') as OffscreenCanvasRenderingContext2D;
  private drawn: number[] = [];
  private key = '';
  private full = 0;
  private palette: Uint8ClampedArray = new Uint8ClampedArray(SHADES * 4);
  private colors: HeatColors | null = null;

  /** Everything is drawn anew: of another market, or in other colours. */
  clear(): void {
    this.key = '';
    this.full = 0;
    this.colors = null;
  }

  /** In CSS px; the context is scaled already. */
  draw(ctx: CanvasRenderingContext2D, width: number, height: number, scene: HeatScene, colors: HeatColors, font: string): void {
    const view = viewOf(width, scene);
    const plot = { width: view.columns * COLUMN_PX, height: height - AXIS_HEIGHT };
    ctx.clearRect(0, 0, width, height);
    if (plot.height < 40) return;
    const last = columnOf(slotOf(scene.now), view);
    const first = last - view.columns + 1;
    this.prepare(view, scene, colors, last);
    ctx.imageSmoothingEnabled = false;
    // What is newer than the record is drawn again once it is in it, and the newest column until it is full.
    const settled = Math.min(last, columnOf(scene.ring.newest ?? 0, view));
    for (let column = first; column <= last; column++) this.column(column, view, scene, column >= settled);
    const split = ((first % view.columns) + view.columns) % view.columns;
    const blit = (from: number, count: number, to: number): void => {
      if (count > 0) ctx.drawImage(this.image, from, 0, count, view.rows, to * COLUMN_PX, 0, count * COLUMN_PX, plot.height);
    };
    blit(split, view.columns - split, 0);
    blit(0, split, view.columns - split);
    this.gaps(ctx, first, last, view, scene.ring, plot.height, colors);
    const at = placing(view, scene, plot);
    drawBest(ctx, first, last, view, scene.ring, at, colors);
    drawTrades(ctx, view, scene, at, plot, colors);
    drawAxes(ctx, width, plot, scene, at, colors, font);
    if (scene.cursor !== null) drawCross(ctx, scene.cursor, plot, colors);
  }

  private prepare(view: HeatView, { ring }: HeatScene, colors: HeatColors, last: number): void {
    if (colors !== this.colors) {
      this.colors = colors;
      this.palette = paletteOf(colors);
      this.key = '';
    }
    const rows = new Float32Array(view.rows);
    const newest = ring.newest;
    if (newest !== null && columnState(ring, columnOf(newest, view), view) !== 'none') {
      meanColumn(rows, ring, Math.min(last, columnOf(newest, view)), view);
      const full = steadyFull(this.full, rows);
      if (full !== this.full) this.key = '';
      this.full = full;
    }
    const key = `${view.columns} ${view.rows} ${view.low} ${view.slotsEach} ${ring.step}`;
    if (key === this.key) return;
    this.key = key;
    this.image.width = view.columns;
    this.image.height = view.rows;
    this.drawn = new Array<number>(view.columns).fill(Number.NaN);
  }

  private column(column: number, view: HeatView, { ring }: HeatScene, isOpen: boolean): void {
    const place = ((column % view.columns) + view.columns) % view.columns;
    if (this.drawn[place] === column) return;
    this.drawn[place] = isOpen ? Number.NaN : column;
    const pixels = new ImageData(1, view.rows);
    if (columnState(ring, column, view) === 'known') {
      const sizes = new Float32Array(view.rows);
      meanColumn(sizes, ring, column, view);
      for (let row = 0; row < view.rows; row++) {
        const shade = shadeOf(sizes[row] as number, this.full);
        if (shade >= 0) pixels.data.set(this.palette.subarray(shade * 4, shade * 4 + 4), (view.rows - 1 - row) * 4);
      }
    }
    this.ctx.putImageData(pixels, place, 0);
  }

  /** Hatched from top to bottom: nothing is known of that time. */
  private gaps(ctx: CanvasRenderingContext2D, first: number, last: number, view: HeatView, ring: HeatRing, height: number, colors: HeatColors): void {
    let from: number | null = null;
    for (let column = first; column <= last + 1; column++) {
      const isGap = column <= last && this.isGap(ring, column, view);
      if (isGap) from ??= column;
      else if (from !== null) {
        hatch(ctx, (from - first) * COLUMN_PX, (column - from) * COLUMN_PX, height, colors);
        from = null;
      }
    }
  }

  /** Also what came since the newest that is known. */
  private isGap(ring: HeatRing, column: number, view: HeatView): boolean {
    const newest = ring.newest;
    return columnState(ring, column, view) === 'gap' || (newest !== null && column > columnOf(newest + 8, view));
  }
}
