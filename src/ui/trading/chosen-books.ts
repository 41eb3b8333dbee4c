import { type AccountId, accountFeed, isAccountId, mainPaperAccount } from '../../domain/account/account-id';
import type { VenueId } from '../../domain/instrument';

/** The account that was chosen on each market: a paper book, or one of the exchange's. */
export type ChosenBooks = Readonly<Record<VenueId, AccountId>>;

const KEY = 'tapedeck/books';

/** Whatever the text is: what makes no sense was never chosen. */
export function readChosenBooks(text: string | null): ChosenBooks {
  let found: unknown = null;
  try {
    found = JSON.parse(text ?? 'null');
  } catch {
    // Not ours, or torn.
  }
  const pairs = typeof found === 'object' && found !== null ? Object.entries(found) : [];
  return Object.fromEntries(pairs.filter(([feed, id]) => typeof id === 'string' && isAccountId(id) && accountFeed(id) === feed));
}

/** Where orders of this market go: as usual to its main book. */
export const accountOf = (venue: VenueId, chosen: ChosenBooks): AccountId => chosen[venue] ?? mainPaperAccount(venue);

/** Storage may be absent or refuse: then the main books are shown. */
export function loadChosenBooks(): ChosenBooks {
  try {
    return readChosenBooks(localStorage.getItem(KEY));
  } catch {
    return {};
  }
}

export function saveChosenBooks(chosen: ChosenBooks): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(chosen));
  } catch {
    // As above.
  }
}
