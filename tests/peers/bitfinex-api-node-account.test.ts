import { expect, test } from 'vitest';
import { missing } from './bitfinex-api-node';
import { trade } from './bitfinex-api-node-account';

const why = missing();
if (why !== undefined) process.stderr.write(`skipped: ${why}\n`);

test.skipIf(why !== undefined)("Bitfinex's own clients log in, place, change, cancel, see fills and wallets, and find nothing wrong", async () => {
  const found = await trade();
  expect(found.errors).toEqual([]);
  expect(found.walletsAtLogin).toMatchObject([{ type: 'exchange', currency: 'USD', balance: 100_000 }]);
  expect(found.opened).toMatchObject([
    { cid: 1, status: 'ACTIVE', amount: 0.1, amountOrig: 0.1, price: 50_000 },
    { cid: 4, status: 'ACTIVE', price: 40_000 },
  ]);
  expect(found.updated).toMatchObject([{ cid: 1, price: 49_000 }]);
  expect(found.closed).toMatchObject([
    { cid: 1, status: 'CANCELED' },
    { cid: 2, amount: 0 },
    { cid: 4, status: 'CANCELED' },
  ]);
  const [, executed] = found.closed;
  expect(executed?.status).toMatch(/^EXECUTED @ /);
  expect(found.fills.every((fill) => fill.orderID === executed?.id && Number(fill.fee) < 0 && fill.feeCurrency === 'BTC')).toBe(true);
  expect(found.fills.reduce((sum, fill) => sum + fill.execAmount, 0)).toBeCloseTo(0.01, 8);
  expect(found.refusals).toEqual(['ERROR: Invalid order: not enough exchange balance for 1000 BTCUSD at 50000']);
  expect(found.rest.active.map((order) => order.cid)).toEqual([4]);
  expect(found.rest.history.map((order) => order.cid)).toEqual([4, 2, 1]);
  expect(found.rest.trades).toHaveLength(found.fills.length);
  const held = (wallets: typeof found.wallets, currency: string): unknown => wallets.findLast((wallet) => wallet.currency === currency)?.balance;
  for (const currency of ['BTC', 'USD']) expect(held(found.rest.wallets, currency)).toBe(held(found.wallets, currency));
});

test.skipIf(why !== undefined)("Bitfinex's own client notices an account frame that is lost", async () => {
  const found = await trade((exchange) => exchange.control.account.next('lose', 'on'));
  expect(found.errors[0]).toMatch(/^invalid pub seq/);
});
