import { expect, test } from 'vitest';
import { EMPTY_ACCOUNT, foldAccountEvents } from '../../../src/domain/account/account-state';
import { DayStart } from '../../../src/worker/orders/day-start';
import { OPENED, placed, said } from '../../domain/account/accounts';
import { d, fill, filled } from '../../domain/order/orders';

const DAY = 86_400_000;
const lost = foldAccountEvents(EMPTY_ACCOUNT, [
  OPENED,
  placed('P-1', 'buy', d('1'), d('100'), d('100')),
  said('P-1', filled(fill('a', 3, '1', '100'))),
  placed('P-2', 'sell', d('1'), d('90'), d('1')),
  said('P-2', filled(fill('b', 4, '1', '90', { order: 'P-2' }))),
]);
const realised = (start: DayStart): unknown => [...start.realised.values()];

test('with another day begins another reckoning, from what the account is then', () => {
  const start = new DayStart();
  start.begin(10 * DAY, EMPTY_ACCOUNT);
  start.turn(11 * DAY - 1, () => lost);
  expect(realised(start)).toEqual([]);
  start.turn(11 * DAY, () => lost);
  expect(realised(start)).toEqual(['-10']);
});

test('a clock that is set back over midnight, and comes to it again, forgets no loss', () => {
  const start = new DayStart();
  start.begin(10 * DAY, EMPTY_ACCOUNT);
  start.turn(9 * DAY, () => lost);
  start.turn(10 * DAY + 5, () => lost);
  expect(realised(start)).toEqual([]);
});
