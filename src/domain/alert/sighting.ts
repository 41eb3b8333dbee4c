import type { Candle } from '../candle';
import type { LocalMs } from '../units';
import type { OrderHappening } from './condition';

/**
 * What an alert is stepped with. The market is seen only while it is live; `break` says that what comes next does not follow on what
 * was seen before: the market was not live in between, or was told anew.
 */
export type Sighting =
  | { readonly kind: 'break' }
  | { readonly kind: 'trade'; readonly price: number; readonly at: LocalMs }
  | { readonly kind: 'top'; readonly bid: number; readonly ask: number }
  /** Oldest first; the last one is running. */
  | { readonly kind: 'candles'; readonly candles: readonly Candle[]; readonly at: LocalMs }
  | { readonly kind: 'order'; readonly happened: readonly OrderHappening[]; readonly order: string }
  /** A few times a second. `isWanted`: the user did not disconnect the market. */
  | { readonly kind: 'time'; readonly at: LocalMs; readonly isLive: boolean; readonly isWanted: boolean; readonly reason: string | null };

/** What came of a step. `value` is a plain number as text, or words where there is no figure. */
export interface Outcome {
  /** `passed`: it must have happened while nobody saw it. */
  readonly what: 'fired' | 'passed';
  readonly value: string;
}

/** A step of a condition: what it remembers from now on, and what came of it. */
export interface Step<Memory> {
  readonly memory: Memory;
  readonly outcome: Outcome | null;
}

export const nothing = <Memory>(memory: Memory): Step<Memory> => ({ memory, outcome: null });
export const fired = <Memory>(memory: Memory, value: string): Step<Memory> => ({ memory, outcome: { what: 'fired', value } });
