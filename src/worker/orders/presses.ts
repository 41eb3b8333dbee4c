import type { NewOrder } from '../../domain/order/order';
import type { OrderTerms } from '../../domain/order/terms';
import type { OrderReceipt } from '../protocol/account-view';

const KEPT = 1_000;
const LIKE_MS = 2_000;
const MINUTE_MS = 60_000;

/** An order as it was written down before it left. */
interface Left {
  readonly nonce: string;
  readonly order: Pick<NewOrder, 'id' | 'terms'>;
  /** Null: it has not left. */
  readonly sentAt: number | null;
}

/** Remembers presses and what left lately: one press places once, and a second order like the last one is asked about. */
export class Presses {
  private readonly receipts = new Map<string, OrderReceipt>();
  private left: { readonly at: number; readonly like: string | null }[] = [];

  /** What earlier engines let out, in whatever order: a press of theirs is no new one, and their minute is not over. */
  recall(written: readonly Left[]): void {
    const presses = new Map<string, { at: number; readonly orders: Left['order'][] }>();
    for (const { nonce, order, sentAt } of written) {
      if (sentAt === null) continue;
      const press = presses.get(nonce) ?? { at: sentAt, orders: [] };
      presses.set(nonce, press);
      press.at = Math.max(press.at, sentAt);
      press.orders.push(order);
    }
    const oldestFirst = [...presses].sort(([, a], [, b]) => a.at - b.at);
    for (const [nonce, { at, orders }] of oldestFirst) {
      orders.sort((a, b) => compareIds(a.id, b.id));
      const receipt = { ids: orders.map(({ id }) => id), isDuplicate: false };
      this.placed(
        nonce,
        receipt,
        orders.map(({ terms }) => terms),
        at,
      );
    }
  }

  /** What this press placed; undefined: nothing, so it may be made. */
  receiptOf(nonce: string): OrderReceipt | undefined {
    return this.receipts.get(nonce);
  }

  placed(nonce: string, receipt: OrderReceipt, terms: readonly OrderTerms[], at: number): void {
    this.receipts.set(nonce, receipt);
    for (const oldest of this.receipts.keys()) {
      if (this.receipts.size <= KEPT) break;
      this.receipts.delete(oldest);
    }
    this.note(at, likeness(terms));
  }

  /** A change of an order left: to a venue it is one order more. */
  changed(at: number): void {
    this.note(at, null);
  }

  /** Times at which orders and changes of orders left in the last minute, oldest first. A clock that was set back forgets them. */
  lately(now: number): readonly number[] {
    return this.left.filter(({ at }) => now - at < MINUTE_MS && at <= now).map(({ at }) => at);
  }

  /** How long ago an order like this one left; undefined: not in the last two seconds. */
  sinceLike(terms: readonly OrderTerms[], now: number): number | undefined {
    const like = likeness(terms);
    const last = this.left.findLast((one) => one.like === like && one.at <= now);
    return last !== undefined && now - last.at < LIKE_MS ? now - last.at : undefined;
  }

  private note(at: number, like: string | null): void {
    this.left = [...this.left.filter((one) => at - one.at < MINUTE_MS), { at, like }];
  }
}

/** As they were allotted: the counts in them grow, and become longer. */
const compareIds = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);

const likeness = (terms: readonly OrderTerms[]): string =>
  terms
    .map(({ instrument, side, type, size, price, trigger, triggerOn, trail, displayed }) =>
      [instrument, side, type, size, price, trigger, triggerOn, trail?.unit, trail?.distance, displayed].join(' '),
    )
    .join('\n');
