import { parseInstrumentId } from '../../../domain/instrument';
import { plainAmount } from '../../format/decimal';
import { own } from '../../parts/mask';
import { isPending } from '../../trading/order-states';
import { t, tn } from '../../words/t';
import type { OwnLevel } from '../book/own-levels';
import type { OwnRung } from './rung-view';

/** What stands in the row of own orders. The name is for who hears it: the row's view hides it from who looks. */
export function rungOf({ side, orders, size }: OwnLevel): OwnRung {
  const count = orders.length > 1 ? ` ×${orders.length}` : '';
  const first = orders[0]?.terms;
  const base = first === undefined ? '' : (parseInstrumentId(first.instrument)?.base ?? '');
  const many = orders.length > 1 ? `, ${tn(orders.length, '{{ count }} order', '{{ count }} orders')}` : '';
  const values = { amount: `${plainAmount(size)} ${base}`, price: plainAmount(first?.price ?? null) };
  const name = side === 'buy' ? t('buy {{ amount }} at {{ price }}', values) : t('sell {{ amount }} at {{ price }}', values);
  const isWaiting = orders.some(({ state }) => isPending(state) || state === 'unknown');
  return {
    text: own(plainAmount(size)) + count,
    name: `${name}${many}`,
    kind: isWaiting ? 'pending' : 'resting',
  };
}
