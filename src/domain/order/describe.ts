/** Orders in words, made from the terms that are sent: a button and a row can say nothing else. */
import { figure, utcWords } from '../figure';
import { parseInstrumentId } from '../instrument';
import { compare, type Decimal, least, most, multiply, sum } from '../money';
import type { OrderSet, SetOrder } from './order-set';
import { AMOUNT, CHANGE, GROUPED, ONCE, type OrderText, TRAILING, TYPE_WORDS, WHERE } from './order-texts';
import { type Amendment, type OrderTerms, triggerSource } from './terms';

/** How it is said: in which words, and in which form of numbers. */
export interface OrderVoice {
  words(text: OrderText, values: Readonly<Record<string, string>>): string;
  figure(value: Decimal, decimals?: number): string;
}

const IN_ENGLISH: OrderVoice = {
  words: (text, values) => text.replace(/\{\{ (\w+) \}\}/g, (whole, name: string) => values[name] ?? whole),
  figure,
};

export interface Describer {
  /** `Buy 0.5 BTC @ 70,100 · limit · post-only`. A size has at least `sizeDecimals`; a term that is missing is a dash. */
  describeTerms(terms: OrderTerms, sizeDecimals?: number): string;
  /** `Buy 0.5 BTC bracket @ 70,100, take profit 72,000, stop 69,000`: all that is sent together. A set without an order is a dash. */
  describeSet(set: OrderSet, sizeDecimals?: number): string;
  /** What pressing it does, and in which account: `Sell 0.2 BTC at market · PAPER`. */
  buttonWords(set: OrderSet, account: string, sizeDecimals?: number): string;
  /** `Change price 70,000 → 70,100, size 0.5 → 0.4`; a change of nothing is `Change nothing`. */
  describeAmendment(terms: Pick<OrderTerms, 'price' | 'size' | 'trigger'>, change: Amendment): string;
}

