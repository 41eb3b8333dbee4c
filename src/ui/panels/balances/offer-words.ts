import type { FundingOffer } from '../../../domain/account/funding-offer';
import { type Decimal, multiply } from '../../../domain/money';
import { figure } from '../../format/decimal';
import { t, tn } from '../../words/t';

const HUNDRED = '100' as Decimal;

/** `Lend 500 USDT at 0.02 % a day for 2 days, 350 of it left` */
export function offerWords({ side, size, left, currency, rate, isFloating, days }: FundingOffer): string {
  const percent = figure(multiply(rate, HUNDRED));
  const price = isFloating ? t('the exchange’s own rate and {{ percent }} % a day', { percent }) : t('{{ percent }} % a day', { percent });
  const values = { amount: `${figure(size)} ${currency}`, price };
  const offer =
    side === 'lend'
      ? tn(days, 'Lend {{ amount }} at {{ price }} for {{ count }} day', 'Lend {{ amount }} at {{ price }} for {{ count }} days', values)
      : tn(days, 'Borrow {{ amount }} at {{ price }} for {{ count }} day', 'Borrow {{ amount }} at {{ price }} for {{ count }} days', values);
  return left === size ? offer : `${offer}, ${t('{{ left }} of it left', { left: figure(left) })}`;
}
