import type {
  IPrimitivePaneView,
  ISeriesPrimitive,
  ISeriesPrimitiveAxisView,
  PrimitiveHoveredItem,
  SeriesAttachedParameter,
  Time,
} from 'lightweight-charts';
import { faded } from '../../../drawing/faded';
import { formatNumber } from '../../../format/number';
import { inNumberForm } from '../../../format/number-form';
import type { ChartSurface } from '../chart-surface';
import type { fieldOf } from './field';
import type { Hand } from './hand';
import { type Drawing, LEVELS, type Point, segmentsOf } from './shapes';
import type { Sketch } from './sketch';
import { measureWords } from './words';

export interface DrawingColors {
  readonly line: string;
  readonly ink: string;
  readonly text: string;
}

const HANDLE_PX = 4;
/** A mouse this near means it. */
export const MOUSE_REACH = 6;

/** All drawings of a chart, drawn with its candles. */
export class DrawingMarks implements ISeriesPrimitive<Time> {
  private chart: SeriesAttachedParameter<Time> | null = null;
  colors: DrawingColors = { line: '', ink: '', text: '' };

  constructor(
    private readonly surface: ChartSurface,
    private readonly field: ReturnType<typeof fieldOf>,
    private readonly sketch: Sketch,
    private readonly hand: Hand,
    private readonly font: string,
  ) {}

  attached(chart: SeriesAttachedParameter<Time>): void {
    this.chart = chart;
    chart.requestUpdate();
  }

  detached(): void {
    this.chart = null;
  }

  redraw(): void {
    this.chart?.requestUpdate();
  }

  paneViews(): readonly IPrimitivePaneView[] {
    return this.views;
  }

  /** Horizontal lines have their price on the axis. */
  priceAxisViews(): readonly ISeriesPrimitiveAxisView[] {
    return this.all()
      .filter(({ kind }) => kind === 'horizontal')
      .map(({ anchors }) => ({
        coordinate: () => this.surface.yOf(anchors[0]?.price ?? 0) ?? -100,
        text: () => formatNumber(anchors[0]?.price ?? null, this.surface.decimals()),
        textColor: () => this.colors.ink,
        backColor: () => this.colors.line,
      }));
  }

  /** For the cursor alone: presses are the hand's. */
  hitTest(x: number, y: number): PrimitiveHoveredItem | null {
    const shown = { externalId: 'drawing', zOrder: 'top' } as const;
    if (this.sketch.tool !== null) return { ...shown, cursorStyle: 'crosshair' };
    const hit = this.hand.hit({ x, y }, MOUSE_REACH);
    return hit === null ? null : { ...shown, cursorStyle: hit.anchor === null ? 'move' : 'pointer' };
  }

  private all(): readonly Drawing[] {
    const { drawings, draft } = this.sketch;
    return draft === null ? drawings : [...drawings, draft];
  }

  private readonly views: readonly IPrimitivePaneView[] = [
    {
      zOrder: () => 'top',
      renderer: () => ({
        draw: (target) =>
          target.useMediaCoordinateSpace(({ context, mediaSize }) => {
            context.font = this.font;
            for (const drawing of this.all()) {
              const points = drawing.anchors.map((anchor) => this.field.pointOf(anchor));
              if (!points.includes(null)) this.draw(context, drawing, points as Point[], mediaSize.width, mediaSize.height);
            }
          }),
      }),
    },
  ];

  private draw(context: CanvasRenderingContext2D, drawing: Drawing, points: readonly Point[], width: number, height: number): void {
    const { kind, anchors } = drawing;
    const isSelected = drawing.id === this.sketch.selected || drawing === this.sketch.draft;
    const [a, b] = points;
    context.strokeStyle = this.colors.line;
    context.lineWidth = isSelected ? 2 : 1;
    context.setLineDash(kind === 'measure' ? [4, 3] : []);
    if ((kind === 'rectangle' || kind === 'measure') && a !== undefined && b !== undefined) {
      context.fillStyle = faded(this.colors.line, 0.12);
      context.fillRect(a.x, a.y, b.x - a.x, b.y - a.y);
    }
    const strokes = segmentsOf(kind, points, width, height);
    context.beginPath();
    for (const [from, to] of strokes) {
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
    }
    context.stroke();
    context.setLineDash([]);
    const [first, second] = anchors;
    if (kind === 'fibonacci' && first !== undefined && second !== undefined) {
      for (const [i, level] of LEVELS.entries()) {
        const price = second.price + (first.price - second.price) * level;
        const from = strokes[i]?.[0];
        if (from !== undefined)
          this.write(context, `${inNumberForm(String(level))}  ${formatNumber(price, this.surface.decimals())}`, from.x + 4, from.y - 3);
      }
    }
    if (kind === 'measure' && a !== undefined && b !== undefined && first !== undefined && second !== undefined) {
      const bars = (this.field.placeOf(second.time) ?? 0) - (this.field.placeOf(first.time) ?? 0);
      this.write(context, measureWords(drawing, bars, this.surface.decimals()), Math.min(a.x, b.x) + 4, Math.min(a.y, b.y) - 5);
    }
    if (!isSelected) return;
    context.fillStyle = this.colors.ink;
    for (const { x, y } of points) {
      context.beginPath();
      context.arc(x, y, HANDLE_PX, 0, 2 * Math.PI);
      context.fill();
      context.stroke();
    }
  }

  /** On a ground of its own: it is read over candles. */
  private write(context: CanvasRenderingContext2D, text: string, x: number, y: number): void {
    context.fillStyle = faded(this.colors.ink, 0.76);
    context.fillRect(x - 2, y - 10, context.measureText(text).width + 4, 13);
    context.fillStyle = this.colors.text;
    context.fillText(text, x, y);
  }
}
