import { expect, test } from 'vitest';
import { followsMarket } from '../../../src/ui/layout/kinds';

test('what shows or trades one market says of which, and the ladder does', () => {
  expect(followsMarket('ladder')).toBe(true);
  expect(followsMarket('book')).toBe(true);
  expect(followsMarket('orders')).toBe(false);
});
