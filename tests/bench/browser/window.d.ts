import type { KdfCost } from '../../../src/worker/protocol/kdf-message';
import type { LinkState } from '../../../src/worker/protocol/link-state';
import type { MetricsReport } from '../../../src/worker/protocol/metrics-report';
import type { Arrivals } from '../pages/arrivals';
import type { BareKey } from '../pages/bare-login';
import type { BareCount } from '../pages/bare-words';

/** What the pages of the bench offer to the script that drives them. */
/** Kept by the script that watches a page under load. */
interface Smoothness {
  /** Time of each animation frame, ms. */
  frames: number[];
  /** Tasks over 50 ms: their length. */
  longTasks: number[];
}

interface EngineBench {
  readonly arrivals: Arrivals;
  readonly states: Map<string, string>;
  follow(keys: readonly string[]): void;
  metrics(): Promise<MetricsReport>;
  retryNow(): Promise<unknown>;
  link(): LinkState | null;
}

interface BareBench {
  readonly arrivals: Arrivals;
  empty(urls: readonly string[]): void;
  credit(url: string): void;
  callbacks(url: string, what: 'book' | 'row'): Promise<void>;
  paint(url: string, asks: readonly string[]): void;
}

/** What the page of the orders offers. */
interface OrderBench {
  isReady(): boolean;
  raiseLimits(): Promise<boolean>;
  cancelAll(): Promise<boolean>;
  place(n: number): Promise<number>;
  write(n: number): Promise<number>;
}

/** What the page of the live account offers. */
interface LiveBench {
  isUp(): boolean;
  open(key: BareKey): Promise<void>;
  isReady(): boolean;
  arm(): Promise<void>;
  lock(): Promise<void>;
  unlock(): Promise<number>;
  bareLogin(key: BareKey): Promise<number>;
  argon(cost: KdfCost): Promise<number>;
  cost(): Promise<KdfCost>;
  cancelAll(): Promise<void>;
  place(n: number): Promise<{ readonly at: number; readonly clientId: number }>;
  write(n: number): Promise<number>;
}

declare global {
  interface Window {
    orders: OrderBench;
    live: LiveBench;
    bench: EngineBench & BareBench;
    count(): Promise<BareCount>;
    /** The last count that the painting page heard. */
    counted?: BareCount;
    /** When the watched rows had been painted, ms since navigation began: the first that are shown, and those that stay. */
    paintedMs?: number;
    wholeMs?: number;
    /** When the first press had an effect that was painted, ms since navigation began. */
    answeredMs?: number;
    smoothness: Smoothness;
  }
}
