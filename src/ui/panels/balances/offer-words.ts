import type { FundingOffer } from '../../../domain/account/funding-offer';
import { type Decimal, multiply } from '../../../domain/money';
import { figure } from '../../format/decimal';

const HUNDRED = '100' as Decimal;

/** `Lend 500 USDT at 0.02 % a day for 2 days, 350 of it left` */
export function offerWords({ side, size, left, currency, rate, isFloating, days }: FundingOffer): string {
  const percent = `${figure(multiply(rate, HUNDRED))} % a day`;
  const price = isFloating ? `the exchange’s own rate and ${percent}` : percent;
  const rest = left === size ? '' : `, ${figure(left)} of it left`;
  return `${side === 'lend' ? 'Lend' : 'Borrow'} ${figure(size)} ${currency} at ${price} for ${days} ${days === 1 ? 'day' : 'days'}${rest}`;
}
