import type {
  CustomData,
  CustomSeriesOptions,
  CustomSeriesPricePlotValues,
  CustomSeriesWhitespaceData,
  ICustomSeriesPaneRenderer,
  ICustomSeriesPaneView,
  PaneRendererCustomData,
  Time,
} from 'lightweight-charts';

interface Point extends CustomData<Time> {
  readonly value: number;
}

/** The second cue beside the colour. */
export type Dash = 'whole' | 'dashed' | 'dotted' | 'long';

/** Lengths of strokes and spaces, px. */
export const DASH_PX: Readonly<Record<Dash, number[]>> = { whole: [], dashed: [5, 3], dotted: [1.5, 2.5], long: [10, 4] };

const DASHES: readonly Dash[] = ['whole', 'dashed', 'dotted', 'long'];

/** By the place in the list. */
export const dashOf = (place: number): Dash => DASHES[place % DASHES.length] as Dash;

/** A line that ends where its figures do: the library's own goes on to the next that is known, and would come with the first visit. */
export class LineView implements ICustomSeriesPaneView<Time, Point, CustomSeriesOptions> {
  private data: PaneRendererCustomData<Time, Point> | null = null;
  private color = '';

  constructor(
    private readonly dash: Dash,
    private readonly width: number,
    /** Where a price is, for what is read against the candles: in per cent the library puts each series on a scale of its own. Null: as it does. */
    private readonly yOf: ((price: number) => number | null) | null,
  ) {}

  update(data: PaneRendererCustomData<Time, Point>, options: CustomSeriesOptions): void {
    this.data = data;
    this.color = options.color;
  }

  priceValueBuilder({ value }: Point): CustomSeriesPricePlotValues {
    return [value];
  }

  isWhitespace(data: Point | CustomSeriesWhitespaceData<Time>): data is CustomSeriesWhitespaceData<Time> {
    return (data as Partial<Point>).value === undefined;
  }

  /** All else is as the library has it. */
  defaultOptions(): CustomSeriesOptions {
    return {} as CustomSeriesOptions;
  }

  renderer(): ICustomSeriesPaneRenderer {
    return {
      draw: (target, ownY) => {
        const { data } = this;
        const yOf = this.yOf ?? ownY;
        if (data === null || data.visibleRange === null) return;
        const { from, to } = data.visibleRange;
        // One more on either side: the line goes on beyond the edges.
        const bars = data.bars.slice(Math.max(0, from - 1), to + 1);
        target.useMediaCoordinateSpace(({ context }) => {
          context.strokeStyle = this.color;
          context.lineWidth = this.width;
          context.lineJoin = 'round';
          context.setLineDash(DASH_PX[this.dash]);
          context.beginPath();
          let before = Number.NaN;
          for (const { x, originalData } of bars) {
            const y = yOf(originalData.value);
            if (y === null) continue;
            if (x - before <= data.barSpacing * 1.5) context.lineTo(x, y);
            else context.moveTo(x, y);
            before = x;
          }
          context.stroke();
        });
      },
    };
  }
}
