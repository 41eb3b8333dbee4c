import type { VenueId } from '../instrument';
import type { TopicKey } from '../topic';

/**
 * `paper:<venue whose market it trades on>:<name>`, or `live:<venue that keeps it>:<profile of the vault>`. Names topics,
 * journals and exports.
 */
export type AccountId = string;

const ACCOUNT = /^(?:paper|live):([a-z][a-z0-9-]{0,23}):([a-z0-9][a-z0-9-]{0,23})$/;

/** The text may come from a page, a file or storage. */
export const isAccountId = (text: string): text is AccountId => ACCOUNT.test(text);

export const accountFeed = (id: AccountId): VenueId => ACCOUNT.exec(id)?.[1] ?? '';

/** Its venue keeps it: what it holds and what became of its orders is that venue's word, not ours. */
export const isLiveId = (id: AccountId): boolean => id.startsWith('live:');

export const liveAccount = (venue: VenueId, profile: string): AccountId => `live:${venue}:${profile}`;

/** Of a live account. */
export const profileOf = (id: AccountId): string => ACCOUNT.exec(id)?.[2] ?? '';

/** The paper account that every market has from the start. */
export const mainPaperAccount = (feed: VenueId): AccountId => `paper:${feed}:main`;

/** The key of the topic that carries an account: its orders, fills, balances and positions. */
export const accountKey = (id: AccountId): TopicKey => `account:${id}`;

/** Undefined where the key names no account. */
export function accountOfKey(key: TopicKey): AccountId | undefined {
  const id = key.startsWith('account:') ? key.slice('account:'.length) : '';
  return isAccountId(id) ? id : undefined;
}
