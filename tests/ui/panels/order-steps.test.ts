import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Order, OrderEvent } from '../../../src/domain/order/order';
import type { LocalMs, VenueMs } from '../../../src/domain/units';
import { tookWords } from '../../../src/ui/format/age';
import { mayLackChanges, orderSteps } from '../../../src/ui/panels/orders/order-steps';
import { showLanguage } from '../../../src/ui/words/language';
import { event, makeFill, makeOrder, money } from '../trading/orders';

afterAll(() => showLanguage('en'));

const ms = (at: number): VenueMs => at as VenueMs;
const acknowledged = (at = 1_080): OrderEvent => ({ kind: 'acknowledged', at: ms(at), venueId: '4711' });
const fill = (id: string, at: number, size: string, price = '64000'): OrderEvent => ({
  kind: 'filled',
  at: ms(at),
  fill: makeFill({ id, at: ms(at), size: money(size), price: money(price) }),
});
/** Pressed at 1,000, sent at 1,030. */
const placed = (events: readonly OrderEvent[], change: Partial<Order> = {}): Order => ({
  ...makeOrder('P-1', [{ kind: 'logged', at: 1_000 as LocalMs }, ...events]),
  isSent: true,
  placedAt: ms(1_030),
  ...change,
});
const told = (order: Order): string[] =>
  orderSteps(order).map(({ words, at, after }) => `${at ?? '—'} ${after === null ? '' : `${after.isRough ? '≈' : '+'}${after.ms}`} ${words}`);

test('an order is told from its press to its last fill, each step with its time and what it took', () => {
  const order = placed([
    acknowledged(),
    event.working,
    { kind: 'amended', at: ms(1_700), change: { price: money('64100'), size: money('0.3') } },
    { kind: 'amend-refused', at: ms(1_800), change: { price: money('1') }, reason: 'too far' },
    fill('F-1', 2_000, '0.2', '64100'),
    fill('F-2', 2_500, '0.1', '64099'),
  ]);
  expect(told(order)).toEqual([
    '1000  Pressed in the ticket',
    '1030 ≈30 Written down here, then sent',
    '1080 +50 The paper book has it',
    '1500 +420 In the book',
    '1700 +200 Size changed to 0.3; placed with 0.5',
    '1700 +0 Price changed to 64,100; placed at 64,000',
    '1800 +100 A change was refused',
    '2000 +200 0.2 BTC filled at 64,100, maker',
    '2500 +500 0.1 BTC filled at 64,099, maker',
    '2500 +0 Filled whole, at 64,099.67 on average',
  ]);
  const more = orderSteps(order).map((step) => step.more);
  expect(more.filter((words) => words !== null)).toEqual(['too far', 'Filled while it rested', 'Filled while it rested']);
});

test('every change is told with what it was before, and a word that says again how it stands is none', () => {
  const changed = (at: number, price: string): OrderEvent => ({ kind: 'amended', at: ms(at), change: { price: money(price) } });
  const order = placed([
    acknowledged(),
    event.working,
    changed(1_700, '64100'),
    changed(1_750, '64100'),
    changed(1_900, '64050'),
    fill('F-1', 1_800, '0.1'),
  ]);
  expect(told(order).slice(4)).toEqual([
    '1700 +200 Price changed to 64,100; placed at 64,000',
    '1800 +100 0.1 BTC filled at 64,000, maker',
    '1900 +100 Price changed from 64,100 to 64,050',
  ]);
  expect(mayLackChanges(order)).toBe(null);
  // From before all of them were kept there is the last one.
  const { termChanges: _, ...old } = order;
  expect(told(old).slice(4)).toEqual(['1800 +300 0.1 BTC filled at 64,000, maker', '1900 +100 Price changed to 64,050; placed at 64,000']);
  expect(mayLackChanges(old)).toBe('all-but-last');
  expect(told(placed([changed(1_700, '64000')])).slice(2)).toEqual([]);
  const many = Array.from({ length: 101 }, (_, i) => changed(2_000 + i, String(64_000 + (i % 2))));
  expect(mayLackChanges(placed(many))).toBe('oldest');
  expect(told(placed(many)).filter((words) => words.includes('changed'))).toHaveLength(100);
  expect(mayLackChanges(placed([]))).toBe(null);
});

