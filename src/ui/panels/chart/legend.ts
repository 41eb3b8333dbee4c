import type { Candle } from '../../../domain/candle';
import { t } from '../../words/t';

export interface LegendFacts {
  readonly bar: Candle;
  /** Against the close before, or the bar's own open where there is none before. */
  readonly change: number;
  /** The same as a fraction; null where it has no meaning. */
  readonly changeRatio: number | null;
}

/** What the legend tells of a bar. Null place: of the newest. */
export function legendOf(bars: readonly Candle[], place: number | null): LegendFacts | null {
  const at = place ?? bars.length - 1;
  const bar = bars[at];
  if (bar === undefined) return null;
  const from = bars[at - 1]?.close ?? bar.open;
  return { bar, change: bar.close - from, changeRatio: from === 0 ? null : (bar.close - from) / from };
}

/** What lies across the chart where it could be taken for the present market. Null: nothing, it is the present market. */
export function watermark(status: { source: string; via: string; dataAt: number | null } | null, dateText: (at: number) => string): string | null {
  if (status === null) return null;
  if (status.source === 'simulated') return t('SIMULATED');
  if (status.source === 'replay') return t('REPLAY');
  if (status.via !== 'cache') return null;
  return status.dataAt === null ? null : t('OFFLINE SNAPSHOT {{ date }}', { date: dateText(status.dataAt) });
}
