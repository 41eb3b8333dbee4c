import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_ACCOUNT, foldAccountEvents } from '../../../../src/domain/account/account-state';
import type { GroupRole, NewOrder } from '../../../../src/domain/order/order';
import { isOpen } from '../../../../src/domain/order/order-state';
import type { OrderTerms } from '../../../../src/domain/order/terms';
import { requestsOf } from '../../../../src/venues/bitfinex/account/requests';
import { d } from '../../../domain/order/orders';
import { CID, notice, OURS, Rig, row, wireOrder, wireTrade } from './live-rig';

const part = (n: number, role: GroupRole, terms: Partial<OrderTerms> = {}): NewOrder => ({
  ...OURS,
  id: `R-1-${n}`,
  clientId: CID + n - 1,
  group: { id: 'G-1-1', kind: 'bracket', role },
  terms: { ...OURS.terms, ...terms },
});
const ENTRY = part(1, 'entry');
const PROFIT = part(2, 'take-profit', { side: 'sell', price: d('260') });
const STOP = part(3, 'stop-loss', { side: 'sell', type: 'stop', price: null, trigger: d('210') });
const BRACKET = [ENTRY, PROFIT, STOP];

const bought = (id: number, size: number, fee: number | null): unknown[] => [
  id,
  'tETHUSD',
  120,
  7,
  size,
  230,
  'EXCHANGE LIMIT',
  230,
  1,
  fee,
  fee === null ? null : 'ETH',
  CID,
];
const HOUR = 3_600_000;
const madeAt = (at: number, cells: unknown[]): unknown[] => Object.assign([...cells], { 4: at, 5: at });
const filledRow = (left: number, status = left === 0 ? 'EXECUTED @ 230.0(2.0)' : 'PARTIALLY FILLED @ 230.0(1.0)'): unknown[] =>
  row({ left, updated: 130, status });

/** A bracket that was let through, and its entry taken in. */
const placed = (orders: readonly NewOrder[] = BRACKET): Rig => {
  const rig = new Rig();
  rig.account.submit(orders, rig.now);
  return rig.says('on', row());
};
const filledWhole = (rig: Rig): Rig => rig.says('tu', bought(1, 2, -0.004)).says('oc', filledRow(0));
const exitFrames = (rig: Pick<Rig, 'sent'>): unknown[] => rig.sent.slice(1);
const states = (rig: Rig): string[] => BRACKET.map(({ id }) => rig.order(id).state);
const EXITS = {
  cid: CID + 1,
  type: 'EXCHANGE LIMIT',
  symbol: 'tETHUSD',
  amount: '-1.996',
  price: '260',
  price_oco_stop: '210',
  cid_oco: CID + 2,
  flags: 16384,
};

