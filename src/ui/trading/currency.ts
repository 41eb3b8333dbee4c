import type { Decimal, Rounding } from '../../domain/money';
import { formatDecimal, formatSignedDecimal } from '../format/decimal';

/** Money that people count in hundredths. Everything else may matter to its eighth decimal. */
const IN_HUNDREDTHS: ReadonlySet<string> = new Set(['USD', 'EUR', 'GBP', 'CHF', 'AUD', 'CAD', 'USDT', 'USDC', 'UST', 'JPY']);

export const currencyDecimals = (currency: string): number => (IN_HUNDREDTHS.has(currency) ? 2 : 8);

/** `12,345.60 USD`: what an account is told in. Unknown is a dash without a name. */
export const moneyText = (value: Decimal | null, currency: string, rounding: Rounding = 'half-even'): string =>
  value === null ? formatDecimal(null, 0) : `${formatDecimal(value, currencyDecimals(currency), rounding)} ${currency}`;

export const signedMoneyText = (value: Decimal | null, currency: string): string =>
  value === null ? formatDecimal(null, 0) : `${formatSignedDecimal(value, currencyDecimals(currency))} ${currency}`;
