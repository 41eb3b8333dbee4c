import type { Pattern } from '../../domain/alert/candle-patterns';
import { type BAND_PASSES, MOST_BARS, MOST_DEVIATIONS } from '../../domain/alert/condition';
import type { SignalCondition } from '../../domain/alert/signals';
import { compare, type Decimal } from '../../domain/money';
import { readPositive } from '../../domain/order/typed-number';
import { say } from '../words/say';
import { t } from '../words/t';
import type { AlertFields } from './alert-fields';

/** What the dialog has for signals besides what other kinds have. */
export interface SignalFields {
  readonly fast: string;
  readonly slow: string;
  readonly signal: string;
  readonly deviations: string;
  readonly pass: (typeof BAND_PASSES)[number];
  readonly pattern: Pattern;
}

export const USUAL_SIGNAL: SignalFields = { fast: '12', slow: '26', signal: '9', deviations: '2', pass: 'out', pattern: 'bullish-engulfing' };

/** What a kind of signal is usually looked for with, as it is chosen. */
export const usualOf = (kind: AlertFields['kind']): Partial<AlertFields> =>
  kind === 'averages' ? { average: 'sma', fast: '50', slow: '200' } : kind === 'macd' ? { fast: '12', slow: '26', signal: '9' } : {};

/** A sentence where they make no sense. */
export function readSignal(kind: SignalCondition['kind'], fields: AlertFields): SignalCondition | string {
  const { interval, cross, average, pass, pattern } = fields;
  if (kind === 'pattern') return { kind, interval, pattern };
  const whole = (text: string): number | null => {
    const count = Number(text.trim());
    return Number.isInteger(count) && count >= 2 && count <= MOST_BARS ? count : null;
  };
  const unread = t('Type how many candles, a whole number from 2 to {{ most }}.', { most: MOST_BARS });
  if (kind === 'bands') {
    const bars = whole(fields.bars);
    const read = readPositive(fields.deviations, '2');
    if (bars === null) return unread;
    if (!read.ok) return say(read.error.words);
    if (compare(read.value, String(MOST_DEVIATIONS) as Decimal) > 0)
      return t('At most {{ most }} deviations are possible here, for example 2.', { most: MOST_DEVIATIONS });
    return { kind, interval, bars, deviations: read.value, pass };
  }
  const [fast, slow, signal] = [whole(fields.fast), whole(fields.slow), whole(fields.signal)];
  if (fast === null || slow === null || (kind === 'macd' && signal === null)) return unread;
  if (fast >= slow) return t('The fast one is of fewer candles than the slow one.');
  return kind === 'macd' ? { kind, interval, fast, slow, signal: signal ?? 0, cross } : { kind, average, interval, fast, slow, cross };
}
