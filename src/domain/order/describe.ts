/** An order in words, made from the terms that are sent: a button and a row can say nothing else. */
import { figure, utcWords } from '../figure';
import { parseInstrumentId } from '../instrument';
import type { Decimal } from '../money';
import type { OrderTerms, OrderType } from './terms';

export const TYPE_WORDS: Readonly<Record<OrderType, string>> = {
  limit: 'limit',
  market: 'market',
  stop: 'stop',
  'stop-limit': 'stop-limit',
  'take-profit': 'take-profit',
  'trailing-stop': 'trailing stop',
};

/** `Buy 0.5 BTC @ 70,100 · limit · post-only`. A size has at least `sizeDecimals`; a term that is missing is a dash. */
export function describeTerms(terms: OrderTerms, sizeDecimals = 0): string {
  const { base = '' } = parseInstrumentId(terms.instrument) ?? {};
  const what = `${terms.side === 'buy' ? 'Buy' : 'Sell'} ${figure(terms.size, sizeDecimals)} ${base} ${whereWords(terms)}`;
  return [what, ...conditionWords(terms)].join(' · ');
}

/** What pressing it does, and in which account: `Sell 0.2 BTC at market · PAPER`. */
export const buttonWords = (terms: OrderTerms, account: string, sizeDecimals = 0): string => `${describeTerms(terms, sizeDecimals)} · ${account}`;

function whereWords(terms: OrderTerms): string {
  const { type, price, trigger } = terms;
  switch (type) {
    case 'market':
      return 'at market';
    case 'limit':
      return `@ ${known(price)}`;
    case 'stop-limit':
      return `@ ${known(price)} when it trades at ${known(trigger)}`;
    case 'trailing-stop':
      return `when it ${terms.side === 'sell' ? 'falls' : 'rises'} ${trailWords(terms)} from its ${terms.side === 'sell' ? 'peak' : 'low'}`;
    default:
      return `when it trades at ${known(trigger)}`;
  }
}

function trailWords({ trail, instrument }: OrderTerms): string {
  if (trail === null) return '—';
  return `${figure(trail.distance)} ${trail.unit === 'percent' ? '%' : (parseInstrumentId(instrument)?.quote ?? '')}`;
}

function conditionWords({ type, tif, expiresAt, postOnly, reduceOnly, hidden }: OrderTerms): string[] {
  const end = tif === 'GTD' ? `until ${utcWords(expiresAt ?? Number.NaN)}` : tif === 'GTC' ? '' : tif;
  const words = [type === 'market' ? '' : TYPE_WORDS[type], postOnly && 'post-only', reduceOnly && 'reduce-only', hidden && 'hidden', end];
  return words.filter((word) => typeof word === 'string' && word !== '') as string[];
}

const known = (value: Decimal | null): string => (value === null ? '—' : figure(value));
