import { compare, isPositive } from '../../../domain/money';
import type { Order } from '../../../domain/order/order';
import type { Amendment } from '../../../domain/order/terms';
import { plainAmount } from '../../format/decimal';
import { typedAmount } from '../../trading/typed-amount';

export interface AmendFields {
  readonly price: string;
  readonly size: string;
}

/** What the fields of an order's row ask to change; null where that is nothing, a sentence where they make no sense. */
export function readAmendment(order: Pick<Order, 'terms' | 'filled'>, fields: AmendFields): Amendment | string | null {
  const { terms, filled } = order;
  const size = typedAmount(fields.size);
  const price = terms.price === null ? null : typedAmount(fields.price);
  if (price === undefined || (price !== null && !isPositive(price))) return 'The price is not a number above 0.';
  if (size === undefined || !isPositive(size)) return 'The size is not a number above 0.';
  if (compare(size, filled) <= 0)
    return `The size must be above the ${plainAmount(filled)} that were filled already. To stop here, cancel the order.`;
  const change: Amendment = {
    ...(price === null || price === terms.price ? {} : { price }),
    ...(size === terms.size ? {} : { size }),
  };
  return Object.keys(change).length === 0 ? null : change;
}
