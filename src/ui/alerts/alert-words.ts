import { type Alert, type AlertHappening, type AlertState, alertState } from '../../domain/alert/alert';
import type { CandleLack } from '../../domain/alert/candle-row';
import type { AlertCondition, Crossing, OrderHappening, SIDES } from '../../domain/alert/condition';
import { pairLabel } from '../../domain/instrument';
import { parseDecimal } from '../../domain/money';
import type { LocalMs } from '../../domain/units';
import { ageWords, leftWords } from '../format/age';
import { plainAmount } from '../format/decimal';
import { say } from '../words/say';
import { type Text, t, tn } from '../words/t';
import { signalWords } from './signal-words';

type ByCrossing = Readonly<Record<Crossing, Text>>;

const PRICE = {
  up: 'Price rises to {{ price }}',
  down: 'Price falls to {{ price }}',
  either: 'Price crosses {{ price }}',
} as const satisfies ByCrossing;
const CLOSE = {
  above: '{{ interval }} candle closes above {{ price }}',
  below: '{{ interval }} candle closes below {{ price }}',
} as const satisfies Readonly<Record<(typeof SIDES)[number], Text>>;
const AVERAGE = {
  up: '{{ interval }} close crosses over {{ average }}',
  down: '{{ interval }} close crosses under {{ average }}',
  either: '{{ interval }} close crosses {{ average }}',
} as const satisfies ByCrossing;
const RSI = {
  up: '{{ interval }} RSI {{ bars }} rises to {{ level }}',
  down: '{{ interval }} RSI {{ bars }} falls to {{ level }}',
  either: '{{ interval }} RSI {{ bars }} crosses {{ level }}',
} as const satisfies ByCrossing;
export const AVERAGE_WORD = { sma: 'SMA', ema: 'EMA' } as const;

export const ORDER_HAPPENING_WORD = {
  filled: 'filled',
  triggered: 'triggered',
  cancelled: 'cancelled',
  expired: 'expired',
  rejected: 'rejected',
  doubted: 'unknown',
} as const satisfies Readonly<Record<OrderHappening, Text>>;

export const STATE_WORD = {
  armed: 'armed',
  snoozed: 'snoozed',
  cooling: 'cooling down',
  spent: 'fired',
  off: 'off',
  expired: 'expired|alert',
} as const satisfies Readonly<Record<AlertState, Text>>;

/** `snoozed, 12 min left`: where it stands, and until when, or that it cannot fire yet. */
export function standingWords(alert: Alert, now: LocalMs, lack: CandleLack | null): string {
  const state = alertState(alert, now);
  if (state === 'armed' && lack !== null)
    return tn(lack.here, 'needs {{ needed }} candles, {{ count }} is here', 'needs {{ needed }} candles, {{ count }} are here', {
      needed: lack.needed,
    });
  const until = state === 'snoozed' ? alert.snoozedUntil : state === 'cooling' ? (alert.firedAt ?? 0) + (alert.coolDownMs ?? 0) : null;
  const words = t(STATE_WORD[state]);
  return until === null ? words : t('{{ state }}, {{ time }} left', { state: words, time: leftWords(until, now) });
}

/** What an alert waits for: `Price rises to 64,200`. */
export function conditionWords(condition: AlertCondition): string {
  switch (condition.kind) {
    case 'price':
      return t(PRICE[condition.cross], { price: plainAmount(condition.price) });
    case 'move':
      return t('Price moves {{ percent }} % within {{ time }}', { percent: plainAmount(condition.percent), time: ageWords(condition.windowMs) });
    case 'spread':
      return t('Spread above {{ percent }} %', { percent: plainAmount(condition.percent) });
    case 'volume':
      return t('{{ interval }} volume {{ times }} × the mean of {{ bars }}', {
        interval: condition.interval,
        times: plainAmount(condition.times),
        bars: String(condition.bars),
      });
    case 'close':
      return t(CLOSE[condition.side], { interval: condition.interval, price: plainAmount(condition.price) });
    case 'average':
      return t(AVERAGE[condition.cross], { interval: condition.interval, average: `${AVERAGE_WORD[condition.average]} ${condition.bars}` });
    case 'rsi':
      return t(RSI[condition.cross], { interval: condition.interval, bars: String(condition.bars), level: plainAmount(condition.level) });
    case 'macd':
    case 'bands':
    case 'averages':
    case 'pattern':
      return signalWords(condition);
    case 'order':
      return t('Order {{ happened }}', { happened: condition.happened.map((one) => t(ORDER_HAPPENING_WORD[one])).join(` ${t('or')} `) });
    case 'loss':
      return t('Market not live for {{ time }}', { time: ageWords(condition.afterMs) });
  }
}

/** What fired it: `at 64,201.5`, `+3.02 %`. Empty where nothing did yet. */
export function valueWords(condition: AlertCondition, value: string): string {
  const number = parseDecimal(value);
  if (value === '' || number === undefined) return say(value);
  const text = plainAmount(number);
  switch (condition.kind) {
    case 'move':
      return `${number.startsWith('-') ? '' : '+'}${text} %`;
    case 'spread':
      return `${text} %`;
    case 'volume':
      return t('volume {{ volume }}', { volume: text });
    case 'rsi':
      return `RSI ${text}`;
    default:
      return t('at {{ price }}', { price: text });
  }
}

/** A happening for a notice: title and detail. */
export function happeningWords({ what, instrument, condition, value, note }: AlertHappening): { readonly title: string; readonly detail: string } {
  const words = conditionWords(condition);
  const told = `${pairLabel(instrument)} ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
  const title = { fired: told, passed: t('Passed unseen: {{ alert }}', { alert: told }), test: t('Test: {{ alert }}', { alert: told }) }[what];
  const unseen = what === 'passed' ? t('it happened while the market was not watched') : '';
  return { title, detail: [valueWords(condition, value), unseen, note].filter((word) => word !== '').join(' · ') };
}
