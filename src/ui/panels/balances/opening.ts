import type { Decimal } from '../../../domain/money';
import { readPositive } from '../../../domain/order/typed-number';

export type Balances = Readonly<Record<string, Decimal>>;

/** Amounts that an account can be opened with at one press. */
export const PRESETS: readonly { readonly label: string; readonly balances: Balances }[] = [
  { label: '10,000 USD and 0.1 BTC', balances: { USD: '10000' as Decimal, BTC: '0.1' as Decimal } },
  { label: '100,000 USD', balances: { USD: '100000' as Decimal } },
];

/** As it is typed: `10000 USD + 0.1 BTC`. */
export const openingText = (balances: Balances): string =>
  Object.entries(balances)
    .map(([currency, amount]) => `${amount} ${currency}`)
    .join(' + ');

const MOST_CURRENCIES = 20;

/** Amounts with their currencies, set apart by `+`, `;` or `and`; a sentence where they make no sense. */
export function readOpening(text: string): Balances | string {
  const balances: Record<string, Decimal> = {};
  const parts = text
    .split(/\+|;|\band\b/i)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return 'Type an amount and its currency: 10000 USD.';
  if (parts.length > MOST_CURRENCIES) return `At most ${MOST_CURRENCIES} currencies.`;
  for (const part of parts) {
    const [, amountText = '', code = ''] = /^(.*?)\s*([A-Za-z][A-Za-z0-9.]{0,19})$/.exec(part) ?? [];
    const amount = readPositive(amountText, '10000');
    const currency = code.toUpperCase();
    if (currency === '') return `“${part}” is not an amount with its currency: 10000 USD.`;
    if (!amount.ok) return `${currency}: ${amount.error.words}`;
    if (balances[currency] !== undefined) return `${currency} is named twice.`;
    balances[currency] = amount.value;
  }
  return balances;
}
