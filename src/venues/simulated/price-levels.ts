import type { Book } from '../../domain/book';
import type { Precision } from '../../domain/topic';
import type { Price, Size } from '../../domain/units';
import type { RestingOrder } from './order-side';
import type { SimPair } from './pairs';

const SIGNIFICANT: Readonly<Record<Exclude<Precision, 'R0'>, number>> = { P0: 5, P1: 4, P2: 3, P3: 2, P4: 1 };

/** Fill a book with the best `depth` levels of these orders: bids rounded down, asks up, to the digits of a precision. */
export function fillLevels(
  book: Book,
  bids: readonly RestingOrder[],
  asks: readonly RestingOrder[],
  pair: SimPair,
  precision: Exclude<Precision, 'R0'>,
  depth: number,
): void {
  book.clear();
  for (const side of ['buy', 'sell'] as const) {
    let levels = 0;
    let at = 0;
    let units = 0;
    let count = 0;
    const put = (): void => {
      if (count > 0) book.set(side, (at / pair.ticksPerQuote) as Price, (units / pair.unitsPerBase) as Size, count);
    };
    for (const order of side === 'buy' ? bids : asks) {
      const ticks = levelOf(order.ticks, side === 'buy' ? 1 : -1, SIGNIFICANT[precision]);
      if (count === 0 || ticks !== at) {
        put();
        if (levels === depth) {
          count = 0;
          break;
        }
        levels++;
        at = ticks;
        units = 0;
        count = 0;
      }
      units += order.units;
      count++;
    }
    put();
  }
}

/** The level that a price belongs to, in ticks: as many significant digits are kept. */
export function levelOf(ticks: number, side: 1 | -1, digits: number): number {
  let limit = 1;
  for (let i = 0; i < digits; i++) limit *= 10;
  let step = 1;
  while (ticks >= limit * step) step *= 10;
  return (side === 1 ? Math.floor(ticks / step) : Math.ceil(ticks / step)) * step;
}
