import { expect, test } from 'vitest';
import { accountKey, liveAccount, mainPaperAccount } from '../../src/domain/account/account-id';
import { TROUBLES } from '../../src/domain/trouble';
import type { Engine } from '../../src/worker/engine';
import { PROTOCOL } from '../../src/worker/protocol/engine-api';
import { TroubleSwitch } from '../../src/worker/trouble';
import { RigTab } from '../support/engine-rig';
import { useEngineWorld } from '../support/engine-world';
import { FakeClock, settle } from '../support/fake-clock';
import { by, startLive } from '../support/live-orders';
import { ACCOUNT, answered, best, limit, openAccount, orderOf, PAIR, press } from '../support/paper-orders';
import { granted, keyPort, PASSPHRASE, typed } from '../support/vault-rig';

const SIM_BOOK = 'book:simulated:BTC/USD:P0:25';
const SIM_TRADES = 'trades:simulated:BTC/USD';
const SIM_ACCOUNT = accountKey(mainPaperAccount('simulated'));
const REAL_BOOK = 'book:bitfinex:BTC/USD:P0:25';
const world = useEngineWorld();

test('trouble is told to all tabs with its end, and ends by itself', async () => {
  const tab = world.start();
  const other = new RigTab(world.engines[0] as Engine);
  expect(await tab.api.makeTrouble('stream-frozen', 30)).toEqual({ ok: true, value: null });
  expect(tab.look().link?.trouble).toEqual({ kind: 'stream-frozen', endsAt: world.clock.now() + 30_000 });
  expect(other.look().link?.trouble).toEqual(tab.link?.trouble);
  await world.pass(29_000);
  expect(tab.look().link?.trouble?.kind).toBe('stream-frozen');
  await world.pass(2_000);
  expect(tab.look().link?.trouble).toBeNull();
});

test('one kind takes the place of another, whose end does not end it', async () => {
  const tab = world.start();
  await tab.api.makeTrouble('orders-late', 30);
  await world.pass(20_000);
  await tab.api.makeTrouble('slow-answers', null);
  await world.pass(60_000);
  expect(tab.look().link?.trouble).toEqual({ kind: 'slow-answers', endsAt: null });
  await tab.api.endTrouble();
  expect(tab.look().link?.trouble).toBeNull();
});

test('a further engine begins without', async () => {
  const tab = world.start();
  await tab.api.makeTrouble('connection-lost', null);
  await world.engines[0]?.retire();
  expect(world.start().look().link?.trouble).toBeNull();
});

test.each(['connection-lost', 'stream-frozen', 'wrong-checksum'] as const)(
  '%s: the simulated market suffers and comes back, the exchange does not notice',
  async (kind) => {
    const tab = world.start();
    tab.follow(SIM_BOOK, SIM_TRADES, REAL_BOOK);
    await world.pass(3_000);
    expect([tab.state(SIM_BOOK), tab.state(REAL_BOOK)].map(({ status }) => status.state)).toEqual(['live', 'live']);
    await tab.api.makeTrouble(kind, 30);
    const seen = new Set<string>();
    for (let i = 0; i < 58; i++) {
      await world.pass(500);
      seen.add(tab.state(SIM_BOOK).status.state);
      expect(tab.state(REAL_BOOK).status.state).toBe('live');
    }
    expect([...seen].filter((state) => state !== 'live')).toEqual([kind === 'wrong-checksum' ? 'verifying' : 'stale']);
    // A book that fails is live again between; one without a line is not.
    expect(seen.has('live')).toBe(kind !== 'connection-lost');
    await world.pass(2_000);
    expect([tab.state(SIM_BOOK), tab.state(SIM_TRADES)].map(({ status }) => status.state)).toEqual(['live', 'live']);
  },
);

