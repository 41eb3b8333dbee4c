import { afterEach, expect, test } from 'vitest';
import type { Commands } from '../../../src/client/terminal';
import type { Fault } from '../../../src/domain/fault';
import type { Result } from '../../../src/domain/result';
import { dismissAll, notices } from '../../../src/ui/notices/board';
import { createCanceller } from '../../../src/ui/trading/cancel-orders';
import type { CancelScope } from '../../../src/worker/protocol/account-view';
import { makeTerms } from './orders';

afterEach(dismissAll);

/** What was asked of the engine in one press, which answers this. */
async function press(ids: readonly string[], answer: Result<number, Fault>): Promise<readonly CancelScope[]> {
  const asked: CancelScope[] = [];
  const cancel: Commands['cancel'] = (_account, scope) => {
    asked.push(scope);
    return Promise.resolve(answer);
  };
  createCanceller({ commands: { cancel } as Commands }, { id: () => 'paper:simulated:main' })(ids.map((id) => ({ id, terms: makeTerms() })));
  await Promise.resolve();
  return asked;
}

test('several orders are asked about at once: one that another takes along is not told as one that was not cancelled', async () => {
  expect(await press(['P-1', 'P-2'], { ok: true, value: 2 })).toEqual([{ kind: 'orders', ids: ['P-1', 'P-2'] }]);
  expect(notices()).toMatchObject([{ kind: 'done', title: 'Cancelled 2 orders', detail: 'BTC/USD' }]);
});

test('how many were not cancelled is said, and that they were over', async () => {
  await press(['P-1', 'P-2', 'P-3'], { ok: true, value: 1 });
  expect(notices()).toMatchObject([
    {
      kind: 'reject',
      title: 'Not cancelled: 2 of 3 BTC/USD',
      detail: 'What was not cancelled was not open any more: filled, cancelled or unknown here.',
    },
  ]);
});

test('of one order the engine says itself why, and with none nothing is asked', async () => {
  const error = { code: 'order-refused', next: 'ask-user', rule: 'no-such-order', detail: 'why' } as Fault;
  expect(await press(['P-1'], { ok: false, error })).toEqual([{ kind: 'order', id: 'P-1' }]);
  expect(notices()).toMatchObject([{ kind: 'reject', title: 'Not cancelled: 1 of 1 BTC/USD', detail: 'why' }]);
  expect(await press([], { ok: true, value: 0 })).toEqual([]);
});
