import { expect, test } from 'vitest';
import { type AccountId, accountKey, mainPaperAccount } from '../../../src/domain/account/account-id';
import type { Decimal } from '../../../src/domain/money';
import type { AccountView } from '../../../src/worker/protocol/account-view';
import type { RigTab } from '../../support/engine-rig';
import { market, PAIR } from '../../support/order-terms';
// Loaded beforehand, as the engine loads it when it is first asked for an account: no test waits for a file.
import '../../../src/worker/orders/accounts';
import { useEngineWorld } from '../../support/engine-world';
import { settle } from '../../support/fake-clock';

const BOOK = `book:${PAIR}:P0:100`;
const MAIN = mainPaperAccount('bitfinex');

const world = useEngineWorld();
const { start, pass } = world;

async function answered<T>(asked: Promise<T>): Promise<T> {
  let answer: { readonly value: T } | undefined;
  void asked.then((value) => {
    answer = { value };
  });
  for (let i = 0; i < 500 && answer === undefined; i++) await settle(2);
  if (answer === undefined) throw new Error('no answer');
  return answer.value;
}

async function openMargin(): Promise<{ tab: RigTab; id: AccountId }> {
  const tab = start();
  tab.follow(BOOK, accountKey(MAIN));
  await pass(3_000);
  const opened = await answered(
    tab.api.openBook('bitfinex', { kind: 'margin', label: 'Margin', collateral: 'USD', amount: '10000' as Decimal, leverage: 10 }),
  );
  if (!opened.ok) throw new Error(JSON.stringify(opened));
  tab.follow(BOOK, accountKey(opened.value));
  await pass(1_000);
  return { tab, id: opened.value };
}

function view(tab: RigTab, id: AccountId): AccountView {
  const { data } = tab.state(accountKey(id));
  if (data?.kind !== 'account') throw new Error('no account yet');
  return data.account;
}

let presses = 0;
function press(tab: RigTab, account: AccountId, side: 'buy' | 'sell', size: string): ReturnType<RigTab['api']['submit']> {
  const terms = market(side, size);
  const nonce = `margin-${++presses}-0000`;
  return answered(tab.api.submit({ account, nonce, origin: 'ticket', group: null, orders: [{ terms, role: null }], isAnother: true }));
}

test('a short leaves the gate, and is there and watched after a restart, though no tab follows its market', async () => {
  const { tab, id } = await openMargin();
  expect((await press(tab, id, 'sell', '0.02')).ok).toBe(true);
  await pass(500);
  expect(view(tab, id).positions.map(({ instrument, size }) => [instrument, size])).toEqual([[PAIR, '-0.02']]);
  expect(view(tab, id).balances.map(({ currency }) => currency)).toEqual(['USD']);
  const before = view(tab, id);
  const again = start();
  again.follow(accountKey(id));
  await pass(5_000);
  expect(view(again, id).positions).toEqual(before.positions);
  expect(view(again, id).unwatched).toEqual([]);
});

test('a position whose book is not live is told as not watched, until it is again', async () => {
  const { tab, id } = await openMargin();
  await press(tab, id, 'buy', '0.02');
  await pass(500);
  expect(view(tab, id).unwatched).toEqual([]);
  await answered(tab.api.disconnect('bitfinex'));
  await pass(2_000);
  expect(view(tab, id).unwatched).toEqual([PAIR]);
  await answered(tab.api.connect('bitfinex'));
  await pass(6_000);
  expect(view(tab, id).unwatched).toEqual([]);
});