test('orders refused: the paper book says no, in the words of the trouble, and takes the next one afterwards', async () => {
  const tab = await openAccount(world);
  await tab.api.makeTrouble('orders-refused', null);
  const terms = () => limit('buy', '0.01', best(tab).bid - 100);
  const refused = await answered(tab.api.submit(press(terms(), { isAnother: true })));
  await world.pass(500);
  const id = refused.ok ? refused.value.ids[0] : undefined;
  expect(orderOf(tab, id)).toMatchObject({ state: 'rejected', end: { reason: expect.stringContaining('on purpose') } });
  await tab.api.endTrouble();
  const taken = await answered(tab.api.submit(press(terms(), { isAnother: true })));
  await world.pass(500);
  expect(orderOf(tab, taken.ok ? taken.value.ids[0] : undefined)?.state).toBe('working');
});

test('orders late: an order is under way for five seconds, and nothing asked after it overtakes it', async () => {
  const tab = await openAccount(world);
  await tab.api.makeTrouble('orders-late', null);
  const placed = await answered(tab.api.submit(press(limit('buy', '0.01', best(tab).bid - 100))));
  const id = placed.ok ? placed.value.ids[0] : undefined;
  await tab.api.endTrouble();
  void tab.api.cancel(ACCOUNT, { kind: 'instrument', instrument: PAIR });
  await world.pass(4_000);
  expect(orderOf(tab, id)?.state).toBe('sent');
  await world.pass(1_500);
  expect(orderOf(tab, id)?.state).toBe('cancelled');
});

test('slow answers: the order is there at once, the answer to the press three seconds later', async () => {
  const tab = await openAccount(world);
  await tab.api.makeTrouble('slow-answers', null);
  let answer: unknown;
  void tab.api.submit(press(limit('buy', '0.01', best(tab).bid - 100))).then((given) => {
    answer = given;
  });
  await world.pass(2_000);
  expect(tab.state(accountKey(ACCOUNT)).data).toMatchObject({ account: { orders: [{ state: 'working' }] } });
  expect(answer).toBeUndefined();
  await world.pass(1_500);
  expect(answer).toMatchObject({ ok: true });
});

/** It fell silent just now, for two minutes. */
async function silent(tab: RigTab): Promise<void> {
  expect(await tab.api.makeTrouble('engine-silent', 120)).toEqual({ ok: true, value: null });
  await world.pass(1_000);
}
/** What a call comes to, once it does. */
function heldBack<T>(call: Promise<T>): { answer: T | undefined } {
  const held: { answer: T | undefined } = { answer: undefined };
  void call.then((answer) => {
    held.answer = answer;
  });
  return held;
}

test('a silent engine tells its tabs why before it is, and does of what it was asked only what somebody still waits for', async () => {
  const tab = world.start();
  tab.follow(SIM_BOOK, SIM_ACCOUNT);
  await world.pass(3_000);
  expect(await tab.api.makeTrouble('engine-silent', 120)).toEqual({ ok: true, value: null });
  expect(tab.look().link?.trouble?.kind).toBe('engine-silent');
  await world.pass(1_000);
  const told = tab.messages.length;
  const other = new RigTab(world.engines[0] as Engine);
  const early = heldBack(tab.api.setMood('simulated', 'calm'));
  await world.pass(10_000);
  const late = heldBack(tab.api.instruments('simulated'));
  const ofGone = heldBack(other.api.instruments('simulated'));
  other.close();
  await world.pass(3_000);
  expect(tab.look().messages).toHaveLength(told);
  expect([early, late, ofGone].map(({ answer }) => answer)).toEqual([undefined, undefined, undefined]);
  expect(await tab.api.endTrouble()).toEqual({ ok: true, value: null });
  await settle(5);
  expect(tab.look().link?.trouble).toBeNull();
  const dropped = { ok: false, error: { code: 'call-refused', detail: expect.stringContaining('did nothing of it') } };
  expect([early.answer, late.answer, ofGone.answer]).toMatchObject([dropped, { ok: true }, dropped]);
  expect(tab.venue('simulated').moods?.chosen).toBeNull();
});

