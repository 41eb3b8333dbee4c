import { expect, test, vi } from 'vitest';
import { type AccountId, accountKey } from '../../../src/domain/account/account-id';
import type { Decimal } from '../../../src/domain/money';
import type { OrderTerms } from '../../../src/domain/order/terms';
import { AccountDesk } from '../../../src/worker/orders/account-desk';
import type { AccountView, Opening } from '../../../src/worker/protocol/account-view';
import type { RigTab } from '../../support/engine-rig';
import { useEngineWorld } from '../../support/engine-world';
import { settle } from '../../support/fake-clock';
import { BOOK, limit, ACCOUNT as MAIN, market, press, TRADES } from '../../support/paper-orders';

const { start, pass } = useEngineWorld();

async function answered<T>(asked: Promise<T>): Promise<T> {
  let answer: { readonly value: T } | undefined;
  void asked.then((value) => {
    answer = { value };
  });
  // A file is read through real streams.
  for (let i = 0; i < 2_000 && answer === undefined; i++) await settle(2);
  if (answer === undefined) throw new Error('no answer');
  return answer.value;
}

async function place(tab: RigTab, account: AccountId, terms: OrderTerms): Promise<string> {
  const answer = await answered(tab.api.submit({ ...press(terms), account, isAnother: true }));
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value.ids[0] as string;
}

function view(tab: RigTab, id: AccountId): AccountView {
  const { data } = tab.state(accountKey(id));
  if (data?.kind !== 'account') throw new Error('no account yet');
  return data.account;
}

async function open(...accounts: readonly AccountId[]): Promise<RigTab> {
  const tab = start();
  tab.follow(BOOK, TRADES, ...[MAIN, ...accounts].map(accountKey));
  await pass(3_000);
  return tab;
}

async function further(tab: RigTab, opening: Opening): Promise<AccountId> {
  const answer = await answered(tab.api.openBook('bitfinex', opening));
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  return answer.value;
}

async function exported(tab: RigTab, id: AccountId): Promise<Blob> {
  const answer = await answered(tab.api.exportBook(id));
  if (!answer.ok || !(answer.value instanceof Blob)) throw new Error(JSON.stringify(answer));
  return answer.value;
}

const refusal = async (asked: Promise<{ ok: boolean; error?: unknown }>): Promise<string> =>
  ((await answered(asked)) as { error?: { detail?: string } }).error?.detail ?? 'taken';

const SPOT: Opening = { kind: 'spot', label: 'Swing', balances: { TESTUSD: '10000' as Decimal, TESTBTC: '0.1' as Decimal } };
const MARGIN: Opening = { kind: 'margin', label: 'Ten times', collateral: 'USD', amount: '10000' as Decimal, leverage: 10 };

test('further books are opened beside the main one, listed to every tab of the market, and are there after a restart', async () => {
  const tab = await open();
  expect(view(tab, MAIN).books).toEqual([{ id: MAIN, label: 'Paper', kind: 'spot' }]);
  const [spot, margin] = [await further(tab, SPOT), await further(tab, MARGIN)];
  await pass(100);
  const list = [
    { id: MAIN, label: 'Paper', kind: 'spot' },
    { id: spot, label: 'Swing', kind: 'spot' },
    { id: margin, label: 'Ten times', kind: 'margin' },
  ];
  expect(view(tab, MAIN).books).toEqual(list);
  const again = await open(spot, margin);
  expect([MAIN, spot, margin].map((id) => view(again, id).books)).toEqual([list, list, list]);
  expect(view(again, spot).balances.map(({ currency, total }) => `${total} ${currency}`)).toEqual(['10000 TESTUSD', '0.1 TESTBTC']);
  expect(view(again, margin).info).toMatchObject({ kind: 'margin', collateral: 'USD', leverage: 10 });
});

test('what one book does is nothing to another', async () => {
  const tab = await open();
  const other = await further(tab, { kind: 'spot', label: 'Other', balances: { USD: '5000' as Decimal } });
  tab.follow(BOOK, TRADES, accountKey(MAIN), accountKey(other));
  await pass(1_000);
  const before = view(tab, MAIN);
  await place(tab, other, market('buy', '0.02'));
  expect(view(tab, other).fills).toHaveLength(1);
  expect(view(tab, MAIN)).toEqual(before);
});

test.each<[string, Opening, string]>([
  ['without a name', { ...SPOT, label: '  ' }, 'Give the book a name.'],
  ['of the main one’s name', { ...SPOT, label: ' paper ' }, 'There is a book “paper” already.'],
  ['of 41 letters', { ...SPOT, label: 'a'.repeat(41) }, 'The name has 41 letters; 40 are the most.'],
])('a book %s is refused', async (_, opening, words) => {
  const tab = await open();
  expect(await refusal(tab.api.openBook('bitfinex', opening))).toBe(words);
  expect(view(tab, MAIN).books).toHaveLength(1);
});

