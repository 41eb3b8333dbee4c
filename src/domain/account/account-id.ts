import type { VenueId } from '../instrument';
import type { TopicKey } from '../topic';

/**
 * `paper:<venue whose market it trades on>:<name>`, or `live:<venue that keeps it>:<profile of the vault>`, with `:margin` behind
 * it where it is that profile's margin wallet. Names topics, journals and exports.
 */
export type AccountId = string;

/** What an account at a venue trades from: `exchange` what it holds, `margin` on margin. */
export const WALLETS = ['exchange', 'margin'] as const;
export type Wallet = (typeof WALLETS)[number];

const VENUE_AND_NAME = '([a-z][a-z0-9-]{0,23}):([a-z0-9][a-z0-9-]{0,23})';
const PAPER = new RegExp(`^paper:${VENUE_AND_NAME}$`);
const LIVE = new RegExp(`^live:${VENUE_AND_NAME}(?::(margin))?$`);

const partsOf = (id: string): RegExpExecArray | null => PAPER.exec(id) ?? LIVE.exec(id);

/** The text may come from a page, a file or storage. */
export const isAccountId = (text: string): text is AccountId => partsOf(text) !== null;

export const accountFeed = (id: AccountId): VenueId => partsOf(id)?.[1] ?? '';

/** Its venue keeps it: what it holds and what became of its orders is that venue's word, not ours. */
export const isLiveId = (id: AccountId): boolean => id.startsWith('live:');

export const liveAccount = (venue: VenueId, profile: string, wallet: Wallet = 'exchange'): AccountId =>
  `live:${venue}:${profile}${wallet === 'margin' ? ':margin' : ''}`;

/** Of a live account. */
export const profileOf = (id: AccountId): string => partsOf(id)?.[2] ?? '';

/** Of a live account. */
export const walletOf = (id: AccountId): Wallet => (LIVE.exec(id)?.[3] === undefined ? 'exchange' : 'margin');

/** The paper account that every market has from the start. */
export const mainPaperAccount = (feed: VenueId): AccountId => `paper:${feed}:main`;

/** The key of the topic that carries an account: its orders, fills, balances and positions. */
export const accountKey = (id: AccountId): TopicKey => `account:${id}`;

/** Undefined where the key names no account. */
export function accountOfKey(key: TopicKey): AccountId | undefined {
  const id = key.startsWith('account:') ? key.slice('account:'.length) : '';
  return isAccountId(id) ? id : undefined;
}
