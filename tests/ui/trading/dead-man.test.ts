import { expect, test } from 'vitest';
import { deadManWords, switchWords } from '../../../src/ui/trading/dead-man';

test('it is said of the connection that there is, and of the next one where that is another', () => {
  expect(switchWords(true, true)).toBe('Dead-man switch on');
  expect(switchWords(true, false)).toBe('Dead-man switch on until the next login');
  expect(switchWords(false, true)).toBe('Dead-man switch on from the next login');
  expect(switchWords(false, false)).toBeNull();
});

test('paper has none', () => {
  expect(deadManWords({ id: () => 'paper:bitfinex:main', profiles: () => [], view: () => null })).toBeNull();
});
