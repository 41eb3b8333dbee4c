import { type Entry, matchEntries } from './match-entries';
import type { TypedOrder } from './typed-order';

export interface Possible<One> {
  readonly pairs: readonly One[];
  /** They let go of orders, and ask nothing. */
  readonly cancels: readonly One[];
  readonly books: readonly One[];
  readonly others: readonly One[];
  readonly orderOf: (order: TypedOrder) => One;
}

/**
 * What Enter chooses among, the first by itself. Who begins an order gets that order or nothing: until it is whole, no action
 * may stand under Enter. What cancels has to be typed, and whose money it is is not changed by an Enter alone.
 */
export function offered<One extends Entry>(typed: string, order: TypedOrder | string | undefined, all: Possible<One>): readonly One[] {
  if (typeof order === 'string') return [];
  if (order !== undefined) return [all.orderOf(order)];
  if (typed.trim() === '') return matchEntries([...all.others, ...all.books], '');
  return [...all.pairs, ...matchEntries([...all.cancels, ...all.books, ...all.others], typed)];
}
