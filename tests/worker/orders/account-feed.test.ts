import { expect, test } from 'vitest';
import type { AccountEvent } from '../../../src/domain/account/account-event';
import { type AccountState, applyAccountEvent, EMPTY_ACCOUNT, KEPT_CLOSED } from '../../../src/domain/account/account-state';
import { AccountFeed } from '../../../src/worker/orders/account-feed';
import { OPENED, placed, said } from '../../domain/account/accounts';
import { d, fill, filled, ms } from '../../domain/order/orders';

const STANDING = {
  gate: { isReady: true, why: null, killedAt: null, heldFor: null, rearmWord: null },
  limits: 'standard',
  books: [],
  unwatched: [],
  live: null,
} as const;

/** An account that lives, and the tab that is told of each event by itself. */
function watched(): { happen(event: AccountEvent): ReturnType<AccountFeed['changeSince']>; state(): AccountState; readonly feed: AccountFeed } {
  const feed = new AccountFeed();
  let state = applyAccountEvent(EMPTY_ACCOUNT, OPENED);
  let revision = 1;
  feed.begin([], [], revision);
  return {
    feed,
    state: () => state,
    happen: (event) => {
      state = applyAccountEvent(state, event);
      feed.happened(event, ++revision);
      return feed.changeSince(revision - 1, state, STANDING);
    },
  };
}

test('an order that ends is told as ended, also when its clock says that all others ended later', () => {
  const { happen } = watched();
  for (let n = 0; n < KEPT_CLOSED + 50; n++) {
    happen(placed(`P-${n}`, 'buy', d('1'), d('1'), d('1')));
    const told = happen(said(`P-${n}`, { kind: 'cancelled', at: ms(9_000 - n), reason: 'asked' }));
    expect(told?.account.orders.map(({ id, state }) => [id, state])).toEqual([[`P-${n}`, 'cancelled']]);
  }
});

test('a fill is told with the pair and the side of its order, however many orders came before', () => {
  const { happen } = watched();
  for (let n = 0; n < 1_000; n++) {
    happen(placed(`P-${n}`, 'buy', d('1'), d('1'), d('1')));
    const told = happen(said(`P-${n}`, filled(fill(`f${n}`, n, '1', '1', { order: `P-${n}` }))));
    expect(told?.account.fills.map(({ id, side, instrument }) => [id, side, instrument])).toEqual([[`f${n}`, 'buy', 'simulated:BTC/USD']]);
  }
});

test('funding is told once, as it was paid', () => {
  const { happen } = watched();
  const paid = {
    at: ms(6),
    instrument: 'simulated:BTC/USD:USD',
    period: ms(6),
    rate: d('0.0001'),
    mark: d('100'),
    size: d('2'),
    paid: d('0.02'),
  } as const;
  expect(happen({ kind: 'funding', ...paid })?.account.funding).toEqual([{ ...paid, id: 'funding simulated:BTC/USD:USD 6' }]);
  expect(happen({ kind: 'funding', ...paid })?.account).toMatchObject({ funding: [], fills: [] });
});

test('a fill whose fee comes later is told again with it, and stands once', () => {
  const { happen, state, feed } = watched();
  happen(placed('P-1', 'buy', d('1'), d('1'), d('1')));
  happen(said('P-1', filled(fill('f', 3, '1', '1', { isFeeUnknown: true }))));
  const told = happen(said('P-1', filled(fill('f', 3, '1', '1', { fee: d('0.1') }))));
  expect(told?.account.fills.map(({ id, fee, isFeeUnknown }) => [id, fee, isFeeUnknown])).toEqual([['f', '0.1', undefined]]);
  expect(feed.changeSince(0, state(), STANDING)?.account.fills.length).toBe(1);
});
