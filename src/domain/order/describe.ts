/** Orders in words, made from the terms that are sent: a button and a row can say nothing else. */
import { figure, utcWords } from '../figure';
import { parseInstrumentId } from '../instrument';
import { compare, type Decimal, least, most, multiply, sum } from '../money';
import type { OrderSet, SetOrder } from './order-set';
import { type Amendment, type OrderTerms, type OrderType, triggerSource } from './terms';

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
  const type = terms.type === 'market' ? [] : [TYPE_WORDS[terms.type]];
  return [`${amountWords(terms, sizeDecimals)} ${whereWords(terms)}`, ...type, ...conditionWords(terms)].join(' · ');
}

/** `Buy 0.5 BTC bracket @ 70,100, take profit 72,000, stop 69,000`: all that is sent together. A set without an order is a dash. */
export function describeSet({ group, orders }: OrderSet, sizeDecimals = 0): string {
  const [first] = orders;
  if (first === undefined) return '—';
  if (group === null) return describeTerms(first.terms, sizeDecimals);
  const all = orders.map(({ terms }) => terms);
  const head = group === 'scaled' ? scaledWords(all, sizeDecimals) : groupWords(group, orders, sizeDecimals);
  return [head, ...conditionWords(first.terms)].join(' · ');
}

/** What pressing it does, and in which account: `Sell 0.2 BTC at market · PAPER`. */
export const buttonWords = (set: OrderSet, account: string, sizeDecimals = 0): string => `${describeSet(set, sizeDecimals)} · ${account}`;

/** `Change price 70,000 → 70,100, size 0.5 → 0.4`; a change of nothing is `Change nothing`. */
export function describeAmendment(terms: Pick<OrderTerms, 'price' | 'size' | 'trigger'>, change: Amendment): string {
  const parts = (['price', 'trigger', 'size'] as const).flatMap((term) => {
    const to = change[term];
    return to === undefined || to === terms[term] ? [] : [`${term} ${known(terms[term])} → ${figure(to)}`];
  });
  return `Change ${parts.length === 0 ? 'nothing' : parts.join(', ')}`;
}

function groupWords(group: 'oco' | 'bracket', orders: OrderSet['orders'], sizeDecimals: number): string {
  const [{ terms: first }, ...others] = orders as [SetOrder, ...SetOrder[]];
  const head = `${amountWords(first, sizeDecimals)} ${group === 'oco' ? 'OCO' : 'bracket'} ${whereWords(first)}`;
  const isHeadByMark = isByMark(first);
  const legs = others.map(({ terms: leg, role }) => {
    // Whatever type of order takes it.
    const isProfit = role === 'take-profit';
    const where = isProfit ? known(leg.trigger ?? leg.price) : leg.type === 'limit' ? whereWords(leg) : known(leg.trigger);
    return `${LEG_WORDS[isProfit ? 'take-profit' : leg.type]} ${where}${isByMark(leg) && !isHeadByMark ? ' by mark' : ''}`;
  });
  return [head, ...legs].join(', ');
}

const LEG_WORDS: Readonly<Record<OrderType, string>> = { ...TYPE_WORDS, 'take-profit': 'take profit' };

function scaledWords(all: readonly OrderTerms[], sizeDecimals: number): string {
  const [first] = all as [OrderTerms, ...OrderTerms[]];
  const { base = '' } = parseInstrumentId(first.instrument) ?? {};
  const prices = all.map(({ price }) => price).filter((price) => price !== null);
  const range = prices.length === 0 ? '—' : `${figure(prices.reduce(least))}–${figure(prices.reduce(most))}`;
  const [largest, smallest] = [1, -1].map((way) => all.reduce((a, b) => (compare(b.size, a.size) * way > 0 ? b : a))) as [OrderTerms, OrderTerms];
  // What a cut to whole digits left over makes no skew.
  const isSkewed = compare(largest.size, multiply(smallest.size, '2' as Decimal)) >= 0;
  const skew = isSkewed ? `, most at ${known(largest.price)}` : '';
  return `Scaled ${first.side} ${all.length} orders ${figure(sum(all.map(({ size }) => size)), sizeDecimals)} ${base} ${range}${skew}`;
}

function amountWords({ side, size, instrument }: OrderTerms, sizeDecimals: number): string {
  const amount = `${figure(size, sizeDecimals)} ${parseInstrumentId(instrument)?.base ?? ''}`;
  return side === 'buy' ? `Buy ${amount}` : `Sell ${amount}`;
}

function whereWords(terms: OrderTerms): string {
  const { type, price, trigger } = terms;
  switch (type) {
    case 'market':
      return 'at market';
    case 'limit':
      return `@ ${known(price)}`;
    case 'stop-limit':
      return `@ ${known(price)} when ${reachWords(terms)}`;
    case 'trailing-stop': {
      const start = trigger === null ? '' : `, once ${reachWords(terms)}`;
      return `${turnWords(terms)}${start}`;
    }
    default:
      return `when ${reachWords(terms)}`;
  }
}

const isByMark = (terms: OrderTerms): boolean => triggerSource(terms) === 'mark';
const reachWords = (terms: OrderTerms): string =>
  isByMark(terms) ? `its mark is at ${known(terms.trigger)}` : `it trades at ${known(terms.trigger)}`;

function turnWords(terms: OrderTerms): string {
  const trail = trailWords(terms);
  if (terms.side === 'sell') return isByMark(terms) ? `when its mark falls ${trail} from its peak` : `when it falls ${trail} from its peak`;
  return isByMark(terms) ? `when its mark rises ${trail} from its low` : `when it rises ${trail} from its low`;
}

function trailWords({ trail, instrument }: OrderTerms): string {
  if (trail === null) return '—';
  return `${figure(trail.distance)} ${trail.unit === 'percent' ? '%' : (parseInstrumentId(instrument)?.quote ?? '')}`;
}

function conditionWords({ instrument, tif, expiresAt, postOnly, reduceOnly, hidden, displayed }: OrderTerms): string[] {
  const end = tif === 'GTD' ? `until ${utcWords(expiresAt ?? Number.NaN)}` : tif === 'GTC' ? '' : tif;
  const iceberg = displayed !== undefined && `shows ${figure(displayed)} ${parseInstrumentId(instrument)?.base ?? ''} at a time`;
  const words = [postOnly && 'post-only', reduceOnly && 'reduce-only', hidden && 'hidden', iceberg, end];
  return words.filter((word) => typeof word === 'string' && word !== '') as string[];
}

const known = (value: Decimal | null): string => (value === null ? '—' : figure(value));