test('an order that its tab was told did not get through is not placed when the silence ends', async () => {
  const tab = world.start();
  tab.follow(SIM_BOOK, SIM_ACCOUNT);
  await world.pass(3_000);
  await silent(tab);
  const terms = { ...limit('buy', '0.01', 1), instrument: 'simulated:BTC/USD' } as const;
  const order = heldBack(tab.api.submit(press(terms, { account: mainPaperAccount('simulated') })));
  await world.pass(6_000);
  await tab.api.endTrouble();
  await world.pass(1_000);
  expect(order.answer).toMatchObject({ ok: false, error: { code: 'call-refused' } });
  expect(tab.state(SIM_ACCOUNT).data).toMatchObject({ account: { orders: [] } });
});

test('in the silence a tab is greeted, what it follows then holds when it ends, and other trouble begins at once', async () => {
  const tab = world.start();
  await silent(tab);
  const anew = new RigTab(world.engines[0] as Engine);
  expect(await anew.api.hello(PROTOCOL)).toMatchObject({ ok: true, value: { protocol: PROTOCOL } });
  anew.follow(SIM_BOOK);
  await world.pass(20_000);
  expect(await anew.api.makeTrouble('slow-answers', 30)).toEqual({ ok: true, value: null });
  await world.pass(3_000);
  expect(anew.look().link?.trouble?.kind).toBe('slow-answers');
  expect(anew.state(SIM_BOOK).status.state).toBe('live');
});

test('no engine that serves a real exchange falls silent, and none without an end', async () => {
  const tab = world.start();
  expect(await tab.api.makeTrouble('engine-silent', null)).toMatchObject({ ok: false, error: { code: 'call-refused' } });
  tab.follow(REAL_BOOK);
  await world.pass(1_000);
  expect(await tab.api.makeTrouble('engine-silent', 30)).toMatchObject({ ok: false, error: { detail: expect.stringContaining('real exchange') } });
  for (const kind of TROUBLES.filter((one) => one !== 'engine-silent'))
    expect(await tab.api.makeTrouble(kind, 30)).toEqual({ ok: true, value: null });
});

test('an exchange that comes to be followed just before the silence ends it', async () => {
  const tab = world.start();
  expect(await tab.api.makeTrouble('engine-silent', 120)).toEqual({ ok: true, value: null });
  tab.follow(REAL_BOOK);
  await world.pass(3_000);
  expect(tab.look().link?.trouble).toBeNull();
  expect(tab.state(REAL_BOOK).status.state).toBe('live');
});

test('so does one that comes to be served in it', () => {
  const clock = new FakeClock();
  let serves = false;
  const trouble = new TroubleSwitch({ clock, market: () => undefined, servesExchange: () => serves, changed: () => undefined });
  trouble.begin('engine-silent', 120);
  clock.advance(10_000);
  expect(trouble.isSilent).toBe(true);
  serves = true;
  clock.advance(1_000);
  expect([trouble.isSilent, trouble.view(), clock.pending]).toEqual([false, null, 0]);
});

test('an open vault or an account in sight of a tab keeps the engine from silence, one that was looked at before does not', async () => {
  const tab = startLive(world);
  granted(await tab.api.createVault(keyPort(PASSPHRASE)));
  const refusal = { ok: false, error: { detail: expect.stringContaining('lock the vault') } };
  expect(await tab.api.makeTrouble('engine-silent', 30)).toMatchObject(refusal);
  const profile = granted(await tab.api.addProfile(by(), typed('a')));
  const key = accountKey(liveAccount('bitfinex', profile.id));
  tab.follow(key);
  await world.pass(1_000);
  granted(await tab.api.lockVault());
  await world.pass(1_000);
  expect(tab.state(key).status.state).toBe('offline');
  expect(await tab.api.makeTrouble('engine-silent', 30)).toMatchObject(refusal);
  tab.follow();
  await world.pass(11_000);
  expect(await tab.api.makeTrouble('engine-silent', 30)).toEqual({ ok: true, value: null });
});
