import { parseInstrumentId } from '../../../../domain/instrument';
import { sum } from '../../../../domain/money';
import type { AccountFill } from '../../../../worker/protocol/account-view';
import { formatDecimal, plainAmount } from '../../../format/decimal';
import { dayOrTime, type Zone } from '../../../format/time';
import { currencyDecimals } from '../../../trading/currency';
import { averageFill, causeWords } from '../../../trading/order-words';
import { t, tn } from '../../../words/t';

const baseOf = (fill: AccountFill | undefined): string => (fill && parseInstrumentId(fill.instrument)?.base) ?? '';

/** `Bought 0.01 BTC at 64,239`. */
export function fillTitle(fill: AccountFill): string {
  const what = { size: `${plainAmount(fill.size)} ${baseOf(fill)}`, price: plainAmount(fill.price) };
  return fill.side === 'buy' ? t('Bought {{ size }} at {{ price }}', what) : t('Sold {{ size }} at {{ price }}', what);
}

/** `04:38:41 · fee 0.9256 USD · maker`, the fee as the table of fills has it. */
export const fillFacts = (fill: AccountFill, now: number, zone: Zone): string =>
  [
    dayOrTime(fill.at, now, zone),
    t('fee {{ fee }}', { fee: `${formatDecimal(fill.fee, Math.max(4, currencyDecimals(fill.feeCurrency)))} ${fill.feeCurrency}` }),
    fill.liquidity,
  ].join(' · ');

/** Why it got that price: the level it took from, its place in the queue. */
export const fillCause = (fill: AccountFill): string => causeWords(fill, baseOf(fill));

const SUMS = {
  buy: (count: number, values: SumValues) =>
    tn(
      count,
      'Bought {{ size }} in {{ count }} fill, {{ price }} on average',
      'Bought {{ size }} in {{ count }} fills, {{ price }} on average',
      values,
    ),
  sell: (count: number, values: SumValues) =>
    tn(count, 'Sold {{ size }} in {{ count }} fill, {{ price }} on average', 'Sold {{ size }} in {{ count }} fills, {{ price }} on average', values),
} as const;
type SumValues = Readonly<Record<'size' | 'price', string>>;

/** What several come to, a line a side: `Bought 0.6 BTC in 5 fills, 64,151.98 on average`. One needs no sum. */
export function fillSums(fills: readonly AccountFill[]): readonly string[] {
  if (fills.length < 2) return [];
  return (['buy', 'sell'] as const).flatMap((side) => {
    const some = fills.filter((fill) => fill.side === side);
    if (some.length === 0) return [];
    const size = `${plainAmount(sum(some.map((fill) => fill.size)))} ${baseOf(some[0])}`;
    return [SUMS[side](some.length, { size, price: formatDecimal(averageFill(some), 2) })];
  });
}
