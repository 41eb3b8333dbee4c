import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { Decimal } from '../../../src/domain/money';
import type { OrderTerms } from '../../../src/domain/order/terms';
import { CALL_SCHEMAS } from '../../../src/worker/call-schemas';
import type { Engine } from '../../../src/worker/engine';
import { RigTab } from '../../support/engine-rig';
import { useEngineWorld } from '../../support/engine-world';
import { settle } from '../../support/fake-clock';
import {
  ACCOUNT,
  answered,
  BOOK,
  balance,
  best,
  KEY,
  limit,
  market,
  openAccount,
  place,
  press,
  refusal,
  TRADES,
  view,
} from '../../support/paper-orders';
import { storedRecords } from '../../support/raw-storage';

const world = useEngineWorld();

test('U1: one press that comes five hundred times from ten tabs is one order', async () => {
  const tabs = [await openAccount(world)];
  for (let i = 1; i < 10; i++) tabs.push(new RigTab(world.engines[0] as Engine));
  const request = press(limit('buy', '0.001', Math.round(best(tabs[0] as RigTab).bid * 0.97)));
  const answers = await Promise.all(tabs.flatMap((tab) => Array.from({ length: 50 }, () => answered(tab.api.submit(request)))));
  expect(answers.filter((answer) => answer.ok && !answer.value.isDuplicate)).toHaveLength(1);
  expect(answers.filter((answer) => answer.ok && answer.value.isDuplicate)).toHaveLength(499);
  expect(view(tabs[0] as RigTab).orders).toHaveLength(1);
  expect(await storedRecords('intents')).toHaveLength(1);
});

test('U2: what is written down, placed and shown is to the letter what was asked', async () => {
  const tab = await openAccount(world);
  const { bid } = best(tab);
  const asked: readonly OrderTerms[] = [
    limit('buy', '0.00123456', Math.round(bid * 0.97), { postOnly: true }),
    limit('sell', '0.002', Math.round(bid * 1.03), { tif: 'GTD', expiresAt: (world.clock.now() + 60_000) as never }),
    { ...market('sell', '0.003'), type: 'stop', trigger: String(Math.round(bid * 0.95)) as Decimal },
    { ...market('buy', '0.001'), type: 'trailing-stop', trail: { unit: 'percent', distance: '1.25' as Decimal } },
  ];
  for (const terms of asked) await place(tab, terms);
  await settle(30);
  expect(view(tab).orders.map((order) => order.asked)).toEqual(asked.toReversed());
  const written = (await storedRecords('intents')).map(({ value }) => (value as { order: { terms: OrderTerms } }).order.terms);
  expect(written).toEqual(asked);
});

test.each<[string, RegExp, (bid: number) => OrderTerms]>([
  ['a hundred times the size', /^max-notional: .*100,000/, () => market('buy', '2')],
  ['a price 10 % through the market', /^price-collar: .*10 % above .*5 % is allowed/, (bid) => limit('buy', '0.01', Math.round(bid * 1.1))],
  ['a price that lost a digit', /^price-collar: .*5 % is allowed/, (bid) => limit('sell', '0.01', Math.round(bid / 10))],
  ['a price with a digit too many', /^(price-collar|max-notional): /, (bid) => limit('buy', '0.01', Math.round(bid * 10))],
])('U3: %s is refused with its figure and the limit', async (_, words, terms) => {
  const tab = await openAccount(world);
  expect(await refusal(tab, terms(best(tab).bid))).toMatch(words);
  expect(view(tab).orders).toEqual([]);
});

test.each<[string, () => void]>([
  [
    'its connection is gone',
    () => {
      world.exchange.handshake = 'never';
      for (const socket of world.exchange.open) socket.reset();
    },
  ],
  [
    'nothing is heard of it',
    () => {
      world.exchange.handshake = 'never';
      for (const socket of world.exchange.open) socket.isHoled = true;
    },
  ],
  ['the exchange is in maintenance', () => world.exchange.control.maintenance(true)],
  ['its checksums do not agree', () => world.exchange.control.wrongChecksum('always')],
  ['its sides overlap', () => world.exchange.control.cross('BTC/USD', true)],
])('U4: while %s nothing leaves, whatever a page asks for, and it is said why', async (_, doubt) => {
  const tab = await openAccount(world);
  doubt();
  await world.pass(20_000);
  const refused = await refusal(tab, limit('buy', '0.001', Math.round(best(tab).bid * 0.97)));
  expect(refused).toMatch(/^book-not-live: The order book of BTC\/USD is not live: ./);
  expect(view(tab).orders).toEqual([]);
  expect(await storedRecords('intents')).toEqual([]);
});

