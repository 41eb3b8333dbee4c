import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { AccountEvent } from '../../../../src/domain/account/account-event';
import { applyAccountEvent, balancesOf, EMPTY_ACCOUNT } from '../../../../src/domain/account/account-state';
import type { OrderEvent } from '../../../../src/domain/order/order';
import { AccountRig, type Message } from './account-rig';
import { ON_MARGIN, orderRow, positionRow, realOrder } from './live-rows';

const CID = 42;
const OURS = realOrder('R-1-1', CID, '230');
const USD = (total: number): unknown[] => ['exchange', 'USD', total, 0, total, null, null];
const trade = (id: number, fee?: number): unknown[] => [id, 'tETHUSD', 120, 7, 1, 230, 'EXCHANGE LIMIT', 230, 1, fee ?? null, 'USD', CID];
const kinds = (events: readonly AccountEvent[]): readonly OrderEvent['kind'][] =>
  events.flatMap((one) => (one.kind === 'order' ? [one.event.kind] : []));
/** An account with an order of ours in the book, and half an hour later. */
const working = (): AccountRig => {
  const rig = new AccountRig().ready(0, { wallets: [USD(1_000)] });
  rig.execution.submit([OURS], rig.now);
  return rig.tells(0, ['on', orderRow({})]).tells(0, ['wu', USD(1_000)]);
};
const SAME = { orders: [orderRow({})], wallets: [USD(1_000)] };

describe('reading the account anew', () => {
  test('E4: every half hour, in a minute in which nothing of it is told, over a second connection', () => {
    const rig = new AccountRig().ready(0);
    rig.wait(29 * 60_000);
    expect(rig.log).toEqual([]);
    rig.wait(80_000);
    expect([rig.log, rig.machine.phase, rig.machine.line]).toEqual([['open 1'], 'ready', 0]);
    const busy = new AccountRig().ready(0);
    for (let minute = 0; minute < 80; minute++) busy.wait(30_000).tells(0, ['wu', USD(minute)]);
    expect(busy.log).toEqual([]);
    busy.wait(61_000);
    expect(busy.log).toEqual(['open 1']);
  });

  test('E4: what is reckoned each minute, as it is asked for, keeps nobody from it', () => {
    const position = (profit: number): unknown[] => positionRow('tETHUSD', { size: 1, price: 200, profit, liquidation: 90 });
    const rig = new AccountRig().enters(0);
    for (const message of [
      ['ps', [position(0)]],
      ['ws', [USD(5)]],
      ['os', []],
    ] as const)
      rig.tells(0, message);
    for (let n = 1; n <= 60; n++) {
      rig.tells(0, ['pu', position(n)]).tells(0, ['wu', ['exchange', 'USD', 5, 0, 5 - n / 100, null, null]]);
      expect(rig.log).toEqual([]);
      rig
        .tells(0, ['miu', ['base', [n, 0, 5, 5, 1]]])
        .tells(0, ['bu', [n, n]])
        .wait(30_000, 1_000);
    }
    expect(rig.log).toEqual(['open 1']);
  });

  test('without the dead-man switch on the second connection, which may end as planned', () => {
    const rig = working();
    rig.wantsDeadManSwitch = true;
    rig.halfHour().ready(1, SAME).wait(3_000);
    expect([rig.log, rig.guarded, rig.machine.deadManSwitch]).toEqual([['open 1', 'close 0'], [], false]);
  });

  test('orders leave on the first until the second has been heard beside it, and then on the second', () => {
    const rig = working().halfHour().ready(1, SAME);
    rig.execution.cancel(OURS.id, rig.now);
    expect(rig.sent.at(-1)?.[0]).toBe(0);
    expect([rig.machine.line, rig.log]).toEqual([0, ['open 1']]);
    rig.wait(2_000);
    expect([rig.machine.line, rig.machine.phase, rig.log]).toEqual([1, 'ready', ['open 1', 'close 0']]);
    rig.wait(2_000);
    expect(rig.sent.at(-1)?.[0]).toBe(1);
    expect([rig.order(OURS.id).state, rig.machine.differences]).toEqual(['working', 0]);
  });

  test('where nothing changed nothing is told', () => {
    const rig = working().halfHour();
    const before = rig.events.length;
    rig.ready(1, SAME).wait(3_000);
    expect([rig.machine.line, rig.events.length]).toEqual([1, before]);
  });

  test('what both tell counts once, whichever tells it first', () => {
    const rig = working().halfHour().ready(1, SAME);
    for (const line of [1, 0]) rig.tells(line, ['te', trade(1)]);
    for (const line of [0, 1]) rig.tells(line, ['tu', trade(1, -0.2)]).tells(line, ['wu', USD(770)]);
    rig.wait(3_000).tells(1, ['tu', trade(1, -0.2)]);
    expect(rig.machine.line).toBe(1);
    expect(rig.order(OURS.id).fills.map(({ id }) => id)).toEqual(['1-7']);
    expect(balancesOf(rig.execution.state()).map(({ total }) => total)).toEqual(['770']);
  });

  test('a message that only one of them has told yet is waited for, and doubts nothing', () => {
    const rig = working().halfHour().ready(1, SAME).wait(1_900);
    const other = orderRow({ id: 8, cid: 43 });
    rig.tells(0, ['on', other]).wait(750);
    expect(rig.machine.line).toBe(0);
    rig.tells(1, ['on', other]).wait(500);
    expect([rig.machine.line, rig.machine.differences, kinds(rig.events).includes('doubted')]).toEqual([1, 0, false]);
  });

  test('an order whose answer is still to come keeps the first, and one that left later is not said to be missing', () => {
    const rig = working().halfHour().ready(1, SAME);
    const late = { ...realOrder('R-1-2', 44, '229'), createdAt: rig.now };
    rig.wait(1_000);
    rig.execution.submit([{ ...late, createdAt: rig.now }], rig.now);
    rig.wait(4_000);
    expect([rig.machine.line, rig.order('R-1-2').state]).toEqual([0, 'sent']);
    rig.wait(1_500);
    expect([rig.machine.line, rig.order('R-1-2').doubt]).toEqual([1, expect.stringContaining('no answer within 5 s')]);
    // Its doubt came after that login: the account is read once more, and then it says.
    expect(rig.log).toEqual(['open 1', 'close 0', 'open 2']);
    rig.ready(2, SAME).wait(3_000);
    expect(rig.order('R-1-2').doubt).toContain('probably it was never placed');
  });

  test('an account that never stands still is read all the same', () => {
    const rig = working().halfHour().ready(1, SAME);
    for (let i = 0; i < 80 && rig.machine.line === 0; i++) rig.tells(i % 2, ['wu', USD(i)]).wait(250);
    expect(rig.machine.line).toBe(1);
  });
});

