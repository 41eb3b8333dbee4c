import { afterEach, expect, test } from 'vitest';
import type { Commands } from '../../../src/client/terminal';
import type { Fault } from '../../../src/domain/fault';
import { oneOrder } from '../../../src/domain/order/order-set';
import type { Result } from '../../../src/domain/result';
import { dismissAll, notices } from '../../../src/ui/notices/board';
import { createHotkeySender } from '../../../src/ui/trading/hotkey-sender';
import type { OrderReceipt, OrderRequest } from '../../../src/worker/protocol/account-view';
import { makeTerms } from './orders';

afterEach(dismissAll);

const SET = oneOrder(makeTerms());
const placed: Result<OrderReceipt, Fault> = { ok: true, value: { ids: ['P-1'], isDuplicate: false } };
const silent: Result<OrderReceipt, Fault> = { ok: false, error: { code: 'engine-silent', next: 'wait', detail: 'no answer for 5 s' } };
const refused = (rule: 'same-intent' | 'funds'): Result<OrderReceipt, Fault> =>
  ({ ok: false, error: { code: 'order-refused', next: 'ask-user', rule, detail: 'why' } }) as Result<OrderReceipt, Fault>;

/** A sender, what it asked and cancelled, and the means to answer. */
function rig(origin: 'hotkey' | 'ladder' = 'hotkey') {
  const asked: OrderRequest[] = [];
  const cancelled: string[] = [];
  const answers: ((result: Result<OrderReceipt, Fault>) => void)[] = [];
  const submit: Commands['submit'] = (one) => {
    asked.push(one);
    return new Promise((resolve) => answers.push(resolve));
  };
  let nonces = 0;
  const sender = createHotkeySender(
    { commands: { submit } as Commands },
    { id: () => 'paper:simulated:main', word: () => 'PAPER' },
    () => `nonce-${++nonces}`,
    (orders) => cancelled.push(...orders.map(({ id }) => id)),
    origin,
  );
  const answer = async (result: Result<OrderReceipt, Fault>): Promise<void> => {
    answers.shift()?.(result);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { sender, asked, cancelled, answer };
}

test('one press is one request, and none is sent while another is under way', async () => {
  const { sender, asked, answer } = rig();
  sender.send(SET);
  sender.send(SET);
  expect(asked).toMatchObject([{ nonce: 'nonce-1', origin: 'hotkey', account: 'paper:simulated:main', isAnother: false }]);
  await answer(placed);
  sender.send(SET);
  expect(asked).toHaveLength(2);
  expect(new Set(asked.map(({ nonce }) => nonce)).size).toBe(2);
});

test('an order says where it was asked for', () => {
  const { sender, asked } = rig('ladder');
  sender.send(SET);
  expect(asked).toMatchObject([{ origin: 'ladder' }]);
});

test('what was placed is told with the way back, which cancels it', async () => {
  const { sender, cancelled, answer } = rig();
  sender.send(SET);
  await answer(placed);
  expect(notices()).toMatchObject([{ kind: 'done', title: 'Buy 0.5 BTC @ 64,000 · limit · PAPER', detail: 'P-1 placed', action: { label: 'Undo' } }]);
  notices()[0]?.action?.run();
  expect(cancelled).toEqual(['P-1']);
});

test('a refusal stays and says why; an order like the last can be meant', async () => {
  const { sender, asked, answer } = rig();
  sender.send(SET);
  await answer(refused('funds'));
  expect(notices()).toMatchObject([{ kind: 'reject', detail: 'why' }]);
  expect(notices()[0]?.action).toBeUndefined();
  sender.send(SET);
  await answer(refused('same-intent'));
  notices()[0]?.action?.run();
  expect(asked.at(-1)).toMatchObject({ nonce: 'nonce-3', isAnother: true });
});

test('without an answer the same press is asked again, so that it cannot become a second order', async () => {
  const { sender, asked, answer } = rig();
  sender.send(SET);
  await answer(silent);
  expect(notices()).toMatchObject([{ kind: 'unknown', action: { label: 'Ask again' } }]);
  notices()[0]?.action?.run();
  expect(asked.map(({ nonce }) => nonce)).toEqual(['nonce-1', 'nonce-1']);
});
