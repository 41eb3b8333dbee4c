import type { ChartStep } from '../candle-feed';
import type { Figures } from './run';

/** An indicator on the chart. */
export interface Drawn {
  follow(step: ChartStep): void;
  /** Of the bar at a place; none where it has none. */
  figuresAt(place: number): Figures;
  /** 0: over the candles. */
  pane(): number;
  remove(): void;
}

/** Colours of one, as a canvas takes them. */
export interface Look {
  readonly color: string;
  readonly up: string;
  readonly down: string;
  /** Of levels that only help to read. */
  readonly quiet: string;
}