test('an end says why, and what shows that the order had arrived is told apart from what does not', () => {
  const cancelled = placed([acknowledged(), event.working, fill('F-1', 2_000, '0.2'), event.cancelled(3_000, 'by you')]);
  expect(orderSteps(cancelled).at(-1)).toEqual({
    words: 'Cancelled',
    more: 'by you',
    at: 3_000,
    clock: 'market',
    after: { ms: 1_000, isRough: false },
  });
  const refused = told(placed([event.rejected('post-only')]));
  expect(refused.slice(1)).toEqual(['1030 ≈30 Written down here as leaving', '3000 +1970 Rejected']);
  expect(told(placed([]))[1]).toBe('1030 ≈30 Written down here, then sent');
});

test('at an exchange the way there is between two clocks, and a clock that is behind makes no time of it', () => {
  const live = (at: number): Order => placed([acknowledged(at)], { account: 'live:bitfinex:p-1' });
  expect(told(live(1_080)).slice(1)).toEqual(['1030 +30 Written down here, then sent', '1080 ≈50 The exchange has it']);
  expect(orderSteps(live(1_080)).at(-1)?.more).toBe('There it is number 4711.');
  expect(told(live(990)).at(-1)).toBe('990  The exchange has it');
});

test('what is not known is said to be: one placed elsewhere, one in doubt, fills that nobody saw, times that were not kept', () => {
  const elsewhere = placed([acknowledged(), event.working], { account: 'live:bitfinex:p-1', origin: 'elsewhere' });
  expect(told(elsewhere)).toEqual(['1000  Placed by another program', '1030 ≈30 Heard of here', '1500 ≈470 In the book']);
  expect(orderSteps(elsewhere)[0]?.more).toBe('How it was asked for and sent there is not known here.');

  const doubted = placed([event.doubted], { account: 'live:bitfinex:p-1' });
  expect(told(doubted).slice(1)).toEqual(['1030 +30 Written down here as leaving', '—  Not known how it stands']);
  expect(orderSteps(doubted).at(-1)?.more).toBe('no answer in 5 s');

  const moved: OrderEvent = { kind: 'amended', at: ms(2_500), change: { price: money('64100') } };
  const partly = placed([acknowledged(), moved, fill('F-1', 2_000, '0.2'), event.doubted], { account: 'live:bitfinex:p-1' });
  expect(told(partly).slice(-2)).toEqual(['2500 +500 Price changed to 64,100; placed at 64,000', '—  Not known how it stands']);

  const unseen = placed([acknowledged(), { kind: 'progress', at: ms(2_100), filled: money('0.5') }, fill('F-1', 2_000, '0.2')]);
  expect(told(unseen).slice(-2)).toEqual(['—  Filled whole', '—  0.5 BTC are filled in all, the exchange says: not all of it was seen here']);

  const { placedAt: _, acknowledgedAt: __, workingAt: ___, ...old } = placed([acknowledged(), event.working, event.cancelled()]);
  expect(told(old)).toEqual([
    '1000  Pressed in the ticket',
    '—  Written down here, then sent',
    '—  The paper book has it',
    '—  In the book',
    '3000 ≈2000 Cancelled',
  ]);
});

