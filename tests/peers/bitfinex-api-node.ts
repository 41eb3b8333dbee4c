/**
 * Lets Bitfinex's own client watch the loopback exchange and count what it finds wrong:
 * `npx tsx tests/peers/bitfinex-api-node.ts` (60 s at 200 messages/s; `TAPEDECK_PEER_SECONDS` shortens it).
 */
import type { EventEmitter } from 'node:events';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { type Exchange, startExchange } from '../exchange/exchange';

const BENCH = new URL('../../bench/package.json', import.meta.url);
const MESSAGES_PER_SECOND = 200;

/** The part of the client's WSv2 that is used here. */
interface OfficialClient extends EventEmitter {
  open(): Promise<void>;
  close(): Promise<void>;
  enableFlag(flag: number): Promise<void>;
  subscribeTicker(symbol: string): Promise<void>;
  subscribeTrades(symbol: string): Promise<void>;
  subscribeCandles(key: string): Promise<void>;
  subscribeOrderBook(symbol: string, precision: string, length: string): Promise<void>;
}
type OfficialClientClass = new (options: Readonly<Record<string, unknown>>) => OfficialClient;

export interface Findings {
  readonly seconds: number;
  messages: number;
  tickers: number;
  tradesExecuted: number;
  tradesConfirmed: number;
  candles: number;
  bookFrames: { P0: number; R0: number };
  checksums: { P0: number; R0: number };
  heartbeats: number;
  checksumMismatches: number;
  sequenceErrors: number;
  otherErrors: string[];
}

/** Why the client cannot be run, or undefined. */
export function missing(): string | undefined {
  return existsSync(new URL('node_modules/bitfinex-api-node/package.json', BENCH))
    ? undefined
    : 'bitfinex-api-node is not installed: npm ci --prefix bench';
}

/** One managed book a symbol: that is how the client keeps them. `tTINY:USD` has prices in e-notation. */
const BOOKS = [
  ['tBTCUSD', 'P0', '25'],
  ['tETHUSD', 'R0', '25'],
  ['tTINY:USD', 'P0', '100'],
  ['tXRPBTC', 'R0', '100'],
] as const;

/** Watch for so long; `spoil` is given the exchange once the client has its books. */
export async function observe(seconds: number, spoil?: (exchange: Exchange) => void): Promise<Findings> {
  const exchange = await startExchange({ messageRate: MESSAGES_PER_SECOND, tickerMs: 1000, heartbeatMs: Math.min(15_000, seconds * 250) });
  const { WSv2 } = createRequire(fileURLToPath(BENCH))('bitfinex-api-node') as { WSv2: OfficialClientClass };
  const client = new WSv2({ url: exchange.wsUrl, manageOrderBooks: true, manageCandles: true, seqAudit: true, transform: false });
  const found: Findings = {
    seconds,
    messages: 0,
    tickers: 0,
    tradesExecuted: 0,
    tradesConfirmed: 0,
    candles: 0,
    bookFrames: { P0: 0, R0: 0 },
    checksums: { P0: 0, R0: 0 },
    heartbeats: 0,
    checksumMismatches: 0,
    sequenceErrors: 0,
    otherErrors: [],
  };
  const precisionOf = (symbol: string): 'P0' | 'R0' => BOOKS.find(([s]) => s === symbol)?.[1] ?? 'P0';
  client.on('message', (message: unknown) => {
    if (!Array.isArray(message)) return;
    found.messages++;
    if (message[1] === 'te') found.tradesExecuted++;
    else if (message[1] === 'tu') found.tradesConfirmed++;
    else if (message[1] === 'hb') found.heartbeats++;
  });
  client.on('ticker', () => found.tickers++);
  client.on('candle', () => found.candles++);
  client.on('orderbook', (symbol: string) => found.bookFrames[precisionOf(symbol)]++);
  client.on('cs', (symbol: unknown) => {
    if (typeof symbol === 'string') found.checksums[precisionOf(symbol)]++;
  });
  client.on('error', (error: unknown) => {
    const text = error instanceof Error ? error.message : String(error);
    if (text.startsWith('OB checksum mismatch')) found.checksumMismatches++;
    else if (text.startsWith('invalid pub seq')) found.sequenceErrors++;
    else found.otherErrors.push(text);
  });
  try {
    // Before opening: afterwards the client waits for an acknowledgement of this flag alone, which does not come when two are set.
    await client.enableFlag(131072);
    await client.open();
    await client.subscribeTicker('tBTCUSD');
    await client.subscribeTrades('tBTCUSD');
    await client.subscribeCandles('trade:1m:tBTCUSD');
    for (const [symbol, precision, length] of BOOKS) await client.subscribeOrderBook(symbol, precision, length);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    spoil?.(exchange);
    await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  } finally {
    await client.close().catch(() => undefined);
    await exchange.stop();
  }
  return found;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const why = missing();
  const seconds = Number(process.env.TAPEDECK_PEER_SECONDS ?? 60);
  process.stdout.write(why === undefined ? `${JSON.stringify(await observe(seconds), null, 1)}\n` : `skipped: ${why}\n`);
}
