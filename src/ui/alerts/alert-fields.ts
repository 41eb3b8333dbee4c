import { type AlertTerms, LONGEST_NOTE } from '../../domain/alert/alert';
import {
  type AlertCondition,
  type AVERAGES,
  type CROSSINGS,
  MOST_BARS,
  type OrderHappening,
  type SIDES,
  VOLUME_INTERVALS,
} from '../../domain/alert/condition';
import type { Interval } from '../../domain/candle';
import type { InstrumentId } from '../../domain/instrument';
import { compare, type Decimal } from '../../domain/money';
import { readPositive } from '../../domain/order/typed-number';
import type { LocalMs } from '../../domain/units';
import { numberToType } from '../format/to-type';
import { say } from '../words/say';
import { t } from '../words/t';
import { readSignal, type SignalFields, USUAL_SIGNAL } from './signal-fields';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const MOST_PERCENT = '1000' as Decimal;
const HUNDRED = '100' as Decimal;

/** What the dialog offers; another length is shown where an alert has one that came from a file. */
export const WINDOWS_MS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, DAY];
export const COOL_DOWNS_MS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 4 * HOUR, DAY];
export const LIVES_MS = [HOUR, 4 * HOUR, DAY, 7 * DAY, 30 * DAY];
export const ABSENCES_MS = [10_000, 30_000, MINUTE, 5 * MINUTE];

/** What stands in the dialog. Numbers as they were typed; one of another kind keeps what it had. */
export interface AlertFields extends SignalFields {
  readonly kind: AlertCondition['kind'];
  readonly cross: (typeof CROSSINGS)[number];
  readonly side: (typeof SIDES)[number];
  readonly price: string;
  readonly percent: string;
  readonly windowMs: number;
  readonly interval: Interval;
  readonly times: string;
  readonly bars: string;
  readonly average: (typeof AVERAGES)[number];
  readonly level: string;
  readonly happened: readonly OrderHappening[];
  readonly afterMs: number;
  /** Null: once. */
  readonly coolDownMs: number | null;
  /** Null: it stays; `kept`: as the alert has it. */
  readonly livesMs: number | 'kept' | null;
  readonly note: string;
}

const USUAL: AlertFields = {
  kind: 'price',
  cross: 'either',
  side: 'above',
  price: '',
  percent: '1',
  windowMs: 15 * MINUTE,
  interval: '1h',
  times: '3',
  bars: '20',
  average: 'ema',
  level: '70',
  happened: ['filled'],
  afterMs: 30_000,
  coolDownMs: null,
  livesMs: null,
  note: '',
  ...USUAL_SIGNAL,
};

export const newFields = (price: Decimal | null): AlertFields => ({ ...USUAL, price: price ?? '' });

/** Numbers of a condition that are typed. */
const TYPED: readonly string[] = ['bars', 'fast', 'slow', 'signal'];

/** Of an alert as it stands. */
export function fieldsOf({ condition, coolDownMs, expiresAt, note }: AlertTerms): AlertFields {
  const { kind, ...parts } = condition;
  const typed = Object.fromEntries(Object.entries(parts).map(([name, value]) => [name, TYPED.includes(name) ? String(value) : value]));
  return { ...USUAL, ...typed, kind, coolDownMs, livesMs: expiresAt === null ? null : 'kept', note };
}

/** What they ask for; a sentence where they make no sense. `expiresAt`: when the alert that is changed is over. */
export function readAlertFields(fields: AlertFields, instrument: InstrumentId, now: LocalMs, expiresAt: LocalMs | null): AlertTerms | string {
  const condition = readCondition(fields);
  if (typeof condition === 'string') return condition;
  const { livesMs, coolDownMs } = fields;
  const until = livesMs === 'kept' ? expiresAt : livesMs === null ? null : ((now + livesMs) as LocalMs);
  if (until !== null && until <= now) return t('It has expired: choose until when it is to watch.');
  return { instrument, condition, coolDownMs, expiresAt: until, note: fields.note.trim().slice(0, LONGEST_NOTE) };
}

function readCondition(fields: AlertFields): AlertCondition | string {
  const { kind, cross, interval } = fields;
  switch (kind) {
    case 'price':
      return withNumber(fields.price, '64200', (price) => ({ kind, cross, price }));
    case 'move':
      return withNumber(fields.percent, '1.5', (percent) => ({ kind, percent, windowMs: fields.windowMs }), MOST_PERCENT);
    case 'spread':
      return withNumber(fields.percent, '0.05', (percent) => ({ kind, percent }), MOST_PERCENT);
    case 'volume': {
      const bars = readBars(fields.bars);
      if (typeof bars === 'string') return bars;
      if (!(VOLUME_INTERVALS as readonly Interval[]).includes(interval))
        return t('Choose candles of a day at most: longer ones are of several lengths.');
      return withNumber(fields.times, '3', (times) => ({ kind, interval, times, bars }), MOST_PERCENT);
    }
    case 'close':
      return withNumber(fields.price, '64200', (price) => ({ kind, interval, side: fields.side, price }));
    case 'average': {
      const bars = readBars(fields.bars);
      return typeof bars === 'string' ? bars : { kind, average: fields.average, interval, bars, cross };
    }
    case 'rsi': {
      const bars = readBars(fields.bars);
      if (typeof bars === 'string') return bars;
      return withNumber(fields.level, '70', (level) => ({ kind, interval, bars, level, cross }), HUNDRED);
    }
    case 'macd':
    case 'bands':
    case 'averages':
    case 'pattern':
      return readSignal(kind, fields);
    case 'order':
      return fields.happened.length === 0 ? t('Choose what is to happen to the order.') : { kind, happened: fields.happened };
    case 'loss':
      return { kind, afterMs: fields.afterMs };
  }
}

function withNumber(text: string, example: string, make: (value: Decimal) => AlertCondition, most?: Decimal): AlertCondition | string {
  const read = readPositive(text, example);
  if (!read.ok) return say(read.error.words);
  if (most === undefined || compare(read.value, most) <= 0) return make(read.value);
  return t('At most {{ most }} is possible here, for example {{ example }}.', { most: numberToType(most), example: numberToType(example) });
}

function readBars(text: string): number | string {
  const bars = Number(text.trim());
  if (Number.isInteger(bars) && bars >= 2 && bars <= MOST_BARS) return bars;
  return t('Type how many candles, a whole number from 2 to {{ most }}.', { most: String(MOST_BARS) });
}
