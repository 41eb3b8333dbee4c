import { type Accessor, createMemo, mapArray } from 'solid-js';
import type { InstrumentId } from '../../../domain/instrument';
import { type Decimal, fromDouble } from '../../../domain/money';
import { createTicker } from '../../shell/ticker';

/** The last price of each of these markets, followed while they are asked for; null where none is known. */
export function createLastPrices(ids: Accessor<readonly InstrumentId[]>): (id: InstrumentId) => Decimal | null {
  const asked = createMemo(ids, [], { equals: (a, b) => a.join() === b.join() });
  const followed = createMemo(mapArray(asked, (id) => ({ id, ticker: createTicker(() => id).ticker })));
  const last = createMemo(() => new Map(followed().map(({ id, ticker }) => [id, ticker()?.last ?? null])));
  return (id) => {
    const price = last().get(id) ?? null;
    return price === null || !Number.isFinite(price) ? null : fromDouble(price);
  };
}
