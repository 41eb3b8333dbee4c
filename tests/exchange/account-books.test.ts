import { afterEach, describe, expect, test } from 'vitest';
import { exact, show, times, toUnits } from './account/exact';
import { AccountClient, typesOf } from './account-client';
import { type Exchange, startExchange } from './exchange';
import { randomOf } from './pace';
import { PlainBook } from './plain-client';

type Row = readonly unknown[];

const FLAGS = 65536 | 131072;
const START: Readonly<Record<string, string>> = { 'exchange USD': '3000000', 'exchange BTC': '40', 'margin USD': '500000' };

let exchange: Exchange;
afterEach(() => exchange.stop());

/** Two accounts that do what a seed says, each with what the wire told it. */
class Rush {
  readonly clients: AccountClient[] = [];
  readonly users: number[] = [];
  private clock = Date.UTC(2026, 0, 5, 12);
  private cid = 0;
  private readonly random: () => number;

  private constructor(seed: number) {
    this.random = randomOf(seed);
  }

  static async begin(seed: number): Promise<Rush> {
    const rush = new Rush(seed);
    exchange = await startExchange({ seed, now: () => rush.clock });
    for (let i = 0; i < 2; i++) {
      const wallets = Object.entries(START).map(([name, balance]) => [...name.split(' '), balance] as never);
      const key = exchange.control.account.addKey({ wallets });
      const client = await AccountClient.open(exchange.authWsUrl, FLAGS);
      await client.login(key);
      rush.clients.push(client);
      rush.users.push(key.userId);
    }
    return rush;
  }

  /** One request of one account, or some steps of the market. */
  act(): void {
    const what = this.random();
    const i = this.random() < 0.5 ? 0 : 1;
    this.clock += 50;
    if (what < 0.4) {
      for (let n = 0; n < 10; n++) exchange.market('BTC/USD').step();
      return;
    }
    const open = exchange.control.account.openOrders(this.users[i] as number);
    const one = open[Math.floor(this.random() * open.length)];
    const client = this.clients[i] as AccountClient;
    const send = (type: string, payload: unknown): void => client.plain.send([0, type, null, payload]);
    if (what > 0.9 && one !== undefined) send('oc', { id: one[0] });
    else if (what > 0.8 && one !== undefined) send('ou', { id: one[0], price: this.price() });
    else send('on', this.order());
  }

  private order(): unknown {
    const kinds = ['LIMIT', 'LIMIT', 'LIMIT', 'MARKET', 'IOC', 'FOK', 'STOP', 'STOP LIMIT', 'TRAILING STOP'];
    const kind = kinds[Math.floor(this.random() * kinds.length)] as string;
    const amount = ((this.random() < 0.5 ? -1 : 1) * (0.0001 + this.random() * 3)).toFixed(8);
    const type = this.random() < 0.7 ? `EXCHANGE ${kind}` : kind;
    const flags = [0, 0, 64, 4096, 1024][Math.floor(this.random() * 5)];
    const more = kind === 'LIMIT' && this.random() < 0.1 ? { flags: 16384, price_oco_stop: this.price() } : { flags };
    return { cid: ++this.cid, type, symbol: 'tBTCUSD', amount, price: this.price(), price_aux_limit: this.price(), price_trailing: '30', ...more };
  }

  private price(): string {
    const { bids, asks } = exchange.bookOf('BTC/USD', 'R0', 1);
    return String(Math.round(((bids[0]?.[1] ?? 64_000) + (asks[0]?.[1] ?? 64_000)) / 2 + (this.random() - 0.5) * 60));
  }
}

const payloads = (client: AccountClient, type: string): Row[] => client.frames.filter((frame) => frame[1] === type).map((frame) => frame[2] as Row);

describe.each([1, 2, 3, 4])('while two accounts trade as seed %d says', (seed) => {
  test('what the wire tells holds together', async () => {
    const rush = await Rush.begin(seed);
    const watcher = await AccountClient.open(exchange.wsUrl, FLAGS);
    const id = await watcher.plain.subscribe({ channel: 'book', symbol: 'tBTCUSD', prec: 'R0', len: '100' });
    const tape = await watcher.plain.subscribe({ channel: 'trades', symbol: 'tBTCUSD' });
    for (let i = 0; i < 300; i++) {
      rush.act();
      if (i % 10 === 0) for (const client of rush.clients) await client.plain.settle();
      const { bids, asks } = exchange.bookOf('BTC/USD', 'R0', 1);
      expect(bids[0]?.[1] ?? 0).toBeLessThan(asks[0]?.[1] ?? Number.POSITIVE_INFINITY);
    }
    for (const client of rush.clients) await client.plain.settle();
    exchange.control.tick('checksum');
    await watcher.plain.settle();

    const book = new PlainBook(true);
    for (const frame of watcher.plain.of(id)) {
      if (frame[1] === 'cs') expect(book.checksum()).toBe(frame[2]);
      else book.apply(frame[1] as Row);
    }
    expect(book.state()).toEqual(exchange.bookOf('BTC/USD', 'R0', 100));

    const seen = new Set(watcher.plain.of(tape).map((frame) => (frame[2] as Row | undefined)?.[0]));
    for (const client of rush.clients) {
      expect(payloads(client, 'tu').length).toBeGreaterThan(20);
      checkNumbers(client);
      checkTrades(client, seen);
      checkOrders(client, exchange.control.account.openOrders(rush.users[rush.clients.indexOf(client)] as number));
      checkMoney(client);
    }
  });
});

