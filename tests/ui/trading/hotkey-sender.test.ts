import { afterEach, expect, test } from 'vitest';
import type { Commands } from '../../../src/client/terminal';
import type { AccountId } from '../../../src/domain/account/account-id';
import type { Fault } from '../../../src/domain/fault';
import { oneOrder } from '../../../src/domain/order/order-set';
import type { Result } from '../../../src/domain/result';
import { dismissAll, notices } from '../../../src/ui/notices/board';
import { createHotkeySender } from '../../../src/ui/trading/hotkey-sender';
import type { OrderReceipt, OrderRequest } from '../../../src/worker/protocol/account-view';
import { makeTerms } from './orders';

afterEach(dismissAll);

const MAIN: AccountId = 'paper:simulated:main';
const OTHER: AccountId = 'paper:simulated:other';
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
  const cancel: Commands['cancel'] = (account, target) => {
    cancelled.push(`${account} ${target.kind === 'order' ? target.id : target.kind}`);
    return Promise.resolve({ ok: true, value: 1 });
  };
  const chosen = { id: MAIN };
  let nonces = 0;
  const sender = createHotkeySender(
    { commands: { submit, cancel } as Commands },
    { id: () => chosen.id, word: () => 'PAPER' },
    () => `nonce-${++nonces}`,
    origin,
  );
  const answer = async (result: Result<OrderReceipt, Fault>): Promise<void> => {
    answers.shift()?.(result);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { sender, asked, cancelled, chosen, answer };
}

test('one press is one request; one while another is under way is not sent, and says so', async () => {
  const { sender, asked, answer } = rig();
  sender.send(SET, MAIN);
  sender.send(SET, MAIN);
  expect(asked).toMatchObject([{ nonce: 'nonce-1', origin: 'hotkey', account: 'paper:simulated:main', isAnother: false }]);
  expect(notices()).toMatchObject([{ kind: 'note', title: 'Not sent: Buy 0.5 BTC @ 64,000 · limit · PAPER' }]);
  await answer(placed);
  sender.send(SET, MAIN);
  expect(asked).toHaveLength(2);
  expect(new Set(asked.map(({ nonce }) => nonce)).size).toBe(2);
});

test('an order says where it was asked for', () => {
  const { sender, asked } = rig('ladder');
  sender.send(SET, MAIN);
  expect(asked).toMatchObject([{ origin: 'ladder' }]);
});

test('what was placed is told with the way back, which cancels it in its account, whichever is chosen by then', async () => {
  const { sender, cancelled, chosen, answer } = rig();
  sender.send(SET, MAIN);
  await answer(placed);
  expect(notices()).toMatchObject([{ kind: 'done', title: 'Buy 0.5 BTC @ 64,000 · limit · PAPER', detail: 'P-1 placed', action: { label: 'Undo' } }]);
  chosen.id = OTHER;
  notices()[0]?.action?.run();
  expect(cancelled).toEqual(['paper:simulated:main P-1']);
});

test('what was meant for one account does not leave for another', () => {
  const { sender, asked, chosen } = rig();
  chosen.id = OTHER;
  sender.send(SET, MAIN);
  expect(asked).toEqual([]);
  expect(notices()).toMatchObject([{ kind: 'note', detail: 'It was meant for another account than the one that is chosen now.' }]);
});

test('a refusal stays and says why; an order like the last can be meant', async () => {
  const { sender, asked, answer } = rig();
  sender.send(SET, MAIN);
  await answer(refused('funds'));
  expect(notices()).toMatchObject([{ kind: 'reject', detail: 'why' }]);
  expect(notices()[0]?.action).toBeUndefined();
  sender.send(SET, MAIN);
  await answer(refused('same-intent'));
  notices()[0]?.action?.run();
  expect(asked.at(-1)).toMatchObject({ nonce: 'nonce-3', isAnother: true });
});

test('without an answer the same press is asked again, so that it cannot become a second order', async () => {
  const { sender, asked, answer } = rig();
  sender.send(SET, MAIN);
  await answer(silent);
  expect(notices()).toMatchObject([{ kind: 'unknown', action: { label: 'Ask again' } }]);
  notices()[0]?.action?.run();
  expect(asked.map(({ nonce }) => nonce)).toEqual(['nonce-1', 'nonce-1']);
});
