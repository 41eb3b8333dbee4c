import { expect, test } from 'vitest';
import { missing, observe } from './bitfinex-api-node';

const why = missing();
if (why !== undefined) process.stderr.write(`skipped: ${why}\n`);
const seconds = Number(process.env.TAPEDECK_PEER_SECONDS ?? 8);
const timeout = seconds * 1000 + 20_000;

test.skipIf(why !== undefined)(
  "Bitfinex's own client finds nothing wrong with the exchange",
  async () => {
    const found = await observe(seconds);
    expect(found).toMatchObject({ checksumMismatches: 0, sequenceErrors: 0, otherErrors: [] });
    const { messages, tickers, tradesExecuted, tradesConfirmed, candles, bookFrames, checksums, heartbeats } = found;
    for (const count of [tickers, tradesExecuted, tradesConfirmed, candles, bookFrames.P0, bookFrames.R0, checksums.P0, checksums.R0, heartbeats]) {
      expect(count).toBeGreaterThan(0);
    }
    expect(messages).toBeGreaterThan(seconds * 150);
  },
  timeout,
);

test.skipIf(why !== undefined)(
  "Bitfinex's own client notices a wrong checksum",
  async () => {
    const found = await observe(4, (exchange) => exchange.control.wrongChecksum(2));
    expect(found.checksumMismatches).toBe(2);
  },
  timeout,
);

test.skipIf(why !== undefined)(
  "Bitfinex's own client notices a corrupted level",
  async () => {
    // So many that some stand in the book whenever a checksum comes: one alone may be overwritten before.
    const found = await observe(4, (exchange) => exchange.control.next('corrupt', 300));
    expect(found.checksumMismatches).toBeGreaterThan(0);
  },
  timeout,
);

test.skipIf(why !== undefined)(
  "Bitfinex's own client notices a lost frame",
  async () => {
    const found = await observe(2, (exchange) => exchange.control.next('lose'));
    expect(found.sequenceErrors).toBeGreaterThan(0);
  },
  timeout,
);