describe('with the dead-man switch, where the end of the first connection would cancel all orders', () => {
  const guarded = (): AccountRig => {
    const rig = new AccountRig();
    rig.wantsDeadManSwitch = true;
    rig.ready(0, { wallets: [USD(1_000)] });
    rig.execution.submit([OURS], rig.now);
    return rig.tells(0, ['on', orderRow({})]).tells(0, ['wu', USD(1_000)]);
  };

  test('the second has none, is listened to, and ends: the first goes on with what it said', () => {
    const rig = guarded().halfHour();
    expect(rig.log).toEqual(['open 1']);
    rig.ready(1, { orders: [], wallets: [USD(900)] }).wait(6_000);
    expect([rig.log, rig.machine.line, rig.machine.phase]).toEqual([['open 1', 'close 1'], 0, 'ready']);
    expect([rig.guarded, rig.machine.deadManSwitch, rig.machine.differences]).toEqual([[0], true, 1]);
    // No connection ended: that it was the switch is not what is said.
    expect(rig.order(OURS.id).doubt).toContain('how it ended is not known');
    expect(balancesOf(rig.execution.state()).map(({ total }) => total)).toEqual(['900']);
    rig.tells(0, ['wu', USD(880)]).tells(0, ['on', orderRow({ id: 8, cid: 43 })]);
    expect([balancesOf(rig.execution.state())[0]?.total, rig.order('V-8').state]).toEqual(['880', 'working']);
    rig.halfHour();
    expect(rig.log.at(-1)).toBe('open 2');
  });

  test('a request without an answer is looked for so, and again where it is not found', () => {
    const rig = guarded();
    rig.execution.submit([{ ...OURS, id: 'R-1-3', clientId: 1_003, createdAt: rig.now }], rig.now);
    rig.wait(5_500);
    expect(rig.log).toEqual(['open 1']);
    rig.ready(1, SAME).wait(3_000);
    expect([rig.order('R-1-3').doubt, rig.order(OURS.id).state]).toEqual([expect.stringContaining('probably it was never placed'), 'working']);
    rig.wait(5_000);
    expect(rig.log).toEqual(['open 1', 'close 1', 'open 2']);
    rig.ready(2, { orders: [orderRow({}), orderRow({ id: 9, cid: 1_003 })], wallets: [USD(1_000)] }).wait(6_000);
    expect([rig.order('R-1-3').state, rig.log.at(-1), rig.machine.line, rig.guarded]).toEqual(['working', 'close 2', 0, [0]]);
  });

  test('what only one of them has told yet is waited for, and an account that never stands still is left as it is', () => {
    const rig = guarded().halfHour().ready(1, SAME);
    for (let i = 0; i < 40; i++) rig.tells(0, ['wu', USD(i)]).wait(250);
    expect([rig.log, rig.machine.line]).toEqual([['open 1'], 0]);
    rig.wait(6_000);
    expect([rig.log.at(-1), balancesOf(rig.execution.state())[0]?.total]).toEqual(['close 1', '1000']);
    const busy = guarded().halfHour().ready(1, SAME);
    for (let i = 0; i < 130; i++) busy.tells(0, ['wu', USD(i)]).wait(250);
    expect([busy.log, balancesOf(busy.execution.state())[0]?.total]).toEqual([['open 1', 'close 1'], '129']);
    busy.wait(60_000);
    expect(busy.log.at(-1)).toBe('open 2');
  });

  test('where the first is lost the second does not stand in for it: the next one is to have the switch again', () => {
    const rig = guarded().halfHour().ready(1, SAME);
    rig.machine.closed(0, rig.now);
    expect([rig.machine.line, rig.machine.phase, rig.log]).toEqual([0, 'down', ['open 1', 'close 1']]);
    rig.ready(0, { orders: [], wallets: [USD(1_000)] });
    expect([rig.guarded, rig.order(OURS.id).doubt]).toEqual([[0, 0], expect.stringContaining('probably the dead-man switch')]);
  });
});

