import fc from 'fast-check';
import { expect, test } from 'vitest';
import { INTERVALS } from '../../src/domain/candle';
import { instrumentId } from '../../src/domain/instrument';
import { DEPTHS, PRECISIONS, parseTopicKey, type Topic, topicKey, topicVenue } from '../../src/domain/topic';

const code = fc.stringMatching(/^[A-Z0-9.]{1,20}$/);
const venue = fc.stringMatching(/^[a-z][a-z0-9-]{0,23}$/);
const instrument = fc.record({ venue, base: code, quote: code, settle: code }, { requiredKeys: ['venue', 'base', 'quote'] }).map(instrumentId);
const topic: fc.Arbitrary<Topic> = fc.oneof(
  fc.record({ kind: fc.constant('book' as const), instrument, precision: fc.constantFrom(...PRECISIONS), depth: fc.constantFrom(...DEPTHS) }),
  fc.record({ kind: fc.constant('candles' as const), instrument, interval: fc.constantFrom(...INTERVALS) }),
  fc.record({ kind: fc.constantFrom('trades' as const, 'ticker' as const, 'status' as const), instrument }),
  fc.record({ kind: fc.constant('liquidations' as const), venue }),
);

test('a topic comes back from its key', () => {
  fc.assert(
    fc.property(topic, (t) => {
      expect(parseTopicKey(topicKey(t))).toEqual({ ...t });
    }),
  );
});

test('a text is the key of the topic it parses to, or of none', () => {
  const damaged = fc.tuple(topic, fc.nat(), fc.string({ maxLength: 2 })).map(([t, at, text]) => {
    const key = topicKey(t);
    const i = at % (key.length + 1);
    return key.slice(0, i) + text + key.slice(i + (at % 2));
  });
  fc.assert(
    fc.property(fc.oneof(fc.string(), damaged), (key) => {
      const parsed = parseTopicKey(key);
      if (parsed !== undefined) expect(topicKey(parsed)).toBe(key);
    }),
    { numRuns: 2000 },
  );
});

test.each([
  '',
  'book',
  'book:bitfinex:BTC/USD',
  'book:bitfinex:BTC/USD:P0',
  'book:bitfinex:BTC/USD:P5:25',
  'book:bitfinex:BTC/USD:P0:26',
  'book:bitfinex:BTC/USD:P0:2.5e1',
  'book:bitfinex:BTC/USD:P0:025',
  'book:bitfinex:BTC/USD:P0: 25',
  'book:bitfinex:BTC/USD:P0:0x19',
  'candles:bitfinex:BTC/USD:7m',
  'candles:bitfinex:BTC/USD',
  'trades:bitfinex:BTC/USD\n',
  'trades:__proto__',
  'liquidations:',
  'liquidations:bitfinex:x',
  'constructor:bitfinex:BTC/USD',
  `trades:bitfinex:BTC/USD${' '.repeat(200)}`,
])('%j names no topic', (key) => {
  expect(parseTopicKey(key)).toBeUndefined();
});

test('a topic knows its venue', () => {
  expect(topicVenue({ kind: 'trades', instrument: 'binance-usdm:BTC/USDT:USDT' })).toBe('binance-usdm');
  expect(topicVenue({ kind: 'liquidations', venue: 'bitfinex' })).toBe('bitfinex');
});
