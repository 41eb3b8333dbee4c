import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { AccountMirror, KEPT } from '../../../../src/venues/bitfinex/account/mirror';
import { permutations } from './live-rows';

type Message = readonly [type: string, payload: unknown];

/** An order row with the fields that matter here. */
function row(more: { id?: number; left?: number; updated?: number; status?: string; price?: number } = {}): unknown[] {
  const { id = 7, left = -2, updated = 100, status = 'ACTIVE', price = 230 } = more;
  const cells: unknown[] = Array.from({ length: 32 }, () => null);
  Object.assign(cells, { 0: id, 2: 42, 3: 'tETHUSD', 4: 100, 5: updated, 6: left, 7: -2, 8: 'LIMIT', 12: 0, 13: status, 16: price, 17: 0 });
  return cells;
}
const trade = (id: number, fee?: number): unknown[] => [
  id,
  'tETHUSD',
  120,
  7,
  -1,
  230,
  'LIMIT',
  230,
  -1,
  ...(fee === undefined ? [null, null] : [fee, 'USD']),
  42,
];
const wallet = (total: number): unknown[] => ['margin', 'USD', total, 0, null, null, null];

function told(messages: readonly Message[]): AccountMirror {
  const mirror = new AccountMirror();
  for (const [type, payload] of messages) mirror.take(type, payload);
  return mirror;
}
const summary = ({ orders, trades, wallets, positions }: AccountMirror): unknown => ({
  orders: [...orders.values()].sort((a, b) => a.id - b.id),
  trades: [...trades.values()].sort((a, b) => a.id - b.id),
  wallets: [...wallets.values()],
  positions: [...positions.values()],
});

const LIFE: readonly Message[] = [
  ['n', [1, 'on-req', null, null, row(), null, 'SUCCESS', 'Submitting']],
  ['on', row()],
  ['te', trade(1)],
  ['tu', trade(1, -0.2)],
  ['ou', row({ left: -1, updated: 120, status: 'PARTIALLY FILLED @ 230.0(-1.0)' })],
  ['oc', row({ left: -1, updated: 140, status: 'CANCELED was: PARTIALLY FILLED @ 230.0(-1.0)' })],
  ['wu', wallet(100)],
];

test('E5: all 5,040 orders of what is said of an order in its life come to the same', () => {
  const expected = summary(told(LIFE));
  expect(expected).toMatchObject({
    orders: [{ id: 7, isOver: true, filled: '1', status: { kind: 'cancelled' } }],
    trades: [{ id: 1, fee: '0.2', feeCurrency: 'USD' }],
  });
  let count = 0;
  for (const messages of permutations(LIFE)) {
    count++;
    expect(summary(told(messages))).toEqual(expected);
  }
  expect(count).toBe(5_040);
});

test('E6: what is said twice counts once, in whatever order', () => {
  const expected = summary(told(LIFE));
  fc.assert(
    fc.property(fc.shuffledSubarray([...LIFE, ...LIFE, ...LIFE], { minLength: 21, maxLength: 21 }), (messages) => {
      expect(summary(told(messages))).toEqual(expected);
    }),
    { numRuns: 300 },
  );
});

test('E6: messages that never come leave an order open at the worst, and never one that did less than was said', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([...LIFE]), (messages) => {
      const { orders, trades } = told(messages);
      const said = new Set(messages.map(([type]) => type));
      expect(orders.get(7)?.isOver ?? false).toBe(said.has('oc'));
      expect(orders.has(7)).toBe(said.has('on') || said.has('ou') || said.has('oc'));
      expect(trades.size).toBe(said.has('te') || said.has('tu') ? 1 : 0);
      expect(trades.get('1-7')?.fee ?? null).toBe(said.has('tu') ? '0.2' : null);
    }),
  );
});

