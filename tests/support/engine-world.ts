import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, vi } from 'vitest';
import type { Engine } from '../../src/worker/engine';
import { makeEngine, RigTab } from './engine-rig';
import { FakeClock, settle } from './fake-clock';
import { ModelExchange } from './model-exchange';

/** A clock, an exchange and a browser's storage, in which engines are started one after another. */
export interface EngineWorld {
  clock: FakeClock;
  exchange: ModelExchange;
  engines: Engine[];
  /** A further engine on the same storage, with one tab. */
  start(): RigTab;
  pass(ms: number): Promise<void>;
}

/** Afresh for each test of the file; what was started is retired. */
export function useEngineWorld(): EngineWorld {
  const clock = new FakeClock();
  const world: EngineWorld = {
    clock,
    exchange: new ModelExchange(clock),
    engines: [],
    start() {
      const { openSocket, fetch } = world.exchange;
      const engine = makeEngine({ clock: world.clock, random: () => 0.5, openSocket, fetch }, `engine-${world.engines.length}`);
      world.engines.push(engine);
      return new RigTab(engine);
    },
    async pass(ms) {
      await world.clock.advanceAsync(ms, 100);
      await settle(30);
    },
  };
  beforeEach(() => {
    vi.stubGlobal('indexedDB', new IDBFactory());
    world.clock = new FakeClock();
    world.exchange = new ModelExchange(world.clock);
    world.exchange.move('BTC/USD', 200);
    world.engines = [];
  });
  afterEach(async () => {
    for (const engine of world.engines) await engine.retire();
    vi.unstubAllGlobals();
  });
  return world;
}
