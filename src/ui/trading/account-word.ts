import type { AccountId } from '../../domain/account/account-id';

/** The word that says what kind of money is at stake: on the button, in the strip, in the title. */
export const accountWord = (id: AccountId): string => (id.startsWith('paper:') ? 'PAPER' : 'LIVE');

/** The same with the name of a book that is not the main one: `PAPER Swing`. */
export const accountTitle = (id: AccountId, label: string | null): string =>
  label === null || label === 'Paper' ? accountWord(id) : `${accountWord(id)} ${label}`;
