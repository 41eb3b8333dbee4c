import { type Accessor, createMemo, mapArray } from 'solid-js';
import { type Decimal, fromDouble } from '../../../domain/money';
import type { Order } from '../../../domain/order/order';
import { triggerSource } from '../../../domain/order/terms';
import { markOf } from '../../../domain/ticker';
import { createTicker } from '../../shell/ticker';
import { createVenueMark } from '../../trading/marks';

/** The price that sets an order off, as it stands now: the last one or the mark. Followed while it is asked for; null where it is not known. */
export function createTriggerPrices(
  orders: Accessor<readonly Pick<Order, 'terms'>[]>,
  isOnMargin: Accessor<boolean>,
): (order: Pick<Order, 'terms'>) => Decimal | null {
  const instrumentsOf = (all: readonly Pick<Order, 'terms'>[]) => [...new Set(all.map(({ terms }) => terms.instrument))].sort();
  const same = { equals: (a: readonly string[], b: readonly string[]) => a.join() === b.join() };
  const asked = createMemo(() => instrumentsOf(orders()), [], same);
  const byMark = createMemo(() => instrumentsOf(orders().filter(({ terms }) => triggerSource(terms) === 'mark')), [], same);
  const tickers = createMemo(mapArray(asked, (id) => ({ id, ticker: createTicker(() => id).ticker })));
  const marks = createMemo(mapArray(byMark, (id) => ({ id, mark: createVenueMark(() => (isOnMargin() ? id : null)) })));
  const last = createMemo(() => new Map(tickers().map(({ id, ticker }) => [id, ticker()?.last ?? null])));
  const mark = createMemo(() => {
    const middles = new Map(tickers().map(({ id, ticker }) => [id, markOf(ticker())]));
    return new Map(marks().map(({ id, mark: told }) => [id, told() ?? middles.get(id) ?? null]));
  });
  return ({ terms }) => {
    if (triggerSource(terms) === 'mark') return mark().get(terms.instrument) ?? null;
    const price = last().get(terms.instrument) ?? null;
    return price === null || !Number.isFinite(price) ? null : fromDouble(price);
  };
}
