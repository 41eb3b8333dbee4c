import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 as zlibCrc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Book } from '../../../src/domain/book';
import { RawBook } from '../../../src/domain/raw-book';
import type { Price, Size } from '../../../src/domain/units';
import { bookChecksum, crc32, extendNumber, rawBookChecksum } from '../../../src/venues/bitfinex/checksum';
import { BitfinexSession, bookOf } from './session';

const XRPBTC = 'bitfinex:XRP/BTC';
/** Captured from the live exchange: a cheap pair, so the prices pass into e-notation. */
const XRPBTC_FRAMES = [
  '[81757,[[0.0000011,13,271510.49],[0.00000109,4,500793.10790141],[0.00000108,5,776367.43],[0.00000107,1,23329.54842056],[0.00000106,3,116868.87735849],[0.00000105,3,205000],[0.00000103,3,227308.25386407],[0.00000102,2,105000],[0.00000101,1,2970],[0.000001,2,21000],[7e-7,1,10000],[6.6e-7,1,10000],[6e-7,1,100000],[4.9e-7,1,10000],[2.5e-7,1,2000],[6e-8,1,100000],[5e-8,1,200000],[1e-8,4,640000],[0.00000111,1,-4847.13],[0.00000112,7,-528102.69042633],[0.00000113,5,-302397.07],[0.00000114,3,-339088.93],[0.00000126,4,-245944.06],[0.00000127,1,-5000],[0.0000013,1,-5000],[0.00000134,1,-8249.18938656],[0.00000136,1,-13161.25184766],[0.00000145,1,-2914],[0.0000015,3,-54448.5],[0.00000152,2,-5538.54849594],[0.00000153,1,-62691.75475079],[0.00000159,1,-2914],[0.0000016,1,-52631.10296831],[0.00000164,1,-4000],[0.00000166,1,-3831.46784605],[0.00000171,1,-14575.17730379],[0.00000174,1,-3124.81815395],[0.0000018,1,-18000],[0.00000182,1,-16000],[0.00000186,1,-4000],[0.00000189,1,-10000.686624],[0.00000191,1,-14500],[0.00000193,1,-2422]]]',
  '[81757,[0.0000011,12,266122.94]]',
  '[81757,"cs",-1175357890]',
];

test('29: the XRPBTC capture of the live exchange verifies through the machine', () => {
  const session = new BitfinexSession();
  const topic = bookOf(XRPBTC);
  session.follow(topic);
  session.greet(131_072);
  session.acknowledge(81_757);
  for (const frame of XRPBTC_FRAMES) session.receive(frame);
  expect(session.hands.faults).toEqual([]);
  expect(session.health(topic)).toMatchObject({ verifiedAt: session.now, unverifiedSince: null });
  session.receive('[81757,"cs",1293492257]');
  expect(session.faultCodes()).toEqual(['checksum-mismatch']);
});

test('29: both unit vectors of the protocol page, and the empty book', () => {
  const book = new Book(25);
  expect(bookChecksum(book)).toBe(0);
  book.set('buy', 6000 as Price, 1 as Size, 1);
  book.set('buy', 5900 as Price, 2 as Size, 1);
  book.set('sell', 6100 as Price, 3 as Size, 1);
  book.set('sell', 6200 as Price, 4 as Size, 1);
  expect(bookChecksum(book)).toBe(1_756_193_398);
  const raw = new RawBook();
  expect(rawBookChecksum(raw)).toBe(0);
  // Of one price the lower id comes first, in whatever order they arrive.
  raw.set({ id: 103, price: 6100 as Price, size: 4 as Size, side: 'sell' });
  raw.set({ id: 101, price: 6000 as Price, size: 2 as Size, side: 'buy' });
  raw.set({ id: 102, price: 6100 as Price, size: 3 as Size, side: 'sell' });
  raw.set({ id: 100, price: 6000 as Price, size: 1 as Size, side: 'buy' });
  expect(rawBookChecksum(raw)).toBe(1_841_538_801);
});

const vectors = join(process.env['TAPEDECK_SHARED'] ?? '', 'vectors/bitfinex-checksum.json');
const hasVectors = process.env['TAPEDECK_SHARED'] !== undefined && existsSync(vectors);
if (!hasVectors) process.stdout.write('skipped: further checksum vectors are found through TAPEDECK_SHARED, which is not set or lacks them\n');

test.skipIf(!hasVectors)('29: the text of every published vector has its published checksum', () => {
  const { cases } = JSON.parse(readFileSync(vectors, 'utf8')) as { cases: { preimage: string; expected: number; frames?: string[] }[] };
  expect(cases.length).toBeGreaterThanOrEqual(6);
  for (const { preimage, expected } of cases) expect(crc32(preimage)).toBe(expected);
  expect(cases.find((c) => c.frames !== undefined)?.frames).toEqual(XRPBTC_FRAMES);
});

test('the CRC of any ASCII text is the one that zlib gives', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme-ascii', maxLength: 300 }),
      (text) => crc32(text) === (zlibCrc32 === undefined ? crc32(text) : zlibCrc32(text) | 0),
    ),
  );
});

const size = fc.oneof(fc.double({ min: 1e-9, max: 1e7, noNaN: true }), fc.integer({ min: 1, max: 50 }));
const price = fc.oneof(fc.double({ min: 1e-9, max: 1e6, noNaN: true }), fc.integer({ min: 1, max: 60 }));
const level = fc.record({
  side: fc.constantFrom('buy' as const, 'sell' as const),
  price,
  size,
  goes: fc.integer({ min: 0, max: 3 }).map((n) => n === 0),
});

test('the checksum of any book is that of its 25 best rows a side joined as text', () => {
  fc.assert(
    fc.property(fc.array(level, { maxLength: 120 }), (levels) => {
      const book = new Book(5);
      const model = { buy: new Map<number, number>(), sell: new Map<number, number>() };
      for (const l of levels) {
        if (l.goes) model[l.side].delete(l.price);
        else model[l.side].set(l.price, l.size);
        book.set(l.side, l.price as Price, (l.goes ? 0 : l.size) as Size, 1);
        // Taken in the middle as well: what it leaves behind must not be stale later.
        if (model.buy.size === 3) bookChecksum(book);
      }
      const bids = [...model.buy].sort(([a], [b]) => b - a);
      const asks = [...model.sell].sort(([a], [b]) => a - b);
      const parts: string[] = [];
      for (let i = 0; i < 25; i++) {
        if (bids[i] !== undefined) parts.push(String(bids[i]?.[0]), String(bids[i]?.[1]));
        if (asks[i] !== undefined) parts.push(String(asks[i]?.[0]), String(-(asks[i]?.[1] as number)));
      }
      expect(bookChecksum(book)).toBe(crc32(parts.join(':')));
    }),
  );
});

test('a number goes into the checksum as the text that the wire has of it, whatever its size', () => {
  const decimals = fc.tuple(fc.maxSafeNat(), fc.integer({ min: 0, max: 22 })).map(([digits, places]) => digits / 10 ** places);
  const anyPositive = fc.double({ min: Number.MIN_VALUE, noNaN: true, noDefaultInfinity: true });
  const edges = fc.constantFrom(
    1e-6,
    9.9e-7,
    1e-8,
    0.00000123,
    9_999_999.999_999_99,
    1e7,
    1e8,
    1e15,
    1e21,
    12_345_678.123_456_78,
    0.1,
    34_753_006_045,
  );
  fc.assert(
    fc.property(fc.oneof(decimals, anyPositive, edges), (value) => {
      expect(~extendNumber(-1, value)).toBe(crc32(String(value)));
    }),
    { numRuns: 5_000 },
  );
});
