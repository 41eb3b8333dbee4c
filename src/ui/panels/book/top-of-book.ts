import type { BookView } from '../../../domain/book';
import type { TopicStatus } from '../../../domain/freshness';
import type { Tape } from '../../../domain/tape';
import { inNumberForm } from '../../format/number-form';
import { say } from '../../words/say';
import { t } from '../../words/t';
import { spreadOf } from './ladder';

/** As it is said: every digit, and no thousands apart. */
const numberText = (value: number): string => inNumberForm(String(value));

/** The last trade's price, and whether it was a move up (1), down (-1) or none that we know (0). */
export function lastMove(tape: Tape | null): { price: number; direction: 1 | -1 | 0 } | null {
  const newest = tape?.trades[0];
  if (tape === null || newest === undefined) return null;
  const before = tape.trades.find((trade) => trade.price !== newest.price);
  return { price: newest.price, direction: before === undefined ? 0 : newest.price > before.price ? 1 : -1 };
}

/** The top of the book as a sentence, for ears. */
export function bookWords(view: BookView | null, status: TopicStatus | null, base: string, quote: string): string {
  if (view === null) return t('No {{ what }}: {{ why }}.', { what: t('order book'), why: say(status?.reason ?? 'no answer yet') });
  const best = ([price, size]: Float64Array): { readonly price: string; readonly size: string } | null =>
    price === undefined || size === undefined ? null : { price: `${numberText(price)} ${quote}`, size: `${numberText(size)} ${base}` };
  const [bid, ask] = [best(view.bids), best(view.asks)];
  const spread = spreadOf(view.bids, view.asks);
  const parts = [
    bid === null ? t('no bid') : t('best bid {{ price }} for {{ size }}', bid),
    ask === null ? t('no ask') : t('best ask {{ price }} for {{ size }}', ask),
    ...(spread === null ? [] : [t('spread {{ spread }}', { spread: `${numberText(Number(spread.absolute.toPrecision(5)))} ${quote}` })]),
  ];
  const trust = status === null || status.state === 'live' ? '' : ` ${t('Not live')}: ${say(status.reason ?? status.state)}.`;
  return `${base}/${quote}: ${parts.join(', ')}.${trust}`;
}
