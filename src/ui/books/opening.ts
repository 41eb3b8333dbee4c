import { MOST_LEVERAGE } from '../../domain/account/account-event';
import type { Decimal } from '../../domain/money';
import { readPositive } from '../../domain/order/typed-number';
import type { OpeningTerms } from '../../worker/protocol/account-view';
import { figure } from '../format/decimal';
import { say } from '../words/say';
import { t } from '../words/t';

export type Balances = Readonly<Record<string, Decimal>>;

/** What a book begins with, as it is typed. */
export interface OpeningFields {
  readonly kind: OpeningTerms['kind'];
  /** `10000 USD + 0.1 BTC`; on margin one currency, the collateral. */
  readonly amounts: string;
  /** On margin alone. */
  readonly leverage: string;
}

interface Preset {
  /** In the language shown. */
  readonly label: string;
  readonly fields: OpeningFields;
}

const preset = (fields: OpeningFields): Preset => ({
  fields,
  get label() {
    const opening = readOpening(fields);
    if (typeof opening === 'string') return opening;
    return opening.kind === 'margin' ? t('Margin {{ amount }} at {{ leverage }} ×', marginWords(opening)) : openingWords(opening);
  },
});
const spot = (amounts: string): Preset => preset({ kind: 'spot', amounts, leverage: '10' });

/** What a book can be opened with at one press. */
export const PRESETS: readonly Preset[] = [
  spot('10000 USD + 0.1 BTC'),
  spot('10000 TESTUSD + 0.1 TESTBTC'),
  spot('100000 USD'),
  preset({ kind: 'margin', amounts: '10000 USD', leverage: '10' }),
];

const MOST_CURRENCIES = 20;

/** What the fields ask for; a sentence where they make no sense. */
export function readOpening(fields: OpeningFields): OpeningTerms | string {
  const balances = readAmounts(fields.amounts);
  if (typeof balances === 'string' || fields.kind === 'spot') return typeof balances === 'string' ? balances : { kind: 'spot', balances };
  const [first, ...others] = Object.entries(balances);
  if (first === undefined || others.length > 0) return t('Margin stands on one collateral: one amount with its currency, 10000 USD.');
  const leverage = Number(fields.leverage.trim());
  if (!Number.isInteger(leverage) || leverage < 1 || leverage > MOST_LEVERAGE)
    return t('Leverage is a whole number from 1 to {{ most }}.', { most: MOST_LEVERAGE });
  const [collateral, amount] = first;
  return { kind: 'margin', collateral, amount, leverage };
}

const marginWords = ({ amount, collateral, leverage }: OpeningTerms & { readonly kind: 'margin' }) => ({
  amount: `${figure(amount)} ${collateral}`,
  leverage: String(leverage),
});

/** `10,000 USD on margin at 10 ×` */
export function openingWords(opening: OpeningTerms): string {
  if (opening.kind === 'margin') return t('{{ amount }} on margin at {{ leverage }} ×', marginWords(opening));
  return Object.entries(opening.balances)
    .map(([currency, amount]) => `${figure(amount)} ${currency}`)
    .join(` ${t('and')} `);
}

/** Amounts with their currencies, set apart by `+`, `;` or `and`, in any language; a sentence where they make no sense. */
export function readAmounts(text: string): Balances | string {
  const balances: Record<string, Decimal> = {};
  const parts = text
    .split(/\+|;|\b(?:and|och)\b/i)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) return t('Type an amount and its currency: 10000 USD.');
  if (parts.length > MOST_CURRENCIES) return t('At most {{ most }} currencies.', { most: MOST_CURRENCIES });
  for (const part of parts) {
    const [, amountText = '', code = ''] = /^(.*?)\s*([A-Za-z][A-Za-z0-9.]{0,19})$/.exec(part) ?? [];
    const amount = readPositive(amountText, '10000');
    const currency = code.toUpperCase();
    if (currency === '') return t('“{{ part }}” is not an amount with its currency: 10000 USD.', { part });
    if (!amount.ok) return `${currency}: ${say(amount.error.words)}`;
    if (balances[currency] !== undefined) return t('{{ currency }} is named twice.', { currency });
    balances[currency] = amount.value;
  }
  return balances;
}
