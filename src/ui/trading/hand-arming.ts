import { createSignal } from 'solid-js';
import { type AccountId, isLiveId } from '../../domain/account/account-id';

const [armed, setArmed] = createSignal<AccountId | null>(null);

/** Whether keys and presses on a ladder send orders of this account at once. Of this tab alone, and off after a reload. */
export const areHandsArmed = (account: AccountId): boolean => armed() === account;

export const disarmHands = (): void => void setArmed(null);

/** What was armed for one book of account is not for another: only one is at a time. */
export const toggleHands = (account: AccountId): void => void setArmed((was) => (was === account ? null : account));

/** What lets orders of an exchange's account leave. */
export interface HandFacts {
  readonly account: AccountId;
  readonly isArmed: boolean;
  readonly isUnlocked: boolean;
}

/** It ended just now: hands that stayed armed would send again as soon as it is back. */
export const isLeaveOver = (was: HandFacts, now: HandFacts): boolean =>
  isLiveId(now.account) && was.account === now.account && ((was.isArmed && !now.isArmed) || (was.isUnlocked && !now.isUnlocked));
