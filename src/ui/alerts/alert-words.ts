import type { AlertHappening, AlertState } from '../../domain/alert/alert';
import type { AlertCondition, Crossing, OrderHappening } from '../../domain/alert/condition';
import { pairLabel } from '../../domain/instrument';
import { parseDecimal } from '../../domain/money';
import { ageWords } from '../format/age';
import { plainAmount } from '../format/decimal';
import { signalWords } from './signal-words';

const REACH: Readonly<Record<Crossing, string>> = { up: 'rises to', down: 'falls to', either: 'crosses' };
const PASS: Readonly<Record<Crossing, string>> = { up: 'crosses over', down: 'crosses under', either: 'crosses' };
export const AVERAGE_WORD = { sma: 'SMA', ema: 'EMA' } as const;

export const ORDER_HAPPENING_WORD: Readonly<Record<OrderHappening, string>> = {
  filled: 'filled',
  triggered: 'triggered',
  cancelled: 'cancelled',
  expired: 'expired',
  rejected: 'rejected',
  doubted: 'unknown',
};

export const STATE_WORD: Readonly<Record<AlertState, string>> = {
  armed: 'armed',
  snoozed: 'snoozed',
  cooling: 'cooling down',
  spent: 'fired',
  off: 'off',
  expired: 'expired',
};

/** What an alert waits for: `Price rises to 64,200`. */
export function conditionWords(condition: AlertCondition): string {
  switch (condition.kind) {
    case 'price':
      return `Price ${REACH[condition.cross]} ${plainAmount(condition.price)}`;
    case 'move':
      return `Price moves ${plainAmount(condition.percent)} % within ${ageWords(condition.windowMs)}`;
    case 'spread':
      return `Spread above ${plainAmount(condition.percent)} %`;
    case 'volume':
      return `${condition.interval} volume ${plainAmount(condition.times)} × the mean of ${condition.bars}`;
    case 'close':
      return `${condition.interval} candle closes ${condition.side} ${plainAmount(condition.price)}`;
    case 'average':
      return `${condition.interval} close ${PASS[condition.cross]} ${AVERAGE_WORD[condition.average]} ${condition.bars}`;
    case 'rsi':
      return `${condition.interval} RSI ${condition.bars} ${REACH[condition.cross]} ${plainAmount(condition.level)}`;
    case 'macd':
    case 'bands':
    case 'averages':
    case 'pattern':
      return signalWords(condition);
    case 'order':
      return `Order ${condition.happened.map((one) => ORDER_HAPPENING_WORD[one]).join(' or ')}`;
    case 'loss':
      return `Market not live for ${ageWords(condition.afterMs)}`;
  }
}

/** What fired it: `at 64,201.5`, `+3.02 %`. Empty where nothing did yet. */
export function valueWords(condition: AlertCondition, value: string): string {
  const number = parseDecimal(value);
  if (value === '' || number === undefined) return value;
  const text = plainAmount(number);
  switch (condition.kind) {
    case 'move':
      return `${number.startsWith('-') ? '' : '+'}${text} %`;
    case 'spread':
      return `${text} %`;
    case 'volume':
      return `volume ${text}`;
    case 'rsi':
      return `RSI ${text}`;
    default:
      return `at ${text}`;
  }
}

const BEFORE: Readonly<Record<AlertHappening['what'], string>> = { fired: '', passed: 'Passed unseen: ', test: 'Test: ' };

/** A happening for a notice: title and detail. */
export function happeningWords({ what, instrument, condition, value, note }: AlertHappening): { readonly title: string; readonly detail: string } {
  const words = conditionWords(condition);
  const title = `${BEFORE[what]}${pairLabel(instrument)} ${words.charAt(0).toLowerCase()}${words.slice(1)}`;
  const unseen = what === 'passed' ? 'it happened while the market was not watched' : '';
  return { title, detail: [valueWords(condition, value), unseen, note].filter((word) => word !== '').join(' · ') };
}
