import type { Watchable } from './terminal';

export interface Value<T> extends Watchable<T> {
  set(value: T): void;
}

/** A value and its readers. Setting the same value again tells nobody. */
export function makeValue<T>(first: T): Value<T> {
  let present = first;
  const readers = new Set<(value: T) => void>();
  return {
    get: () => present,
    set: (value) => {
      if (Object.is(value, present)) return;
      present = value;
      for (const reader of [...readers]) reader(value);
    },
    watch: (reader) => {
      // A wrapper of its own: the same function may watch twice.
      const own = (value: T): void => reader(value);
      readers.add(own);
      own(present);
      return () => readers.delete(own);
    },
  };
}
