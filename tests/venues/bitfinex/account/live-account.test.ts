import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { balancesOf, EMPTY_ACCOUNT, foldAccountEvents, KEPT_CLOSED } from '../../../../src/domain/account/account-state';
import type { NewOrder } from '../../../../src/domain/order/order';
import { fail, ok } from '../../../../src/domain/result';
import type { LocalMs } from '../../../../src/domain/units';
import { ANSWER_LIMIT_MS } from '../../../../src/venues/bitfinex/account/asked';
import type { Told } from '../../../../src/venues/bitfinex/account/history';
import type { WireOrder } from '../../../../src/venues/bitfinex/account/order-row';
import type { WireOwnTrade } from '../../../../src/venues/bitfinex/account/own-trade-row';
import { FEE_LIMIT_MS } from '../../../../src/venues/bitfinex/account/own-trades';
import { d } from '../../../domain/order/orders';
import { CID, notice, OURS, Rig, row, trade, wireOrder, wireTrade } from './live-rig';
import { permutations, type RowParts } from './live-rows';

type Message = readonly [type: string, payload: unknown];
const LIFE: readonly Message[] = [
  ['n', notice('on-req', 'SUCCESS', 'Submitting')],
  ['on', row()],
  ['te', trade(1)],
  ['tu', trade(1, -0.2)],
  ['ou', row({ left: 1, updated: 120, status: 'PARTIALLY FILLED @ 230.0(1.0)' })],
  ['oc', row({ left: 1, updated: 140, status: 'CANCELED was: PARTIALLY FILLED @ 230.0(1.0)' })],
  ['wu', ['exchange', 'USD', 100, 0, 100, null, null]],
];
/** What the user is told in the end. */
const outcome = (rig: Rig): unknown => {
  const { state, filled, fills, end, venueId, terms, doubt } = rig.order();
  return { state, filled, fills, end, venueId, terms, doubt, balances: balancesOf(rig.account.state()) };
};

test('E5: all 5,040 orders of what is said of an order in its life leave the account alike', { timeout: 60_000 }, () => {
  const told = (messages: readonly Message[]): Rig => messages.reduce((rig, [type, payload]) => rig.says(type, payload), new Rig().place());
  const expected = outcome(told(LIFE));
  expect(expected).toMatchObject({ state: 'cancelled', filled: '1', fills: [{ id: '1-7', fee: '0.2', size: '1', price: '230' }], venueId: '7' });
  let count = 0;
  for (const messages of permutations(LIFE)) {
    count++;
    expect(outcome(told(messages))).toEqual(expected);
  }
  expect(count).toBe(5_040);
});

test('E6: with duplicates and losses it ends as it was, or in nothing more than was said; a new snapshot leaves nothing half', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...LIFE, ...LIFE, ...LIFE]), (messages) => {
      const rig = new Rig().place();
      for (const [type, payload] of messages) rig.says(type, payload);
      rig.wait(ANSWER_LIMIT_MS + FEE_LIMIT_MS);
      rig.reconnect();
      const said = new Set(messages.map(([type]) => type));
      const order = rig.order();
      expect(order.fills.length).toBeLessThanOrEqual(1);
      expect(order.state).toBe(said.has('oc') ? 'cancelled' : 'unknown');
      if (said.has('tu') && order.venueId !== null) expect(order.fills).toMatchObject([{ fee: '0.2' }]);
      expect(foldAccountEvents(EMPTY_ACCOUNT, rig.events)).toEqual(rig.account.state());
      expect(rig.sent.length).toBe(1);
    }),
    { numRuns: 1_000 },
  );
});