describe('a bracket', () => {
  test('its entry leaves alone, and its exits are held and hold nothing back', () => {
    const rig = placed();
    expect(rig.sent).toEqual([[0, 'on', null, { cid: CID, type: 'EXCHANGE LIMIT', symbol: 'tETHUSD', amount: '2', price: '230' }]]);
    expect(states(rig)).toEqual(['working', 'logged', 'logged']);
    expect([PROFIT, STOP].map(({ id }) => rig.account.state().reserved.get(id))).toEqual(['0', '0']);
  });

  test('once its entry is filled the exits leave as one order for what it brought in, but not before that is written down', () => {
    const rig = filledWhole(placed());
    expect(exitFrames(rig)).toEqual([]);
    expect(states(rig)).toEqual(['filled', 'sent', 'sent']);
    rig.account.written(rig.now);
    expect(exitFrames(rig)).toEqual([[0, 'on', null, EXITS]]);
    rig.account.written(rig.now);
    rig.wait(1_000);
    expect(exitFrames(rig).length).toBe(1);
    rig.says('on', row({ id: 8, cid: CID + 1, left: -1.996, asked: -1.996, price: 260 }));
    rig.says('on', row({ id: 9, cid: CID + 2, left: -1.996, asked: -1.996, price: 210, type: 'EXCHANGE STOP' }));
    expect(states(rig)).toEqual(['filled', 'working', 'working']);
    expect(rig.account.state().reserved.get(PROFIT.id)).toBe('1.996');
  });

  test('while a part of the entry waits nothing leaves, and what is left of it cancelled, the exits are for that part', () => {
    const rig = placed()
      .says('tu', bought(1, 1, -0.002))
      .says('ou', filledRow(1))
      .wait(60_000);
    rig.account.written(rig.now);
    expect(exitFrames(rig)).toEqual([]);
    rig.says('oc', filledRow(1, 'CANCELED was: PARTIALLY FILLED @ 230.0(1.0)'));
    rig.account.written(rig.now);
    expect(exitFrames(rig)).toEqual([[0, 'on', null, { ...EXITS, amount: '-0.998' }]]);
    expect(rig.order(STOP.id).terms.size).toBe('0.998');
  });

  test.each([
    ['cancelled', ['oc', filledRow(2, 'CANCELED')], 'cancelled'],
    ['refused', ['n', notice('on-req', 'ERROR', 'not enough', row({ id: null as unknown as number }))], 'rejected'],
  ] as const)('an entry that is %s takes its exits along, and none of them leaves', (_, [type, payload], state) => {
    const rig = new Rig();
    rig.account.submit(BRACKET, rig.now);
    rig.says(type, payload).wait(1_000);
    rig.account.written(rig.now);
    expect(states(rig)).toEqual([state, 'cancelled', 'cancelled']);
    expect(rig.order(STOP.id).end?.reason).toBe('its entry R-1-1 ended without a fill');
    expect(exitFrames(rig)).toEqual([]);
  });

  test('an entry of which nothing is known keeps its exits waiting, and one that nobody knows the end of lets them go', () => {
    const rig = new Rig();
    rig.account.submit(BRACKET, rig.now);
    rig.wait(6_000);
    expect(states(rig)).toEqual(['unknown', 'logged', 'logged']);
    rig.account.acknowledge(ENTRY.id, 'nobody knows', rig.now);
    rig.wait(1_000);
    expect(states(rig)).toEqual(['gone', 'cancelled', 'cancelled']);
    expect(rig.order(PROFIT.id).end?.reason).toBe('how its entry R-1-1 ended is not known');
  });

  test('a cancelled exit is over at once and tells the exchange nothing; the other one goes on alone', () => {
    const rig = placed();
    rig.account.cancel(PROFIT.id, rig.now);
    expect(rig.order(PROFIT.id)).toMatchObject({ state: 'cancelled', end: { reason: 'asked for' } });
    filledWhole(rig).account.written(rig.now);
    expect(exitFrames(rig)).toEqual([[0, 'on', null, { cid: CID + 2, type: 'EXCHANGE STOP', symbol: 'tETHUSD', amount: '-1.996', price: '210' }]]);
  });

  test('an exit that was cancelled as it was about to leave does not', () => {
    const rig = filledWhole(placed());
    for (const { id } of [PROFIT, STOP]) rig.account.cancel(id, rig.now);
    rig.account.written(rig.now);
    rig.wait(10_000);
    expect(exitFrames(rig)).toEqual([]);
    expect(states(rig)).toEqual(['filled', 'cancelled', 'cancelled']);
  });

  test('a held exit is changed here, and leaves as it is by then', () => {
    const rig = placed();
    rig.account.amend(STOP.id, { trigger: d('215') }, rig.now);
    expect(rig.order(STOP.id).terms.trigger).toBe('215');
    expect(exitFrames(rig)).toEqual([]);
    rig.account.amend(STOP.id, { trigger: d('212') }, rig.now);
    filledWhole(rig).account.written(rig.now);
    expect(exitFrames(rig)).toEqual([[0, 'on', null, { ...EXITS, price_oco_stop: '212' }]]);
    // However far its clock is behind ours, what the exchange says later is what stands.
    rig.says('on', row({ id: 9, cid: CID + 2, left: -1.996, asked: -1.996, price: 208, type: 'EXCHANGE STOP' }));
    expect(rig.order(STOP.id).terms).toMatchObject({ trigger: '208', size: '1.996' });
  });

  test('the size of a held exit is its entry’s', () => {
    const rig = placed();
    rig.account.amend(PROFIT.id, { size: d('1') }, rig.now);
    expect(rig.order(PROFIT.id).refusedChange?.reason).toContain('follows its entry');
    filledWhole(rig).account.written(rig.now);
    expect(exitFrames(rig)).toEqual([[0, 'on', null, EXITS]]);
  });

  test('exits that leave a day after they were asked for are known as ours, cancelled by the day on which they left, and never taken for lost', () => {
    const rig = placed().wait(25 * HOUR);
    filledWhole(rig).account.written(rig.now);
    rig.account.cancel(STOP.id, rig.now);
    expect(rig.sent.at(-1)).toEqual([0, 'oc', null, { cid: CID + 2, cid_date: '1970-01-02' }]);
    const open = [
      madeAt(rig.now, row({ id: 8, cid: CID + 1, left: -1.996, asked: -1.996, price: 260 })),
      madeAt(rig.now, row({ id: 9, cid: CID + 2, left: -1.996, asked: -1.996, price: 210, type: 'EXCHANGE STOP' })),
    ];
    for (const one of open) rig.says('on', one);
    expect([states(rig), rig.account.state().orders.size]).toEqual([['filled', 'working', 'working'], 3]);
  });

  test('an order that is listed under our number, though it was taken for another one, is not said to have been never placed', () => {
    const rig = new Rig().place();
    const strange = madeAt(3 * 24 * HOUR, row({ id: 8 }));
    rig.wait(6_000);
    for (let look = 0; look < 5; look++) rig.reconnect(strange).wait(21_000);
    const history = { orders: [], trades: [], askedAt: rig.now, from: -14 * 24 * HOUR, isWhole: true };
    rig.account.settle({ ok: true, value: history }, rig.now);
    expect(rig.order().state).toBe('unknown');
  });

  test('without a connection the exits wait for one, and are not taken for orders that the exchange lost', () => {
    const rig = placed();
    rig.isReady = false;
    filledWhole(rig).wait(30_000);
    rig.account.written(rig.now);
    expect(states(rig)).toEqual(['filled', 'logged', 'logged']);
    rig.reconnect().wait(250);
    expect(states(rig)).toEqual(['filled', 'sent', 'sent']);
    rig.isReady = false;
    rig.account.written(rig.now);
    rig.reconnect().wait(250);
    expect([states(rig), exitFrames(rig)]).toEqual([['filled', 'sent', 'sent'], []]);
    // That they leave now is written down anew.
    rig.account.written(rig.now);
    expect(exitFrames(rig)).toEqual([[0, 'on', null, EXITS]]);
  });

  test('a fee that is not told is waited for, and then what is free is what can be sold', () => {
    const rig = placed()
      .says('te', bought(1, 2, null))
      .says('oc', filledRow(0))
      .wait(9_000);
    expect(states(rig)).toEqual(['filled', 'logged', 'logged']);
    rig.says('wu', ['exchange', 'ETH', 1.99, 0, 1.99, null, null]).wait(1_000);
    rig.account.written(rig.now);
    expect(exitFrames(rig)).toEqual([[0, 'on', null, { ...EXITS, amount: '-1.99' }]]);
  });

  test('exits that the exchange would not take are refused with their entry, before anything leaves', () => {
    const strange = [ENTRY, { ...PROFIT, terms: { ...PROFIT.terms, type: 'take-profit' as const } }, STOP];
    expect(requestsOf(strange, 'exchange')).toMatchObject({ ok: false, error: expect.stringContaining('pairs a limit with a stop') });
    const alone = [ENTRY, { ...PROFIT, terms: { ...PROFIT.terms, type: 'take-profit' as const } }];
    expect(requestsOf(alone, 'exchange')).toMatchObject({ ok: false, error: expect.stringContaining('no take-profit orders') });
  });

  test('exits that were refused are refused both', () => {
    const rig = filledWhole(placed());
    rig.account.written(rig.now);
    rig.says('n', notice('on-req', 'ERROR', 'not enough', row({ id: null as unknown as number, cid: CID + 1 })));
    expect(states(rig)).toEqual(['filled', 'rejected', 'rejected']);
  });
});

