import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Alert, alertState, stepAlert } from '../../../src/domain/alert/alert';
import { type AlertCondition, topicKeyOf } from '../../../src/domain/alert/condition';
import { tradesAfter } from '../../../src/domain/alert/new-trades';
import type { Sighting } from '../../../src/domain/alert/sighting';
import { freshMemory } from '../../../src/domain/alert/step-condition';
import type { Trade } from '../../../src/domain/trade';
import type { LocalMs } from '../../../src/domain/units';
import { BREAK, decimal, time, trade, values } from './sights';

const at = (ms: number): LocalMs => ms as LocalMs;
const alert = (more: Partial<Alert> = {}): Alert => ({
  id: 'a1',
  instrument: 'bitfinex:BTC/USD',
  condition: { kind: 'price', cross: 'either', price: decimal(100) },
  coolDownMs: null,
  expiresAt: null,
  note: '',
  createdAt: at(0),
  isOn: true,
  snoozedUntil: null,
  firedAt: null,
  firedWith: null,
  place: null,
  ...more,
});

/** All that happens to an alert, and what is left of it. A restart keeps the alert and forgets what was seen. */
function run(first: Alert, sightings: readonly (Sighting | 'restart')[], everyMs = 1): { alert: Alert; told: string[] } {
  let [now, memory] = [first, freshMemory(first.place)];
  const told: string[] = [];
  for (const [i, sighting] of sightings.entries()) {
    if (sighting === 'restart') memory = freshMemory(now.place);
    else {
      const step = stepAlert(now, memory, sighting, at(i * everyMs));
      [now, memory] = [step.alert, step.memory];
      if (step.happening !== null) told.push(`${step.happening.what} ${step.happening.value}`);
    }
  }
  return { alert: now, told };
}

const sightings = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 98, max: 102 }).map((price) => trade(price)) },
    fc.constant(BREAK),
    fc.constant('restart' as const),
  ),
  { maxLength: 60 },
);

test('an alert for once fires once, whatever comes, and is spent', () => {
  fc.assert(
    fc.property(sightings, (all) => {
      const { alert: left, told } = run(alert(), all);
      const fired = told.filter((one) => one.startsWith('fired'));
      expect(fired.length).toBe(left.isOn ? 0 : 1);
      expect(alertState(left, at(1e9))).toBe(left.isOn ? 'armed' : 'spent');
    }),
  );
});

test('a restart never fires what was not seen to happen', () => {
  fc.assert(
    fc.property(sightings, fc.integer({ min: 98, max: 102 }), (all, price) => {
      const { told } = run(alert({ coolDownMs: 0 }), all);
      const after = run(alert({ coolDownMs: 0 }), [...all, 'restart', trade(price)]);
      expect(after.told.slice(told.length).filter((one) => one.startsWith('fired'))).toEqual([]);
    }),
  );
});

test('what passed while nothing ran is said after the next start, once, and the alert stays', () => {
  const { alert: left, told } = run(alert(), [trade(99), 'restart', trade(105), trade(106), 'restart', trade(107)]);
  expect(told).toEqual(['passed 105']);
  expect(alertState(left, at(9))).toBe('armed');
});

test('one that fires each time is still while it cools down', () => {
  const cross = [99, 101, 99, 101, 99, 101].map((price) => trade(price));
  expect(run(alert({ coolDownMs: 3 }), cross).told).toEqual(['fired 101', 'fired 99']);
  expect(alertState(alert({ coolDownMs: 1_000, firedAt: at(500) }), at(1_499))).toBe('cooling');
  expect(alertState(alert({ coolDownMs: 1_000, firedAt: at(500) }), at(1_500))).toBe('armed');
  expect(alertState(alert({ coolDownMs: 1_000, firedAt: at(5_000) }), at(0))).toBe('armed');
});

test('one that is snoozed, off or expired says nothing, and what it slept through is over', () => {
  const cross = [99, 101, 102, 103].map((price) => trade(price));
  expect(run(alert({ snoozedUntil: at(2) }), cross).told).toEqual([]);
  expect(run(alert({ isOn: false }), cross).told).toEqual([]);
  expect(run(alert({ expiresAt: at(1) }), cross).told).toEqual([]);
  expect(run(alert({ expiresAt: at(2) }), cross).told).toEqual(['fired 101']);
});

test('it keeps what fired it, and when', () => {
  expect(run(alert({ note: 'watch out' }), [trade(99), trade(101)]).alert).toMatchObject({ firedAt: 1, firedWith: '101', isOn: false });
});

test('a spread that becomes wide is told, one that was wide when it was first seen is not', () => {
  const wide: AlertCondition = { kind: 'spread', percent: decimal(1) };
  const top = (bid: number, ask: number): Sighting => ({ kind: 'top', bid, ask });
  expect(values(wide, [top(99, 101), top(100, 100.5), top(99, 101), top(98, 102)])).toEqual([null, null, '2', null]);
  expect(values(wide, [top(100, 100.5), BREAK, top(99, 101)])).toEqual([null, null, null]);
});

test('a market that was live and is not for so long is lost, once; one that the user left is not', () => {
  const loss: AlertCondition = { kind: 'loss', afterMs: 100 };
  const down = (ms: number) => time(ms, { isLive: false, reason: 'no sign of life' });
  expect(values(loss, [down(0), down(500)])).toEqual([null, null]);
  expect(values(loss, [time(0), down(10), down(109), down(110), down(500), time(600), down(700), down(800)])).toEqual([
    null,
    null,
    null,
    'no sign of life',
    null,
    null,
    null,
    'no sign of life',
  ]);
  expect(values(loss, [time(0), down(10), time(50, { isLive: false, isWanted: false }), down(300)])).toEqual([null, null, null, null]);
  expect(values(loss, [time(1_000), down(1_000), down(0), down(99), down(100)])).toEqual([null, null, null, null, 'no sign of life']);
});

test('an order is told of where what happened to it is waited for', () => {
  const order: AlertCondition = { kind: 'order', happened: ['filled', 'rejected'] };
  expect(values(order, [{ kind: 'order', happened: ['triggered', 'filled'], order: 'P-1' }])).toEqual(['P-1 filled']);
  expect(values(order, [{ kind: 'order', happened: ['triggered'], order: 'P-1' }])).toEqual([null]);
});

test('each needs the topic that shows it', () => {
  const key = (condition: AlertCondition) => topicKeyOf('bitfinex:BTC/USD', condition);
  expect(key({ kind: 'loss', afterMs: 1 })).toBe('trades:bitfinex:BTC/USD');
  expect(key({ kind: 'spread', percent: decimal(1) })).toBe('book:bitfinex:BTC/USD:P0:100');
  expect(key({ kind: 'close', interval: '1h', side: 'above', price: decimal(1) })).toBe('candles:bitfinex:BTC/USD:1h');
  expect(key({ kind: 'order', happened: ['filled'] })).toBeNull();
});

test('a trade that is told again, or late, is none', () => {
  const of = (id: string, ms: number): Trade => ({ id, at: ms, price: 1, size: 1, side: 'buy' }) as unknown as Trade;
  const last = of('5', 50);
  expect(tradesAfter(last, [of('7', 70), of('5', 50), of('4', 40), of('6', 50)]).map(({ id }) => id)).toEqual(['6', '7']);
  expect(tradesAfter(null, [of('7', 70), of('4', 40)]).map(({ id }) => id)).toEqual(['4', '7']);
});
