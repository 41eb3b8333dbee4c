import { isLiveId, profileOf } from '../../domain/account/account-id';
import { type Text, t } from '../words/t';
import type { Account } from './account';

/** What ends them is said beside the words. */
export const DEAD_MAN_TITLE =
  'The exchange cancels all open orders of this account when the connection to it ends: a lock, a reload, sleep and a lost network do that too. The vault turns it off.' satisfies Text;

/** Of the connection that there is, and of the next one; null: neither has it. */
export function switchWords(isOn: boolean, isWanted: boolean): string | null {
  if (isOn) return t(isWanted ? 'Dead-man switch on' : 'Dead-man switch on until the next login');
  return isWanted ? t('Dead-man switch on from the next login') : null;
}

/** Whether the exchange cancels the account's orders when the connection ends, in words; null: it does not. */
export function deadManWords({ id, profiles, view }: Pick<Account, 'id' | 'profiles' | 'view'>): string | null {
  if (!isLiveId(id())) return null;
  const isWanted = profiles().find((profile) => profile.id === profileOf(id()))?.deadManSwitch ?? false;
  return switchWords(view()?.live?.deadManSwitch ?? false, isWanted);
}
