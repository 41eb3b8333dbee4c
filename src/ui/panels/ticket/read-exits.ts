/** Where a bracket closes what its entry opens, and what that comes to. */
import { absolute, compare, type Decimal, isPositive, ZERO } from '../../../domain/money';
import { averageOf, walkBook } from '../../../domain/order/book-walk';
import { type Deal, resultAt, rewardRatio, sizeForRisk } from '../../../domain/order/exits';
import { sizeDecimals } from '../../../domain/order/grid';
import type { Side } from '../../../domain/units';
import { figure, formatDecimal } from '../../format/decimal';
import { currencyDecimals } from '../../trading/currency';
import { type Text, t } from '../../words/t';
import { exitPrice, type Way } from './exit-price';
import { isOnMargin } from './on-margin';
import { readTypedSize } from './read-fields';
import type { Say, TicketFields } from './ticket-fields';
import type { TicketFacts } from './ticket-form';

/** One way out. `result` in quote units, fees of both ways included where they are known; null: the size is not known. */
export interface Exit {
  readonly price: Decimal;
  readonly result: Decimal | null;
}

export interface Exits {
  readonly profit: Exit | null;
  readonly loss: Exit | null;
  /** How many times the loss the gain is. Null where one of them is missing. */
  readonly ratio: Decimal | null;
}

/** What is entered at this price, as far as fees go: a market order and a limit that takes pay for taking. */
export function dealOf({ side, type }: TicketFields, entry: Decimal, { quotes, account }: TicketFacts): Deal {
  const other = side === 'buy' ? quotes.ask : quotes.bid;
  const isTaking = type === 'market' || (other !== null && (side === 'buy' ? compare(entry, other) >= 0 : compare(entry, other) <= 0));
  const { taker, maker } = account?.fees ?? { taker: ZERO, maker: ZERO };
  return { side, entry, entryFee: isTaking ? taker : maker, exitFee: taker, isOnMargin: isOnMargin(account) };
}

/**
 * Prices of the exits that are typed, on the grid: a gain is never less than was asked for, a loss never more. `filled`: at
 * what all of it would fill on average, which prices in money and results are reckoned with.
 */
export function readExits(fields: TicketFields, deal: Deal, filled: Deal, size: Decimal | null, facts: TicketFacts, say: Say): Exits | null {
  if (fields.profit.trim() === '' && fields.loss.trim() === '')
    return say('stop', 'profit', t('Where does it end? Type a take-profit, a stop or both, or turn the exits off.'));
  const whole = size === null ? null : { size, filled };
  const exitAt = (way: Way, stop: Decimal | null): Exit | null => {
    const price = fields[way].trim() === '' ? null : exitPrice(fields, way, { deal, whole, stop }, facts, say);
    return price === null ? null : { price, result: size === null ? null : resultAt(filled, size, price) };
  };
  const stop = fields.exitUnit === 'r' ? exitAt('loss', null) : null;
  const [profit, loss] = [exitAt('profit', stop?.price ?? null), exitAt('loss', null)];
  const [gained, lost] = [profit?.result ?? null, loss?.result ?? null];
  if (gained !== null && !isPositive(gained))
    say(
      'warning',
      'profit',
      t('With fees the take-profit would lose {{ amount }} {{ quote }}: it is too near.', {
        amount: formatDecimal(absolute(gained), currencyDecimals(facts.instrument.quote), 'up'),
        quote: facts.instrument.quote,
      }),
    );
  return { profit, loss, ratio: gained === null || lost === null ? null : rewardRatio(gained, lost) };
}

const AT_RISK = {
  buy: '{{ amount }} {{ quote }} at risk down to the stop {{ stop }}, {{ fees }}, is {{ size }} {{ base }}, rounded down.',
  sell: '{{ amount }} {{ quote }} at risk up to the stop {{ stop }}, {{ fees }}, is {{ size }} {{ base }}, rounded down.',
} as const satisfies Readonly<Record<Side, Text>>;

/** Base units so that no more than what was typed is lost where the stop closes it. */
export function readRiskSize(fields: TicketFields, deal: Deal, facts: TicketFacts, say: Say): Decimal | null {
  const { instrument, book } = facts;
  const { base, quote } = instrument;
  const risk = readTypedSize(fields, instrument, say);
  if (fields.exitUnit === 'money')
    return say('stop', 'loss', t('With the size by risk the stop needs a price, per cent or ticks: in money it would say the same twice.'));
  if (fields.loss.trim() === '') return say('stop', 'loss', t('A size by risk needs a stop. Type where it stands.'));
  const stop = exitPrice(fields, 'loss', { deal, whole: null, stop: null }, facts, say);
  if (risk === null || stop === null) return null;
  const decimals = sizeDecimals(instrument);
  const first = sizeForRisk(deal, stop, risk, decimals);
  // At market more is worse: what this size would fill at is what a smaller one reckons with.
  const average = first === null || fields.type !== 'market' || book === null ? null : averageOf(walkBook(book, fields.side, first, null));
  const size = average === null ? first : sizeForRisk({ ...deal, entry: average }, stop, risk, decimals);
  if (size === null || !isPositive(size))
    return say(
      'stop',
      'size',
      t('{{ amount }} {{ quote }} at risk is less than the smallest part of {{ base }} loses.', { amount: figure(risk), quote, base }),
    );
  const fees = facts.account?.fees ? t('fees included') : t('before fees');
  say('note', 'size', t(AT_RISK[deal.side], { amount: figure(risk), quote, stop: figure(stop), fees, size: figure(size), base }));
  return size;
}
