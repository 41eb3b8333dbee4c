import { keyRefusal, keyWarnings, permissionWords, readPermissionText } from '../../domain/account/permissions';
import type { DeletionProof, LockReason, ProfileColour, ProfileKind, VaultView } from '../../worker/protocol/vault-view';
import { leftWords } from '../format/age';

export const KIND_WORDS: Readonly<Record<ProfileKind, string>> = { live: 'Live: real money', 'exchange-paper': 'Paper account of the exchange' };

export const COLOUR_WORDS: Readonly<Record<ProfileColour, string>> = {
  red: 'Red',
  orange: 'Orange',
  yellow: 'Yellow',
  green: 'Green',
  teal: 'Teal',
  blue: 'Blue',
  violet: 'Violet',
  grey: 'Grey',
};

const LOCKED_BY: Readonly<Record<LockReason, (minutes: number) => string>> = {
  asked: () => 'It was locked by you.',
  idle: (minutes) => `It was locked after ${minutes} min without use.`,
  slept: () => 'It was locked because this machine slept.',
  'no-tabs': () => 'It was locked because no tab was open any more.',
  permissions: () => 'It was locked because the exchange allows a key something else than when it was tried.',
  changed: () => 'It was locked because something else than this window’s engine changed it.',
};

/** Why it is locked; null where it has not been open since the engine started. */
export const lockedWords = ({ lockedBy, autoLockMinutes }: VaultView): string | null =>
  lockedBy === null ? null : LOCKED_BY[lockedBy](autoLockMinutes);

/** How long no passphrase may be tried, in words; null: one may. */
export function waitWords(view: VaultView | null, now: number): string | null {
  const until = view?.retryAt ?? null;
  return until === null || until <= now ? null : `After wrong passphrases the next one can be tried in ${leftWords(until, now)}.`;
}

/** What a key may do, and what is to be thought over: of the text that is kept beside it. */
export function permissionsOf(text: string): { readonly words: string; readonly warnings: readonly string[] } {
  const permissions = readPermissionText(text);
  return { words: permissionWords(permissions).join(', ') || 'nothing', warnings: keyWarnings(permissions) };
}

const list = (words: readonly string[]): string => words.join(', ');

/** What a key may do now that it might not before, and the other way round, in sentences. */
export function changeWords(before: string, after: string): string {
  const [old, now] = [before, after].map((text) => permissionWords(readPermissionText(text))) as [readonly string[], readonly string[]];
  const more = now.filter((words) => !old.includes(words));
  const less = old.filter((words) => !now.includes(words));
  const sentences = [...(more.length > 0 ? [`It may now ${list(more)}.`] : []), ...(less.length > 0 ? [`It may no longer ${list(less)}.`] : [])];
  return sentences.join(' ') || 'What changed is nothing that is used here.';
}

/** Why a key that may do this is not kept; null: it may be. */
export const refusalOf = (permissions: string): string | null => keyRefusal(readPermissionText(permissions));

const SHORTEST_KEY = 8;
const LONGEST_KEY = 200;

/** What is wrong with a pasted key or secret, never any part of it; null: it can be one. */
export function keyComplaint(pasted: string): string | null {
  const text = pasted.trim();
  if (text === '') return 'Paste it here.';
  if (text.length < SHORTEST_KEY) return 'That is too short: paste the whole of it.';
  if (text.length > LONGEST_KEY) return 'That is too long to be one: paste nothing else with it.';
  return /^[\x21-\x7e]+$/.test(text) ? null : 'There is a space or a sign in it that no key has: paste it alone.';
}

const counted = (names: readonly string[], one: string, several: string): string =>
  names.length === 0 ? `no ${one}` : `${names.length === 1 ? `1 ${one}` : `${names.length} ${several}`} (${names.join(', ')})`;

/** What was deleted, and what reading it back found. */
export function deletionWords({ profiles, passkeys, left, noncesKept }: DeletionProof): string {
  const kept =
    noncesKept === 0
      ? ''
      : ` The last login number of ${noncesKept === 1 ? '1 key' : `${noncesKept} keys`} stays, without the key, so that a key that is added again works.`;
  return `Deleted: ${counted(profiles, 'account', 'accounts')} and ${counted(passkeys, 'passkey', 'passkeys')}. Storage was read again: ${left} records of the vault are left.${kept}`;
}

/** What a lock keeps waiting: exits that are held for their entry. Null: nothing. */
export const waitingForUnlock = (heldExits: number): string | null =>
  heldExits === 0 ? null : heldExits === 1 ? 'one exit then waits here' : `${heldExits} exits then wait here`;
