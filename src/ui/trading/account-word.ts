import { type AccountId, isLiveId, profileOf, walletOf } from '../../domain/account/account-id';
import type { ProfileView } from '../../worker/protocol/vault-view';
import { bookName } from '../books/book-name';
import { t } from '../words/t';

type Profiles = readonly Pick<ProfileView, 'id' | 'label' | 'colour' | 'kind'>[];

/** Of a live account; undefined where the vault does not have it, or was not read yet. */
export const profileAmong = (id: AccountId, profiles: Profiles): Profiles[number] | undefined =>
  isLiveId(id) ? profiles.find((profile) => profile.id === profileOf(id)) : undefined;

/** What kind of money is at stake, for whoever compares it. An account of which nothing is known yet may be one of real money, and is taken for it. */
export function moneyWord(id: AccountId, profiles: Profiles): 'PAPER' | 'LIVE' | 'EXCHANGE PAPER' {
  if (!isLiveId(id)) return 'PAPER';
  return profileAmong(id, profiles)?.kind === 'exchange-paper' ? 'EXCHANGE PAPER' : 'LIVE';
}

const ON_MARGIN = { PAPER: 'PAPER', LIVE: 'LIVE MARGIN', 'EXCHANGE PAPER': 'EXCHANGE PAPER MARGIN' } as const;
const ON_MARGIN_SHORT = { PAPER: 'PAPER', LIVE: 'LIVE M', 'EXCHANGE PAPER': 'EXCHANGE PAPER M' } as const;

/**
 * The same with the name of an exchange's account, of which there may be several, and on margin with that: on the button, in
 * questions and notices. `LIVE Main`, `LIVE MARGIN Main`.
 */
export const accountWord = (id: AccountId, profiles: Profiles): string => wordOf(id, profiles, ON_MARGIN);

/** The same where a cell has room for the money and the name alone: of the wallet it has the first letter. `LIVE M Main`. */
export const shortAccountWord = (id: AccountId, profiles: Profiles): string => wordOf(id, profiles, ON_MARGIN_SHORT);

function wordOf(id: AccountId, profiles: Profiles, onMargin: typeof ON_MARGIN | typeof ON_MARGIN_SHORT): string {
  const label = profileAmong(id, profiles)?.label;
  const money = moneyWord(id, profiles);
  const word = t(isLiveId(id) && walletOf(id) === 'margin' ? onMargin[money] : money);
  return label === undefined ? word : `${word} ${label}`;
}

/** The same with the name of a paper book that is not the main one: in the strip, in the title. `PAPER Swing`. */
export const accountTitle = (id: AccountId, label: string | null, profiles: Profiles): string =>
  isLiveId(id) || label === null || label === 'Paper' ? accountWord(id, profiles) : t('PAPER {{ label }}|book', { label: bookName(label) });
