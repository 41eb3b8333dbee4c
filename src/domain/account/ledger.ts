import { add, type Decimal, isZero, multiply, negate, subtract, ZERO } from '../money';
import type { Fill } from '../order/fill';
import type { Side } from '../units';

type Amounts = ReadonlyMap<string, Decimal>;

/**
 * Double entry: whatever enters one column leaves another, so in each currency the columns sum to nothing.
 * Amounts by currency.
 */
export interface Ledger {
  readonly user: Amounts;
  /** What the account was opened with, as owed to whoever opened it: negative. */
  readonly opening: Amounts;
  /** The other side of every trade. */
  readonly market: Amounts;
  readonly fees: Amounts;
  /** What other holders of perpetuals got from this one. */
  readonly funding: Amounts;
  /** What made up for losses beyond the collateral: negative. */
  readonly insurance: Amounts;
}

export const EMPTY_LEDGER: Ledger = {
  user: new Map(),
  opening: new Map(),
  market: new Map(),
  fees: new Map(),
  funding: new Map(),
  insurance: new Map(),
};

export function postOpening(balances: Readonly<Record<string, Decimal>>): Ledger {
  let ledger = EMPTY_LEDGER;
  for (const [currency, amount] of Object.entries(balances)) ledger = move(ledger, 'opening', 'user', currency, amount);
  return ledger;
}

export function postFill(
  ledger: Ledger,
  { base, quote, side, fill }: { readonly base: string; readonly quote: string; readonly side: Side; readonly fill: Fill },
): Ledger {
  const cost = multiply(fill.price, fill.size);
  const [got, gotAmount, paid, paidAmount] = side === 'buy' ? [base, fill.size, quote, cost] : [quote, cost, base, fill.size];
  const received = move(ledger, 'market', 'user', got, gotAmount);
  const settled = move(received, 'user', 'market', paid, paidAmount);
  return move(settled, 'user', 'fees', fill.feeCurrency, fill.fee);
}

/** On margin nothing changes hands but what a close gained, negative where it lost, and the fee. */
export function postMarginFill(
  ledger: Ledger,
  { quote, gain, fill }: { readonly quote: string; readonly gain: Decimal; readonly fill: Pick<Fill, 'fee' | 'feeCurrency'> },
): Ledger {
  const gained = isZero(gain) ? ledger : move(ledger, 'market', 'user', quote, gain);
  return isZero(fill.fee) ? gained : move(gained, 'user', 'fees', fill.feeCurrency, fill.fee);
}

export const postFunding = (ledger: Ledger, currency: string, paid: Decimal): Ledger => move(ledger, 'user', 'funding', currency, paid);

export const postCover = (ledger: Ledger, currency: string, amount: Decimal): Ledger => move(ledger, 'insurance', 'user', currency, amount);

/** So much of a currency is there, its venue says: what is more or less came from there, or went there. */
export const postHeld = (ledger: Ledger, currency: string, total: Decimal): Ledger =>
  move(ledger, 'market', 'user', currency, subtract(total, ledger.user.get(currency) ?? ZERO));

function move(ledger: Ledger, from: keyof Ledger, to: keyof Ledger, currency: string, amount: Decimal): Ledger {
  return { ...ledger, [from]: plus(ledger[from], currency, negate(amount)), [to]: plus(ledger[to], currency, amount) };
}

const plus = (amounts: Amounts, currency: string, amount: Decimal): Amounts =>
  new Map(amounts).set(currency, add(amounts.get(currency) ?? ZERO, amount));
