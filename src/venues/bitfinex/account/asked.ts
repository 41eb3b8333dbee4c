import type { OrderId } from '../../../domain/order/order';
import type { Amendment } from '../../../domain/order/terms';
import type { LocalMs } from '../../../domain/units';
import type { Missed } from './absence';

/** How long the exchange may take to say that it has a request. */
export const ANSWER_LIMIT_MS = 5_000;
/** A cancel may be repeated: an order that is gone is not cancelled again. */
const CANCEL_AGAIN_MS = 2_000;
const MOST_CANCELS = 5;
/** After that many, only now and then. */
const SLOW_AGAIN_MS = 30_000;
/** So many times: it was refused, and only whoever asks for it sends it again. */
const REFUSED = Number.POSITIVE_INFINITY;

/** An exchange may not find for some seconds what it has: how long after each look the next one is. */
const LOOK_AGAIN_MS = [5_000, 10_000, 20_000] as const;

interface Cancel {
  readonly lastAt: LocalMs;
  readonly times: number;
}

/** What was asked of the exchange and is not answered yet. */
export class Asked {
  private readonly orders = new Map<OrderId, LocalMs>();
  private readonly changes = new Map<OrderId, { readonly change: Amendment; readonly at: LocalMs }>();
  private readonly cancels = new Map<OrderId, Cancel>();
  private readonly unfound = new Map<OrderId, { looks: number; lookAt: number; at: LocalMs }>();

  /** For the answer to an order or to a change. A cancel is repeated until its order is over, and waits for none. */
  get isWaiting(): boolean {
    return this.orders.size + this.changes.size > 0;
  }

  placed(id: OrderId, now: LocalMs): void {
    this.orders.set(id, now);
  }

  changed(id: OrderId, change: Amendment, now: LocalMs): void {
    this.changes.set(id, { change, at: now });
  }

  changeOf(id: OrderId): Amendment | null {
    return this.changes.get(id)?.change ?? null;
  }

  isCancelled(id: OrderId): boolean {
    const times = this.cancels.get(id)?.times;
    return times !== undefined && times !== REFUSED;
  }

  /** Whether a cancel is to be sent now. From the first on it is remembered until the order is over. */
  cancelDue(id: OrderId, now: LocalMs): boolean {
    const known = this.cancels.get(id);
    if (known === undefined) this.cancels.set(id, { lastAt: 0 as LocalMs, times: 0 });
    const { lastAt, times } = known ?? { lastAt: 0 as LocalMs, times: 0 };
    return times === 0 || now - lastAt >= (times < MOST_CANCELS || times === REFUSED ? CANCEL_AGAIN_MS : SLOW_AGAIN_MS);
  }

  cancelSent(id: OrderId, now: LocalMs): void {
    this.cancels.set(id, { lastAt: now, times: (this.cancels.get(id)?.times ?? 0) + 1 });
  }

  /** The exchange would not. Of an order that it may not have found yet it is asked again, now and then; of any other not by itself. */
  cancelRefused(id: OrderId, isUnknown: boolean, now: LocalMs): void {
    this.cancels.set(id, { lastAt: now, times: isUnknown ? MOST_CANCELS : REFUSED });
  }

  /** Orders whose cancel is to be sent, or sent again. */
  cancelsDue(now: LocalMs): readonly OrderId[] {
    return [...this.cancels].filter(([id, { times }]) => times !== REFUSED && this.cancelDue(id, now)).map(([id]) => id);
  }

  /** The exchange says that it takes it, which is to be seen: its time begins anew. */
  accepted(id: OrderId, now: LocalMs): void {
    if (this.orders.has(id)) this.orders.set(id, now);
  }

  /** The exchange has it, or refused it. */
  answered(id: OrderId): void {
    this.orders.delete(id);
  }

  /** All that is open was told, and it was not among it. */
  notFound(id: OrderId, now: LocalMs): void {
    const looks = (this.unfound.get(id)?.looks ?? -1) + 1;
    this.unfound.set(id, { looks, at: now, lookAt: now + (LOOK_AGAIN_MS[looks] ?? Number.POSITIVE_INFINITY) });
  }

  /** Null: it was not missing, or it is not known that it was. */
  missed(id: OrderId): Missed | null {
    const known = this.unfound.get(id);
    return known === undefined ? null : { at: known.at, isLast: known.looks >= LOOK_AGAIN_MS.length };
  }

  found(id: OrderId): void {
    this.unfound.delete(id);
  }

  /** Whether it is time to look for orders again that were not found. Each time is told once. */
  takeLook(now: LocalMs): boolean {
    const due = [...this.unfound.values()].filter(({ lookAt }) => now >= lookAt);
    for (const one of due) one.lookAt = Number.POSITIVE_INFINITY;
    return due.length > 0;
  }

  changeAnswered(id: OrderId): void {
    this.changes.delete(id);
  }

  over(id: OrderId): void {
    this.unfound.delete(id);
    this.orders.delete(id);
    this.changes.delete(id);
    this.cancels.delete(id);
  }

  /** Let go of orders whose answer is overdue, and of changes: each is told once. */
  takeOverdue(now: LocalMs): { readonly orders: readonly OrderId[]; readonly changes: readonly OrderId[] } {
    const orders = [...this.orders].filter(([, at]) => now - at >= ANSWER_LIMIT_MS).map(([id]) => id);
    const changes = [...this.changes].filter(([, { at }]) => now - at >= ANSWER_LIMIT_MS).map(([id]) => id);
    for (const id of orders) this.orders.delete(id);
    for (const id of changes) this.changes.delete(id);
    return { orders, changes };
  }
}
