import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import { INTERVAL_MS } from '../../../../domain/candle';
import { createFrameDraw } from '../../../drawing/frame-draw';
import { createThemeColors } from '../../../drawing/theme-colors';
import type { ChartSurface } from '../chart-surface';
import type { Drawn, Look } from './drawn';
import { DrawnLines, figureDecimals } from './drawn-lines';
import { DrawnProfile } from './drawn-profile';
import { COLORS, type ColorName, type Indicator, KINDS } from './kinds';
import { dashOf } from './line-view';
import { type Reading, readingsOf } from './readings';
import { barsNeeded } from './run';

const DAY_MS = 86_400_000;
/** Height of the candles' pane against that of an indicator. */
const CANDLES_STRETCH = 4;

export interface DrawnIndicators {
  /** By the id of the indicator. */
  readonly readings: Accessor<ReadonlyMap<number, readonly Reading[]>>;
  /** Top of the pane that an indicator has of its own, px from the top of the chart. Those over the candles have none. */
  readonly tops: Accessor<ReadonlyMap<number, number>>;
}

/** Keeps indicators on the chart, and what the legend says of them, as long as the owner lives. */
export function createDrawn(surface: ChartSurface, all: Accessor<readonly Indicator[]>): DrawnIndicators {
  const colors = createThemeColors({
    ...(Object.fromEntries(COLORS.map((name) => [name, `--mark-${name}`])) as Record<ColorName, string>),
    up: '--chart-volume-up',
    down: '--chart-volume-down',
    quiet: '--line-strong',
  });
  const { chart } = surface.library;
  const [readings, setReadings] = createSignal<ReadonlyMap<number, readonly Reading[]>>(new Map());
  const [tops, setTops] = createSignal<ReadonlyMap<number, number>>(new Map(), { equals: (a, b) => [...a].join() === [...b].join() });
  let drawn: readonly (readonly [Indicator, Drawn])[] = [];
  /** As the user drew the panes, by the id of the indicator. */
  const stretches = new Map<number, number>();

  const place = (): void => {
    const heights = chart.panes().map((pane) => pane.getHeight());
    // A line of one px stands between two panes.
    const topOf = (pane: number): number => heights.slice(0, pane).reduce((sum, height) => sum + height + 1, 0);
    setTops(new Map(drawn.filter(([, one]) => one.pane() > 0).map(([{ id }, one]) => [id, topOf(one.pane())])));
  };
  const read = createFrameDraw(() => {
    const at = surface.hovered() ?? surface.bars().length - 1;
    setReadings(new Map(drawn.map(([one, made]) => [one.id, readingsOf(one, made.figuresAt(at), figureDecimals(one, surface.decimals()))])));
  });

  const remove = (): void => {
    for (const [{ id }, one] of drawn) if (one.pane() > 0) stretches.set(id, chart.panes()[one.pane()]?.getStretchFactor() ?? 1);
    for (const [, one] of drawn) one.remove();
    drawn = [];
  };
  const make = (indicator: Indicator, i: number): Drawn => {
    const now = colors();
    const look: Look = { color: now[indicator.color], up: now.up, down: now.down, quiet: now.quiet };
    if (indicator.kind === 'profile') return new DrawnProfile(surface, indicator, look);
    const pane = KINDS[indicator.kind].place === 'pane' ? chart.panes().length : 0;
    return new DrawnLines(surface, indicator, look, dashOf(i), pane, place);
  };
  createEffect(
    on([all, colors, surface.interval], ([indicators]) => {
      remove();
      drawn = indicators.map((one, i) => [one, make(one, i)] as const);
      const panes = chart.panes();
      if (panes.length > 1) panes[0]?.setStretchFactor(CANDLES_STRETCH);
      for (const [{ id }, one] of drawn) if (one.pane() > 0) panes[one.pane()]?.setStretchFactor(stretches.get(id) ?? 1);
      surface.wantBars(Math.max(0, ...indicators.map((one) => wantedBars(one, INTERVAL_MS[surface.interval()]))));
      place();
      read();
    }),
  );
  createEffect(on(surface.hovered, read));
  onCleanup(
    surface.onStep((step) => {
      for (const [, one] of drawn) one.follow(step);
      read();
    }),
  );
  const scale = chart.timeScale();
  scale.subscribeVisibleLogicalRangeChange(read);
  onCleanup(() => {
    scale.unsubscribeVisibleLogicalRangeChange(read);
    surface.wantBars(0);
    remove();
  });
  return { readings, tops };
}

/** Bars before the view that give the first one in it its figure. */
function wantedBars(indicator: Indicator, barMs: number): number {
  return indicator.kind === 'vwap' ? (barMs < DAY_MS ? DAY_MS / barMs : 0) : barsNeeded(indicator);
}