test('of two books that are asked for at once under one name, one is opened; and no more than the most that a market has', async () => {
  const tab = await open();
  const file = await exported(tab, MAIN);
  const taken = await Promise.all([SPOT, SPOT].map((opening) => refusal(tab.api.openBook('bitfinex', opening))));
  expect(taken.sort()).toEqual(['There is a book “Swing” already.', 'taken']);
  const more = Array.from({ length: 19 }, (_, i) => tab.api.openBook('bitfinex', { ...SPOT, label: `Swing ${i}` }));
  const words = await Promise.all([...more, tab.api.importBook(file)].map((asked) => refusal(asked)));
  expect(words.filter((said) => said !== 'taken')).toEqual(Array.from({ length: 2 }, () => 'There are 20 books on this market; 20 are the most.'));
  await pass(100);
  expect(view(tab, MAIN).books).toHaveLength(20);
});

test('a book that was never opened here says so, and is not made up', async () => {
  const unknown = 'paper:bitfinex:b-9-9';
  const tab = await open(unknown);
  expect(tab.state(accountKey(unknown)).data).toBeNull();
  expect(await refusal(tab.api.exportBook(unknown))).toBe('There is no such paper book here.');
});

test('books that are none are forgotten, however many a page names', async () => {
  const tab = await open();
  const named = Array.from({ length: 50 }, (_, i): AccountId => `paper:bitfinex:none-${i}`);
  tab.follow(BOOK, ...named.slice(0, 10).map(accountKey));
  await Promise.all(named.map((id) => answered(tab.api.cancel(id, { kind: 'all' }))));
  const kept = async (): Promise<number> => {
    const ticks = vi.spyOn(AccountDesk.prototype, 'tick');
    await pass(300);
    const desks = new Set(ticks.mock.contexts);
    ticks.mockRestore();
    return desks.size;
  };
  // Whoever follows one is told.
  expect(tab.state(accountKey(named[9] as AccountId)).status.reason).toMatch(/no such paper book/);
  expect(await kept()).toBe(11);
  tab.follow(BOOK);
  await pass(11_000);
  expect(await kept()).toBe(1);
});

test('a book goes into a file and comes back as another one: its past to the digit, its open orders cancelled, its ids new', async () => {
  const tab = await open();
  await place(tab, MAIN, market('buy', '0.02'));
  await place(tab, MAIN, market('sell', '0.005'));
  const waiting = await place(tab, MAIN, limit('buy', '0.01', 30_000));
  const file = await exported(tab, MAIN);
  const answer = await answered(tab.api.importBook(file));
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
  const copy = answer.value;
  tab.follow(BOOK, TRADES, accountKey(MAIN), accountKey(copy));
  await pass(1_000);
  const [original, imported] = [view(tab, MAIN), view(tab, copy)];
  expect(imported.info).toEqual({ ...original.info, id: copy, label: 'Paper 2' });
  const money = (of: AccountView): string[] => of.fills.map(({ price, size, fee, at }) => [price, size, fee, at].join(' '));
  expect(money(imported)).toEqual(money(original));
  expect(imported.balances.map(({ total }) => total)).toEqual(original.balances.map(({ total }) => total));
  expect(imported.balances.map(({ reserved }) => reserved)).toEqual(['0', '0']);
  expect(imported.positions).toEqual(original.positions);
  const ids = new Set(original.orders.map(({ id }) => id));
  expect(imported.orders.filter(({ id }) => ids.has(id))).toEqual([]);
  expect(imported.orders.find(({ end }) => end !== null)?.end).toMatchObject({ kind: 'cancelled', reason: expect.stringContaining('imported') });
  expect(original.orders.find(({ id }) => id === waiting)?.state).toBe('working');
  // It goes on by itself, under ids that none of its past has.
  const next = await place(tab, copy, market('buy', '0.01'));
  expect(view(tab, copy).fills[0]?.order).toBe(next);
  expect(view(tab, copy).orders.filter(({ id }) => id === next)).toHaveLength(1);
});

test('a file that is no whole book is refused with the place where it is wrong, and nothing is opened', async () => {
  const tab = await open();
  await place(tab, MAIN, market('buy', '0.02'));
  const text = await (await exported(tab, MAIN)).text();
  const lines = text.trimEnd().split('\n');
  const [head = '', opened = ''] = lines;
  const wrong: readonly (readonly [string, string])[] = [
    ['', 'it is empty.'],
    ['{"format":"tapedeck/layout"}', 'its first line does not say that it is a paper book of Tapedeck.'],
    [head.replace('"version":1', '"version":2'), 'it is of version 2, this program knows 1: update it.'],
    [lines.slice(0, -1).join('\n'), `it ends after ${lines.length - 2} of ${lines.length - 1} entries: it is not whole.`],
    [`${text}${lines.at(-1)}\n`, `it has more than the ${lines.length - 1} entries that its first line names.`],
    [
      text.replace('"reserved":"', '"reserved":"x'),
      `line ${lines.findIndex((line) => line.includes('"reserved":"')) + 1} is no entry of a paper book.`,
    ],
    [[head, lines[2], opened, ...lines.slice(3)].join('\n'), 'line 2 does not open an account.'],
    [`${head}\n${'x'.repeat(30_000)}`, 'line 2 is too long to be of a paper book.'],
    [text.replaceAll('bitfinex', 'mars'), 'it trades on mars, which this program does not know.'],
  ];
  for (const [content, words] of wrong) expect(await refusal(tab.api.importBook(new Blob([content])))).toBe(`The file was not taken: ${words}`);
  await pass(1_000);
  expect(view(tab, MAIN).books).toHaveLength(1);
});
