import { expect, test } from 'vitest';
import { ORDER_STATES } from '../../../src/domain/order/order-state';
import { isWordDue } from '../../../src/ui/trading/leave-guard';

test('one is asked before leaving while an order is sent or unknown, and never else', () => {
  expect(ORDER_STATES.filter((state) => isWordDue([{ state: 'filled' }, { state }]))).toEqual(['sent', 'unknown']);
  expect(isWordDue([])).toBe(false);
});
