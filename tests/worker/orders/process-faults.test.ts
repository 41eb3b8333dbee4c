import { expect, test } from 'vitest';
import type { VenueMs } from '../../../src/domain/units';
import type { Engine } from '../../../src/worker/engine';
import { randomOf } from '../../exchange/pace';
import { RigTab } from '../../support/engine-rig';
import { useEngineWorld } from '../../support/engine-world';
import { settle } from '../../support/fake-clock';
import { ACCOUNT, answered, BOOK, best, KEY, limit, openAccount, orderOf, place, press, refusal, TRADES, view } from '../../support/paper-orders';

const world = useEngineWorld();

test('B4: orders are the same in every tab while fifty tabs come and go, and wait on when the last is closed', async () => {
  const first = await openAccount(world);
  const engine = world.engines[0] as Engine;
  const random = randomOf(50);
  const tabs: RigTab[] = [first];
  const placed: string[] = [];
  for (let i = 0; i < 300; i++) {
    const tab = tabs[Math.floor(random() * tabs.length)];
    const dice = random();
    if (tab === undefined || (dice < 0.5 && tabs.length < 50)) {
      const fresh = new RigTab(engine);
      fresh.follow(KEY);
      tabs.push(fresh);
    } else if (dice < 0.9) {
      tabs.splice(tabs.indexOf(tab), 1);
      tab.close();
    } else if (placed.length < 20) {
      // From a tab that closes while its order is on its way, too.
      void tab.api.submit(press(limit('buy', '0.001', Math.round(50_000 + i))));
      if (random() < 0.5) {
        tabs.splice(tabs.indexOf(tab), 1);
        tab.close();
      }
      placed.push(String(50_000 + i));
      await settle(20);
    }
    await settle(1);
  }
  for (const tab of tabs.splice(0)) tab.close();
  await world.pass(20_000);
  const last = new RigTab(engine);
  last.follow(KEY, BOOK);
  await world.pass(1_000);
  expect(placed.length).toBeGreaterThan(5);
  expect(view(last).orders.map(({ terms }) => terms.price)).toEqual(placed.toReversed());
  expect(view(last).orders.every(({ state }) => state === 'working')).toBe(true);
  expect(last.look().link?.tabs).toBe(1);
  expect(world.exchange.open).toHaveLength(1);
});

test('B8: an engine that retires for a newer build answers what is on its way and refuses what comes then', async () => {
  const outcomes = new Set<string>();
  for (let turns = 0; turns < 24; turns += 2) {
    const old = await openAccount(world);
    const engine = world.engines.at(-1) as Engine;
    const asked = old.api.submit(press(limit('buy', '0.0001', Math.round(best(old).bid * (0.8 + turns / 1_000)))));
    await settle(turns);
    const retired = engine.retire();
    const late = await answered(old.api.submit(press(limit('buy', '0.0001', Math.round(best(old).bid * 0.7)))));
    expect(late).toMatchObject({ ok: false, error: { code: 'call-refused', detail: expect.stringMatching(/reload this tab/) } });
    await answered(retired);
    const answer = await answered(asked);
    const fresh = await openAccount(world);
    const known = view(fresh).orders;
    // Whatever the old engine said of the order is what the new one says.
    if (answer.ok) expect(orderOf(fresh, answer.value.ids[0])?.state).toBe('working');
    else expect(known.filter(({ terms }) => Number(terms.price) === Math.round(best(old).bid * (0.8 + turns / 1_000)))).toEqual([]);
    outcomes.add(answer.ok ? 'placed' : 'refused');
    await (world.engines.at(-1) as Engine).retire();
    await world.pass(8_000);
  }
  expect(outcomes.has('placed')).toBe(true);
}, 60_000);

test('K1: after eight hours of sleep orders stand as they stood, nothing fills on the old book, and nothing is sent by itself', async () => {
  const tab = await openAccount(world);
  const near = await place(tab, limit('buy', '0.01', best(tab).bid));
  const expires = world.clock.now() + 3_600_000;
  const timed = await place(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.9), { tif: 'GTD', expiresAt: expires as never }));
  for (const socket of world.exchange.open) socket.isHoled = true;
  world.exchange.handshake = 'never';
  world.clock.sleep(8 * 3_600_000);
  await world.pass(5_000);
  expect(orderOf(tab, near)).toMatchObject({ state: 'working', fills: [] });
  expect(await refusal(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.95)))).toMatch(/^book-not-live: /);
  world.exchange.skip(8 * 3_600_000);
  world.exchange.handshake = 'open';
  await world.pass(40_000);
  expect(tab.state(BOOK).status.state).toBe('live');
  expect(orderOf(tab, timed)?.state).toBe('expired');
  expect(view(tab).orders).toHaveLength(2);
});

test.each([
  ['forward', 48 * 3_600_000],
  ['back', -3_600_000],
])('K1, K4: an order that is good for a minute stands for a minute though the clock is set %s', async (_, by) => {
  const tab = await openAccount(world);
  const expiresAt = (world.clock.now() + 60_000) as VenueMs;
  const id = await place(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.9), { tif: 'GTD', expiresAt }));
  await world.pass(10_000);
  world.clock.setWall(world.clock.now() + by);
  await world.pass(45_000);
  expect(orderOf(tab, id)?.state).toBe('working');
  await world.pass(8_000);
  expect(orderOf(tab, id)?.state).toBe('expired');
});

test('K4: ids and orders are told apart over midnight, and the clock that is set back gives none out twice', async () => {
  const tab = await openAccount(world);
  const midnight = Math.ceil(world.clock.now() / 86_400_000) * 86_400_000;
  const ids = new Set<string>();
  for (const wall of [midnight - 2_000, midnight + 120_000, midnight - 3_600_000, midnight + 300_000]) {
    world.clock.setWall(wall);
    await world.pass(5_000);
    for (let i = 0; i < 50; i++) ids.add(await place(tab, limit('buy', '0.0001', Math.round(40_000 + ids.size))));
    await answered(tab.api.cancel(ACCOUNT, { kind: 'all' }));
    await world.pass(61_000);
  }
  expect(ids.size).toBe(200);
  const again = world.start();
  again.follow(KEY, BOOK, TRADES);
  await world.pass(3_000);
  expect(ids.has(await place(again, limit('buy', '0.0001', 45_000)))).toBe(false);
}, 60_000);