test('an entry that history fills and 200 others push out of what is kept still sends its exits', () => {
  const rig = placed().reconnect();
  expect(rig.order(ENTRY.id).state).toBe('unknown');
  const orders = [
    wireOrder(row({ left: 0, updated: 5_000, status: 'EXECUTED @ 230.0(2.0)' })),
    ...Array.from({ length: 230 }, (_, i) => wireOrder(madeAt(6_000 + i, row({ id: 100 + i, cid: null, status: 'CANCELED' })))),
  ];
  rig.account.recalled({ orders, trades: [wireTrade(bought(1, 2, -0.004))] }, rig.now);
  rig.wait(250);
  rig.account.written(rig.now);
  expect(exitFrames(rig)).toEqual([[0, 'on', null, EXITS]]);
});

describe('a program that ends', () => {
  test('takes the exits along that it held: they are said to be dead, and do not leave', () => {
    const rig = placed();
    const { account, events } = rig.again();
    account.tick(rig.now);
    expect(events.map((event) => event.kind === 'order' && [event.id, event.event.kind])).toEqual([
      [PROFIT.id, 'rejected'],
      [STOP.id, 'rejected'],
    ]);
    expect(account.state().orders.get(STOP.id)?.end?.reason).toContain('held by this browser');
    account.tick(rig.now);
    expect(events.length).toBe(2);
  });

  test('as they were about to leave, does not know whether they did', () => {
    const rig = filledWhole(placed());
    const { account } = rig.again();
    account.tick(rig.now);
    account.readAnew(rig.mirror, rig.now, rig.now);
    expect([PROFIT, STOP].map(({ id }) => account.state().orders.get(id)?.state)).toEqual(['unknown', 'unknown']);
  });
});

