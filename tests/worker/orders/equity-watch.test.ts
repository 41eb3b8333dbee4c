import { expect, test } from 'vitest';
import { EQUITY_GAP_MS } from '../../../src/domain/account/equity';
import { toDouble } from '../../../src/domain/money';
import type { EquityPoint } from '../../../src/worker/protocol/past';
import type { RigTab } from '../../support/engine-rig';
import { useEngineWorld } from '../../support/engine-world';
import { ACCOUNT, answered, market, openAccount, place } from '../../support/paper-orders';

const world = useEngineWorld();

async function hours(tab: RigTab): Promise<readonly EquityPoint[]> {
  const page = await answered(tab.api.equity(ACCOUNT, { span: 'hour', from: 0, to: 8e15, after: null }));
  if (!page.ok) throw new Error(JSON.stringify(page.error));
  return page.value.points;
}
const last = async (tab: RigTab): Promise<EquityPoint | undefined> => (await hours(tab)).at(-1);

test('what an account is worth is written each minute and after a fill, also where nobody looks at its prices', async () => {
  const tab = await openAccount(world);
  await world.pass(5_000);
  const first = await last(tab);
  // 10,000 USD and 0.1 BTC.
  expect(toDouble(first?.equity ?? ('0' as never))).toBeGreaterThan(10_000);
  await world.pass(61_000);
  const second = await last(tab);
  expect((second?.to ?? 0) - (first?.to ?? 0)).toBeGreaterThanOrEqual(60_000);
  await place(tab, market('buy', '0.01'));
  await world.pass(6_000);
  expect((await last(tab))?.to).toBeGreaterThan(second?.to ?? 0);
  expect((await last(tab))?.hasGap).toBe(false);
});

test('while the market is not live nothing is written, and what is missing is known as missing', async () => {
  const tab = await openAccount(world);
  await world.pass(2_000);
  for (const socket of world.exchange.open) socket.isHoled = true;
  world.exchange.handshake = 'refused';
  await world.pass(20_000);
  const before = await last(tab);
  await world.pass(EQUITY_GAP_MS);
  expect(await last(tab)).toEqual(before);
  world.exchange.handshake = 'open';
  await world.pass(70_000);
  const after = await hours(tab);
  expect(after.at(-1)?.to).toBeGreaterThan((before?.to ?? 0) + EQUITY_GAP_MS);
  // In one hour, or between two.
  const isBroken = after.length === 1 ? after[0]?.hasGap : (after[1]?.from ?? 0) - (after[0]?.to ?? 0) > EQUITY_GAP_MS;
  expect(isBroken).toBe(true);
});

test('it is there in the next engine, and an account that is begun anew begins its curve anew', async () => {
  const tab = await openAccount(world);
  await world.pass(3_000);
  const first = await last(tab);
  await world.engines[0]?.retire();
  const again = await openAccount(world);
  expect((await hours(again))[0]?.from).toBe(first?.from);
  await world.pass(1_000);
  await answered(again.api.reopen(ACCOUNT, { USD: '500' as never }));
  expect(await hours(again)).toEqual([]);
  await world.pass(61_000);
  expect((await last(again))?.peak).toBe('500');
});
