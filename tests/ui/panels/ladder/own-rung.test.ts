import { afterEach, expect, test } from 'vitest';
import { rungOf } from '../../../../src/ui/panels/ladder/own-rung';
import { chooseMask } from '../../../../src/ui/parts/mask';
import { showLanguage } from '../../../../src/ui/words/language';
import { event, makeOrder, money } from '../../trading/orders';

afterEach(async () => {
  chooseMask(false);
  await showLanguage('en');
});

const level = (count: number) => ({
  side: 'buy' as const,
  price: 64_000,
  size: money('0.5'),
  orders: Array.from({ length: count }, (_, i) => makeOrder(`P-${i}`, [event.working])),
});

test('own orders stand in their row with what can still fill, and how many they are', () => {
  expect(rungOf(level(1))).toEqual({ text: '0.5', name: 'buy 0.5 BTC at 64,000', kind: 'resting' });
  expect(rungOf(level(2))).toMatchObject({ text: '0.5 ×2', name: 'buy 0.5 BTC at 64,000, 2 orders' });
});

test('while amounts are hidden theirs are', () => {
  chooseMask(true);
  expect(rungOf(level(2)).text).toBe('••• ×2');
});

test('in Swedish, with its numbers', async () => {
  await showLanguage('sv');
  expect(rungOf(level(2))).toMatchObject({ text: '0,5 ×2', name: 'köp 0,5 BTC till 64\u00a0000, 2 ordrar' });
});
