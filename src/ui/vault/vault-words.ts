import { keyRefusal, keyWarnings, permissionWords, readPermissionText } from '../../domain/account/permissions';
import type { DeletionProof, LockReason, ProfileColour, ProfileKind, VaultView } from '../../worker/protocol/vault-view';
import { leftWords } from '../format/age';
import { say } from '../words/say';
import { type Text, t, tn } from '../words/t';

export const KIND_WORDS = {
  live: 'Live: real money',
  'exchange-paper': 'Paper account of the exchange',
} as const satisfies Readonly<Record<ProfileKind, Text>>;

export const COLOUR_WORDS = {
  red: 'Red',
  orange: 'Orange',
  yellow: 'Yellow',
  green: 'Green',
  teal: 'Teal',
  blue: 'Blue',
  violet: 'Violet',
  grey: 'Grey',
} as const satisfies Readonly<Record<ProfileColour, Text>>;

const LOCKED_BY: Readonly<Record<LockReason, (minutes: number) => string>> = {
  asked: () => t('It was locked by you.'),
  idle: (minutes) => t('It was locked after {{ minutes }} min without use.', { minutes }),
  slept: () => t('It was locked because this machine slept.'),
  'no-tabs': () => t('It was locked because no tab was open any more.'),
  permissions: () => t('It was locked because the exchange allows a key something else than when it was tried.'),
  changed: () => t('It was locked because something else than this window’s engine changed it.'),
};

/** Why it is locked; null where it has not been open since the engine started. */
export const lockedWords = ({ lockedBy, autoLockMinutes }: VaultView): string | null =>
  lockedBy === null ? null : LOCKED_BY[lockedBy](autoLockMinutes);

/** How long no passphrase may be tried, in words; null: one may. */
export function waitWords(view: VaultView | null, now: number): string | null {
  const until = view?.retryAt ?? null;
  return until === null || until <= now
    ? null
    : t('After wrong passphrases the next one can be tried in {{ time }}.', { time: leftWords(until, now) });
}

/** What a key may do, and what is to be thought over: of the text that is kept beside it. */
export function permissionsOf(text: string): { readonly words: string; readonly warnings: readonly string[] } {
  const permissions = readPermissionText(text);
  return { words: list(permissionWords(permissions)) || t('nothing'), warnings: keyWarnings(permissions).map(say) };
}

const list = (words: readonly string[]): string => words.map(say).join(', ');

/** What a key may do now that it might not before, and the other way round, in sentences. */
export function changeWords(before: string, after: string): string {
  const [old, now] = [before, after].map((text) => permissionWords(readPermissionText(text))) as [readonly string[], readonly string[]];
  const more = now.filter((words) => !old.includes(words));
  const less = old.filter((words) => !now.includes(words));
  const sentences = [
    ...(more.length > 0 ? [t('It may now {{ what }}.', { what: list(more) })] : []),
    ...(less.length > 0 ? [t('It may no longer {{ what }}.', { what: list(less) })] : []),
  ];
  return sentences.join(' ') || t('What changed is nothing that is used here.');
}

/** Why a key that may do this is not kept; null: it may be. */
export function refusalOf(permissions: string): string | null {
  const why = keyRefusal(readPermissionText(permissions));
  return why === null ? null : say(why);
}

const SHORTEST_KEY = 8;
const LONGEST_KEY = 200;

/** What is wrong with a pasted key or secret, never any part of it; null: it can be one. */
export function keyComplaint(pasted: string): string | null {
  const text = pasted.trim();
  if (text === '') return t('Paste it here.');
  if (text.length < SHORTEST_KEY) return t('That is too short: paste the whole of it.');
  if (text.length > LONGEST_KEY) return t('That is too long to be one: paste nothing else with it.');
  return /^[\x21-\x7e]+$/.test(text) ? null : t('There is a space or a sign in it that no key has: paste it alone.');
}

/** `2 accounts (Main, Test)`, or that there was none. */
const named = (names: readonly string[], none: string, count: string): string => (names.length === 0 ? none : `${count} (${names.join(', ')})`);

/** What was deleted, and what reading it back found. */
export function deletionWords({ profiles, passkeys, left, noncesKept }: DeletionProof): string {
  const gone = t('Deleted: {{ accounts }} and {{ passkeys }}. Storage was read again: {{ count }} records of the vault are left.', {
    accounts: named(profiles, t('no account'), tn(profiles.length, '{{ count }} account', '{{ count }} accounts')),
    passkeys: named(passkeys, t('no passkey'), tn(passkeys.length, '{{ count }} passkey', '{{ count }} passkeys')),
    count: left,
  });
  if (noncesKept === 0) return gone;
  const kept = tn(
    noncesKept,
    'The last login number of {{ count }} key stays, without the key, so that a key that is added again works.',
    'The last login number of {{ count }} keys stays, without the key, so that a key that is added again works.',
  );
  return `${gone} ${kept}`;
}

/** What a lock keeps waiting: exits that are held for their entry. Null: nothing. */
export const waitingForUnlock = (heldExits: number): string | null =>
  heldExits === 0 ? null : tn(heldExits, 'one exit then waits here', '{{ count }} exits then wait here');