describe('a request without an answer', () => {
  const doubted = (): AccountRig => {
    const rig = new AccountRig().ready(0);
    rig.execution.submit([{ ...OURS, createdAt: rig.now }], rig.now);
    return rig.wait(5_500);
  };

  test('has the account read anew while the first connection goes on', () => {
    const rig = doubted();
    expect([rig.log, rig.machine.phase, rig.order(OURS.id).state]).toEqual([['open 1'], 'ready', 'unknown']);
    rig.ready(1, { orders: [orderRow({})] }).wait(3_000);
    expect([rig.order(OURS.id).state, rig.machine.line, rig.sent.length]).toEqual(['working', 1, 1]);
  });

  test('is answered by a late word of the first as well', () => {
    const rig = doubted().tells(0, ['on', orderRow({})]);
    expect([rig.order(OURS.id).state, rig.machine.line]).toEqual(['working', 0]);
  });
});

describe('a second connection that fails leaves the first, and is tried again a minute later', () => {
  const again = (rig: AccountRig): void => {
    expect([rig.machine.line, rig.machine.phase, rig.log.at(-1)]).toEqual([0, 'ready', 'close 1']);
    rig.wait(59_000);
    expect(rig.log.at(-1)).toBe('close 1');
    rig.wait(2_000);
    expect(rig.log.at(-1)).toBe('open 2');
  };

  test('which never opens', () => again(working().halfHour().wait(29_000)));

  test('which breaks after it was told of all', () => {
    const rig = working().halfHour().ready(1, SAME);
    rig.machine.closed(1, rig.now);
    again(rig);
  });

  test('which is not let in', () => {
    const rig = working().halfHour();
    rig.machine.opened(1, rig.now);
    rig.says(1, { event: 'info', version: 2, platform: { status: 1 } }).says(1, { event: 'conf', status: 'OK', flags: 98_304 });
    rig.says(1, { event: 'auth', status: 'FAILED', chanId: 0, code: 10_100, msg: 'apikey: invalid' });
    again(rig);
    expect(rig.log.some((line) => line.startsWith('stop'))).toBe(false);
  });

  test('which is not told all', () => again(working().halfHour().enters(1).tells(1, ['os', []]).wait(29_000)));
});

describe('the first is lost while there is a second', () => {
  test('that was told all: it stands in at once', () => {
    const rig = working().halfHour().ready(1, SAME);
    rig.machine.closed(0, rig.now);
    expect([rig.machine.line, rig.machine.phase, rig.log]).toEqual([1, 'ready', ['open 1', 'close 0']]);
  });

  test('by a message that was lost: it stands in as well', () => {
    const rig = working()
      .halfHour()
      .ready(1, SAME)
      .says(0, [0, 'wu', USD(5), 99, 0, 1]);
    expect([rig.machine.line, rig.machine.phase, rig.log]).toEqual([1, 'ready', ['open 1', 'close 0']]);
  });

  test('that was not: it is given up, and the first comes back and is told all, which is what the second was for', () => {
    const rig = working().halfHour().enters(1);
    rig.machine.closed(0, rig.now);
    expect([rig.machine.line, rig.machine.phase, rig.log]).toEqual([0, 'down', ['open 1', 'close 1']]);
    rig.ready(0, SAME).wait(120_000);
    expect([rig.machine.phase, rig.log.length]).toEqual(['ready', 2]);
  });
});