function checkNumbers(client: AccountClient): void {
  expect(client.plain.frames.map((frame) => frame.at(-2))).toEqual(client.plain.frames.map((_, i) => i + 1));
  let account = 0;
  for (const frame of client.frames) {
    if (['ps', 'ws', 'os', 'fos', 'fcs', 'fls'].includes(String(frame[1]))) expect(frame.at(-1)).toBe(0);
    else expect(frame.at(-1)).toBe(frame[1] === 'n' ? account : ++account);
  }
}

/** Each trade is executed, then confirmed with the same facts, and is public. An account that meets itself has one trade in two orders. */
function checkTrades(client: AccountClient, seen: ReadonlySet<unknown>): void {
  const executed = new Map<string, Row>();
  const key = (row: Row): string => `${String(row[0])} of ${String(row[3])}`;
  for (const frame of client.frames) {
    const row = frame[2] as Row;
    if (frame[1] === 'te') executed.set(key(row), row);
    else if (frame[1] === 'tu') expect(executed.get(key(row))?.slice(0, 9)).toEqual(row.slice(0, 9));
  }
  expect(payloads(client, 'tu')).toHaveLength(executed.size);
  for (const row of executed.values()) expect(seen.has(row[0])).toBe(true);
}

/** A closed order is never told of again; what is open is what was told last; what was filled is what was traded. */
function checkOrders(client: AccountClient, open: readonly Row[]): void {
  const last = new Map<unknown, { readonly type: unknown; readonly row: Row }>();
  for (const frame of client.frames) {
    if (!['on', 'ou', 'oc'].includes(String(frame[1]))) continue;
    const row = frame[2] as Row;
    expect(last.get(row[0])?.type).not.toBe('oc');
    last.set(row[0], { type: frame[1], row });
  }
  const told = [...last.values()].filter(({ type }) => type !== 'oc').map(({ row }) => row);
  // The trigger of a trailing stop moves without a word.
  const terms = (row: Row): Row => [row[0], row[6], row[7], row[8], row[13]];
  expect(told.map(terms).sort()).toEqual(open.map(terms).sort());
  for (const { row } of last.values()) {
    const traded = payloads(client, 'tu').filter((trade) => trade[3] === row[0]);
    const sum = traded.reduce((total, trade) => total + exact(trade[4] as number), 0n);
    expect(show(exact(row[7] as number) - exact(row[6] as number))).toBe(show(sum));
  }
}

/** Wallets are what the trades make of them, to the last digit; margin without open positions would be, too. */
function checkMoney(client: AccountClient): void {
  const balances = new Map([...Object.entries(START)].map(([name, balance]) => [name, exact(balance)]));
  const add = (name: string, by: bigint): void => void balances.set(name, (balances.get(name) ?? 0n) + by);
  for (const trade of payloads(client, 'tu')) {
    if (!String(trade[6]).startsWith('EXCHANGE')) continue;
    const [amount, price, fee] = [exact(trade[4] as number), exact(trade[5] as number), exact(trade[9] as number)];
    const value = toUnits(times(amount < 0n ? -amount : amount, price));
    add('exchange BTC', amount);
    add('exchange USD', amount > 0n ? -value : value);
    add(`exchange ${String(trade[10])}`, fee);
  }
  for (const name of ['exchange BTC', 'exchange USD']) {
    const told = payloads(client, 'wu').findLast((row) => `${String(row[0])} ${String(row[1])}` === name);
    if (told !== undefined) expect(show(exact(told[2] as number))).toBe(show(balances.get(name) ?? 0n));
  }
}

test('the same seed gives the same frames', async () => {
  const run = async (): Promise<string> => {
    const rush = await Rush.begin(9);
    for (let i = 0; i < 60; i++) {
      rush.act();
      for (const client of rush.clients) await client.plain.settle();
    }
    const told = rush.clients.map((client) => typesOf(client.frames).join()).join('\n');
    await exchange.stop();
    return told;
  };
  expect(await run()).toBe(await run());
});
