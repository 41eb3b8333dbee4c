import { expect, test } from 'vitest';
import { pairOfPress } from '../../../src/ui/notices/pressed-notice';

const told = (path: unknown, kind: unknown = 'tapedeck/pressed-notice'): unknown => ({ kind, path });

test('the pair of the place that a pressed notice leads to', () => {
  expect(pairOfPress(told('/?pair=bitfinex:BTC/USD'))).toBe('bitfinex:BTC/USD');
  expect(pairOfPress(told('/?workspace=Scalper&pair=simulated:ETH/USD'))).toBe('simulated:ETH/USD');
});

test('a place without a pair that this program has leads nowhere', () => {
  for (const path of ['/', '', '/?pair=', '/?pair=BTC/USD', '/?pair=nowhere:BTC/USD', '/?pair=<b>', 7, null, undefined])
    expect(pairOfPress(told(path))).toBeNull();
});

test('what else comes from a service worker is none of it', () => {
  for (const message of [null, undefined, 'tapedeck/pressed-notice', 7, [], {}, told('/?pair=bitfinex:BTC/USD', 'CACHE_UPDATED')])
    expect(pairOfPress(message)).toBeNull();
});
