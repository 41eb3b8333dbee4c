import { parseInstrumentId } from '../../domain/instrument';
import { absolute, type Decimal, isNegative } from '../../domain/money';
import { plainAmount } from '../format/decimal';
import { listWords, type Text, t, tn } from '../words/t';
import type { Cost, TradedSums } from './traded-sums';

const WHOLE = {
  buy: 'Bought {{ size }} for {{ value }}, average {{ price }}',
  sell: 'Sold {{ size }} for {{ value }}, average {{ price }}',
} as const satisfies Readonly<Record<'buy' | 'sell', Text>>;

const UNPRICED = {
  buy: 'Bought {{ size }}, not all of it at a price that is known',
  sell: 'Sold {{ size }}, not all of it at a price that is known',
} as const satisfies Readonly<Record<'buy' | 'sell', Text>>;

/** Sums in words, each for itself. */
export function sumWords({ pairs, sides, fees, feesUntold, isPartUnseen, funding }: TradedSums): readonly string[] {
  const { base = '', quote = '' } = parseInstrumentId(pairs[0] ?? '') ?? {};
  return [
    ...sides.map(({ side, size, value, average }) =>
      value === null || average === null
        ? t(UNPRICED[side], { size: amount(size, base) })
        : t(WHOLE[side], {
            size: amount(size, base),
            value: amount(value, quote),
            price: `${average.isExact ? '' : '≈ '}${plainAmount(average.price)}`,
          }),
    ),
    ...(pairs.length > 1 ? [t('Amounts of {{ count }} pairs are not added up', { count: pairs.length })] : []),
    ...(fees.length > 0 ? [t('Fees {{ amounts }}', { amounts: listWords(fees.map(costWords)) })] : []),
    ...(feesUntold > 0 ? [tn(feesUntold, 'The fee of {{ count }} fill is not told', 'The fees of {{ count }} fills are not told')] : []),
    ...(isPartUnseen ? [t('Fees of what was filled unseen are not known')] : []),
    ...funding.map((cost) =>
      isNegative(cost.amount)
        ? t('Funding got: {{ amount }}', { amount: amount(absolute(cost.amount), cost.currency) })
        : t('Funding paid: {{ amount }}', { amount: costWords(cost) }),
    ),
  ];
}

const costWords = ({ amount: paid, currency }: Cost): string => amount(paid, currency);

const amount = (value: Decimal, currency: string): string => `${plainAmount(value)} ${currency}`;