test('one that waits here is held before it is sent, one that waits for a price is watched, and a liquidation has no press', () => {
  const group = { id: 'g', kind: 'bracket', role: 'stop-loss' } as const;
  const stop = { type: 'stop', trigger: money('63000'), price: null } as const;
  const held = {
    ...makeOrder('R-1', [{ kind: 'logged', at: 1_000 as LocalMs }], stop),
    account: 'live:bitfinex:p-1',
    group,
    placedAt: ms(1_010),
  } as const;
  expect(told(held)).toEqual(['1000  Pressed in the ticket', '1010 +10 Written down here, and held by this browser']);
  const sent = makeOrder(
    'R-1',
    [
      { kind: 'sent', at: 5_000 as LocalMs },
      { ...event.working, at: ms(5_100) },
      { kind: 'triggered', at: ms(6_000), price: money('63000') },
    ],
    stop,
  );
  expect(told({ ...sent, account: held.account, group, isLogged: true, placedAt: ms(1_010) }).slice(1)).toEqual([
    '1010 +10 Written down here, and held by this browser',
    '5000 +3990 Sent',
    '5100 ≈100 Watched for its trigger',
    '6000 +900 Went off',
  ]);
  // Its terms follow its entry, and are told without a time.
  const [day, numbered] = [86_400_000, { kind: 'amended', at: ms(1), change: { size: money('0.4') } } as const];
  const followed = makeOrder(
    'R-1',
    [{ kind: 'logged', at: 1_000 as LocalMs }, numbered, { kind: 'sent', at: (2 * day + 9) as LocalMs }],
    stop,
    2 * day,
  );
  expect(told({ ...followed, account: held.account, placedAt: ms(2 * day + 1) }).slice(1)).toEqual([
    `${2 * day + 1} +1 Written down here, and held by this browser`,
    '—  Size changed to 0.4; placed with 0.5',
    `${2 * day + 9} +8 Sent`,
  ]);
  const forced = { mark: money('60000'), equity: money('10'), maintenance: money('11') };
  const [first, ...rest] = orderSteps(placed([fill('F-1', 1_001, '0.5')], { origin: 'liquidation', forced }));
  expect(first?.words).toBe('The account is closed by force');
  expect(first?.more).toContain('at the mark of 60,000');
  expect(rest.map(({ words }) => words)).toEqual(['0.5 BTC filled at 64,000, maker', 'Filled whole']);
});

test('whatever was told of an order and in whatever order, its steps are in order of time after it left, and each fill is there once', () => {
  const at = fc.integer({ min: 1_000, max: 9_000 }).map(ms);
  const events = fc.array(
    fc.oneof(
      at.map((when): OrderEvent => acknowledged(when)),
      at.map((when): OrderEvent => ({ kind: 'working', at: when })),
      at.map((when): OrderEvent => ({ kind: 'triggered', at: when, price: money('1') })),
      at.map((when): OrderEvent => ({ kind: 'amended', at: when, change: { price: money('64200') } })),
      at.map((when): OrderEvent => ({ kind: 'cancelled', at: when, reason: '' })),
      fc.record({ id: fc.nat(3), when: at }).map(({ id, when }) => fill(`F-${id}`, when, '0.1')),
    ),
  );
  fc.assert(
    fc.property(events, fc.boolean(), (list, isKept) => {
      const { acknowledgedAt: _, ...rest } = placed(list);
      const order = isKept ? placed(list) : rest;
      const steps = orderSteps(order);
      const times = steps.slice(2).flatMap((step) => step.at ?? []);
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(steps.filter(({ words }) => words.includes('filled at'))).toHaveLength(order.fills.length);
      expect(steps.every(({ after }) => after === null || after.ms >= 0)).toBe(true);
    }),
  );
});

test('what a step took is told to what matters of it, in the numbers of the language', async () => {
  expect([0, 999, 1_000, 3_429, 59_999, 60_000, 7_300_000].map(tookWords)).toEqual([
    '0 ms',
    '999 ms',
    '1.00 s',
    '3.42 s',
    '59.99 s',
    '1 min',
    '2 h 1 min',
  ]);
  await showLanguage('sv');
  expect(tookWords(3_429)).toBe('3,42 s');
  expect(told(placed([acknowledged()])).at(-1)).toBe('1080 +50 Övningskontot har den');
});
