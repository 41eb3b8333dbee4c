/**
 * Lets Bitfinex's own clients (sockets and REST) trade on the loopback exchange and says what they saw:
 * `npx tsx tests/peers/bitfinex-api-node-account.ts`.
 */
import type { EventEmitter } from 'node:events';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Exchange, startExchange } from '../exchange/exchange';
import { missing } from './bitfinex-api-node';

const BENCH = new URL('../../bench/package.json', import.meta.url);

/** As the client's model reads a row. */
interface OfficialOrder {
  readonly id: number;
  readonly cid: number;
  readonly status: string;
  readonly amount: number;
  readonly amountOrig: number;
  readonly price: number;
  readonly priceAvg: number;
}
interface OfficialTrade {
  readonly orderID: number;
  readonly execAmount: number;
  readonly execPrice: number;
  readonly fee: number | null;
  readonly feeCurrency: string | null;
}
interface OfficialWallet {
  readonly type: string;
  readonly currency: string;
  readonly balance: number;
}
type Heard<T> = (what: T) => void;

/** The part of the client's WSv2 that is used here. */
interface OfficialClient extends EventEmitter {
  open(): Promise<void>;
  close(): Promise<void>;
  auth(calc?: number, dms?: number): Promise<void>;
  submitOrder(order: Readonly<Record<string, unknown>>): Promise<unknown>;
  updateOrder(changes: Readonly<Record<string, unknown>>): Promise<unknown>;
  cancelOrder(id: number): Promise<unknown>;
  onOrderNew(filter: object, heard: Heard<OfficialOrder>): void;
  onOrderUpdate(filter: object, heard: Heard<OfficialOrder>): void;
  onOrderClose(filter: object, heard: Heard<OfficialOrder>): void;
  onWalletSnapshot(filter: object, heard: Heard<OfficialWallet[]>): void;
  onWalletUpdate(filter: object, heard: Heard<OfficialWallet>): void;
  onAccountTradeUpdate(filter: object, heard: Heard<OfficialTrade>): void;
}
interface OfficialRest {
  wallets(): Promise<OfficialWallet[]>;
  activeOrders(): Promise<OfficialOrder[]>;
  orderHistory(): Promise<OfficialOrder[]>;
  accountTrades(): Promise<OfficialTrade[]>;
  cancelOrder(order: { readonly id: number }): Promise<unknown>;
}
type Made<T> = new (options: Readonly<Record<string, unknown>>) => T;

export interface AccountFindings {
  readonly walletsAtLogin: OfficialWallet[];
  readonly opened: OfficialOrder[];
  readonly updated: OfficialOrder[];
  readonly closed: OfficialOrder[];
  readonly fills: OfficialTrade[];
  readonly wallets: OfficialWallet[];
  /** Messages of refusals that the client rejected with. */
  readonly refusals: string[];
  /** What the client complains of by itself: sequence numbers, above all. */
  readonly errors: string[];
  readonly rest: {
    wallets: OfficialWallet[];
    active: OfficialOrder[];
    history: OfficialOrder[];
    trades: OfficialTrade[];
  };
}

/** Log in, place, change and cancel an order, buy at the market, be refused, cancel over REST, read history; `spoil` is given the exchange after that. */
export async function trade(spoil?: (exchange: Exchange) => void): Promise<AccountFindings> {
  const exchange = await startExchange();
  const { key, secret } = exchange.control.account.addKey({ wallets: [['exchange', 'USD', '100000']] });
  // The client's own count takes answers to requests for frames without numbers.
  exchange.control.account.bareAnswers(true);
  const from = createRequire(fileURLToPath(BENCH));
  const { WSv2 } = from('bitfinex-api-node') as { WSv2: Made<OfficialClient> };
  const { RESTv2 } = from('bfx-api-node-rest') as { RESTv2: Made<OfficialRest> };
  const options = { apiKey: key, apiSecret: secret, transform: true };
  const client = new WSv2({ ...options, url: exchange.authWsUrl, seqAudit: true });
  const rest = new RESTv2({ ...options, url: exchange.restUrl });
  const found: AccountFindings = {
    walletsAtLogin: [],
    opened: [],
    updated: [],
    closed: [],
    fills: [],
    wallets: [],
    refusals: [],
    errors: [],
    rest: { wallets: [], active: [], history: [], trades: [] },
  };
  client.on('error', (error: unknown) => found.errors.push(error instanceof Error ? error.message : String(error)));
  client.onWalletSnapshot({}, (wallets) => found.walletsAtLogin.push(...wallets));
  client.onWalletUpdate({}, (wallet) => found.wallets.push(wallet));
  client.onOrderNew({}, (order) => found.opened.push(order));
  client.onOrderUpdate({}, (order) => found.updated.push(order));
  client.onOrderClose({}, (order) => found.closed.push(order));
  client.onAccountTradeUpdate({}, (fill) => found.fills.push(fill));
  const order = (more: object): Readonly<Record<string, unknown>> => ({ type: 'EXCHANGE LIMIT', symbol: 'tBTCUSD', amount: 0.1, ...more });
  const idOf = (cid: number): number => found.opened.find((one) => one.cid === cid)?.id ?? 0;
  try {
    await client.open();
    await client.auth();
    await client.submitOrder(order({ cid: 1, price: 50_000 }));
    await until(() => idOf(1) !== 0);
    await client.updateOrder({ id: idOf(1), price: '49000' });
    await client.cancelOrder(idOf(1));
    await client.submitOrder(order({ cid: 2, type: 'EXCHANGE MARKET', amount: 0.01 }));
    await client.submitOrder(order({ cid: 3, amount: 1000, price: 50_000 })).catch((error: Error) => found.refusals.push(error.message));
    await client.submitOrder(order({ cid: 4, price: 40_000 }));
    await until(() => idOf(4) !== 0 && found.fills.length > 0);
    found.rest.active = await rest.activeOrders();
    await rest.cancelOrder({ id: idOf(4) });
    await until(() => found.closed.some((one) => one.cid === 4));
    found.rest.wallets = await rest.wallets();
    found.rest.history = await rest.orderHistory();
    found.rest.trades = await rest.accountTrades();
    if (spoil === undefined) return found;
    spoil(exchange);
    // Once it finds a number missing the client takes nothing more.
    client.submitOrder(order({ cid: 5, price: 30_000 })).catch(() => undefined);
    await until(() => found.errors.length > 0);
  } finally {
    await client.close().catch(() => undefined);
    await exchange.stop();
  }
  return found;
}

async function until(isMet: () => boolean): Promise<void> {
  for (const end = Date.now() + 10_000; !isMet() && Date.now() < end; ) await new Promise((resolve) => setTimeout(resolve, 5));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const why = missing();
  process.stdout.write(why === undefined ? `${JSON.stringify(await trade(), null, 1)}\n` : `skipped: ${why}\n`);
}
