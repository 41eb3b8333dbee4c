import { afterEach, expect, test } from 'vitest';
import type { EngineState, TopicState } from '../../../src/client/terminal';
import type { TopicStatus } from '../../../src/domain/freshness';
import { connectionWords, dataAt, verifiedAt } from '../../../src/ui/shell/connection-words';
import { showLanguage } from '../../../src/ui/words/language';
import { ago, makeStatus } from '../parts/status';

afterEach(() => showLanguage('en'));

const ready: EngineState = { phase: 'ready', why: null };
const topic = (key: string, part: Partial<TopicStatus> = {}): TopicState => ({ key, status: makeStatus(part), data: null });
const ticker = (part?: Partial<TopicStatus>): TopicState => topic('ticker:bitfinex:BTC/USD', part);
const book = (part?: Partial<TopicStatus>): TopicState => topic('book:bitfinex:BTC/USD:P0:25', part);

test('the worst topic on the screen speaks, and is named where others are better', () => {
  const words = connectionWords([ticker(), book({ state: 'stale', reason: 'bids and asks overlap' })], ready);
  expect(words.status?.state).toBe('stale');
  expect(words.sentence).toBe('Bitfinex stale BTC/USD order book: bids and asks overlap');
});

test('what is rebuilt says once that it is, and why', () => {
  const words = connectionWords([ticker(), book({ state: 'verifying', reason: 'resynchronising: bids and asks overlap' })], ready);
  expect(words.sentence).toBe('Bitfinex syncing BTC/USD order book: bids and asks overlap');
});

test('where all are in the same state, none is singled out', () => {
  const part = { state: 'stale', reason: 'no sign of life from the exchange' } as const;
  expect(connectionWords([ticker(part), book(part)], ready).sentence).toBe('Bitfinex stale: no sign of life from the exchange');
});

test('a pair that the exchange refuses is named, not called offline', () => {
  expect(connectionWords([ticker({ state: 'offline', reason: 'the exchange says 10300: symbol: invalid' })], ready).sentence).toBe(
    'Bitfinex refuses BTC/USD: the exchange says 10300: symbol: invalid',
  );
});

test('a stored snapshot is called that', () => {
  expect(connectionWords([ticker({ state: 'stale', via: 'cache', reason: 'not connected' })], ready).sentence).toBe(
    'Bitfinex: stored snapshot, not connected',
  );
});

test('the simulated market never reads as the exchange', () => {
  const words = connectionWords([topic('ticker:simulated:BTC/USD', { source: 'simulated' })], ready);
  expect(words.sentence).toBe('Simulated market, running');
});

test('REST is said', () => {
  expect(connectionWords([ticker({ via: 'rest' })], ready).sentence).toBe('Bitfinex live over REST');
});

test('where there is little room the usual way is left unsaid, and nothing else', () => {
  const brief = (...topics: TopicState[]): string => connectionWords(topics, ready, true).sentence;
  expect(brief(ticker())).toBe('Bitfinex live');
  expect(brief(ticker({ via: 'rest' }))).toBe('Bitfinex live over REST');
  expect(brief(topic('ticker:simulated:BTC/USD', { source: 'simulated' }))).toBe('Simulated market, running');
  const stale = [ticker(), book({ state: 'stale', reason: 'bids and asks overlap' })];
  expect(brief(...stale)).toBe(connectionWords(stale, ready).sentence);
  expect(connectionWords([], { phase: 'lost', why: 'it is gone' }, true).sentence).toBe('Nothing is live: it is gone');
});

test('where there is little room the panel says why something is read anew', () => {
  const again = [ticker(), book({ state: 'verifying', reason: 'resynchronising: bids and asks overlap' })];
  expect(connectionWords(again, ready).sentence).toContain('bids and asks overlap');
  expect(connectionWords(again, ready, true).sentence).toBe('Bitfinex syncing BTC/USD order book');
});

test('the sentence does not change with ages, so a live region that holds it stays quiet', () => {
  const at = (ms: number): string => connectionWords([ticker({ dataAt: ago(ms), proofAt: ago(ms) }), book({ verifiedAt: ago(ms) })], ready).sentence;
  expect(at(1_000)).toBe(at(9_000));
});

test('an engine that does not answer is what the sentence is about', () => {
  const words = connectionWords([ticker({ state: 'stale' })], { phase: 'lost', why: 'the engine has not answered for 4 s' });
  expect(words.sentence).toBe('Nothing is live: the engine has not answered for 4 s');
});

test('before anything is shown nothing is claimed', () => {
  expect(connectionWords([], ready)).toMatchObject({ status: null, sentence: 'Opening' });
});

test('of several books the one verified longest ago counts', () => {
  expect(verifiedAt([ticker(), book({ verifiedAt: ago(2_000) }), book({ verifiedAt: ago(7_000) })])).toBe(ago(7_000));
  expect(verifiedAt([ticker()])).toBeNull();
});

test('while all is live the data is as old as the last change of any; in trouble, as the topic in trouble', () => {
  expect(dataAt([ticker({ dataAt: ago(12_000) }), book({ dataAt: ago(300) })])).toBe(ago(300));
  expect(dataAt([ticker({ dataAt: ago(12_000), state: 'stale' }), book({ dataAt: ago(300) })])).toBe(ago(12_000));
  expect(dataAt([])).toBeNull();
});

test('in Swedish it is a Swedish sentence, and what the exchange says stays in its words', async () => {
  await showLanguage('sv');
  const stale = book({ state: 'stale', reason: 'mystery of the exchange' });
  expect(connectionWords([ticker(), stale], ready).sentence).toBe('Bitfinex inaktuell BTC/USD orderbok: mystery of the exchange');
  expect(connectionWords([topic('ticker:simulated:BTC/USD', { source: 'simulated' })], ready).sentence).toBe('Simulerad marknad, i gång');
  expect(connectionWords([ticker({ via: 'rest' })], ready).sentence).toBe('Bitfinex live via REST');
  expect(connectionWords([ticker()], ready, true).sentence).toBe('Bitfinex live');
});
