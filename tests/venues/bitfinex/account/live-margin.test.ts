import { expect, test } from 'vitest';
import type { AccountEvent } from '../../../../src/domain/account/account-event';
import { applyAccountEvent, EMPTY_ACCOUNT } from '../../../../src/domain/account/account-state';
import { fillsOf } from '../../../../src/domain/account/venue-position';
import type { LocalMs } from '../../../../src/domain/units';
import { LiveAccount } from '../../../../src/venues/bitfinex/account/live-account';
import { AccountMirror } from '../../../../src/venues/bitfinex/account/mirror';
import { orderOf } from '../../../../src/venues/bitfinex/account/order-row';
import { ownTradeOf } from '../../../../src/venues/bitfinex/account/own-trade-row';
import { d } from '../../../domain/order/orders';
import { ON_MARGIN, orderRow, positionRow, realOrder } from './live-rows';

const ETH = 'bitfinex:ETH/USD';

/** The margin wallet of an account by itself. */
class Rig {
  readonly mirror = new AccountMirror();
  readonly sent: [number, string, null, Record<string, unknown>][] = [];
  readonly events: AccountEvent[] = [ON_MARGIN];
  now = 1_000 as LocalMs;
  readonly account = new LiveAccount(
    'margin',
    this.mirror,
    {
      send: (text) => this.sent.push(JSON.parse(text)) > 0,
      isReady: () => true,
      cancel: () => false,
      wasSwitchedOff: () => false,
      doubt: () => undefined,
    },
    { emit: (event) => this.events.push(event) },
    applyAccountEvent(EMPTY_ACCOUNT, ON_MARGIN),
  );

  says(type: string, payload: unknown): this {
    const touched = this.mirror.take(type, payload);
    if (touched != null) this.account.told(touched, this.now);
    return this;
  }

  wait(ms: number): this {
    this.now = (this.now + ms) as LocalMs;
    this.account.tick(this.now);
    return this;
  }

  get position() {
    return this.account.state().positions.get(ETH);
  }
}

test('an order leaves as one on margin, holds nothing back that is known here, and its flag says that it only reduces', () => {
  const rig = new Rig();
  const order = realOrder('R-1-1', 42, '230');
  rig.account.submit([{ ...order, terms: { ...order.terms, reduceOnly: true } }], rig.now);
  expect(rig.sent).toEqual([[0, 'on', null, expect.objectContaining({ type: 'LIMIT', flags: 1024 })]]);
  expect(rig.account.state().reserved.get('R-1-1')).toBe('0');
});

test('a limit and a stop that close one position leave as one pair that only reduces', () => {
  const rig = new Rig();
  const [first, second] = [realOrder('R-1-1', 42, '260'), realOrder('R-1-2', 43, '200')];
  const group = { id: 'G-1', kind: 'oco', role: 'oco' } as const;
  const limit = { ...first, group, terms: { ...first.terms, side: 'sell' as const, reduceOnly: true } };
  const stop = { ...second, group, terms: { ...limit.terms, type: 'stop' as const, price: null, trigger: d('200') } };
  rig.account.submit([limit, stop], rig.now);
  const pair = { type: 'LIMIT', price: '260', price_oco_stop: '200', cid: 42, cid_oco: 43, flags: 16384 + 1024 };
  expect(rig.sent).toEqual([[0, 'on', null, expect.objectContaining(pair)]]);
});

test('what is of the other wallet is none of this account', () => {
  const rig = new Rig();
  rig.says('wu', ['exchange', 'USD', 10, 0, 10]).says('on', orderRow({ type: 'EXCHANGE LIMIT', id: 8, cid: 9 }));
  expect(rig.events).toEqual([ON_MARGIN]);
  rig.says('wu', ['margin', 'USD', 10, 0, 10]).says('on', orderRow({ type: 'LIMIT', id: 8, cid: 9 }));
  expect(rig.events.map(({ kind }) => kind)).toEqual(['opened', 'held', 'placed', 'order', 'order']);
});

test('a position whose fills were not all heard of is believed once nothing has moved for a while, and then once', () => {
  const rig = new Rig();
  rig.says('pn', positionRow('tETHUSD', { size: 2, price: 230 }));
  expect([rig.position?.size, rig.position && fillsOf(rig.position).size]).toEqual(['2', '0']);
  rig
    .wait(9_000)
    .says('pu', positionRow('tETHUSD', { size: 3, price: 230 }))
    .wait(9_000);
  expect(rig.position && fillsOf(rig.position).size).toBe('0');
  const count = rig.wait(1_000).events.length;
  expect(rig.position && fillsOf(rig.position).size).toBe('3');
  expect(rig.wait(60_000).events.length).toBe(count);
});

test('a fill that history tells later than the position is counted, and what is believed of the position waits for it', () => {
  const rig = new Rig();
  rig.says('pn', positionRow('tETHUSD', { size: 2, price: 230 })).wait(10_000);
  rig.says('pc', positionRow('tETHUSD', { size: 0, price: 230 })).wait(9_000);
  const order = orderOf(orderRow({ type: 'MARKET', cid: 9, left: 0, asked: -2, updated: 9_000, status: 'EXECUTED @ 240.0(-2.0)' }));
  const recall = (id: number): void => {
    const trade = ownTradeOf([id, 'tETHUSD', 9_000, 7, -1, 240, 'MARKET', 240, -1, -1, 'USD', 9]);
    rig.account.recalled({ orders: order === undefined ? [] : [order], trades: trade === undefined ? [] : [trade] }, rig.now);
  };
  recall(1);
  rig.wait(9_000);
  recall(2);
  expect(rig.position).toMatchObject({ size: '0', realised: '20', fees: '2' });
});

test('the book of a position is needed as long as there is one', () => {
  const rig = new Rig();
  expect(rig.account.needs()).toEqual([]);
  rig.says('pn', positionRow('tETHUSD', { size: -2, price: 230 }));
  expect(rig.account.needs()).toEqual([expect.stringContaining(ETH)]);
  rig.says('pc', positionRow('tETHUSD', { size: 0, price: 230 }));
  expect(rig.account.needs()).toEqual([]);
});