export function describer({ words, figure }: OrderVoice): Describer {
  const known = (value: Decimal | null): string => (value === null ? '—' : figure(value));

  const trailWords = ({ trail, instrument }: OrderTerms): string => {
    if (trail === null) return '—';
    return `${figure(trail.distance)} ${trail.unit === 'percent' ? '%' : (parseInstrumentId(instrument)?.quote ?? '')}`;
  };

  const valuesOf = (terms: OrderTerms, sizeDecimals: number): Readonly<Record<string, string>> => ({
    size: figure(terms.size, sizeDecimals),
    base: parseInstrumentId(terms.instrument)?.base ?? '',
    price: known(terms.price),
    trigger: known(terms.trigger),
    trail: trailWords(terms),
  });

  /** A price that must be reached before it follows stands behind all the rest. */
  const fromStart = (terms: OrderTerms, order: string): string =>
    terms.type !== 'trailing-stop' || terms.trigger === null ? order : words(ONCE[triggerSource(terms)], { order, trigger: figure(terms.trigger) });

  const oneWords = (terms: OrderTerms, sizeDecimals: number): string => {
    const { type, side } = terms;
    const source = triggerSource(terms);
    const text =
      type !== 'trailing-stop'
        ? (`${AMOUNT[side]} ${WHERE[whereOf(terms)]}` as const)
        : side === 'buy'
          ? (`${AMOUNT.buy} ${TRAILING.buy[source]}` as const)
          : (`${AMOUNT.sell} ${TRAILING.sell[source]}` as const);
    return fromStart(terms, words(text, valuesOf(terms, sizeDecimals)));
  };

  const whereWords = (terms: OrderTerms): string => {
    const text = terms.type === 'trailing-stop' ? TRAILING[terms.side][triggerSource(terms)] : WHERE[whereOf(terms)];
    return fromStart(terms, words(text, valuesOf(terms, 0)));
  };

  const groupWords = (group: 'oco' | 'bracket', orders: OrderSet['orders'], sizeDecimals: number): string => {
    const [{ terms: first }, ...others] = orders as [SetOrder, ...SetOrder[]];
    const head = words(GROUPED[group][first.side], { ...valuesOf(first, sizeDecimals), where: whereWords(first) });
    const isHeadByMark = isByMark(first);
    const legs = others.map(({ terms: leg, role }) => {
      // Whatever type of order takes it.
      const isProfit = role === 'take-profit';
      const where = isProfit ? known(leg.trigger ?? leg.price) : leg.type === 'limit' ? whereWords(leg) : known(leg.trigger);
      const exit = `${words(isProfit || leg.type === 'take-profit' ? 'take profit' : TYPE_WORDS[leg.type], {})} ${where}`;
      return isByMark(leg) && !isHeadByMark ? words('{{ exit }} by mark', { exit }) : exit;
    });
    return [head, ...legs].join(', ');
  };

  const scaledWords = (all: readonly OrderTerms[], sizeDecimals: number): string => {
    const [first] = all as [OrderTerms, ...OrderTerms[]];
    const { base = '' } = parseInstrumentId(first.instrument) ?? {};
    const prices = all.map(({ price }) => price).filter((price) => price !== null);
    const range = prices.length === 0 ? '—' : `${figure(prices.reduce(least))}–${figure(prices.reduce(most))}`;
    const [largest, smallest] = [1, -1].map((way) => all.reduce((a, b) => (compare(b.size, a.size) * way > 0 ? b : a))) as [OrderTerms, OrderTerms];
    // What a cut to whole digits left over makes no skew.
    const isSkewed = compare(largest.size, multiply(smallest.size, '2' as Decimal)) >= 0;
    const size = figure(sum(all.map((terms) => terms.size)), sizeDecimals);
    const order = words(GROUPED.scaled[first.side], { count: String(all.length), size, base, range });
    return isSkewed ? words('{{ order }}, most at {{ price }}', { order, price: known(largest.price) }) : order;
  };

  const conditionWords = ({ instrument, tif, expiresAt, postOnly, reduceOnly, hidden, displayed }: OrderTerms): string[] => [
    ...(['post-only', 'reduce-only', 'hidden'] as const)
      .filter((_, i) => [postOnly, reduceOnly, hidden][i] === true)
      .map((condition) => words(condition, {})),
    ...(displayed === undefined
      ? []
      : [words('shows {{ size }} {{ base }} at a time', { size: figure(displayed), base: parseInstrumentId(instrument)?.base ?? '' })]),
    ...(tif === 'GTC' ? [] : [tif === 'GTD' ? words('until {{ end }}', { end: utcWords(expiresAt ?? Number.NaN) }) : tif]),
  ];

  const describeTerms: Describer['describeTerms'] = (terms, sizeDecimals = 0) => {
    const type = terms.type === 'market' ? [] : [words(TYPE_WORDS[terms.type], {})];
    return [oneWords(terms, sizeDecimals), ...type, ...conditionWords(terms)].join(' · ');
  };

  const describeSet: Describer['describeSet'] = ({ group, orders }, sizeDecimals = 0) => {
    const [first] = orders;
    if (first === undefined) return '—';
    if (group === null) return describeTerms(first.terms, sizeDecimals);
    const all = orders.map(({ terms }) => terms);
    const head = group === 'scaled' ? scaledWords(all, sizeDecimals) : groupWords(group, orders, sizeDecimals);
    return [head, ...conditionWords(first.terms)].join(' · ');
  };

  return {
    describeTerms,
    describeSet,
    buttonWords: (set, account, sizeDecimals = 0) => `${describeSet(set, sizeDecimals)} · ${account}`,
    describeAmendment: (terms, change) => {
      const changed = (['price', 'trigger', 'size'] as const).filter((term) => change[term] !== undefined && change[term] !== terms[term]);
      const parts = changed.map((term, i) =>
        words(CHANGE[term][i === 0 ? 'first' : 'next'], { from: known(terms[term]), to: known(change[term] ?? null) }),
      );
      return parts.length === 0 ? words('Change nothing', {}) : parts.join(', ');
    },
  };
}

/** In English: what the engine says of an order, and what is shown where no other language is. */
export const { describeTerms, describeSet, buttonWords, describeAmendment } = describer(IN_ENGLISH);

const isByMark = (terms: OrderTerms): boolean => triggerSource(terms) === 'mark';

function whereOf(terms: OrderTerms): keyof typeof WHERE {
  const { type } = terms;
  if (type === 'market' || type === 'limit') return type;
  return `${type === 'stop-limit' ? 'stop-limit' : 'trigger'} ${triggerSource(terms)}`;
}
