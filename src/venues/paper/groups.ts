import { parseInstrumentId } from '../../domain/instrument';
import { compare, type Decimal, isPositive, isZero, least, round, subtract, sum, ZERO } from '../../domain/money';
import type { Order, OrderId } from '../../domain/order/order';
import { isExit } from '../../domain/order/order-set';
import { isOpen } from '../../domain/order/order-state';
import type { VenueMs } from '../../domain/units';
import { SIZE_DECIMALS } from './amounts';
import type { PaperAccount } from './paper-account';
import { isEitherOr } from './shares';

/** What groups make of orders. */
export interface GroupHands {
  cancel(id: OrderId, reason: string, at: VenueMs): void;
  /** A leg works with this size from now on. */
  resize(id: OrderId, size: Decimal, at: VenueMs): void;
}

/**
 * Orders that know of each other. The first fill of one leg of an OCO or a bracket ends the others before it is told,
 * and in a bracket what is left of the entry too. The legs of a bracket work with what its entry brought in; an entry
 * that ends without a fill ends them. Rungs of a scaled order are strangers once they were let in.
 */
export class Groups {
  /** Groups that something happened to. */
  private readonly touched = new Set<string>();

  constructor(
    private readonly account: PaperAccount,
    private readonly hands: GroupHands,
  ) {}

  touch({ group }: Order): void {
    if (group !== null && group.kind !== 'scaled') this.touched.add(group.id);
  }

  /** It is about to be filled. */
  filling(order: Order, at: VenueMs): void {
    if (order.fills.length === 0) this.endOthers(order, at);
  }

  /** A leg of a bracket went off: its entry would stand in its way. */
  triggered(order: Order, at: VenueMs): void {
    if (order.group === null || !isExit(order)) return;
    const entry = this.entryOf(order.group.id);
    if (entry !== undefined && isOpen(entry)) this.hands.cancel(entry.id, `${order.id} of its group went off`, at);
  }

  /** Bring the others in line with what happened. Where the book is closed, legs wait for it. */
  settle(at: VenueMs, isBookOpen: boolean): void {
    if (this.touched.size === 0) return;
    const ids = [...this.touched];
    this.touched.clear();
    for (const id of ids) {
      const entry = this.entryOf(id);
      const filled = this.account.group(id).find((order) => order.id !== entry?.id && order.fills.length > 0);
      if (filled !== undefined) this.endOthers(filled, at);
      else if (entry !== undefined) this.follow(entry, id, at, isBookOpen);
    }
    if (isBookOpen && this.touched.size > 0) this.settle(at, isBookOpen);
  }

  private entryOf(group: string): Order | undefined {
    return this.account.group(group).find((order) => order.group?.role === 'entry');
  }

  private endOthers(order: Order, at: VenueMs): void {
    if (!isEitherOr(order)) return;
    for (const other of this.account.group(order.group?.id ?? '')) {
      if (other.id !== order.id && isOpen(other)) this.hands.cancel(other.id, `${order.id} of its group is filled`, at);
    }
  }

  private follow(entry: Order, group: string, at: VenueMs, isBookOpen: boolean): void {
    for (const { id } of this.account.group(group)) {
      const leg = this.account.order(id);
      if (id === entry.id || !isOpen(leg)) continue;
      const size = least(broughtIn(entry), leg.asked.size);
      if (!isOpen(entry) && isZero(entry.filled)) this.hands.cancel(leg.id, `its entry ${entry.id} ended without a fill`, at);
      else if (leg.venueId === null || !isPositive(size) || (leg.isWorking && compare(size, leg.terms.size) === 0)) continue;
      else if (isBookOpen) this.hands.resize(leg.id, size, at);
      else this.touched.add(group);
    }
  }
}

/** What there is to close: base units that the entry bought, less the fees that were taken from them, or sold. */
function broughtIn({ fills, terms }: Order): Decimal {
  const base = parseInstrumentId(terms.instrument)?.base;
  const sizes = fills.map(({ size, fee, feeCurrency }) => (terms.side === 'buy' && feeCurrency === base ? subtract(size, fee) : size));
  return round(sizes.length === 0 ? ZERO : sum(sizes), SIZE_DECIMALS, 'down');
}
