import type { AccountId } from '../../domain/account/account-id';

/** The word that says what kind of money is at stake: on the button, in the strip, in the title. */
export const accountWord = (id: AccountId): string => (id.startsWith('paper:') ? 'PAPER' : 'LIVE');
