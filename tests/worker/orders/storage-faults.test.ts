import { expect, test } from 'vitest';
import { useEngineWorld } from '../../support/engine-world';
import { settle } from '../../support/fake-clock';
import { BOOK, best, KEY, limit, openAccount, orderOf, place, refusal, TRADES, view } from '../../support/paper-orders';
import { storedRecords } from '../../support/raw-storage';

const world = useEngineWorld();

/** The market goes about until it is so. */
async function moveUntil(isSo: () => boolean): Promise<void> {
  const stop = world.exchange.move('BTC/USD', 50);
  for (let i = 0; i < 600 && !isSo(); i++) await world.pass(500);
  stop();
  expect(isSo()).toBe(true);
}

test('S9: of two engines over one storage the later one alone writes, and nothing is filled twice', async () => {
  const old = await openAccount(world);
  const id = await place(old, limit('buy', '0.01', best(old).bid));
  await settle(30);
  const fresh = world.start();
  fresh.follow(KEY, BOOK, TRADES);
  await world.pass(3_000);
  expect(orderOf(fresh, id)?.state).toBe('working');
  // What the earlier one would write next would stand in the place of this.
  await place(fresh, limit('buy', '0.01', Math.round(best(fresh).bid * 0.9)));
  await moveUntil(() => orderOf(fresh, id)?.state === 'filled');
  await settle(50);
  expect(view(old).gate).toMatchObject({ isReady: false, why: expect.stringMatching(/another engine has taken over/) });
  const third = world.start();
  third.follow(KEY);
  await world.pass(3_000);
  expect(view(third)).toEqual(view(fresh));
  const fills = (await storedRecords('journal')).flatMap(({ value }) => {
    const { event } = value as { event?: { kind: string; fill: { id: string } } };
    return event?.kind === 'filled' ? [event.fill.id] : [];
  });
  expect(fills).toEqual(orderOf(fresh, id)?.fills.map((fill) => fill.id));
}, 60_000);

test('S2: an engine whose storage was cleared under it places nothing more, and says why', async () => {
  const tab = await openAccount(world);
  await place(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.97)));
  await settle(30);
  const cleared = indexedDB.deleteDatabase('tapedeck');
  await new Promise((resolve) => {
    cleared.onsuccess = resolve;
  });
  expect(await refusal(tab, limit('buy', '0.01', Math.round(best(tab).bid * 0.96)))).toMatch(/^not-recorded: .*what was stored has been cleared/);
  expect(view(tab).orders).toHaveLength(1);
  expect(await storedRecords('journal')).toEqual([]);
});