describe('an order', () => {
  test('leaves as it was confirmed, once, and is the exchange’s from its first word on', () => {
    const rig = new Rig().place();
    expect(rig.sent).toEqual([[0, 'on', null, { cid: CID, type: 'EXCHANGE LIMIT', symbol: 'tETHUSD', amount: '2', price: '230' }]]);
    expect(rig.order().state).toBe('sent');
    rig.says('on', row());
    expect(rig.order()).toMatchObject({ state: 'working', venueId: '7' });
  });

  test('that could not leave was not sent, and is not sent later', () => {
    const rig = new Rig();
    rig.isReady = false;
    rig.place();
    rig.isReady = true;
    rig.wait(60_000).reconnect();
    expect(rig.order()).toMatchObject({ state: 'rejected', end: { reason: expect.stringContaining('not sent') } });
    expect(rig.sent).toEqual([]);
  });

  test('that fills at once is told by its end alone', () => {
    const rig = new Rig().place().says('oc', row({ left: 0, status: 'EXECUTED @ 230.0(2.0)' }));
    expect(rig.order()).toMatchObject({ state: 'filled', filled: '2', fills: [] });
    rig.says('tu', trade(1, -0.2));
    expect(rig.order()).toMatchObject({ state: 'filled', filled: '2', fills: [{ size: '1' }] });
  });

  test('without an answer is in doubt, asks for a snapshot once, and is never sent again', () => {
    const rig = new Rig().place().wait(ANSWER_LIMIT_MS - 1);
    expect([rig.order().state, rig.doubts]).toEqual(['sent', []]);
    rig.wait(1).wait(60_000);
    expect([rig.order().state, rig.doubts.length, rig.sent.length]).toEqual(['unknown', 1, 1]);
    rig.reconnect(row());
    expect(rig.order()).toMatchObject({ state: 'working', doubt: null });
  });

  test('what is gone after a connection with the dead-man switch was probably cancelled by it, which is no proof', () => {
    const rig = new Rig().place().says('on', row());
    rig.wasSwitchedOff = true;
    rig.reconnect();
    expect(rig.order()).toMatchObject({ state: 'unknown', doubt: expect.stringContaining('probably the dead-man switch') });
  });

  test('that was accepted, and of which nothing is seen, is in doubt after as long again', () => {
    const rig = new Rig()
      .place()
      .wait(ANSWER_LIMIT_MS - 1)
      .says('n', notice('on-req', 'SUCCESS', 'Submitting'));
    expect(rig.wait(ANSWER_LIMIT_MS - 1).order().state).toBe('sent');
    expect([rig.wait(1).order().state, rig.doubts.length]).toEqual(['unknown', 1]);
    const seen = new Rig()
      .place()
      .says('on', row())
      .says('n', notice('on-req', 'SUCCESS', 'Submitting'))
      .wait(60_000);
    expect([seen.order().state, seen.doubts.length]).toEqual(['working', 0]);
  });

  test('of which the user took note, and that is open after all, is shown under the exchange’s number and can be cancelled', () => {
    const rig = new Rig().place().wait(ANSWER_LIMIT_MS);
    rig.account.acknowledge(OURS.id, 'nobody knows', rig.now);
    expect(rig.order().state).toBe('gone');
    rig.reconnect(row());
    expect([rig.order().state, rig.order('V-7')]).toEqual(['gone', expect.objectContaining({ state: 'working', venueId: '7' })]);
    rig.account.cancel('V-7', rig.now);
    expect(rig.sent.at(-1)).toEqual([0, 'oc', null, { id: 7 }]);
    rig
      .says('te', trade(1))
      .says('tu', trade(1, -0.2))
      .says('oc', row({ left: 1, updated: 300, status: 'CANCELED was: PARTIALLY FILLED @ 230.0(1.0)' }));
    expect([rig.order('V-7'), rig.order().fills]).toEqual([expect.objectContaining({ state: 'cancelled', filled: '1' }), []]);
  });

  test('E10: a late fill ends a doubt, and even an ending of which the user took note', () => {
    const rig = new Rig().place().says('on', row()).reconnect();
    expect(rig.order()).toMatchObject({ state: 'unknown', doubt: expect.stringContaining('how it ended is not known') });
    rig.account.acknowledge(OURS.id, 'nobody knows', rig.now);
    expect(rig.order().state).toBe('gone');
    rig.says('oc', row({ left: 0, updated: 300, status: 'EXECUTED @ 230.0(2.0)' }));
    expect(rig.order()).toMatchObject({ state: 'filled', filled: '2' });
  });

  test('of which something is known is not ended by taking note', () => {
    const rig = new Rig().place().says('on', row());
    rig.account.acknowledge(OURS.id, 'nobody knows', rig.now);
    expect(rig.order().state).toBe('working');
  });

  test('that another program placed under our number is not taken for ours', () => {
    const rig = new Rig().place().says('on', row({ asked: -2, left: -2, id: 8 }));
    expect(rig.order().venueId).toBeNull();
    expect(rig.order('V-8')).toMatchObject({ origin: 'elsewhere', state: 'working', terms: { side: 'sell', size: '2' } });
  });

  test('that is first heard of when some of it is filled has stood in the book since it was made', () => {
    const rig = new Rig().says('on', row({ id: 8, cid: null, left: 1, updated: 300, status: 'PARTIALLY FILLED @ 230.0(1.0)' }));
    const { createdAt, workingAt } = rig.order('V-8');
    expect(createdAt).toBeLessThan(300);
    expect(workingAt).toBe(createdAt);
  });

  test('under our number, after ours was acknowledged, is another one', () => {
    const rig = new Rig()
      .place()
      .says('on', row())
      .says('on', row({ id: 8 }));
    expect([rig.order().venueId, rig.order('V-8').venueId]).toEqual(['7', '8']);
  });

  test('of the margin wallet is none of this account', () => {
    expect(new Rig().says('on', row({ type: 'LIMIT', id: 9 })).account.state().orders.size).toBe(0);
  });

  test.each([
    ['POSTONLY CANCELED', 2, 'rejected', /post-only/],
    ['FILLORKILL CANCELED', 2, 'rejected', /filled whole at once/],
    ['IOC CANCELED was: PARTIALLY FILLED @ 230.0(1.0)', 1, 'cancelled', /could not be filled at once/],
    ['INSUFFICIENT BALANCE (G1)', 2, 'rejected', /balance was not enough/],
    ['RSN_PAUSE', 2, 'rejected', /paused/],
    ['CANCELED', 2, 'cancelled', /at the exchange/],
    ['SOMETHING NEW', 2, 'cancelled', /SOMETHING NEW/],
  ] as const)('that ends as “%s” says why', (status, left, state, why) => {
    const rig = new Rig()
      .place()
      .says('on', row())
      .says('oc', row({ left, updated: 200, status }));
    expect(rig.order()).toMatchObject({ state, end: { reason: expect.stringMatching(why) } });
  });

  test('whose time was over expired', () => {
    const rig = new Rig().place().says('oc', row({ updated: 200, status: 'CANCELED', tif: 200 }));
    expect(rig.order()).toMatchObject({ state: 'expired', end: { reason: 'its time is over' } });
  });

  test('E7: that the exchange refuses is refused in its words, also when little more than our number comes back', () => {
    const bare = Object.assign(Array(27).fill(null), { 2: CID, 3: 'tETHUSD' });
    const rig = new Rig().place().says('n', notice('on-req', 'ERROR', 'Invalid order: minimum size for ETH/USD is 0.002', bare));
    expect(rig.order()).toMatchObject({ state: 'rejected', end: { reason: 'the exchange says: Invalid order: minimum size for ETH/USD is 0.002' } });
  });
});

