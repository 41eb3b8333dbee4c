import { expect } from 'vitest';
import type { TopicData } from '../../src/client/terminal';
import { accountKey, mainPaperAccount } from '../../src/domain/account/account-id';
import type { Order } from '../../src/domain/order/order';
import type { OrderTerms } from '../../src/domain/order/terms';
import type { AccountView, OrderRequest } from '../../src/worker/protocol/account-view';
import type { RigTab } from './engine-rig';
// Loaded beforehand, as the engine loads it when it is first asked for an account: no test waits for a file.
import '../../src/worker/orders/accounts';
import type { EngineWorld } from './engine-world';
import { settle } from './fake-clock';
import { limit, market, PAIR } from './order-terms';

export const BOOK = `book:${PAIR}:P0:100`;
export const TRADES = `trades:${PAIR}`;
export const ACCOUNT = mainPaperAccount('bitfinex');
export const KEY = accountKey(ACCOUNT);

export { limit, market, PAIR };

let presses = 0;
export const press = (terms: OrderTerms, more: Partial<OrderRequest> = {}): OrderRequest => ({
  account: ACCOUNT,
  nonce: `press-${++presses}-0000`,
  origin: 'ticket',
  group: null,
  orders: [{ terms, role: null }],
  isAnother: false,
  ...more,
});

export function view(tab: RigTab): AccountView {
  const data: TopicData | null = tab.state(KEY).data;
  if (data?.kind !== 'account') throw new Error('no account yet');
  return data.account;
}
export const balance = (tab: RigTab, currency: string) => view(tab).balances.find((one) => one.currency === currency);
export const orderOf = (tab: RigTab, id: string | undefined): Order | undefined => view(tab).orders.find((one) => one.id === id);
export const best = (tab: RigTab): { bid: number; ask: number } => {
  const { data } = tab.state(BOOK);
  if (data?.kind !== 'book') throw new Error('no book yet');
  return { bid: data.book.bids[0] as number, ask: data.book.asks[0] as number };
};

/** A further engine with one tab, on which the account and its market are live. */
export async function openAccount({ start, pass }: EngineWorld): Promise<RigTab> {
  const tab = start();
  tab.follow(KEY, BOOK, TRADES);
  await pass(3_000);
  expect(tab.state(BOOK).status.state).toBe('live');
  expect(tab.state(KEY).status.state).toBe('live');
  return tab;
}

/** Promises of the engine and of its storage go on. */
export async function answered<T>(asked: Promise<T>): Promise<T> {
  let answer: { readonly value: T } | undefined;
  void asked.then((value) => {
    answer = { value };
  });
  for (let i = 0; i < 200 && answer === undefined; i++) await settle(2);
  if (answer === undefined) throw new Error('no answer');
  return answer.value;
}

export async function place(tab: RigTab, terms: OrderTerms): Promise<string> {
  const answer = await answered(tab.api.submit(press(terms)));
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.ids[0] as string;
}

export async function refusal(tab: RigTab, terms: OrderTerms): Promise<string> {
  const answer = await answered(tab.api.submit(press(terms)));
  return answer.ok || answer.error.code !== 'order-refused' ? JSON.stringify(answer) : `${answer.error.rule}: ${answer.error.detail}`;
}
