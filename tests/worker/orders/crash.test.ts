import { afterEach, beforeEach, expect, test } from 'vitest';
import type { OrderRequest } from '../../../src/worker/protocol/account-view';
import { randomOf } from '../../exchange/pace';
import { RigTab } from '../../support/engine-rig';
import { FakeClock, settle } from '../../support/fake-clock';
import { ModelExchange } from '../../support/model-exchange';
import { MortalEngine } from '../../support/mortal-engine';
import { MortalStorage } from '../../support/mortal-storage';
import { BOOK, best, KEY, limit, press, TRADES, view } from '../../support/paper-orders';
import { storedRecords } from '../../support/raw-storage';

const CRASHES = 200;
/** Turns of the event loop that a press takes from the click to its record in the journal, and some more. */
const MOST_TURNS = 40;

let storage: MortalStorage;
let clock: FakeClock;
let exchange: ModelExchange;
beforeEach(() => {
  storage = new MortalStorage();
  storage.install();
  clock = new FakeClock();
  exchange = new ModelExchange(clock);
  exchange.move('BTC/USD', 1_000);
});
afterEach(() => storage.uninstall());

let started = 0;
async function start(): Promise<{ readonly mortal: MortalEngine; readonly tab: RigTab }> {
  const { openSocket, fetch } = exchange;
  const mortal = new MortalEngine({ clock, random: () => 0.5, openSocket, fetch }, `engine-${++started}`);
  const tab = new RigTab(mortal.engine);
  tab.follow(KEY, BOOK, TRADES);
  for (let i = 0; i < 200 && !isReady(tab); i++) await clock.advanceAsync(200, 200);
  expect(isReady(tab)).toBe(true);
  return { mortal, tab };
}
const isReady = (tab: RigTab): boolean => tab.state(BOOK).status.state === 'live' && tab.state(KEY).status.state === 'live';

/** Which orders the journal has as placed, and how often. */
async function placed(): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  for (const { value } of await storedRecords('journal')) {
    const { kind, order } = value as { kind: string; order?: { id: string } };
    if (kind === 'placed' && order !== undefined) counts.set(order.id, (counts.get(order.id) ?? 0) + 1);
  }
  return counts;
}

async function intentsOf({ nonce }: OrderRequest): Promise<{ readonly id: string }[]> {
  const records = await storedRecords('intents');
  return records.map(({ key, value }) => ({ id: String(key), ...(value as { nonce: string }) })).filter((one) => one.nonce === nonce);
}

test(`B1, S4: ${CRASHES} engines that die anywhere between the click and the answer place each order once or not at all`, async () => {
  const random = randomOf(20_261_126);
  const ended: Record<string, number> = {};
  let { mortal, tab } = await start();
  for (let i = 0; i < CRASHES; i++) {
    const request = press(limit('buy', '0.0001', Math.round(best(tab).bid * (0.8 + i / 2_000))));
    let answer: unknown = null;
    void tab.api.submit(request).then((told) => {
      answer = told;
    });
    await settle(i % MOST_TURNS);
    const told = answer as { readonly ok: boolean; readonly value?: { readonly ids: readonly string[] } } | null;
    mortal.kill();
    storage.cutPower(() => random() < 0.5);
    // The exchange lets twenty connections in a minute.
    await clock.advanceAsync(4_000, 4_000);
    ({ mortal, tab } = await start());
    const intents = await intentsOf(request);
    const found = view(tab).orders.filter(({ id }) => intents.some((intent) => intent.id === id));
    // One press is one order at the most, and nothing is known of one that was not written down before.
    expect(intents.length).toBeLessThanOrEqual(1);
    expect(found.length).toBe(intents.length);
    if (told !== null) expect(found.map(({ id }) => id)).toEqual(told.value?.ids);
    const [order] = found;
    if (order !== undefined) expect(order.asked).toEqual(request.orders[0]?.terms);
    const outcome = order === undefined ? 'nothing written' : (order.end?.reason ?? order.state);
    ended[outcome] = (ended[outcome] ?? 0) + 1;
  }
  for (const [id, times] of await placed()) expect([id, times]).toEqual([id, 1]);
  // The crashes fell on both sides of each writing.
  expect(Object.keys(ended).sort()).toEqual(['not placed: the engine stopped before the order reached the paper book', 'nothing written', 'working']);
  mortal.kill();
}, 120_000);
