import type { AccountInfo } from '../../domain/account/account-event';
import { type AccountId, accountFeed } from '../../domain/account/account-id';
import { marginAccount } from '../../domain/account/margin-account';
import type { Decimal } from '../../domain/money';
import { fail, ok, type Result } from '../../domain/result';
import type { BookName, OpeningTerms } from '../protocol/account-view';

/** What a paper account has when nobody said otherwise. */
export const FIRST_BALANCES: Readonly<Record<string, Decimal>> = { USD: '10000' as Decimal, BTC: '0.1' as Decimal };

/** Bitfinex's and most exchanges' lowest tier: 0.1 % and 0.2 % of what is received. */
const FEES = { maker: '0.001' as Decimal, taker: '0.002' as Decimal };

const MOST_BOOKS = 20;
const LONGEST_LABEL = 40;

/** The account that every market has without being asked for. */
export const paperAccount = (id: AccountId, label = 'Paper'): AccountInfo => ({
  id,
  kind: 'spot',
  feed: accountFeed(id),
  label,
  fees: FEES,
  latencyMs: 0,
});

/** What is asked for as an account of that id. */
export function openedAccount(
  id: AccountId,
  label: string,
  opening: OpeningTerms,
): { readonly info: AccountInfo; readonly balances: Readonly<Record<string, Decimal>> } {
  if (opening.kind === 'spot') return { info: paperAccount(id, label), balances: opening.balances };
  const { collateral, leverage, amount } = opening;
  return { info: marginAccount(id, label, { collateral, leverage, fees: FEES }), balances: { [collateral]: amount } };
}

/** A name that a further book can have beside others, or why it cannot, in the user's words. */
export function labelAmong(books: readonly BookName[], typed: string): Result<string, string> {
  const label = typed.trim().replace(/\s+/g, ' ');
  if (label === '') return fail('Give the book a name.');
  if (label.length > LONGEST_LABEL) return fail(`The name has ${label.length} letters; ${LONGEST_LABEL} are the most.`);
  if (books.some((book) => book.label.toLowerCase() === label.toLowerCase())) return fail(`There is a book “${label}” already.`);
  if (books.length >= MOST_BOOKS) return fail(`There are ${books.length} books on this market; ${MOST_BOOKS} are the most.`);
  return ok(label);
}

/** The name itself, or with the first number behind it that is free: `Paper 2`. */
export function freeLabel(books: readonly BookName[], wanted: string): string {
  const stem =
    wanted
      .trim()
      .slice(0, LONGEST_LABEL - 4)
      .trim() || 'Paper';
  const taken = new Set(books.map(({ label }) => label.toLowerCase()));
  for (let n = 1; ; n++) {
    const label = n === 1 ? stem : `${stem} ${n}`;
    if (!taken.has(label.toLowerCase())) return label;
  }
}