describe('a stop with a limit', () => {
  const stop: NewOrder = { ...OURS, terms: { ...OURS.terms, type: 'stop-limit', trigger: d('240'), price: d('241') } };

  test('goes off when the exchange makes a limit order of it, and stays what it was', () => {
    const rig = new Rig().place(stop).says('on', row({ type: 'EXCHANGE STOP LIMIT', price: 240, aux: 241 }));
    expect(rig.order()).toMatchObject({ state: 'working', triggeredAt: null, changes: {} });
    rig.says('ou', row({ type: 'EXCHANGE LIMIT', price: 241, updated: 200 }));
    expect(rig.order()).toMatchObject({ triggeredAt: 200, terms: { type: 'stop-limit', trigger: '240', price: '241' } });
  });
});

describe('a change', () => {
  test('stands when the exchange says so, and its refusal leaves the order as it was', () => {
    const rig = new Rig().place().says('on', row());
    rig.account.amend(OURS.id, { price: d('231') }, rig.now);
    expect(rig.sent.at(-1)).toEqual([0, 'ou', null, { id: 7, price: '231' }]);
    expect(rig.order().terms.price).toBe('230');
    rig.says('ou', row({ price: 231, updated: 150 }));
    expect(rig.order().terms.price).toBe('231');
    rig.account.amend(OURS.id, { price: d('1') }, rig.now);
    rig.says('n', notice('ou-req', 'ERROR', 'price: invalid'));
    expect(rig.order()).toMatchObject({ terms: { price: '231' }, refusedChange: { reason: 'the exchange says: price: invalid' } });
    expect(rig.wait(60_000).doubts).toEqual([]);
  });

  test('without an answer is settled by a snapshot, and not repeated', () => {
    const rig = new Rig().place().says('on', row());
    rig.account.amend(OURS.id, { price: d('231') }, rig.now);
    rig.wait(ANSWER_LIMIT_MS).wait(60_000);
    expect([rig.doubts.length, rig.sent.length]).toEqual([1, 2]);
    expect(rig.reconnect(row({ price: 231, updated: 150 })).order().terms.price).toBe('231');
  });

  test('of an order that the exchange has not acknowledged does not leave', () => {
    const rig = new Rig().place();
    rig.account.amend(OURS.id, { price: d('231') }, rig.now);
    expect([rig.sent.length, rig.order().refusedChange?.reason]).toEqual([1, 'the exchange has not said yet that it has the order']);
  });
});

