import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Topic } from '../../../src/domain/topic';
import { BitfinexSession, BTC, bookOf, candlesOf, tickerOf, tradesOf } from './session';

const path = join(process.env['TAPEDECK_SHARED'] ?? '', 'vectors/gocryptotrader-frames.json');
const isThere = process.env['TAPEDECK_SHARED'] !== undefined && existsSync(path);
if (!isThere) process.stdout.write('skipped: published frames are found through TAPEDECK_SHARED, which is not set or lacks them\n');

/** Channels of the published frames that carry public trading data. Funding and account frames are left out: the program has neither. */
const TOPICS: Readonly<Record<number, Topic>> = {
  18788: tradesOf(),
  11534: tickerOf(),
  123412: tickerOf(),
  123413: tickerOf(),
  123414: tickerOf(),
  343351: candlesOf(),
};

test.skipIf(!isThere)('frames that another client was tested with decode without a fault', () => {
  const { cases } = JSON.parse(readFileSync(path, 'utf8')) as { cases: { source: string; frame: string }[] };
  let decoded = 0;
  for (const { source, frame } of cases) {
    const wire = source.includes('bitfinex') ? (JSON.parse(frame) as unknown) : null;
    if (!Array.isArray(wire) || wire[1] === 'fte' || wire[1] === 'ftu') continue;
    // One channel number stands for two channels there: a raw book and a ticker.
    const topic = wire[0] === 23405 ? (Array.isArray(wire[1][0]) ? bookOf(BTC, 'R0', 100) : tickerOf()) : TOPICS[wire[0] as number];
    if (topic === undefined) continue;
    const session = new BitfinexSession();
    session.follow(topic);
    session.greet(0);
    session.acknowledge(wire[0] as number);
    session.receive(frame);
    expect(session.hands.faults, frame).toEqual([]);
    expect(session.hands.told, frame).toHaveLength(1);
    decoded++;
  }
  expect(decoded).toBeGreaterThanOrEqual(14);
});
