import { expect, test } from 'vitest';
import { after } from '../../../src/ui/parts/next-of';

test('each comes after the one before it, and the first after the last', () => {
  const list = [2, 10, 30] as const;
  expect(list.map((one) => after(list, one))).toEqual([10, 30, 2]);
  expect(after([2, 10], 7)).toBe(2);
});
