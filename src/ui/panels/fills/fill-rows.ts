import { isFunding } from '../../../domain/account/journal-sum';
import { type InstrumentId, parseInstrumentId } from '../../../domain/instrument';
import { absolute, type Decimal, decimalsOf, isNegative, multiply } from '../../../domain/money';
import type { Liquidity } from '../../../domain/order/fill';
import type { Side } from '../../../domain/units';
import type { AccountFill, AccountFunding } from '../../../worker/protocol/account-view';
import { plainAmount } from '../../format/decimal';
import type { PastKind } from '../../trading/merge-past';
import { causeWords } from '../../trading/order-words';
import type { Traded } from '../../trading/traded-sums';
import { t } from '../../words/t';

/** What is listed: fills, and funding of perpetuals that was paid or got. */
export type Listed = AccountFill | AccountFunding;

export interface FillRow {
  readonly id: string;
  readonly at: number;
  readonly instrument: InstrumentId;
  /** Of the taker or maker that the account was; `funding`: it traded nothing. */
  readonly side: Side | 'funding';
  /** Of funding, the mark. */
  readonly price: Decimal;
  /** Base units; of funding, those that were held. */
  readonly size: Decimal;
  /** Quote units. */
  readonly value: Decimal;
  /** What left the account besides; negative: what came in. */
  readonly fee: Decimal;
  readonly isFeeUnknown: boolean;
  readonly feeCurrency: string;
  /** Of the liquidity that the account was; `funding` as above. */
  readonly role: Liquidity | 'funding';
  readonly why: string;
  /** Empty: there is none. */
  readonly order: string;
}

const HUNDRED = '100' as Decimal;

export function fillRow(thing: Listed): FillRow {
  const { id, at, instrument } = thing;
  const { base = '', quote = '' } = parseInstrumentId(instrument) ?? {};
  if (!isFunding(thing)) {
    const { side, price, size, fee, feeCurrency, liquidity, order } = thing;
    return {
      id,
      at,
      instrument,
      side,
      price,
      size,
      value: multiply(price, size),
      fee,
      isFeeUnknown: thing.isFeeUnknown === true,
      feeCurrency,
      role: liquidity,
      why: causeWords(thing, base),
      order,
    };
  }
  const { mark, rate, paid } = thing;
  const size = absolute(thing.size);
  const amount = `${plainAmount(size)} ${base}`;
  const held = isNegative(thing.size) ? t('short {{ amount }}', { amount }) : t('long {{ amount }}', { amount });
  const values = { rate: plainAmount(multiply(rate, HUNDRED)), held };
  const why = isNegative(paid)
    ? t('Funding got: {{ rate }} % of {{ held }} at the mark', values)
    : t('Funding paid: {{ rate }} % of {{ held }} at the mark', values);
  const common = { id, at, instrument, side: 'funding', price: mark, size, value: multiply(mark, size) } as const;
  return { ...common, fee: paid, isFeeUnknown: false, feeCurrency: quote, role: 'funding', why, order: '' };
}

/** What a row adds to the sums of those that are chosen. */
export function tradedOf({ instrument, side, size, value, price, fee, feeCurrency, isFeeUnknown }: FillRow): Traded {
  const cost = { currency: feeCurrency, amount: fee };
  const isFunding = side === 'funding';
  return {
    instrument,
    side: isFunding ? null : side,
    size,
    value,
    decimals: decimalsOf(price),
    fees: isFunding || isFeeUnknown ? [] : [cost],
    feesUntold: isFeeUnknown ? 1 : 0,
    isPartUnseen: false,
    funding: isFunding ? cost : null,
  };
}

export const PAST_FILLS: PastKind<Listed> = {
  key: (thing) => thing.id,
  at: (thing) => thing.at,
  pair: (thing) => thing.instrument,
  // It is told once, and never changes.
  isSame: () => true,
};
