import { afterEach, expect, test } from 'vitest';
import type { State, TopicStatus } from '../../../src/domain/freshness';
import { topicWords } from '../../../src/ui/panels/topic-words';
import { showLanguage } from '../../../src/ui/words/language';

const status = (state: State, reason: string | null = null): TopicStatus => ({
  source: 'exchange',
  via: 'socket',
  state,
  dataAt: null,
  proofAt: null,
  verifiedAt: null,
  reason,
});

test('a live panel says nothing', () => {
  expect(topicWords(status('live'), true, true, 'order book')).toBeNull();
});

test('the first seconds are a wait, then comes a sentence with the reason and what to do', () => {
  const waiting = status('verifying', 'waiting for the snapshot');
  expect(topicWords(waiting, false, false, 'order book')).toEqual({ kind: 'wait', text: 'Syncing order book', advice: null });
  const words = topicWords(waiting, false, true, 'order book');
  expect(words).toMatchObject({ kind: 'empty', text: 'No order book: waiting for the snapshot.' });
  expect(words?.advice).toBeTruthy();
});

test('maintenance is no reason to wait', () => {
  expect(topicWords(status('maintenance'), false, false, 'tape')?.kind).toBe('empty');
});

test('a topic that nobody has heard of yet is a wait that ends', () => {
  expect(topicWords(null, false, false, 'chart')?.kind).toBe('wait');
  expect(topicWords(null, false, true, 'chart')?.kind).toBe('empty');
});

test('data that is not live is shown with the engine’s own reason', () => {
  expect(topicWords(status('stale', 'bids and asks overlap'), true, true, 'order book')).toMatchObject({
    kind: 'strip',
    text: 'Not live: bids and asks overlap',
  });
  expect(topicWords(status('verifying', 'no checksum has passed for 10 s'), true, true, 'order book')?.text).toBe(
    'Syncing: no checksum has passed for 10 s',
  );
  expect(topicWords(status('offline', 'not connected'), true, true, 'order book')?.text).toBe('Offline: not connected. Last known numbers');
});

test('what is rebuilt says once that it is, and why', () => {
  const rebuilt = status('verifying', 'resynchronising: bids and asks overlap');
  expect(topicWords(rebuilt, true, true, 'order book')?.text).toBe('Syncing: bids and asks overlap');
});

test('maintenance is named as such with and without data', () => {
  expect(topicWords(status('maintenance'), true, true, 'tape')?.text).toMatch(/maintenance/);
  expect(topicWords(status('maintenance'), false, true, 'tape')?.text).toMatch(/maintenance/);
});

test('no state but live is silent', () => {
  for (const state of ['verifying', 'stale', 'maintenance', 'offline'] as const)
    for (const hasData of [true, false]) expect(topicWords(status(state), hasData, true, 'tape')).not.toBeNull();
});

test('a pair that the exchange refuses is not to be retried', () => {
  for (const reason of ['the exchange says 10300: symbol: invalid', 'no answer within 20 s: the exchange does not know it'])
    expect(topicWords(status('offline', reason), false, true, 'order book')?.advice).toMatch(/open another/);
  expect(topicWords(status('offline', 'not connected'), false, true, 'order book')?.advice).toMatch(/Retry/);
});

test('what is polled says that it is', () => {
  const polled = { ...status('verifying', 'the sockets are closed'), via: 'rest' } as const;
  expect(topicWords(polled, true, true, 'orders')?.text).toBe('Not verified: the sockets are closed');
});

test('in Swedish what it is and why stand in one sentence', async () => {
  await showLanguage('sv');
  expect(topicWords(status('offline', 'the engine does not answer'), false, true, 'orderbok')?.text).toBe('Saknar orderbok: motorn svarar inte.');
  expect(topicWords(status('offline', 'the exchange says 1: no'), false, true, 'orderbok')?.advice).toMatch(/öppna ett annat/);
  expect(topicWords(status('offline', 'the engine does not answer'), true, true, 'orderbok')?.text).toBe(
    'Offline: motorn svarar inte. Senast kända siffror',
  );
});

afterEach(() => showLanguage('en'));
