import { expect, test } from 'vitest';
import type { Order, OrderEvent } from '../../../src/domain/order/order';
import type { VenueMs } from '../../../src/domain/units';
import type { PostedNotice } from '../../../src/ui/notices/board';
import { noticeOf } from '../../../src/ui/notices/notice-words';
import { DoubtWatch } from '../../../src/ui/notices/settled';
import type { AccountView } from '../../../src/worker/protocol/account-view';
import { event, makeOrder } from '../trading/orders';

const ACCOUNT = 'paper:simulated:main';
const gone: OrderEvent = { kind: 'gone', at: 9_000 as VenueMs, reason: 'you have looked' };
const cancelled = event.cancelled(9_000, 'by the exchange');

/** Each message of an account is a view of its own. */
const viewOf = (orders: readonly Order[], id = ACCOUNT) => ({ info: { id }, orders }) as unknown as AccountView;
const open = makeOrder('P-1', [event.working]);
const doubted = makeOrder('P-1', [event.working, event.doubted]);
const found = makeOrder('P-1', [event.working, event.doubted, event.working]);
const posted = (order: Order, what: 'doubted' | 'rejected' = 'doubted', n = 1): PostedNotice => ({ ...noticeOf({ happened: [what], order }, []), n });

/** What becomes of a notice of the doubted order, of each view in turn: of the first the notice was posted. */
const story = (...views: (AccountView | null)[]) => {
  const watch = new DoubtWatch();
  const notice = posted(doubted);
  return views.map((view) => watch.settled([notice], view, []).map(({ next }) => next && [next.kind, next.title, next.detail]));
};

test('a notice that an order is unknown stays as long as that is so', () => {
  expect(story(viewOf([doubted]), viewOf([doubted]), viewOf([doubted]))).toEqual([[], [], []]);
});

test('news that come before the account they tell of are not taken back by what the account was before', () => {
  const before = viewOf([open]);
  expect(story(before, before, viewOf([doubted]))).toEqual([[], [], []]);
});

test('an order that was found is told in the place of its doubt, as it stands', () => {
  const told = ['back', 'Found: Buy limit 0.5 BTC/USD', 'PAPER · P-1 open'];
  expect(story(viewOf([doubted]), viewOf([found]))).toEqual([[], [told]]);
  // A hidden tab is told of the doubt, and sees its account only when it is looked at again.
  expect(story(viewOf([open]), viewOf([found]))).toEqual([[], [told]]);
  const ended = makeOrder('P-1', [event.working, event.doubted, cancelled]);
  expect(story(viewOf([doubted]), viewOf([ended]))[1]).toEqual([['back', told[1], 'PAPER · P-1 cancelled']]);
});

test('a notice goes with the order that its user took note of, and with one that is listed no more', () => {
  const noted = makeOrder('P-1', [event.working, event.doubted, gone]);
  expect(story(viewOf([doubted]), viewOf([noted]))).toEqual([[], [null]]);
  expect(story(viewOf([doubted]), viewOf([]))).toEqual([[], [null]]);
});

test('only the account that the order is of says anything of it', () => {
  const elsewhere = viewOf([], 'live:bitfinex:a1');
  expect(story(elsewhere, null, viewOf([], 'live:bitfinex:b2'))).toEqual([[], [], []]);
  // Chosen again, it does.
  expect(story(elsewhere, null, viewOf([found]))[2]).toHaveLength(1);
});

test('what is told takes the place of the doubt and goes by itself, and no other notice is touched', () => {
  const watch = new DoubtWatch();
  const rejected = posted(makeOrder('P-2', [event.rejected('x')]), 'rejected', 2);
  const all = [posted(doubted), rejected, { n: 3, key: 'cancel', kind: 'done', title: '', detail: '' }] as const;
  expect(watch.settled(all, viewOf([doubted]), [])).toEqual([]);
  const [settled, ...others] = watch.settled(all, viewOf([found]), []);
  expect([settled?.n, settled?.next?.key, others]).toEqual([1, all[0].key, []]);
});
