import { expect, test } from 'vitest';
import type { Fault } from '../../../../src/domain/fault';
import { fail, ok, type Result } from '../../../../src/domain/result';
import type { LocalMs } from '../../../../src/domain/units';
import { History, type Told } from '../../../../src/venues/bitfinex/account/history';
import { orderRow } from './live-rows';

const NOW = 2_000_000_000 as LocalMs;
const START = NOW - 14 * 86_400_000;
const trade = (id: number, at: number): unknown[] => [id, 'tETHUSD', at, 7, 1, 230, 'EXCHANGE LIMIT', 230, 1, -0.2, 'USD', 42];
const REFUSED: Fault = { code: 'venue-error', next: 'ask-user', venue: 'bitfinex', detail: 'status 500' };

/** A history, and an exchange that answers what is asked of it. */
class Rig {
  now = NOW;
  readonly asked: unknown[] = [];
  private last = 0;
  readonly history = new History((path, body) => {
    this.asked.push([path.slice('/v2/auth/r/'.length), JSON.parse(body)]);
    return ++this.last;
  });

  constructor() {
    this.history.want(NOW);
    this.history.tick(NOW);
  }

  answers(value: Result<unknown, Fault>): Result<Told, string> | null {
    return this.history.replied(this.last, value, this.now);
  }

  says(value: Result<unknown, Fault>): Told | null {
    const answer = this.answers(value);
    return answer?.ok === true ? answer.value : null;
  }

  wait(ms: number): this {
    this.now = (this.now + ms) as LocalMs;
    this.history.tick(this.now);
    return this;
  }
}

test('orders are asked for, then trades, of two weeks, and come the oldest first', () => {
  const rig = new Rig();
  expect(rig.says(ok([orderRow({ id: 8, updated: 20 }), orderRow({ id: 7, updated: 10 })]))).toBeNull();
  const recalled = rig.says(ok([trade(2, 9), trade(1, 9), trade(3, 5)]));
  expect(recalled?.orders.map(({ id }) => id)).toEqual([7, 8]);
  expect(recalled?.trades.map(({ id }) => id)).toEqual([3, 1, 2]);
  expect(rig.asked).toEqual([
    ['orders/hist', { start: START, limit: 500 }],
    ['trades/hist', { start: START, limit: 500 }],
  ]);
  expect(rig.history.isIdle).toBe(true);
  expect(recalled).toMatchObject({ askedAt: NOW, from: START, isWhole: true });
});

test('a full page is followed by the one before it, and what stands on both is there once', () => {
  const rig = new Rig();
  rig.says(ok([]));
  expect(rig.says(ok(Array.from({ length: 500 }, (_, i) => trade(1_000 - i, 10_000 - i))))).toBeNull();
  const recalled = rig.says(ok([trade(501, 9_501), trade(500, 9_400)]));
  expect(recalled?.trades.length).toBe(501);
  expect(rig.asked.at(-1)).toEqual(['trades/hist', { start: START, end: 9_501, limit: 500 }]);
});

test('pages that lead nowhere come to an end', () => {
  const rig = new Rig();
  rig.says(ok([]));
  const page = ok(Array.from({ length: 500 }, (_, i) => trade(i + 1, 7)));
  expect(rig.says(page)).toBeNull();
  expect(rig.says(page)).toMatchObject({ trades: { length: 500 }, isWhole: false });
});

test.each<[string, Result<unknown, Fault>, number]>([
  ['a refusal', fail(REFUSED), 60_000],
  ['rows that are none', ok([[1]]), 60_000],
  ['something else than rows', ok({ error: 'x' }), 60_000],
  ['a limit', fail({ code: 'rate-limited', next: 'wait', venue: 'bitfinex', until: (NOW + 90_000) as LocalMs, detail: 'x' }), 90_000],
])('after %s it is asked for again when its time has come', (_what, answer, ms) => {
  const rig = new Rig();
  expect(rig.answers(answer)).toMatchObject({ ok: false, error: expect.any(String) });
  rig.wait(ms - 1);
  expect(rig.asked.length).toBe(1);
  rig.wait(1);
  expect(rig.asked).toEqual([rig.asked[0], ['orders/hist', { start: START + ms, limit: 500 }]]);
});

test('three failures in a row are enough, and where there is no way one is', () => {
  const rig = new Rig();
  for (let i = 0; i < 3; i++) {
    rig.says(fail(REFUSED));
    rig.wait(60_000);
  }
  expect([rig.asked.length, rig.history.isIdle]).toEqual([3, true]);
  const without = new Rig();
  without.says(fail({ code: 'no-route', next: 'ask-user', venue: 'bitfinex', detail: 'x' }));
  without.wait(600_000);
  expect(without.asked.length).toBe(1);
});

test('an answer to what is not asked any more says nothing', () => {
  const rig = new Rig();
  expect(rig.history.replied(99, ok([]), NOW)).toBeNull();
  expect(rig.asked.length).toBe(1);
});
