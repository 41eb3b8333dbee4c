import type { Logical } from 'lightweight-charts';
import { INTERVAL_MS } from '../../../../domain/candle';
import type { ChartSurface } from '../chart-surface';
import { magnetPrice, placeOf, timeAt } from './bar-places';
import type { Field } from './hand';

/** A magnet takes a price that is so near, px. */
const MAGNET_PX = 40;

/** The plot of a chart. The library tells no x of a moment between bars or beyond them: it is reckoned from two bars. */
export function fieldOf(surface: ChartSurface): Field & { placeOf(time: number): number | null } {
  const barMs = (): number => INTERVAL_MS[surface.interval()];
  const bars = (): { readonly x: number; readonly width: number } | null => {
    const scale = surface.library.chart.timeScale();
    const [x, next] = [scale.logicalToCoordinate(0 as Logical), scale.logicalToCoordinate(1 as Logical)];
    return x === null || next === null || next === x ? null : { x, width: next - x };
  };
  const place = (time: number): number | null => placeOf(surface.bars(), time, barMs());
  return {
    size: surface.plotSize,
    placeOf: place,
    pointOf: ({ time, price }) => {
      const [at, y, grid] = [place(time), surface.yOf(price), bars()];
      return at === null || y === null || grid === null ? null : { x: grid.x + at * grid.width, y };
    },
    anchorAt: ({ x, y }, isMagnet) => {
      const [price, grid] = [surface.priceAt(y), bars()];
      if (price === null || grid === null) return null;
      const at = Math.round((x - grid.x) / grid.width);
      const time = timeAt(surface.bars(), at, barMs());
      return time === null ? null : { time, price: isMagnet ? magnetPrice(surface.bars()[at], price, surface.yOf, MAGNET_PX) : price };
    },
    shifted: ({ time, price }, dx, dy) => {
      const [at, y, grid] = [place(time), surface.yOf(price), bars()];
      if (at === null || y === null || grid === null) return null;
      const next = timeAt(surface.bars(), at + Math.round(dx / grid.width), barMs());
      const moved = surface.priceAt(y + dy);
      return next === null || moved === null ? null : { time: next, price: moved };
    },
  };
}
