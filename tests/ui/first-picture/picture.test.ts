import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InstrumentId } from '../../../src/domain/instrument';
import { keepPicture, loadPicture, type Picture, type PictureStore, readPicture } from '../../../src/ui/first-picture/picture';

const picture = (pair: InstrumentId = 'bitfinex:BTC/USD', at = 1_700_000_000_000): Picture =>
  ({
    pair,
    ticker: { at, decimals: 0, last: 64_210, changeRatio: 0.0124, change: 786, high: 65_000, low: 63_000, volume: 1_234.5 },
    book: { at, rows: 2, bids: [64_209, 0.5, 2, 64_208, 1.5, 3], asks: [64_210, 0.4, 1, 64_212, 2, 4] },
    tape: { at, rows: 1, trades: [{ id: '7', at, price: 64_210, size: 0.1, side: 'buy' }] },
  }) as unknown as Picture;

function memory(): PictureStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
    key: (i) => [...kept.keys()][i] ?? null,
    get length() {
      return kept.size;
    },
  };
}

test('what was kept of a pair comes back as it was, and of no other pair', () => {
  const store = memory();
  keepPicture(() => store, picture());
  expect(loadPicture(() => store, 'bitfinex:BTC/USD')).toEqual(picture());
  expect(loadPicture(() => store, 'bitfinex:ETH/USD')).toBeUndefined();
});

test('six pairs are kept, the latest ones, and what is not a picture stays', () => {
  const store = memory();
  store.setItem('tapedeck/preferences', '{}');
  for (let i = 0; i < 9; i++) keepPicture(() => store, picture(`bitfinex:C${i}/USD`, 1_700_000_000_000 + i));
  expect([...store.kept.keys()].sort()).toEqual([
    'tapedeck/picture/bitfinex:C3/USD',
    'tapedeck/picture/bitfinex:C4/USD',
    'tapedeck/picture/bitfinex:C5/USD',
    'tapedeck/picture/bitfinex:C6/USD',
    'tapedeck/picture/bitfinex:C7/USD',
    'tapedeck/picture/bitfinex:C8/USD',
    'tapedeck/preferences',
  ]);
});

test('a storage that is not there or refuses keeps nothing and breaks nothing', () => {
  const gone = (): PictureStore => {
    throw new DOMException('denied', 'SecurityError');
  };
  keepPicture(gone, picture());
  expect(loadPicture(gone, 'bitfinex:BTC/USD')).toBeUndefined();
  const full = { ...memory(), setItem: () => gone() };
  keepPicture(() => full, picture());
});

/** A copy with one part replaced, by its path. */
function withPart(path: string, value: unknown): string {
  const copy = JSON.parse(JSON.stringify({ version: 1, ...picture() })) as Record<string, unknown>;
  const steps = path.split('.');
  const last = steps.pop() as string;
  let at = copy;
  for (const step of steps) at = at[step] as Record<string, unknown>;
  at[last] = value;
  return JSON.stringify(copy);
}

test.each([
  ['another version', 'version', 2],
  ['no pair', 'pair', 7],
  ['no ticker', 'ticker', null],
  ['a price that is none', 'ticker.last', 'NaN'],
  ['a price of nothing', 'ticker.last', 0],
  ['a time beyond all time', 'ticker.at', 9e15],
  ['more decimals than there are', 'ticker.decimals', 1_000],
  ['a change in words', 'ticker.changeRatio', '<b>'],
  ['bids that rise', 'book.bids', [1, 1, 1, 2, 1, 1]],
  ['asks that fall', 'book.asks', [2, 1, 1, 1, 1, 1]],
  ['half a level', 'book.bids', [1, 1]],
  ['a level of nothing', 'book.asks', [1, 0, 1]],
  ['a million rows', 'book.rows', 1_000_000],
  ['a tape in words', 'tape.trades', 'none'],
  ['a trade on no side', 'tape.trades', [{ id: '7', at: 1, price: 1, size: 1, side: 'both' }]],
  ['a trade without an id', 'tape.trades', [{ at: 1, price: 1, size: 1, side: 'buy' }]],
  ['a trade of nothing', 'tape.trades', [{ id: '7', at: 1, price: 1, size: 0, side: 'buy' }]],
])('%s is no picture', (_, path, value) => {
  expect(readPicture(JSON.stringify({ version: 1, ...picture() }))).toEqual(picture());
  expect(readPicture(withPart(path, value))).toBeUndefined();
});

test('no text makes reading throw, and one that is too long is not read', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      expect(readPicture(text)).toBeUndefined();
    }),
  );
  const long = JSON.stringify({ version: 1, ...picture(), more: 'x'.repeat(60_000) });
  expect(readPicture(long)).toBeUndefined();
});
