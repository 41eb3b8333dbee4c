import { afterEach, expect, test } from 'vitest';
import { windowTitle } from '../../../src/ui/shell/title';
import { showLanguage } from '../../../src/ui/words/language';
import { makeStatus } from '../parts/status';

afterEach(() => showLanguage('en'));

test('a live market is its price, its name and the kind of money', () => {
  expect(windowTitle('bitfinex:BTC/USD', '70,123', makeStatus(), 'PAPER')).toBe('70,123 BTC/USD · PAPER · Tapedeck');
});

test('anything else says in brackets what it is', () => {
  for (const state of ['verifying', 'stale', 'maintenance', 'offline'] as const)
    expect(windowTitle('bitfinex:BTC/USD', '70,123', makeStatus({ state }), 'PAPER')).toBe(`[${state}] 70,123 BTC/USD · PAPER · Tapedeck`);
  expect(windowTitle('bitfinex:BTC/USD', '—', null, 'PAPER')).toBe('[verifying] — BTC/USD · PAPER · Tapedeck');
});

test('a simulated price is marked, before its first status too', () => {
  expect(windowTitle('simulated:BTC/USD', '64,210', makeStatus({ source: 'simulated' }), 'PAPER')).toBe('SIM 64,210 BTC/USD · PAPER · Tapedeck');
  expect(windowTitle('simulated:BTC/USD', '—', null, 'PAPER')).toBe('[verifying] SIM — BTC/USD · PAPER · Tapedeck');
});

test('in Swedish the brackets say it in Swedish', async () => {
  await showLanguage('sv');
  expect(windowTitle('bitfinex:BTC/USD', '70 123', makeStatus({ state: 'stale' }), 'ÖVNING')).toBe('[inaktuell] 70 123 BTC/USD · ÖVNING · Tapedeck');
});