describe('a cancel', () => {
  const cancels = (rig: Rig): number => rig.sent.filter((frame) => (frame as unknown[])[1] === 'oc').length;

  test('of an order that is not found is repeated now and then, whoever asks, and at once when it is found', () => {
    const rig = new Rig().place().wait(ANSWER_LIMIT_MS);
    const refused = notice('oc-req', 'ERROR', 'Order not found', row({ id: null as unknown as number }));
    rig.account.cancel(OURS.id, rig.now);
    rig.says('n', refused);
    // The kill switch asks four times a second.
    for (let i = 0; i < 80; i++) {
      rig.wait(250);
      rig.account.cancel(OURS.id, rig.now);
    }
    expect(cancels(rig)).toBe(1);
    rig.says('on', row());
    expect(rig.sent.at(-1)).toEqual([0, 'oc', null, { id: 7 }]);
    expect(cancels(rig)).toBe(2);
  });

  test('that is refused of a working order is not repeated by itself, and every two seconds for whoever goes on asking', () => {
    const rig = new Rig().place().says('on', row());
    rig.account.cancel(OURS.id, rig.now);
    rig.says('n', notice('oc-req', 'ERROR', 'not now'));
    expect(cancels(rig.wait(60_000))).toBe(1);
    for (let i = 0; i < 16; i++) {
      const before = cancels(rig);
      rig.account.cancel(OURS.id, rig.now);
      if (cancels(rig) > before) rig.says('n', notice('oc-req', 'ERROR', 'not now'));
      rig.wait(250);
    }
    expect(cancels(rig)).toBe(3);
  });

  test('is repeated until the order is over, not faster than every two seconds', () => {
    const rig = new Rig().place().says('on', row());
    for (let i = 0; i < 20; i++) rig.account.cancel(OURS.id, rig.now);
    expect(rig.sent.slice(1)).toEqual([[0, 'oc', null, { id: 7 }]]);
    for (let i = 0; i < 16; i++) rig.wait(500);
    expect(rig.sent.length).toBe(6);
    rig.says('oc', row({ updated: 300, status: 'CANCELED' }));
    expect(rig.order()).toMatchObject({ state: 'cancelled', end: { reason: 'asked for' } });
    expect(rig.wait(60_000).sent.length).toBe(6);
  });

  test('of an order without an answer goes by our number and the day', () => {
    const rig = new Rig().place();
    rig.account.cancel(OURS.id, rig.now);
    expect(rig.sent.at(-1)).toEqual([0, 'oc', null, { cid: CID, cid_date: '1970-01-01' }]);
  });

  test('that could not leave leaves when the account is there again', () => {
    const rig = new Rig().place().says('on', row());
    rig.isReady = false;
    rig.account.cancel(OURS.id, rig.now);
    expect(rig.sent.length).toBe(1);
    rig.reconnect(row()).wait(250);
    expect(rig.sent.at(-1)).toEqual([0, 'oc', null, { id: 7 }]);
  });
});

