import { compare } from '../../../domain/money';
import type { Order } from '../../../domain/order/order';
import type { Amendment } from '../../../domain/order/terms';
import { readPositive } from '../../../domain/order/typed-number';
import { plainAmount } from '../../format/decimal';
import { say } from '../../words/say';
import { type Text, t } from '../../words/t';

export interface AmendFields {
  readonly price: string;
  readonly trigger: string;
  readonly size: string;
}

const COMPLAINT = {
  price: 'The price: {{ why }}',
  trigger: 'The trigger: {{ why }}',
  size: 'The size: {{ why }}',
} as const satisfies Readonly<Record<keyof AmendFields, Text>>;

/** Whether this term of an order can be changed: a trigger that went off, or from which a stop follows already, is past, and an exit has the size of what its entry brought in. */
export function isAmendable(
  { terms, triggeredAt, trailing, group }: Pick<Order, 'terms' | 'triggeredAt' | 'trailing' | 'group'>,
  field: keyof AmendFields,
): boolean {
  if (field === 'price') return terms.price !== null;
  if (field === 'trigger') return terms.trigger !== null && triggeredAt === null && trailing === null;
  return group?.kind !== 'bracket' || group.role === 'entry';
}

/** What the fields of an order's row ask to change; null where that is nothing, a sentence where they make no sense. */
export function readAmendment(
  order: Pick<Order, 'terms' | 'filled' | 'triggeredAt' | 'trailing' | 'group'>,
  fields: AmendFields,
): Amendment | string | null {
  const { terms, filled } = order;
  let change: Amendment = {};
  for (const field of ['price', 'trigger', 'size'] as const) {
    const now = terms[field];
    if (now === null || !isAmendable(order, field)) continue;
    const typed = readPositive(fields[field], now);
    if (!typed.ok) return t(COMPLAINT[field], { why: say(typed.error.words) });
    if (field === 'size' && compare(typed.value, filled) <= 0)
      return t('The size must be above the {{ filled }} that were filled already. To stop here, cancel the order.', { filled: plainAmount(filled) });
    if (typed.value !== now) change = { ...change, [field]: typed.value };
  }
  return Object.keys(change).length === 0 ? null : change;
}