describe('what the second is told differs from what the first was told', () => {
  const rotation = (rig: AccountRig, line: number, told: typeof SAME): AccountRig => rig.halfHour().ready(line, told).wait(6_000);

  test('so the account becomes what it says, and it is counted', () => {
    const rig = rotation(working(), 1, { orders: [], wallets: [USD(900)] });
    expect([rig.machine.line, rig.machine.differences]).toEqual([1, 1]);
    expect(rig.order(OURS.id).doubt).toContain('how it ended is not known');
    expect(balancesOf(rig.execution.state()).map(({ total }) => total)).toEqual(['900']);
  });

  test('three times in a row are three, and one in which they agree begins the count anew', () => {
    const rig = working();
    for (const line of [1, 2, 3]) rotation(rig, line, { orders: [orderRow({})], wallets: [USD(1_000 - line)] });
    expect(rig.machine.differences).toBe(3);
    rotation(rig, 4, { orders: [orderRow({})], wallets: [USD(997)] });
    expect(rig.machine.differences).toBe(0);
  });

  test('what is free stays known where a wallet holds the same, and is asked for again where it does not', () => {
    const bare = (total: number): unknown[] => ['exchange', 'USD', total, 0, null, null, null];
    const rig = rotation(working(), 1, { orders: [orderRow({})], wallets: [bare(1_000)] });
    expect(balancesOf(rig.execution.state())).toMatchObject([{ total: '1000', available: '1000' }]);
    expect(rig.sent.flatMap(([, message]) => (message as unknown[])[1])).toEqual(['on']);
    rotation(rig, 2, { orders: [orderRow({})], wallets: [bare(900)] });
    expect(balancesOf(rig.execution.state())).toMatchObject([{ total: '900', isAvailableUnknown: true }]);
    expect(rig.sent.at(-1)).toEqual([2, [0, 'calc', null, [['wallet_exchange_USD']]]]);
  });

  test('what is free is reckoned anew each time, and is no difference', () => {
    const rig = rotation(working(), 1, { orders: [orderRow({})], wallets: [['exchange', 'USD', 1_000, 0, 12, null, null]] });
    expect(rig.machine.differences).toBe(0);
  });
});

/** The life of an order as the exchange tells it, and what its list says after each message. */
const LIFE: readonly { readonly message: Message; readonly open: readonly unknown[]; readonly usd: number }[] = [
  { message: ['on', orderRow({})], open: [orderRow({})], usd: 1_000 },
  { message: ['te', trade(1)], open: [orderRow({})], usd: 1_000 },
  { message: ['ou', orderRow({ left: 1, updated: 120 })], open: [orderRow({ left: 1, updated: 120 })], usd: 1_000 },
  { message: ['wu', USD(770)], open: [orderRow({ left: 1, updated: 120 })], usd: 770 },
  { message: ['tu', trade(1, -0.2)], open: [orderRow({ left: 1, updated: 120 })], usd: 770 },
  { message: ['oc', orderRow({ left: 1, updated: 140, status: 'CANCELED was: PARTIALLY FILLED @ 230.0(1.0)' })], open: [], usd: 770 },
];

test('wherever in an order’s life the connections change, and however far one is behind the other, nothing is lost and nothing counts twice', () => {
  const outcome = (rig: AccountRig): unknown => {
    const { state, filled, fills, end, doubt } = rig.order(OURS.id);
    return { state, filled, fills, end, doubt, balances: balancesOf(rig.execution.state()) };
  };
  const begun = (): AccountRig => {
    const rig = new AccountRig().ready(0, { wallets: [USD(1_000)] }).halfHour();
    rig.execution.submit([{ ...OURS, createdAt: rig.now }], rig.now);
    return rig;
  };
  const plain = begun();
  for (const { message } of LIFE) plain.tells(0, message);
  const expected = outcome(plain);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: LIFE.length }),
      fc.array(fc.tuple(fc.boolean(), fc.constantFrom(0, 250, 500)), { minLength: 12, maxLength: 40 }),
      (at, turns) => {
        const rig = begun();
        // So much is told before the second is; what comes after it both are told, each at its own pace.
        const told = LIFE.slice(0, at).at(-1) ?? { open: [], usd: 1_000 };
        for (const { message } of LIFE.slice(0, at)) rig.tells(0, message);
        rig.ready(1, { orders: told.open, wallets: [USD(told.usd)] });
        const left = [LIFE.slice(at), LIFE.slice(at)].map((all) => all.map(({ message }) => message));
        const next = (line: number): void => {
          const message = left[line]?.shift();
          // Nobody hears what a connection says that was closed.
          if (message !== undefined) rig.tells(line, message);
        };
        for (const [isFirst, ms] of turns) {
          next(isFirst ? 0 : 1);
          rig.wait(ms);
        }
        while ((left[0]?.length ?? 0) + (left[1]?.length ?? 0) > 0) for (const line of [0, 1]) next(line);
        rig.wait(4_000);
        expect(rig.machine.line).toBe(1);
        expect(outcome(rig)).toEqual(expected);
      },
    ),
    { numRuns: 200 },
  );
});

