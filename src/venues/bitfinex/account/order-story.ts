/** What the exchange's latest word on an order says that was not known of it. */
import { compare, isZero, ZERO } from '../../../domain/money';
import { applyOrderEvent, type Order, type OrderEvent } from '../../../domain/order/order';
import { isConditional, type OrderTerms } from '../../../domain/order/terms';
import type { MirrorOrder } from './mirror';
import { changeTo, termsOf } from './order-terms';

/** In the order in which it happened. `endWords`: why it was cancelled, where the exchange gives no reason of its own. */
export function newsOf(order: Order, row: MirrorOrder, endWords: string): readonly OrderEvent[] {
  const news: OrderEvent[] = [];
  let now = order;
  const tell = (event: OrderEvent): void => {
    const next = applyOrderEvent(now, event);
    if (next === now) return;
    news.push(event);
    now = next;
  };
  const { updatedAt: at } = row;
  if (now.venueId === null || now.doubt !== null) tell({ kind: 'acknowledged', at: row.createdAt, venueId: String(row.id) });
  const told = termsOf(row);
  if (told !== undefined) {
    if (isConditional(now.terms) && !isConditional(told) && now.triggeredAt === null) tell({ kind: 'triggered', at, price: triggerOf(now.terms) });
    const change = changeTo(now.terms, comparable(now.terms, told));
    if (change !== null) tell({ kind: 'amended', at, change });
  }
  // One that is first heard of after a fill or a change has stood since it was made.
  if (!row.isOver) tell({ kind: 'working', at: now.isWorking ? at : row.createdAt });
  if (compare(row.filled, now.told ?? ZERO) > 0) tell({ kind: 'progress', at, filled: row.filled });
  if (row.isOver) {
    const ending = endingOf(row, endWords);
    if (ending !== null) tell(ending);
  }
  return news;
}

/** A stop that went off is a market or limit order to the exchange; to its owner it is the stop. */
const comparable = (known: OrderTerms, told: OrderTerms): OrderTerms => ({
  ...told,
  price: known.price === null ? null : told.price,
  trigger: known.trigger === null ? null : told.trigger,
});

const triggerOf = ({ trigger, price }: OrderTerms): NonNullable<OrderTerms['trigger']> => trigger ?? price ?? ZERO;

/** Null: it was filled whole, which its count says. */
function endingOf({ status, filled, size, updatedAt: at, expiresAt }: MirrorOrder, endWords: string): OrderEvent | null {
  if (compare(filled, size) >= 0) return null;
  if (status.kind === 'refused' || status.reason !== null)
    return { kind: isZero(filled) ? 'rejected' : 'cancelled', at, reason: status.reason ?? `the exchange says: ${status.text}` };
  if (expiresAt !== null && at >= expiresAt) return { kind: 'expired', at, reason: 'its time is over' };
  // Told that it is over, whatever the text says of how.
  return { kind: 'cancelled', at, reason: status.kind === 'cancelled' ? endWords : `the exchange says: ${status.text}` };
}
