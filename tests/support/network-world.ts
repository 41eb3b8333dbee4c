import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import type { TopicKey } from '../../src/domain/topic';
import { VENUES, type VenueEntry } from '../../src/venues/registry';
import type { Clock } from '../../src/worker/clock';
import { Engine } from '../../src/worker/engine';
import { type Exchange, type ExchangeOptions, startExchange } from '../exchange/exchange';
import { bookText, NO_KEYS, rowsText } from './engine-rig';
import { fastClock, type NodeSockets, socketsTo } from './node-socket';
import { PortTab } from './port-tab';

export const STEPS_PER_SECOND = 100;

export interface NetworkOptions {
  /** Everybody's clock runs this much faster than the real one. */
  readonly times: number;
  readonly exchange?: ExchangeOptions;
  readonly venues?: readonly VenueEntry[];
  readonly random?: () => number;
  /** The engine's clock, where it is not the exchange's own. */
  readonly clockOf?: (clock: Clock) => Clock;
}

export const bookOf = (pair: string): TopicKey => `book:bitfinex:${pair}:P0:25`;

/** The engine in Node against the loopback exchange, over real sockets of this machine, with one tab. */
export class NetworkWorld {
  readonly tabs: PortTab[] = [];
  readonly tab: PortTab;
  readonly engine: Engine;

  private constructor(
    readonly exchange: Exchange,
    readonly clock: ReturnType<typeof fastClock>,
    readonly sockets: NodeSockets,
    { venues = VENUES, clockOf = (same) => same, random = () => 0.5 }: NetworkOptions,
  ) {
    const fetchLike = (path: string, init: RequestInit): Promise<Response> => fetch(path.replace('/proxy/bitfinex', exchange.restUrl), init);
    const world = { clock: clockOf(clock), random, openSocket: sockets.openSocket, fetch: fetchLike };
    this.engine = new Engine(world, venues, { id: 'engine-1', lock: 'lock-engine-1', build: 'test' }, NO_KEYS);
    this.tab = this.open();
  }

  static async start(options: NetworkOptions): Promise<NetworkWorld> {
    const clock = fastClock(options.times);
    const exchange = await startExchange({ seed: 7, rate: STEPS_PER_SECOND, now: clock.now, ackDelayMs: [30, 60], ...options.exchange });
    return new NetworkWorld(
      exchange,
      clock,
      socketsTo(() => exchange.wsUrl),
      options,
    );
  }

  open(): PortTab {
    const fresh = new PortTab(this.engine);
    this.tabs.push(fresh);
    return fresh;
  }

  allLive(...keys: TopicKey[]): Promise<number> {
    return until(`${keys} live`, () => keys.every((key) => this.tab.isLive(key)));
  }

  notLive(key: TopicKey): Promise<number> {
    return until(`${key} not live`, () => this.tab.doubted.has(key));
  }

  /** The market stands still; when all that was sent has arrived, what the tab shows is what the exchange has. */
  async expectTruth(...pairs: readonly string[]): Promise<void> {
    const { exchange, tab } = this;
    exchange.control.pace({});
    for (const pair of pairs) {
      const key = bookOf(pair);
      const truth = (): string => rowsText(exchange.bookOf(pair, 'P0', 25));
      await until(`the true book of ${pair}`, () => tab.isLive(key) && bookText(tab.state(key)) === truth(), 3_000).catch(() => undefined);
      expect(bookText(tab.state(key)), pair).toBe(truth());
      expect(tab.isLive(key), pair).toBe(true);
    }
    exchange.control.pace({ stepsPerSecond: STEPS_PER_SECOND });
  }

  async stop(): Promise<void> {
    for (const one of this.tabs) one.close();
    await this.engine.retire();
    this.sockets.close();
    this.clock.stop();
    await this.exchange.stop();
  }
}

/** Wait, in real milliseconds, for something to be so. */
export async function until(what: string, isSo: () => boolean, limitMs = 8_000): Promise<number> {
  const start = performance.now();
  while (!isSo()) {
    if (performance.now() - start > limitMs) throw new Error(`not in ${limitMs} ms: ${what}`);
    await wait(5);
  }
  return performance.now() - start;
}
