import { expect, test } from 'vitest';
import type { Fault } from '../../../../src/domain/fault';
import { fail, ok } from '../../../../src/domain/result';
import type { LocalMs } from '../../../../src/domain/units';
import { AccountRig } from './account-rig';
import { orderRow, realOrder } from './live-rows';

const OURS = realOrder('R-1-1', 42, '230');

/** An order of ours stands at the exchange, the connection is lost, and REST has told all of the account. */
function polling(): AccountRig {
  const rig = new AccountRig().ready(0);
  rig.execution.submit([OURS], rig.now);
  rig.tells(0, ['on', orderRow({})]);
  rig.machine.closed(0, rig.now);
  rig.wait(15_250);
  for (const rows of [[orderRow({})], [], []]) answer(rig, rows);
  expect(rig.machine.isPolling).toBe(true);
  return rig;
}
/** What was asked last is answered so. */
const answer = (rig: AccountRig, rows: readonly unknown[]): void => rig.machine.replied(rig.requests.at(-1)?.[0] ?? 0, ok(rows), rig.now);
const refuse = (rig: AccountRig, forMs = 60_000): void => {
  const limited: Fault = { code: 'rate-limited', next: 'wait', venue: 'bitfinex', until: (rig.now + forMs) as LocalMs, detail: 'x' };
  rig.machine.replied(rig.requests.at(-1)?.[0] ?? 0, fail(limited), rig.now);
};
const cancels = (rig: AccountRig): readonly string[] => rig.requests.flatMap(([, path]) => (path.endsWith('/order/cancel') ? [path] : []));

test('N7: in a block nothing is asked for, the account stays as it was told, and a cancel waits for its end', () => {
  const rig = polling();
  rig.wait(5_250);
  refuse(rig);
  expect([rig.machine.isHeldBack, rig.machine.isPolling]).toEqual([true, true]);
  const asked = rig.requests.length;
  rig.execution.cancel(OURS.id, rig.now);
  rig.wait(59_750);
  expect([rig.requests.length, rig.machine.isHeldBack, rig.order(OURS.id).state]).toEqual([asked, true, 'working']);
  rig.wait(500);
  expect([cancels(rig).length, rig.machine.isHeldBack]).toEqual([1, false]);
});

test('N7: a cancel that a block met leaves again after it, once', () => {
  const rig = polling();
  rig.execution.cancel(OURS.id, rig.now);
  expect(cancels(rig).length).toBe(1);
  refuse(rig);
  rig.wait(59_750);
  expect(cancels(rig).length).toBe(1);
  rig.wait(500);
  expect(cancels(rig).length).toBe(2);
});

test('a clock that is set back makes no block longer, and REST takes the place of the connection again', () => {
  const rig = polling();
  rig.wait(5_250);
  refuse(rig);
  rig.now = (rig.now - 600_000) as LocalMs;
  const asked = rig.requests.length;
  rig.wait(16_000);
  expect([rig.machine.isHeldBack, rig.requests.slice(asked).map(([, path]) => path)]).toEqual([false, ['/v2/auth/r/orders']]);
});

test('beside a connection a block holds nothing back but history', () => {
  const rig = new AccountRig().ready(0).wait(500);
  expect(rig.requests.map(([, path]) => path)).toEqual(['/v2/auth/r/orders/hist']);
  refuse(rig);
  rig.execution.submit([OURS], rig.now);
  rig.wait(59_000);
  expect([rig.machine.isHeldBack, rig.machine.phase, rig.sent.length, rig.requests.length]).toEqual([false, 'ready', 1, 1]);
});