describe('fills and money', () => {
  test('a fee that never comes is not known, which is not nothing', () => {
    const rig = new Rig()
      .place()
      .says('on', row())
      .says('te', trade(1))
      .wait(FEE_LIMIT_MS - 1);
    expect(rig.order().fills).toEqual([]);
    expect(rig.wait(1).order().fills).toMatchObject([{ fee: '0', isFeeUnknown: true }]);
  });

  test('a fee that comes after that is put to its fill, and told once', () => {
    const rig = new Rig().place().says('on', row()).says('te', trade(1)).wait(FEE_LIMIT_MS);
    const before = rig.events.length;
    rig.says('te', trade(1)).says('tu', trade(1, -0.2)).says('tu', trade(1, -0.2)).wait(FEE_LIMIT_MS);
    expect(rig.order().fills.map(({ fee, isFeeUnknown }) => [fee, isFeeUnknown])).toEqual([['0.2', undefined]]);
    expect(rig.events.length).toBe(before + 1);
  });

  test('a trade with oneself is a fill of both orders', () => {
    const rig = new Rig().says('on', row({ id: 7, cid: null })).says('on', row({ id: 8, cid: null, asked: -2, left: -2 }));
    rig.says('tu', trade(1, -0.2, 7)).says('tu', Object.assign(trade(1, -0.2, 8), { 4: -1 }));
    expect([rig.order('V-7').fills.length, rig.order('V-8').fills.length]).toEqual([1, 1]);
  });

  test('what is held is what the exchange says; what it has not reckoned is not said to be free', () => {
    const rig = new Rig().says('ws', [
      ['exchange', 'USD', 100, 0, null, null],
      ['exchange', 'UST', 5, 0, 4, null],
      ['margin', 'USD', 70, 0, 70, null],
    ]);
    expect(balancesOf(rig.account.state())).toEqual([
      { currency: 'USD', total: '100', reserved: '0', available: '100', isAvailableUnknown: true },
      { currency: 'USDT', total: '5', reserved: '1', available: '4' },
    ]);
    expect(rig.account.state().free.has('USD')).toBe(false);
    const { length } = rig.events;
    rig.says('wu', ['exchange', 'UST', 5, 0, 4, 'nothing new']);
    expect(rig.events.length).toBe(length);
    rig.says('ws', [['exchange', 'USD', 90, 0, 90, null]]).wait(250);
    expect(balancesOf(rig.account.state()).map(({ currency, total }) => `${currency} ${total}`)).toEqual(['USD 90', 'USDT 0']);
  });
});

test('of a wallet that is told of a thousand times a second, each fifth of a second tells the last', () => {
  const rig = new Rig();
  const { length } = rig.events;
  for (let ms = 1; ms <= 1_000; ms++) {
    rig.now = (rig.now + 1) as LocalMs;
    rig.says('wu', ['exchange', 'USD', ms, 0, ms, null, null]);
  }
  expect(rig.events.slice(length).map((event) => event.kind === 'held' && event.balances['USD']?.total)).toEqual(['1', '201', '401', '601', '801']);
  rig.wait(1);
  expect(balancesOf(rig.account.state())).toMatchObject([{ currency: 'USD', total: '1000' }]);
});

describe('orders that belong together', () => {
  const legs = (kind: 'oco' | 'scaled', count: number): NewOrder[] =>
    Array.from({ length: count }, (_, i) => ({ ...OURS, id: `R-1-${i + 1}`, clientId: CID + i, group: { id: 'G-1-1', kind, role: 'rung' } }));

  test('many leave in batches of fifteen', () => {
    const rig = new Rig();
    rig.account.submit(legs('scaled', 40), rig.now);
    expect(rig.sent.map((frame) => (frame as [number, string, null, unknown[]])[3].length)).toEqual([15, 15, 10]);
    expect(rig.sent.every((frame) => (frame as unknown[])[1] === 'ox_multi')).toBe(true);
  });

  test('a limit and a stop that exclude each other leave as one order, and both are known', () => {
    const [limit, stop] = legs('oco', 2) as [NewOrder, NewOrder];
    const rig = new Rig();
    rig.account.submit([limit, { ...stop, terms: { ...stop.terms, type: 'stop', price: null, trigger: d('240') } }], rig.now);
    expect(rig.sent).toEqual([
      [
        0,
        'on',
        null,
        { cid: CID, type: 'EXCHANGE LIMIT', symbol: 'tETHUSD', amount: '2', price: '230', price_oco_stop: '240', cid_oco: CID + 1, flags: 16384 },
      ],
    ]);
    rig.says('on', row()).says('on', row({ id: 8, cid: CID + 1, type: 'EXCHANGE STOP', price: 240 }));
    expect([rig.order('R-1-1').venueId, rig.order('R-1-2').venueId]).toEqual(['7', '8']);
  });

  test('a refused pair is refused whole', () => {
    const [limit, stop] = legs('oco', 2) as [NewOrder, NewOrder];
    const rig = new Rig();
    rig.account.submit([limit, { ...stop, terms: { ...stop.terms, type: 'stop', price: null, trigger: d('240') } }], rig.now);
    rig.says('n', notice('on-req', 'ERROR', 'not enough', row({ id: null as unknown as number }))).wait(60_000);
    expect([rig.order('R-1-1').state, rig.order('R-1-2').state, rig.doubts]).toEqual(['rejected', 'rejected', []]);
  });
});

