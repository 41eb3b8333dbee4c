import { compare } from '../../../domain/money';
import type { Order } from '../../../domain/order/order';
import type { Amendment } from '../../../domain/order/terms';
import { readPositive } from '../../../domain/order/typed-number';
import { plainAmount } from '../../format/decimal';

export interface AmendFields {
  readonly price: string;
  readonly size: string;
}

/** What the fields of an order's row ask to change; null where that is nothing, a sentence where they make no sense. */
export function readAmendment(order: Pick<Order, 'terms' | 'filled'>, fields: AmendFields): Amendment | string | null {
  const { terms, filled } = order;
  const typedPrice = terms.price === null ? null : readPositive(fields.price, terms.price);
  if (typedPrice !== null && !typedPrice.ok) return `The price: ${typedPrice.error.words}`;
  const typedSize = readPositive(fields.size, terms.size);
  if (!typedSize.ok) return `The size: ${typedSize.error.words}`;
  const price = typedPrice?.value ?? null;
  const size = typedSize.value;
  if (compare(size, filled) <= 0)
    return `The size must be above the ${plainAmount(filled)} that were filled already. To stop here, cancel the order.`;
  const change: Amendment = {
    ...(price === null || price === terms.price ? {} : { price }),
    ...(size === terms.size ? {} : { size }),
  };
  return Object.keys(change).length === 0 ? null : change;
}
