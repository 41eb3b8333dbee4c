import type { AccountEvent } from '../../domain/account/account-event';
import { type AccountState, balancesOf } from '../../domain/account/account-state';
import { fundingId, isFunding } from '../../domain/account/journal-sum';
import { isLateFee, type NewOrder, type OrderId } from '../../domain/order/order';
import type { AccountFill, AccountFunding, AccountView } from '../protocol/account-view';

export const KEPT_FILLS = 200;
const SPARE = 100;

/** What tabs are told of an account: each of them only what is later than the number it was served at. */
export class AccountFeed {
  private readonly orders = new Map<OrderId, number>();
  /** Fills and funding. */
  private past: { readonly thing: AccountFill | AccountFunding; readonly revision: number }[] = [];
  /** What each order asked for: a fill names its order only. */
  private readonly asked = new Map<OrderId, NewOrder['terms']>();
  private latest = 0;
  /** Whoever was served before this is told everything. */
  private wholeAt = 0;

  /** Number of the last change. */
  get revision(): number {
    return this.latest;
  }

  /** All there is, as it was restored: newest first. */
  begin(past: readonly (AccountFill | AccountFunding)[], open: Iterable<NewOrder>, revision: number): void {
    this.orders.clear();
    this.asked.clear();
    for (const { id, terms } of open) this.asked.set(id, terms);
    this.past = past.slice(0, KEPT_FILLS).map((thing) => ({ thing, revision }));
    this.latest = revision;
    this.wholeAt = revision;
  }

  happened(event: AccountEvent, revision: number): void {
    this.latest = revision;
    if (event.kind === 'placed') {
      this.orders.set(event.order.id, revision);
      this.asked.set(event.order.id, event.order.terms);
    }
    if (event.kind === 'funding') {
      const { kind: _, ...funding } = event;
      this.keep({ ...funding, id: fundingId(event) }, revision);
    }
    if (event.kind !== 'order') return;
    this.orders.set(event.id, revision);
    const terms = this.asked.get(event.id);
    if (event.event.kind !== 'filled' || terms === undefined) return;
    const { instrument, side } = terms;
    this.keep({ ...event.event.fill, instrument, side }, revision);
  }

  private keep(thing: AccountFill | AccountFunding, revision: number): void {
    const known = this.past.find((one) => one.thing.id === thing.id);
    if (known === undefined) this.past = [{ thing, revision }, ...this.past].slice(0, KEPT_FILLS);
    else if (!isFunding(known.thing) && !isFunding(thing) && isLateFee([known.thing], thing))
      this.past = this.past.map((one) => (one === known ? { thing, revision } : one));
  }

  /** Something besides its orders is another. */
  touched(revision: number): void {
    this.latest = revision;
  }

  /** Null: nothing is later than that. */
  changeSince(
    revision: number,
    state: AccountState,
    standing: Pick<AccountView, 'gate' | 'limits' | 'books' | 'unwatched' | 'live'>,
  ): { kind: 'account'; isWhole: boolean; account: AccountView } | null {
    const { info } = state;
    if (info === null || this.latest <= revision) return null;
    this.forget(state);
    const isWhole = revision < this.wholeAt || revision === 0;
    const orders = [...state.orders.values()].filter(({ id }) => isWhole || (this.orders.get(id) ?? 0) > revision);
    const past = this.past.filter((one) => isWhole || one.revision > revision).map(({ thing }) => thing);
    const funding = past.filter((thing) => isFunding(thing));
    const fills = past.filter((thing): thing is AccountFill => !isFunding(thing));
    const positions = [...state.positions.values()];
    orders.sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
    return { kind: 'account', isWhole, account: { info, ...standing, balances: balancesOf(state), positions, orders, fills, funding } };
  }

  /** What the account does not keep any more needs no number. Now and then: it is a walk through all of them. */
  private forget({ orders }: AccountState): void {
    if (this.asked.size <= orders.size + SPARE) return;
    for (const id of this.asked.keys()) if (!orders.has(id)) this.asked.delete(id);
    for (const id of this.orders.keys()) if (!orders.has(id)) this.orders.delete(id);
  }
}