describe('the exchange’s history', () => {
  const over = (parts: RowParts): WireOrder => wireOrder(row({ status: 'CANCELED', ...parts }));
  const ownTrade = (id: number, order: number, fee = -0.2): WireOwnTrade => wireTrade(trade(id, fee, order));

  test('says how an order ended of which that was not known, and of one whose user has taken note', () => {
    const rig = new Rig().place().says('on', row()).reconnect();
    expect(rig.order().state).toBe('unknown');
    rig.account.acknowledge(OURS.id, 'seen', rig.now);
    rig.account.recalled({ orders: [over({ left: 1, updated: 140 })], trades: [ownTrade(1, 7)] }, rig.now);
    expect(rig.order()).toMatchObject({ state: 'cancelled', filled: '1', fills: [{ id: '1-7', fee: '0.2' }] });
  });

  /** Missing four times, and the history of after that. */
  const unfound = (): Rig => {
    const rig = new Rig().place();
    for (let look = 0; look < 4; look++) rig.reconnect();
    return rig;
  };
  const nothing = (rig: Rig): Told => ({ orders: [], trades: [], askedAt: rig.now, from: rig.now - 14 * 86_400_000, isWhole: true });

  test('E8: does not have an order that was missing each time that it was looked for: it was never placed', () => {
    const rig = new Rig().place().reconnect();
    rig.account.settle(ok(nothing(rig)), rig.now);
    expect(rig.order()).toMatchObject({ state: 'unknown', doubt: expect.stringContaining('history does not have it; it is looked for') });
    const last = unfound();
    last.account.settle(ok(nothing(last)), last.now);
    expect(last.order()).toMatchObject({ state: 'rejected', doubt: null, end: { reason: expect.stringContaining('never placed') } });
  });

  test('says why it settles nothing, once, however often the order is missing', () => {
    const rig = unfound();
    rig.account.settle(fail('this page has no way to it'), rig.now);
    const { doubt } = rig.order();
    expect(doubt).toMatch(/probably it was never placed.*; its history cannot be read: this page has no way to it$/);
    const before = rig.events.length;
    rig.reconnect().account.settle(fail('this page has no way to it'), rig.now);
    expect([rig.order().doubt, rig.events.length]).toEqual([doubt, before]);
    const closed = new Rig().place().says('on', row()).reconnect();
    closed.account.settle(ok(nothing(closed)), closed.now);
    expect(closed.order()).toMatchObject({
      state: 'unknown',
      doubt: expect.stringMatching(/how it ended is not known; the exchange’s history does not have it$/),
    });
  });

  test('may have what it did not: an order that was taken for never placed ends as it says, or goes on under the exchange’s number', () => {
    const rig = unfound();
    rig.account.settle(ok(nothing(rig)), rig.now);
    rig.account.recalled({ orders: [over({ left: 1, updated: 140 })], trades: [ownTrade(1, 7)] }, rig.now);
    expect(rig.order()).toMatchObject({ state: 'cancelled', filled: '1', fills: [{ id: '1-7' }] });
    const open = unfound();
    open.account.settle(ok(nothing(open)), open.now);
    open.says('on', row());
    expect([open.order().state, open.order('V-7')]).toMatchObject(['rejected', { state: 'working', venueId: '7' }]);
  });

  test('says nothing new of an order that ended before our eyes', () => {
    const rig = new Rig()
      .place()
      .says('on', row())
      .says('oc', row({ status: 'CANCELED', updated: 130 }));
    const before = rig.events.length;
    rig.account.recalled({ orders: [over({ updated: 131, status: 'CANCELED (it says)' })], trades: [] }, rig.now);
    expect(rig.events.length).toBe(before);
  });

  test('under our number is ours only on its day', () => {
    const rig = new Rig().place().reconnect();
    const old = wireOrder(Object.assign(row({ id: 9, updated: 2, status: 'CANCELED' }), { 4: -86_400_000 }));
    rig.account.recalled({ orders: [old], trades: [] }, rig.now);
    expect([rig.order().state, rig.order('V-9').state]).toEqual(['unknown', 'cancelled']);
    rig.account.recalled({ orders: [over({ id: 10, updated: 140 })], trades: [] }, rig.now);
    expect(rig.order()).toMatchObject({ state: 'cancelled', venueId: '10' });
  });

  test('brings orders that were never told of, with their fills, from the opening of the account on, once, however many there are', () => {
    const rig = new Rig();
    const orders = Array.from({ length: KEPT_CLOSED + 50 }, (_, i) => over({ id: 100 + i, cid: null, left: 1, updated: 100_000 * (i + 1) }));
    const trades = orders.map(({ id, updatedAt }, i) => ({ ...ownTrade(i + 1, id), at: updatedAt }));
    const all = { orders: [over({ id: 99, cid: null, updated: 1 }), ...orders], trades };
    rig.account.recalled(all, rig.now);
    const fills = (): number => rig.events.filter((event) => event.kind === 'order' && event.event.kind === 'filled').length;
    expect(fills()).toBe(orders.length);
    const before = rig.events.length;
    rig.account.recalled(all, rig.now);
    expect([rig.events.length, rig.account.state().orders.has('V-99')]).toEqual([before, false]);
    // The next engine has only those that are kept.
    const next = rig.again();
    next.account.recalled(all, rig.now);
    expect(next.events).toEqual([]);
  });

  test('of the other wallet is none of this account', () => {
    const rig = new Rig();
    rig.account.recalled({ orders: [over({ id: 9, cid: null, type: 'LIMIT', updated: 140 })], trades: [ownTrade(1, 9)] }, rig.now);
    expect(rig.events.length).toBe(1);
  });

  test('is lacking where something was filled and no fill was told, for some minutes', () => {
    const rig = new Rig().place().says('on', row());
    expect(rig.account.lacksFills(rig.now)).toBe(false);
    rig.says('ou', row({ left: 1, updated: rig.now, status: 'PARTIALLY FILLED @ 230.0(1.0)' }));
    expect(rig.account.lacksFills(rig.now)).toBe(false);
    expect(rig.account.lacksFills((rig.now + 10_000) as LocalMs)).toBe(true);
    expect(rig.account.lacksFills((rig.now + 600_000) as LocalMs)).toBe(false);
    rig.says('tu', trade(1, -0.2));
    expect(rig.account.lacksFills((rig.now + 10_000) as LocalMs)).toBe(false);
  });
});

