import { expect, test } from 'vitest';
import { ORDER_STATES } from '../../../src/domain/order/order-state';
import { isWordDue, wouldEndHeld } from '../../../src/ui/trading/leave-reasons';

test('one is asked before leaving while an order is sent or unknown, and never else', () => {
  expect(ORDER_STATES.filter((state) => isWordDue([{ state: 'filled' }, { state }]))).toEqual(['sent', 'unknown']);
  expect(isWordDue([])).toBe(false);
});

test('the last tab asks while exits are held, and no other one', () => {
  expect([wouldEndHeld({ tabs: 1, heldExits: 2 }), wouldEndHeld({ tabs: 2, heldExits: 2 }), wouldEndHeld({ tabs: 1, heldExits: 0 })]).toEqual([
    true,
    false,
    false,
  ]);
});
