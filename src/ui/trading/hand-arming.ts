import { createSignal } from 'solid-js';
import type { AccountId } from '../../domain/account/account-id';

const [armed, setArmed] = createSignal<AccountId | null>(null);

/** Whether keys and presses on a ladder send orders of this account at once. Of this tab alone, and off after a reload. */
export const areHandsArmed = (account: AccountId): boolean => armed() === account;

export const disarmHands = (): void => void setArmed(null);

/** What was armed for one book of account is not for another: only one is at a time. */
export const toggleHands = (account: AccountId): void => void setArmed((was) => (was === account ? null : account));
