import { expect, test } from 'vitest';
import { LIMITS } from '../../../src/domain/risk/limits';
import type { RigTab } from '../../support/engine-rig';
import { useEngineWorld } from '../../support/engine-world';
import { settle } from '../../support/fake-clock';
import { answered, BOOK, best, KEY, limit, openAccount, place, press, refusal, TRADES, view } from '../../support/paper-orders';

const world = useEngineWorld();

/** The engine is gone without a farewell, as when the only tab is reloaded, and the next one is there at once. */
async function reloaded(): Promise<RigTab> {
  await settle(30);
  const tab = world.start();
  tab.follow(KEY, BOOK, TRADES);
  for (let i = 0; i < 20 && tab.state(BOOK).status.state !== 'live'; i++) await world.pass(100);
  await settle(30);
  return tab;
}

test('orders that left in the last minute count on when the engine is another one', async () => {
  const { ordersPerMinute } = LIMITS.standard;
  let tab = await openAccount(world);
  const { bid } = best(tab);
  for (let i = 0; i < ordersPerMinute; i++) await place(tab, limit('buy', '0.0001', Math.round(bid * 0.9) - i));
  const words = new RegExp(`^orders-per-minute: ${ordersPerMinute} orders and changes left in the last minute`);
  expect(await refusal(tab, limit('buy', '0.0001', Math.round(bid * 0.8)))).toMatch(words);
  tab = await reloaded();
  expect(await refusal(tab, limit('buy', '0.0001', Math.round(bid * 0.8)))).toMatch(words);
  await world.pass(60_000);
  await place(tab, limit('buy', '0.0001', Math.round(bid * 0.8)));
}, 30_000);

test('a press that an earlier engine took places nothing more, and is answered with what it came to', async () => {
  let tab = await openAccount(world);
  const { bid } = best(tab);
  const rungs = [0.91, 0.92, 0.93].map((part) => ({ terms: limit('buy', '0.001', Math.round(bid * part)), role: 'rung' as const }));
  const request = press(limit('buy', '0.001', bid), { group: 'scaled', orders: rungs });
  const first = await answered(tab.api.submit(request));
  tab = await reloaded();
  expect(first.ok && (await answered(tab.api.submit(request)))).toEqual({ ok: true, value: { ids: first.ok && first.value.ids, isDuplicate: true } });
  expect(view(tab).orders).toHaveLength(3);
});

test('an order like one that left from an earlier engine a moment ago is asked about', async () => {
  let tab = await openAccount(world);
  const terms = limit('buy', '0.01', Math.round(best(tab).bid * 0.97));
  await place(tab, terms);
  tab = await reloaded();
  expect(await refusal(tab, terms)).toMatch(/^same-intent: .* left [01]\.\d s ago/);
  expect(await answered(tab.api.submit(press(terms, { isAnother: true })))).toMatchObject({ ok: true });
});
