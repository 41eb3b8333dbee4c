import { type Accessor, createSignal } from 'solid-js';

/** The wall clock, to the second, from one timer for the whole page: ages and countdowns read it. */
export interface Seconds {
  readonly now: Accessor<number>;
  readonly stop: () => void;
}

/** Starts the page's one ticking clock. The caller stops it. */
export function makeSeconds(clock: () => number): Seconds {
  const [now, setNow] = createSignal(clock());
  const timer = setInterval(() => setNow(clock()), 1_000);
  return { now, stop: () => clearInterval(timer) };
}
