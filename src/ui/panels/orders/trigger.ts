import { type Decimal, divide, isNegative, multiply, subtract } from '../../../domain/money';
import type { Order } from '../../../domain/order/order';
import { isConditional, isUpward } from '../../../domain/order/terms';

/** Where an order that waits for a price goes off as things stand: a trailing stop where it stands now. Null: it does not wait, or that is not known. */
export function triggerOf({ terms, trailing }: Pick<Order, 'terms' | 'trailing'>): Decimal | null {
  if (!isConditional(terms)) return null;
  return terms.type === 'trailing-stop' ? (trailing?.stop ?? null) : terms.trigger;
}

/** It still waits for its trigger. */
export const isWaiting = ({ terms, triggeredAt, end }: Pick<Order, 'terms' | 'triggeredAt' | 'end'>): boolean =>
  isConditional(terms) && triggeredAt === null && end === null;

export interface Distance {
  /** Quote units that the market has to move. */
  readonly amount: Decimal;
  /** Of the market's price. */
  readonly percent: Decimal;
}

/** How far the market is from setting it off; null: it does not wait, or that is not known. `price`: what sets it off, the last one or the mark. `passed`: the next one does. */
export function distanceOf(order: Pick<Order, 'terms' | 'trailing' | 'triggeredAt' | 'end'>, price: Decimal | null): Distance | 'passed' | null {
  const trigger = triggerOf(order);
  if (trigger === null || price === null || !isWaiting(order)) return null;
  const amount = isUpward(order.terms) ? subtract(trigger, price) : subtract(price, trigger);
  if (isNegative(amount) || amount === '0') return 'passed';
  return { amount, percent: divide(multiply(amount, '100' as Decimal), price, 2, 'half-even') };
}
