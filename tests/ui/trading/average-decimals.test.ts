import { expect, test } from 'vitest';
import type { PriceRule } from '../../../src/domain/instrument';
import { parseDecimal, ZERO } from '../../../src/domain/money';
import { formatDecimal } from '../../../src/ui/format/decimal';
import { averageDecimals } from '../../../src/ui/trading/average-decimals';

const SIGNIFICANT: PriceRule = { kind: 'significant', digits: 5, maxDecimals: 8 };
const shown = (rule: PriceRule, text: string): string => {
  const average = parseDecimal(text) ?? ZERO;
  return formatDecimal(average, averageDecimals(rule, average));
};

test('an average has one digit more than the prices it lies between', () => {
  expect(shown(SIGNIFICANT, '64199.5')).toBe('64,199.5');
  expect(shown(SIGNIFICANT, '71.28315')).toBe('71.2832');
  expect(shown({ kind: 'decimals', decimals: 2 }, '3.125')).toBe('3.125');
});

test('one of a market whose prices are a fraction of a cent is not nothing', () => {
  expect(shown(SIGNIFICANT, '0.00000123')).toBe('0.00000123');
});
