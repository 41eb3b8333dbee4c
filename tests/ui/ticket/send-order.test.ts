import { expect, test } from 'vitest';
import type { Commands } from '../../../src/client/terminal';
import type { Fault } from '../../../src/domain/fault';
import type { Result } from '../../../src/domain/result';
import { createSender } from '../../../src/ui/panels/ticket/send-order';
import type { OrderReceipt, OrderRequest } from '../../../src/worker/protocol/account-view';
import { makeTerms } from '../trading/orders';

const request: Omit<OrderRequest, 'nonce'> = {
  account: 'paper:simulated:main',
  origin: 'ticket',
  group: null,
  orders: [{ terms: makeTerms(), role: null }],
  isAnother: false,
};
const placed: Result<OrderReceipt, Fault> = { ok: true, value: { ids: ['P-1'], isDuplicate: false } };
const silent: Result<OrderReceipt, Fault> = { ok: false, error: { code: 'engine-silent', next: 'wait', detail: 'no answer for 5 s' } };
const refused: Result<OrderReceipt, Fault> = {
  ok: false,
  error: { code: 'call-refused', next: 'ask-user', detail: 'too large: 5 of at most 2 BTC' },
};

/** A sender, what it asked, and the means to answer. */
function rig() {
  const asked: OrderRequest[] = [];
  const answers: ((result: Result<OrderReceipt, Fault>) => void)[] = [];
  const submit: Commands['submit'] = (one) => {
    asked.push(one);
    return new Promise((resolve) => answers.push(resolve));
  };
  let nonces = 0;
  const sender = createSender({ commands: { submit } as Commands }, () => `nonce-${++nonces}`);
  const answer = async (result: Result<OrderReceipt, Fault>): Promise<void> => {
    answers.shift()?.(result);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { sender, asked, answer };
}

test('each press has a nonce of its own, and nothing is sent while one is under way', async () => {
  const { sender, asked, answer } = rig();
  sender.send(request);
  sender.send(request);
  expect(asked.map((one) => one.nonce)).toEqual(['nonce-1']);
  await answer(placed);
  sender.send(request);
  expect(asked.map((one) => one.nonce)).toEqual(['nonce-1', expect.not.stringMatching('nonce-1')]);
});

test('a refusal is kept word for word', async () => {
  const { sender, answer } = rig();
  sender.send(request);
  await answer(refused);
  expect(sender.outcome()).toEqual({ kind: 'refused', text: 'too large: 5 of at most 2 BTC', isLikeTheLast: false });
});

test('where no answer came, asking again is the same press', async () => {
  const { sender, asked, answer } = rig();
  sender.send(request);
  await answer(silent);
  expect(sender.outcome()).toMatchObject({ kind: 'unanswered' });
  sender.sendAgain();
  expect(asked[1]).toEqual(asked[0]);
  await answer({ ok: true, value: { ids: ['P-1'], isDuplicate: true } });
  expect(sender.outcome()).toEqual({ kind: 'placed', ids: ['P-1'], isDuplicate: true });
});

test('another like it is another press that says so', async () => {
  const { sender, asked, answer } = rig();
  sender.send(request);
  await answer(refused);
  sender.sendAnother();
  expect(asked[1]).toMatchObject({ isAnother: true, orders: request.orders });
  expect(asked[1]?.nonce).not.toBe(asked[0]?.nonce);
});

test('the answer to an order of another pair is not shown here', async () => {
  const { sender, answer } = rig();
  sender.send(request);
  sender.forget();
  await answer(placed);
  expect(sender.outcome()).toBeNull();
  expect(sender.isSending()).toBe(false);
});
