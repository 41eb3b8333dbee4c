import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountEvent } from '../../../src/domain/account/account-event';
import { accountKey, mainPaperAccount } from '../../../src/domain/account/account-id';
import { ZERO } from '../../../src/domain/money';
import type { OrderEvent } from '../../../src/domain/order/order';
import type { LocalMs, VenueMs } from '../../../src/domain/units';
import type { Engine } from '../../../src/worker/engine';
import { type Listener, listenerFor } from '../../../src/worker/listener';
import { OrderNewsBox } from '../../../src/worker/orders/order-news';
import type { OrderRequest } from '../../../src/worker/protocol/account-view';
import { RigTab } from '../../support/engine-rig';
// Loaded beforehand, as the engine loads it when it is first asked for an account: no test waits for a file.
import '../../../src/worker/orders/accounts';
import { useEngineWorld } from '../../support/engine-world';
import { settle } from '../../support/fake-clock';
import { event, makeOrder, makeTerms, money } from '../../ui/trading/orders';

const ORDER = makeOrder('P-1', [event.working]);
const at = 5_000 as VenueMs;
const told = (one: OrderEvent, id = 'P-1'): AccountEvent => ({ kind: 'order', at, id, event: one, reserved: ZERO });
const take = (box: OrderNewsBox) => box.take((id) => ({ ...ORDER, id })).map(({ happened, order }) => [order.id, ...happened]);

test('what happened to an order is one entry, and told once', () => {
  const box = new OrderNewsBox();
  box.happened(told({ kind: 'triggered', at, price: money('64000') }));
  box.happened(told(event.filled()));
  box.happened(told(event.filled({ id: 'F-2' })));
  box.happened(told(event.rejected('no funds'), 'P-2'));
  expect(take(box)).toEqual([
    ['P-1', 'triggered', 'filled'],
    ['P-2', 'rejected'],
  ]);
  expect(take(box)).toEqual([]);
});

test('what the user asked for, and what says nothing new to anybody, is no news', () => {
  const box = new OrderNewsBox();
  const silent: OrderEvent[] = [
    event.working,
    { kind: 'acknowledged', at, venueId: 'V' },
    { kind: 'trailed', at, peak: money('1'), stop: money('1') },
    { kind: 'amended', at, change: { price: money('1') } },
    event.cancelled(5_000, 'asked for'),
  ];
  for (const one of silent) box.happened(told(one));
  box.happened({ kind: 'reserved', at, id: 'P-1', reserved: ZERO });
  expect(take(box)).toEqual([]);
  box.happened(told(event.cancelled(5_000, 'its sibling was filled')));
  expect(take(box)).toEqual([['P-1', 'cancelled']]);
});

test('an order that the account forgot is not told of', () => {
  const box = new OrderNewsBox();
  box.happened(told(event.filled()));
  expect(box.take(() => undefined)).toEqual([]);
});

const KEY = 'account:paper:simulated:main';
const tab = fc.record({
  keys: fc.constantFrom([KEY], [], ['ticker:simulated:BTC/USD', KEY]),
  shownSince: fc.option(fc.integer({ min: 0, max: 5 }).map((n) => n as LocalMs)),
});

test('of the tabs that follow an account the one shown last is told; a hidden one only where none is shown', () => {
  fc.assert(
    fc.property(fc.array(tab, { maxLength: 6 }), (tabs: readonly Listener[]) => {
      const chosen = listenerFor(tabs, KEY);
      const following = tabs.filter(({ keys }) => keys.includes(KEY));
      const shown = following.map(({ shownSince }) => shownSince).filter((since) => since !== null);
      if (following.length === 0) expect(chosen).toBeUndefined();
      else if (shown.length === 0) expect(chosen?.shownSince).toBeNull();
      else expect(chosen?.shownSince).toBe(Math.max(...shown));
      if (chosen !== undefined) expect(following).toContain(chosen);
    }),
  );
});

const PAIR = 'bitfinex:BTC/USD';
const ACCOUNT = mainPaperAccount('bitfinex');
const world = useEngineWorld();

async function buy(from: RigTab, size: string, nonce: string): Promise<void> {
  const request: OrderRequest = {
    account: ACCOUNT,
    nonce,
    origin: 'ticket',
    group: null,
    orders: [{ terms: makeTerms({ instrument: PAIR, type: 'market', price: null, size: money(size) }), role: null }],
    isAnother: false,
  };
  let isDone = false;
  void from.api.submit(request).then(() => {
    isDone = true;
  });
  for (let i = 0; i < 200 && !isDone; i++) await settle(2);
}

test('of two tabs one is told of a fill: the one in view, else any; a tab that does not follow the account never', async () => {
  const first = world.start();
  const engine = world.engines[0] as Engine;
  const second = new RigTab(engine);
  const stranger = new RigTab(engine);
  first.follow(accountKey(ACCOUNT), `book:${PAIR}:P0:100`);
  second.follow(accountKey(ACCOUNT));
  stranger.follow(`ticker:${PAIR}`);
  await world.pass(3_000);
  first.state(accountKey(ACCOUNT));
  first.onmessage?.({ data: { kind: 'credit', paintMs: null } } as MessageEvent);
  await buy(second, '0.01', 'press-news-0001');
  await settle(5);
  expect([first.news, second.news, stranger.news].map((news) => news.map(({ happened }) => happened))).toEqual([[['filled']], [], []]);
  first.close();
  await world.pass(3_000);
  await buy(second, '0.02', 'press-news-0002');
  await settle(5);
  expect([second.news.length, stranger.news.length]).toEqual([1, 0]);
  expect(second.news[0]?.order.filled).toBe('0.02');
});