test('a wallet that is opened on a connection that stands hears all of its account, and each later message goes to those that read it', () => {
  const rig = new AccountRig();
  const told: string[] = [];
  const { machine } = rig;
  rig
    .enters(0)
    .tells(0, ['ps', [positionRow('tETHUSD', { size: 1, price: 200 })]])
    .tells(0, ['ws', [['margin', 'USD', 5, 0, 5]]])
    .tells(0, ['os', []]);
  expect([machine.isRead('exchange'), machine.isRead('margin')]).toEqual([true, false]);
  machine.execution('margin', { emit: (event) => told.push(event.kind) }, applyAccountEvent(EMPTY_ACCOUNT, ON_MARGIN));
  rig.tells(0, ['pu', positionRow('tETHUSD', { size: 2, price: 200 })]);
  expect(told).toEqual([]);
  rig.wait(250);
  expect([machine.isRead('margin'), told]).toEqual([true, ['held', 'position']]);
  rig.tells(0, ['wu', ['exchange', 'USD', 7, 0, 7]]).tells(0, ['pc', positionRow('tETHUSD', { size: 0, price: 200 })]);
  expect([rig.events.map(({ kind }) => kind), told]).toEqual([
    ['opened', 'held'],
    ['held', 'position', 'position'],
  ]);
  machine.closed(0, rig.now);
  expect([machine.isRead('exchange'), machine.isRead('margin')]).toEqual([false, false]);
});

test('what the exchange reckons is told with its time, asked for where the margin wallet is looked at, and stays known over a change of connections', () => {
  const rig = new AccountRig();
  const { machine } = rig;
  rig.ready(0);
  expect([machine.margin, machine.worth]).toEqual([null, null]);
  rig.wait(3_000);
  expect(rig.sent).toEqual([]);
  machine.execution('margin', { emit: () => undefined }, applyAccountEvent(EMPTY_ACCOUNT, ON_MARGIN));
  rig.wait(250);
  expect(rig.sent).toEqual([[0, [0, 'calc', null, [['margin_base']]]]]);
  rig.tells(0, ['miu', ['base', [-13, 0, 100, 87, 27]]]).tells(0, ['miu', ['sym', 'tETHUSD', [1, 2]]]);
  const margin = { profit: '-13', swaps: '0', balance: '100', net: '87', required: '27', at: rig.now };
  rig.wait(1_000).tells(0, ['bu', [4131.85, 4100]]);
  const worth = { total: '4131.85', net: '4100', at: rig.now };
  rig.wait(1_000).tells(0, ['bu', ['x']]);
  expect([machine.margin, machine.worth]).toEqual([margin, worth]);
  rig.halfHour().ready(1).wait(3_000);
  expect([machine.line, machine.margin, machine.worth?.total]).toEqual([1, margin, '4131.85']);
});

test('what was reckoned of a position stays known over a change of connections', () => {
  const reckoned = positionRow('tETHUSD', { size: 1, price: 200, profit: 3, liquidation: 90 });
  const told: unknown[] = [];
  const rig = new AccountRig();
  rig.machine.execution(
    'margin',
    { emit: (event) => event.kind === 'position' && told.push(event.told?.liquidation) },
    applyAccountEvent(EMPTY_ACCOUNT, ON_MARGIN),
  );
  rig
    .enters(0)
    .tells(0, ['ps', [reckoned]])
    .tells(0, ['ws', []])
    .tells(0, ['os', []])
    .halfHour();
  rig
    .enters(1)
    .tells(1, ['ps', [positionRow('tETHUSD', { size: 1, price: 200 })]])
    .tells(1, ['ws', []])
    .tells(1, ['os', []])
    .wait(3_000);
  expect([rig.machine.line, told]).toEqual([1, ['90']]);
});
