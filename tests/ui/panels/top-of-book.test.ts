import { afterEach, expect, test } from 'vitest';
import type { BookView } from '../../../src/domain/book';
import type { TopicStatus } from '../../../src/domain/freshness';
import { EMPTY_TAPE, type Tape } from '../../../src/domain/tape';
import type { Price, Size, VenueMs } from '../../../src/domain/units';
import { bookWords, lastMove } from '../../../src/ui/panels/book/top-of-book';
import { showLanguage } from '../../../src/ui/words/language';

const tape = (...prices: number[]): Tape => ({
  trades: prices.map((price, i) => ({ id: String(99 - i), at: (99 - i) as VenueMs, price: price as Price, size: 1 as Size, side: 'buy' })),
  gaps: [],
});
const status = (state: TopicStatus['state'], reason: string | null): TopicStatus => ({
  source: 'exchange',
  via: 'socket',
  state,
  dataAt: null,
  proofAt: null,
  verifiedAt: null,
  reason,
});
const BOOK = { bids: Float64Array.of(70_123, 0.5, 2), asks: Float64Array.of(70_124, 0.1, 1) };

test('a move is seen against the last other price', () => {
  expect(lastMove(tape(101, 101, 100))).toEqual({ price: 101, direction: 1 });
  expect(lastMove(tape(99, 100))).toEqual({ price: 99, direction: -1 });
});

test('a price that never differed has no direction', () => {
  expect(lastMove(tape(100, 100))).toEqual({ price: 100, direction: 0 });
});

test('no trade is no price', () => {
  expect(lastMove(EMPTY_TAPE)).toBeNull();
  expect(lastMove(null)).toBeNull();
});

test('the top of the book is a sentence', () => {
  expect(bookWords(BOOK, status('live', null), 'BTC', 'USD')).toBe(
    'BTC/USD: best bid 70123 USD for 0.5 BTC, best ask 70124 USD for 0.1 BTC, spread 1 USD.',
  );
});

test('ears are told that it is not live, and why', () => {
  expect(bookWords(BOOK, status('stale', 'not connected'), 'BTC', 'USD')).toMatch(/Not live: not connected\.$/);
  expect(bookWords(null, status('offline', 'not connected'), 'BTC', 'USD')).toBe('No order book: not connected.');
});

test('an empty side is said, not skipped', () => {
  expect(bookWords({ bids: new Float64Array(0), asks: BOOK.asks }, null, 'BTC', 'USD')).toMatch(/no bid, best ask 70124/);
});

afterEach(() => showLanguage('en'));

test('in Swedish numbers are said with a comma, and every digit of them', async () => {
  await showLanguage('sv');
  const view = { bids: Float64Array.of(64_239.5, 0.25, 1), asks: Float64Array.of(64_240, 1e-7, 1) } as BookView;
  expect(bookWords(view, null, 'BTC', 'USD')).toBe(
    'BTC/USD: bästa köpkurs 64239,5 USD för 0,25 BTC, bästa säljkurs 64240 USD för 1e-7 BTC, spread 0,5 USD.',
  );
  expect(bookWords(null, null, 'BTC', 'USD')).toBe('Saknar orderbok: inget svar ännu.');
});
