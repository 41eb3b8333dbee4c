import type { Candle } from '../../../domain/candle';

export const SPARK_WIDTH = 40;
export const SPARK_HEIGHT = 16;
const HOURS = 24;

/** Closes of the last day as an SVG path that fills the box. Empty for fewer than two. */
export function sparkPath(candles: readonly Candle[]): string {
  const closes = candles.slice(-HOURS).map((candle) => candle.close);
  if (closes.length < 2) return '';
  const low = Math.min(...closes);
  const range = Math.max(...closes) - low;
  const points = closes.map((close, i) => {
    const x = 1 + (i * (SPARK_WIDTH - 2)) / (closes.length - 1);
    const y = range === 0 ? SPARK_HEIGHT / 2 : 1 + (1 - (close - low) / range) * (SPARK_HEIGHT - 2);
    return `${x.toFixed(1)} ${y.toFixed(1)}`;
  });
  return `M${points.join('L')}`;
}
