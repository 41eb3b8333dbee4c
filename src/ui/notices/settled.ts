import type { AccountView } from '../../worker/protocol/account-view';
import type { ProfileView } from '../../worker/protocol/vault-view';
import type { Notice, PostedNotice } from './board';
import { foundNotice } from './notice-words';

/** A notice whose doubt is over, and what stands in its place; null: nothing. */
export interface Settled {
  readonly n: number;
  readonly next: Notice | null;
}

/**
 * Which notices of unknown orders are out of date, by what the account says since. News and account come to a tab in the
 * order of their happening, so that any view later than the one that a notice met knows of its doubt.
 */
export class DoubtWatch {
  private readonly met = new WeakMap<PostedNotice, AccountView | null>();

  settled(notices: readonly PostedNotice[], view: AccountView | null, profiles: readonly ProfileView[]): readonly Settled[] {
    return notices.flatMap((notice): readonly Settled[] => {
      const { n, kind, order } = notice;
      if (kind !== 'unknown' || order === undefined) return [];
      if (!this.met.has(notice)) this.met.set(notice, view);
      if (view === null || view === this.met.get(notice) || view.info.id !== order.account) return [];
      const now = view.orders.find(({ id }) => id === order.id);
      if (now?.state === 'unknown') return [];
      // What its user took note of needs no word, nor what ended so long ago that it is not listed.
      return [{ n, next: now === undefined || now.state === 'gone' ? null : foundNotice(now, profiles) }];
    });
  }
}