describe('a snapshot of the open orders', () => {
  test('an order that is first seen as it ends is known, and a late update does not open it again', () => {
    const mirror = told([
      ['oc', row({ left: 0, status: 'EXECUTED @ 230.0(-2.0)' })],
      ['ou', row({ left: -1, updated: 900 })],
    ]);
    expect(mirror.orders.get(7)).toMatchObject({ isOver: true, filled: '2', status: { kind: 'executed' } });
  });
  test('what is not in it any more has vanished: nothing says how', () => {
    const mirror = told([
      ['on', row()],
      ['on', row({ id: 8 })],
      ['oc', row({ id: 9, status: 'CANCELED' })],
    ]);
    mirror.begin();
    const touched = mirror.take('os', [row({ id: 8 })]);
    expect(touched).toMatchObject({ kind: 'orders', vanished: [{ id: 7 }] });
    expect([...mirror.orders.keys()].sort()).toEqual([8, 9]);
  });
  test('an empty one means that there are none', () => {
    const mirror = told([['on', row()]]);
    expect(mirror.take('os', [])).toMatchObject({ vanished: [{ id: 7 }] });
    expect(mirror.orders.size).toBe(0);
  });
  test('one with a bad row is refused whole', () => {
    const mirror = told([['on', row()]]);
    expect(mirror.take('os', [row({ id: 8 }), [1, 2]])).toBeUndefined();
    expect([...mirror.orders.keys()]).toEqual([7]);
  });
});

test('snapshots that have come are told apart from those that have not, anew with each connection', () => {
  const mirror = new AccountMirror();
  mirror.take('ws', [wallet(5)]);
  mirror.take('ps', []);
  expect([...mirror.seen]).toEqual(['wallets', 'positions']);
  mirror.begin();
  expect([...mirror.seen]).toEqual([]);
  expect(mirror.wallets.get('margin USD')?.total).toBe('5');
});

test('a wallet that the snapshot did not have is added, and a snapshot replaces all of them', () => {
  const mirror = told([
    ['ws', [wallet(5)]],
    ['wu', ['exchange', 'BTC', 1, 0, 0.5, null, null]],
  ]);
  expect([...mirror.wallets.keys()]).toEqual(['margin USD', 'exchange BTC']);
  mirror.take('ws', [wallet(6)]);
  expect([...mirror.wallets.values()].map(({ total }) => total)).toEqual(['6']);
});

test('a position comes, changes and goes', () => {
  const position = (size: number, status = 'ACTIVE'): unknown[] => ['tETHUSD', status, size, 230, 0, 0, null, null, null, null, null, 3];
  const mirror = told([
    ['pn', position(1)],
    ['pu', position(2)],
  ]);
  expect(mirror.positions.get('tETHUSD')).toMatchObject({ size: '2', entry: '230' });
  mirror.take('pc', position(0, 'CLOSED'));
  expect(mirror.positions.size).toBe(0);
});

test('what is not known is passed over, and what is malformed is said to be', () => {
  const mirror = new AccountMirror();
  for (const type of ['hb', 'hos', 'uac', 'never-heard-of', 'n']) expect(mirror.take(type, [1])).toBeNull();
  for (const type of ['bu', 'fcs', 'fln', 'flc']) expect(mirror.take(type, 'nonsense')).toBeNull();
  for (const type of ['os', 'on', 'te', 'ws', 'wu', 'ps', 'pu', 'miu']) expect(mirror.take(type, 'nonsense')).toBeUndefined();
  expect(summary(mirror)).toEqual(summary(new AccountMirror()));
});

test('the last thousand that are over are kept, and all that are open', () => {
  const mirror = told([['on', row({ id: 1 })]]);
  for (let id = 2; id <= KEPT + 50; id++) {
    mirror.take('oc', row({ id, left: 0 }));
    mirror.take('te', trade(id));
  }
  expect([mirror.orders.size, mirror.orders.has(1), mirror.orders.has(2), mirror.trades.size]).toEqual([KEPT, true, false, KEPT]);
});
