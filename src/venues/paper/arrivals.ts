import type { OrderId } from '../../domain/order/order';
import type { Amendment } from '../../domain/order/terms';
import type { LocalMs } from '../../domain/units';

/** What was asked for and has not reached the book. */
export type Arrival =
  | { readonly kind: 'orders'; readonly ids: readonly OrderId[] }
  | { readonly kind: 'amend'; readonly id: OrderId; readonly change: Amendment }
  /** A triggered order goes into the book. */
  | { readonly kind: 'release'; readonly id: OrderId }
  | { readonly kind: 'cancel'; readonly id: OrderId };

const NONE: readonly Arrival[] = [];

interface OnTheWay {
  readonly arrival: Arrival;
  readonly askedAt: LocalMs;
  readonly dueAt: number;
}

/** The way to the book: what was asked arrives in that order, and nothing before what was asked earlier and takes longer. */
export class Arrivals {
  private list: OnTheWay[] = [];

  add(arrival: Arrival, askedAt: LocalMs, latencyMs: number): void {
    const before = arrival.kind === 'release' ? undefined : this.list.findLast(({ arrival: { kind } }) => kind !== 'release');
    // A clock that was set back makes no order.
    const least = before !== undefined && before.askedAt <= askedAt ? before.dueAt : askedAt;
    this.list.push({ arrival, askedAt, dueAt: Math.max(askedAt + latencyMs, least) });
  }

  /** Take out what has arrived. A cancel needs no book; anything else waits where the book is not open. A clock set back lets no one wait. */
  due(now: LocalMs, isBookOpen: boolean): readonly Arrival[] {
    if (this.list.length === 0) return NONE;
    const isHere = ({ arrival, askedAt, dueAt }: OnTheWay): boolean => (now >= dueAt || now < askedAt) && (isBookOpen || arrival.kind === 'cancel');
    const here = this.list.filter(isHere);
    if (here.length > 0) this.list = this.list.filter((item) => !isHere(item));
    return here.map(({ arrival }) => arrival);
  }
}
