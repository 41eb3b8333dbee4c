import { expect, test } from 'vitest';
import { windowTitle } from '../../../src/ui/shell/title';
import { makeStatus } from '../parts/status';

test('a live market is its price and its name', () => {
  expect(windowTitle('bitfinex:BTC/USD', '70,123', makeStatus())).toBe('70,123 BTC/USD · Tapedeck');
});

test('anything else says in brackets what it is', () => {
  for (const state of ['verifying', 'stale', 'maintenance', 'offline'] as const)
    expect(windowTitle('bitfinex:BTC/USD', '70,123', makeStatus({ state }))).toBe(`[${state}] 70,123 BTC/USD · Tapedeck`);
  expect(windowTitle('bitfinex:BTC/USD', '—', null)).toBe('[verifying] — BTC/USD · Tapedeck');
});

test('a simulated price is marked, before its first status too', () => {
  expect(windowTitle('simulated:BTC/USD', '64,210', makeStatus({ source: 'simulated' }))).toBe('SIM 64,210 BTC/USD · Tapedeck');
  expect(windowTitle('simulated:BTC/USD', '—', null)).toBe('[verifying] SIM — BTC/USD · Tapedeck');
});
