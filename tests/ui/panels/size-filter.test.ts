import { expect, test } from 'vitest';
import { sizeFilter } from '../../../src/ui/panels/tape/size-filter';

test.each([
  ['', 0],
  ['0.5', 0.5],
  ['0,5', 0.5],
  ['.25', 0.25],
  ['0', 0],
  [' 12 ', 12],
  ['1k', 1_000],
  ['2.5M', 2_500_000],
])('%j is read as %d', (text, least) => {
  expect(sizeFilter(text)).toEqual({ least, isValid: true });
});

test.each(['abc', '1e5', '-1', '1 000 x', '..5', 'NaN', '3.', '1,000'])('%j filters nothing and is marked', (text) => {
  expect(sizeFilter(text)).toEqual({ least: 0, isValid: false });
});
