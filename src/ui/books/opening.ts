import { MOST_LEVERAGE } from '../../domain/account/account-event';
import type { Decimal } from '../../domain/money';
import { readPositive } from '../../domain/order/typed-number';
import type { OpeningTerms } from '../../worker/protocol/account-view';
import { figure } from '../format/decimal';

export type Balances = Readonly<Record<string, Decimal>>;

/** What a book begins with, as it is typed. */
export interface OpeningFields {
  readonly kind: OpeningTerms['kind'];
  /** `10000 USD + 0.1 BTC`; on margin one currency, the collateral. */
  readonly amounts: string;
  /** On margin alone. */
  readonly leverage: string;
}

const spot = (label: string, amounts: string) => ({ label, fields: { kind: 'spot', amounts, leverage: '10' } }) as const;

/** What a book can be opened with at one press. */
export const PRESETS: readonly { readonly label: string; readonly fields: OpeningFields }[] = [
  spot('10,000 USD and 0.1 BTC', '10000 USD + 0.1 BTC'),
  spot('10,000 TESTUSD and 0.1 TESTBTC', '10000 TESTUSD + 0.1 TESTBTC'),
  spot('100,000 USD', '100000 USD'),
  { label: 'Margin 10,000 USD at 10 ×', fields: { kind: 'margin', amounts: '10000 USD', leverage: '10' } },
];

const MOST_CURRENCIES = 20;

/** What the fields ask for; a sentence where they make no sense. */
export function readOpening(fields: OpeningFields): OpeningTerms | string {
  const balances = readAmounts(fields.amounts);
  if (typeof balances === 'string' || fields.kind === 'spot') return typeof balances === 'string' ? balances : { kind: 'spot', balances };
  const [first, ...others] = Object.entries(balances);
  if (first === undefined || others.length > 0) return 'Margin stands on one collateral: one amount with its currency, 10000 USD.';
  const leverage = Number(fields.leverage.trim());
  if (!Number.isInteger(leverage) || leverage < 1 || leverage > MOST_LEVERAGE) return `Leverage is a whole number from 1 to ${MOST_LEVERAGE}.`;
  const [collateral, amount] = first;
  return { kind: 'margin', collateral, amount, leverage };
}

/** `10,000 USD on margin at 10 ×` */
export function openingWords(opening: OpeningTerms): string {
  if (opening.kind === 'margin') return `${figure(opening.amount)} ${opening.collateral} on margin at ${opening.leverage} ×`;
  return Object.entries(opening.balances)
    .map(([currency, amount]) => `${figure(amount)} ${currency}`)
    .join(' and ');
}

/** Amounts with their currencies, set apart by `+`, `;` or `and`; a sentence where they make no sense. */
export function readAmounts(text: string): Balances | string {
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
