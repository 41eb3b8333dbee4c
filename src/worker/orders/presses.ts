import type { OrderTerms } from '../../domain/order/terms';
import type { OrderReceipt } from '../protocol/account-view';

const KEPT = 1_000;
const LIKE_MS = 2_000;
const MINUTE_MS = 60_000;

/** Remembers presses and what left lately: one press places once, and a second order like the last one is asked about. */
export class Presses {
  private readonly receipts = new Map<string, OrderReceipt | null>();
  private left: { readonly at: number; readonly like: string }[] = [];

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

const likeness = (terms: readonly OrderTerms[]): string =>
  terms
    .map(({ instrument, side, type, size, price, trigger, triggerOn, trail }) =>
      [instrument, side, type, size, price, trigger, triggerOn, trail?.unit, trail?.distance].join(' '),
    )
    .join('\n');
