import { expect, test } from 'vitest';
import type { Fault } from '../../../../src/domain/fault';
import { fail, ok, type Result } from '../../../../src/domain/result';
import type { LocalMs } from '../../../../src/domain/units';
import { RestReading, type RestTelling } from '../../../../src/venues/bitfinex/account/rest-reading';
import { orderRow } from './live-rows';

const NOW = 1_000_000 as LocalMs;
const fault = (code: 'venue-error' | 'no-route'): Fault => ({ code, next: 'ask-user', venue: 'bitfinex', detail: 'x' });

class Rig {
  now = NOW;
  readonly asked: string[] = [];
  readonly rest = new RestReading((path) => this.asked.push(path.slice('/v2/auth/r/'.length)));

  constructor() {
    this.rest.tick(this.now);
  }

  says(reply: Result<unknown, Fault>): RestTelling | null | undefined {
    return this.rest.replied(this.asked.length, reply, this.now);
  }

  wait(ms: number): this {
    this.now = (this.now + ms) as LocalMs;
    this.rest.tick(this.now);
    return this;
  }
}

test('orders, positions and wallets are asked for one after the other, and make one telling, every five seconds', () => {
  const rig = new Rig();
  expect([rig.says(ok([orderRow({})])), rig.wait(100).says(ok([]))]).toEqual([null, null]);
  const told = rig.wait(100).says(ok([['exchange', 'USD', 5, 0, 5]]));
  expect(rig.asked).toEqual(['orders', 'positions', 'wallets']);
  expect([[...(told?.mirror.orders.keys() ?? [])], [...(told?.mirror.wallets.keys() ?? [])], told?.since]).toEqual([[7], ['exchange USD'], NOW]);
  rig.wait(4_999);
  expect(rig.asked.length).toBe(3);
  expect(rig.wait(1).asked.length).toBe(4);
});

test.each<[string, Result<unknown, Fault>, number]>([
  ['a refusal', fail(fault('venue-error')), 15_000],
  ['rows that are none', ok([[1]]), 15_000],
  ['no way', fail(fault('no-route')), 300_000],
])('after %s nothing is told, and all of it is asked for anew later', (_what, reply, ms) => {
  const rig = new Rig();
  rig.says(ok([]));
  expect(rig.says(reply)).toBeUndefined();
  rig.wait(ms - 1);
  expect(rig.asked.length).toBe(2);
  expect(rig.wait(1).asked).toEqual(['orders', 'positions', 'orders']);
});

test('an answer to what is not asked any more says nothing', () => {
  const rig = new Rig();
  rig.rest.stop();
  expect(rig.says(ok([]))).toBeNull();
  expect(rig.wait(1).asked).toEqual(['orders', 'orders']);
});

test('where something is to be seen at once it does not wait its time', () => {
  const rig = new Rig();
  for (let i = 0; i < 3; i++) rig.says(ok([]));
  rig.rest.want(rig.now);
  expect(rig.wait(0).asked.length).toBe(4);
});
