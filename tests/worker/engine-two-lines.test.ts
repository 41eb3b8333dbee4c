import { expect, test } from 'vitest';
import { makeEngine, RigTab } from '../support/engine-rig';
import { FakeClock } from '../support/fake-clock';
import { ModelExchange } from '../support/model-exchange';

test('topics on a dead second line are polled though the first is up', async () => {
  const clock = new FakeClock();
  const exchange = new ModelExchange(clock);
  exchange.road = 'proxy';
  const engine = makeEngine({ clock, random: () => 0.5, openSocket: exchange.openSocket, fetch: exchange.fetch });
  const tab = new RigTab(engine);
  const first = Array.from({ length: 25 }, (_, i) => `ticker:bitfinex:AA${i}/USD`.replace('AA', 'C'));
  await tab.api.follow(first);
  await clock.advanceAsync(4000);
  exchange.handshake = 'refused';
  await tab.api.follow([...first, 'book:bitfinex:BTC/USD:P0:25', 'trades:bitfinex:BTC/USD']);
  await clock.advanceAsync(40_000);

  expect(tab.state('trades:bitfinex:BTC/USD').status.via).toBe('rest');
  await engine.retire();
});
