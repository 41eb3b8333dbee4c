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
  private readonly receipts = new Map<string, OrderReceipt | null>();
  private left: { readonly at: number; readonly like: string }[] = [];

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
    const oldestFirst = [...presses].sort(([, a], [, b]) => a.at - b.at).slice(-KEPT);
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

  /** What this press came to before. Null: it is under way. Undefined: it is new. */
  receiptOf(nonce: string): OrderReceipt | null | undefined {
    return this.receipts.get(nonce);
  }

  begin(nonce: string): void {
    this.receipts.set(nonce, null);
    for (const oldest of this.receipts.keys()) {
      if (this.receipts.size <= KEPT) break;
      this.receipts.delete(oldest);
    }
  }

  /** Refused: the same press may be made again. */
  forget(nonce: string): void {
    this.receipts.delete(nonce);
  }

  placed(nonce: string, receipt: OrderReceipt, terms: readonly OrderTerms[], at: number): void {
    this.receipts.set(nonce, receipt);
    this.left = [...this.left.filter((one) => at - one.at < MINUTE_MS), { at, like: likeness(terms) }];
  }

  /** Times at which orders left in the last minute, oldest first. A clock that was set back forgets them. */
  lately(now: number): readonly number[] {
    return this.left.filter(({ at }) => now - at < MINUTE_MS && at <= now).map(({ at }) => at);
  }

  /** How long ago an order like this one left; undefined: not in the last two seconds. */
  sinceLike(terms: readonly OrderTerms[], now: number): number | undefined {
    const like = likeness(terms);
    const last = this.left.findLast((one) => one.like === like && one.at <= now);
    return last !== undefined && now - last.at < LIKE_MS ? now - last.at : undefined;
  }
}

/** As they were allotted: the counts in them grow, and become longer. */
const compareIds = (a: string, b: string): number => a.length - b.length || (a < b ? -1 : 1);

const likeness = (terms: readonly OrderTerms[]): string =>
  terms
    .map(({ instrument, side, type, size, price, trigger, triggerOn, trail }) =>
      [instrument, side, type, size, price, trigger, triggerOn, trail?.unit, trail?.distance].join(' '),
    )
    .join('\n');
