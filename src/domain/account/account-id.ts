import type { VenueId } from '../instrument';
import type { TopicKey } from '../topic';

/** `paper:<venue whose market it trades on>:<name>`. Names topics, journals and exports. */
export type AccountId = string;

const ACCOUNT = /^paper:([a-z][a-z0-9-]{0,23}):[a-z0-9][a-z0-9-]{0,23}$/;

/** The text may come from a page, a file or storage. */
export const isAccountId = (text: string): text is AccountId => ACCOUNT.test(text);

export const accountFeed = (id: AccountId): VenueId => ACCOUNT.exec(id)?.[1] ?? '';

/** The paper account that every market has from the start. */
export const mainPaperAccount = (feed: VenueId): AccountId => `paper:${feed}:main`;

/** The key of the topic that carries an account: its orders, fills, balances and positions. */
export const accountKey = (id: AccountId): TopicKey => `account:${id}`;

/** Undefined where the key names no account. */
export function accountOfKey(key: TopicKey): AccountId | undefined {
  const id = key.startsWith('account:') ? key.slice('account:'.length) : '';
  return isAccountId(id) ? id : undefined;
}