const NUMBERS = [
  '1.000,5',
  '1,5',
  '1e3',
  '1E-9',
  '+1',
  '-0',
  '.5',
  '5.',
  '0x10',
  '٣',
  '１',
  'Infinity',
  'NaN',
  '1_000',
  ' 1',
  '1 ',
  '',
  '01',
  '1.50',
  '0.0',
];

test('U5: what is no plain decimal in its one spelling never reaches the engine as a size or a price', () => {
  const request = press(limit('buy', '0.001', 60_000));
  const submit = (change: object): boolean =>
    v.safeParse(CALL_SCHEMAS.submit, [{ ...request, orders: [{ terms: { ...request.orders[0]?.terms, ...change }, role: null }] }]).success;
  const amend = (change: object): boolean => v.safeParse(CALL_SCHEMAS.amend, [ACCOUNT, 'P-1-1', change]).success;
  expect([submit({}), submit({ size: '0.5' }), amend({ size: '0.5' })]).toEqual([true, true, true]);
  for (const size of [...NUMBERS, '1'.repeat(41), `0.${'1'.repeat(40)}`, 1, null])
    expect([size, submit({ size }), submit({ price: size }) && size !== null, amend({ size })]).toEqual([size, false, false, false]);
});

test('U6: an account trades its own market alone, under ids of its own, and the exchange hears nothing of it', async () => {
  const tab = await openAccount(world);
  const heard: string[] = [];
  for (const socket of world.exchange.open) {
    const fromClient = socket.fromClient.bind(socket);
    socket.fromClient = (text) => {
      heard.push((JSON.parse(text) as { event?: string }).event ?? text);
      return fromClient(text);
    };
  }
  for (let i = 0; i < 5; i++) await place(tab, limit('buy', '0.001', Math.round(best(tab).bid * (0.9 + i / 100))));
  await place(tab, market('buy', '0.002'));
  // The other market is live, and still it is not this account's.
  tab.follow(KEY, BOOK, TRADES, 'book:simulated:BTC/USD:P0:100');
  await world.pass(3_000);
  expect(tab.state('book:simulated:BTC/USD:P0:100').status.state).toBe('live');
  await answered(tab.api.cancel(ACCOUNT, { kind: 'all' }));
  expect(await refusal(tab, { ...market('buy', '0.001'), instrument: 'simulated:BTC/USD' })).toMatch(
    /^instrument: This account does not trade BTC\/USD/,
  );
  await world.pass(10_000);
  expect(heard.filter((event) => !['ping', 'subscribe', 'unsubscribe'].includes(event))).toEqual([]);
  expect(view(tab).orders.every(({ id }) => id.startsWith('P-'))).toBe(true);
});

test('U8: the kill switch works with no connection at all, and what it cancelled stays cancelled when it is back', async () => {
  const tab = await openAccount(world);
  for (let i = 0; i < 5; i++) await place(tab, limit('buy', '0.001', Math.round(best(tab).bid - 1 - i)));
  world.exchange.handshake = 'never';
  for (const socket of world.exchange.open) socket.isHoled = true;
  await world.pass(20_000);
  const onItsWay = answered(tab.api.submit(press(limit('buy', '0.001', Math.round(best(tab).bid * 0.9)))));
  // In the task of the call: no order that is asked for after it can be placed.
  const pulled = tab.api.kill(ACCOUNT);
  await settle(1);
  expect(view(tab).gate).toMatchObject({ isReady: false, killedAt: world.clock.now() });
  expect(view(tab).orders.map(({ state }) => state)).toEqual(Array.from({ length: 5 }, () => 'cancelled'));
  expect(await answered(pulled)).toEqual({ ok: true, value: 5 });
  expect((await onItsWay).ok).toBe(false);
  world.exchange.handshake = 'open';
  await world.pass(30_000);
  expect(tab.state(BOOK).status.state).toBe('live');
  expect(await refusal(tab, market('buy', '0.001'))).toMatch(/^killed: /);
  const again = world.start();
  again.follow(KEY, BOOK, TRADES);
  await world.pass(3_000);
  expect(view(again).gate.killedAt).not.toBeNull();
  expect(view(again).orders.every(({ state, fills }) => state === 'cancelled' && fills.length === 0)).toBe(true);
  expect(balance(again, 'USD')).toMatchObject({ total: '10000', reserved: '0' });
});
