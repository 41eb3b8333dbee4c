import type { Pattern } from '../../domain/alert/candle-patterns';
import type { Crossing } from '../../domain/alert/condition';
import type { SignalCondition } from '../../domain/alert/signals';
import { plainAmount } from '../format/decimal';
import type { Text } from '../words/t';
import { t } from '../words/t';

export const PATTERN_WORD = {
  'bullish-engulfing': 'Bullish engulfing',
  'bearish-engulfing': 'Bearish engulfing',
  hammer: 'Hammer',
} as const satisfies Readonly<Record<Pattern, Text>>;

const MACD = {
  up: '{{ interval }} MACD {{ lengths }} crosses over its signal',
  down: '{{ interval }} MACD {{ lengths }} crosses under its signal',
  either: '{{ interval }} MACD {{ lengths }} crosses its signal',
} as const satisfies Readonly<Record<Crossing, Text>>;
const MEANS = {
  up: '{{ interval }} {{ fast }} crosses over {{ slow }}',
  down: '{{ interval }} {{ fast }} crosses under {{ slow }}',
  either: '{{ interval }} {{ fast }} crosses {{ slow }}',
} as const satisfies Readonly<Record<Crossing, Text>>;
const BANDS = {
  out: '{{ interval }} close leaves Bollinger {{ bands }}',
  in: '{{ interval }} close comes back into Bollinger {{ bands }}',
} as const satisfies Readonly<Record<string, Text>>;

/** What an alert on a signal waits for: `1h EMA 50 crosses over EMA 200`. */
export function signalWords(condition: SignalCondition): string {
  const { interval } = condition;
  switch (condition.kind) {
    case 'macd':
      return t(MACD[condition.cross], { interval, lengths: `${condition.fast} ${condition.slow} ${condition.signal}` });
    case 'averages': {
      const name = condition.average.toUpperCase();
      return t(MEANS[condition.cross], { interval, fast: `${name} ${condition.fast}`, slow: `${name} ${condition.slow}` });
    }
    case 'bands':
      return t(BANDS[condition.pass], { interval, bands: `${condition.bars} ${plainAmount(condition.deviations)}` });
    case 'pattern':
      return t('{{ interval }} candles: {{ pattern }}', { interval, pattern: t(PATTERN_WORD[condition.pattern]) });
  }
}