type Step = 'fill' | 'fill-rest' | 'end' | 'flush' | 'drop' | 'connect' | 'cancel-exit' | 'tick' | 'crash';
const STEPS: readonly Step[] = ['fill', 'fill-rest', 'end', 'flush', 'drop', 'connect', 'cancel-exit', 'tick', 'crash'];

test('I1: whatever happens, and whenever the program dies, exits leave once at most, after the entry is over, for no more than it brought in, and written down', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 30 }), (steps) => {
      const rig = placed();
      let [filled, isOver, written, hasDied] = [0, false, rig.events.length, false];
      const row = (): unknown[] => filledRow(2 - filled, filled === 2 ? 'EXECUTED' : 'CANCELED');
      const fill = (size: number): void => {
        if (isOver || filled + size > 2) return;
        filled += size;
        rig.says('tu', bought(filled, size, 0));
        if (filled === 2) isOver = true;
        rig.says(isOver ? 'oc' : 'ou', isOver ? row() : filledRow(2 - filled));
      };
      for (const step of steps) {
        const before = exitFrames(rig).length;
        if (hasDied) break;
        if (step === 'fill') fill(1);
        if (step === 'fill-rest') fill(2 - filled);
        if (step === 'end' && !isOver) {
          isOver = true;
          rig.says('oc', row());
        }
        if (step === 'flush') {
          written = rig.events.length;
          rig.account.written(rig.now);
        }
        if (step === 'drop' || step === 'connect') rig.isReady = step === 'connect';
        if (step === 'cancel-exit') rig.account.cancel(PROFIT.id, rig.now);
        if (step === 'tick') rig.wait(250);
        if (step === 'crash') {
          hasDied = true;
          const next = rig.again(rig.events.slice(0, written));
          next.account.tick(rig.now);
          next.account.written(rig.now);
          expect(next.sent).toEqual([]);
        }
        const left = exitFrames(rig).filter((frame) => (frame as unknown[])[1] === 'on');
        expect(left.length).toBeLessThanOrEqual(1);
        if (exitFrames(rig).length === before || left.length === 0) continue;
        expect(isOver && filled > 0).toBe(true);
        const [, , , fields] = left[0] as [number, string, null, { readonly amount: string; readonly cid: number }];
        expect(Number(fields.amount)).toBe(-filled);
        const known = foldAccountEvents(EMPTY_ACCOUNT, rig.events.slice(0, written)).orders;
        expect([PROFIT, STOP].some(({ id }) => known.get(id)?.isSent === true && isOpen(known.get(id) ?? { state: 'gone' }))).toBe(true);
      }
    }),
    { numRuns: process.env['SOAK'] === undefined ? 300 : 5_000 },
  );
});
