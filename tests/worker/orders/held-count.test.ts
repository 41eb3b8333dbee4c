import { expect, test } from 'vitest';
import type { AccountEvent } from '../../../src/domain/account/account-event';
import { EMPTY_ACCOUNT, foldAccountEvents } from '../../../src/domain/account/account-state';
import { ZERO } from '../../../src/domain/money';
import type { OrderEvent } from '../../../src/domain/order/order';
import type { LocalMs } from '../../../src/domain/units';
import { HeldCount } from '../../../src/worker/orders/held-count';
import { ms, newOrder } from '../../domain/order/orders';

const placed = (id: string, isHeld: boolean): AccountEvent => ({
  kind: 'placed',
  at: ms(1),
  order: newOrder({}, id),
  reserved: ZERO,
  ...(isHeld ? { isHeld } : {}),
});
const told = (id: string, event: OrderEvent): AccountEvent => ({ kind: 'order', at: ms(2), id, event, reserved: ZERO });
const sent: OrderEvent = { kind: 'sent', at: 3 as LocalMs };
const cancelled: OrderEvent = { kind: 'cancelled', at: ms(3), reason: 'asked for' };

test('what is held is counted until it leaves or ends, and each change is told once', () => {
  const count = new HeldCount();
  const happened = (event: AccountEvent): readonly [boolean, number] => [count.happened(event), count.size];
  expect(happened(placed('R-1', false))).toEqual([false, 0]);
  expect([happened(placed('R-2', true)), happened(placed('R-3', true))]).toEqual([
    [true, 1],
    [true, 2],
  ]);
  expect(happened(told('R-2', { kind: 'amended', at: ms(2), change: {} }))).toEqual([false, 2]);
  expect([happened(told('R-2', sent)), happened(told('R-2', sent))]).toEqual([
    [true, 1],
    [false, 1],
  ]);
  expect(happened(told('R-3', cancelled))).toEqual([true, 0]);
});

test('an account that was left with held orders begins with them', () => {
  const count = new HeldCount();
  count.begin(foldAccountEvents(EMPTY_ACCOUNT, [placed('R-1', false), placed('R-2', true), placed('R-3', true), told('R-3', cancelled)]));
  expect(count.size).toBe(1);
});

test('from when the engine went on, what was held then left, ended, or is held still: each once, and what came later is none of it', () => {
  const count = new HeldCount();
  count.begin(foldAccountEvents(EMPTY_ACCOUNT, [placed('R-1', true), placed('R-2', true), placed('R-3', true)]));
  expect(count.sinceMark).toEqual({ held: 0, left: 0, ended: 0, still: 0 });
  count.mark();
  expect(count.sinceMark).toEqual({ held: 3, left: 0, ended: 0, still: 3 });
  for (const event of [placed('R-4', true), told('R-1', sent), told('R-1', sent), told('R-1', cancelled), told('R-2', cancelled), told('R-4', sent)])
    count.happened(event);
  expect(count.sinceMark).toEqual({ held: 3, left: 1, ended: 1, still: 1 });
  count.mark();
  expect(count.sinceMark).toEqual({ held: 1, left: 0, ended: 0, still: 1 });
});