test('a fill that is told while its order is missing leaves it in doubt', () => {
  const rig = new Rig().place().says('on', row()).says('te', trade(1));
  rig.wait(500).reconnect();
  expect(rig.order().state).toBe('unknown');
  rig.wait(FEE_LIMIT_MS);
  expect(rig.order()).toMatchObject({ state: 'unknown', filled: '1' });
});

test('what history cannot settle is told once', () => {
  const rig = new Rig().place().wait(6_000).reconnect();
  const { length } = rig.events;
  for (let i = 0; i < 10; i++) rig.wait(10_000).account.settle({ ok: false, error: 'no route' }, rig.now);
  expect(rig.events.slice(length).map((event) => event.kind === 'order' && event.event.kind)).toEqual(['doubted']);
});

test('orders that are over and not kept any more are not taken for new ones when the account is read beside its connection', () => {
  const rig = new Rig();
  const told = (id: number, parts: RowParts): unknown[] => Object.assign(row({ id, cid: null, ...parts }), { 4: rig.now, 5: rig.now });
  for (let id = 1_000; id < 1_000 + KEPT_CLOSED + 60; id++) {
    rig.now = (rig.now + 1_000) as LocalMs;
    rig
      .says('on', told(id, {}))
      .says('tu', trade(id, -0.2, id))
      .says('oc', told(id, { left: 0, status: 'EXECUTED @ 230.0(2.0)' }));
  }
  const before = rig.account.state();
  rig.account.readAnew(rig.mirror, rig.now, rig.now);
  expect([...rig.account.state().orders.keys()]).toEqual([...before.orders.keys()]);
  expect(rig.account.state().positions).toEqual(before.positions);
});
