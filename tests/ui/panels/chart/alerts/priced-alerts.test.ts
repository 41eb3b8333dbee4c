import { expect, test } from 'vitest';
import type { Alert } from '../../../../../src/domain/alert/alert';
import type { InstrumentId } from '../../../../../src/domain/instrument';
import type { Decimal } from '../../../../../src/domain/money';
import type { LocalMs } from '../../../../../src/domain/units';
import { pricedAlerts, termsAt } from '../../../../../src/ui/panels/chart/alerts/priced-alerts';

const PAIR = 'bitfinex:BTC/USD' as InstrumentId;
const NOW = 1_000_000 as LocalMs;
const usual: Alert = {
  id: 'a',
  instrument: PAIR,
  condition: { kind: 'price', cross: 'up', price: '64200' as Decimal },
  coolDownMs: null,
  expiresAt: null,
  note: 'a level',
  createdAt: 0 as LocalMs,
  isOn: true,
  snoozedUntil: null,
  firedAt: null,
  firedWith: null,
  place: null,
};
const shown = (change: Partial<Alert>) => pricedAlerts([{ ...usual, ...change }], PAIR, NOW).map(({ price, isAwake }) => [price, isAwake]);

test('an alert that waits for a price, or for a close beyond one, has a line at it', () => {
  expect(shown({})).toEqual([['64200', true]]);
  expect(shown({ condition: { kind: 'close', interval: '1h', side: 'above', price: '63000' as Decimal } })).toEqual([['63000', true]]);
  expect(shown({ condition: { kind: 'move', percent: '3' as Decimal, windowMs: 900_000 } })).toEqual([]);
});

test('one of another market has none', () => {
  expect(shown({ instrument: 'bitfinex:ETH/USD' as InstrumentId })).toEqual([]);
});

test('one that is snoozed or cools down sleeps in its place', () => {
  expect(shown({ snoozedUntil: (NOW + 1) as LocalMs })).toEqual([['64200', false]]);
  expect(shown({ coolDownMs: 60_000, firedAt: (NOW - 1_000) as LocalMs })).toEqual([['64200', false]]);
});

test('one that fired for good, is off or is over has none', () => {
  expect(shown({ isOn: false, firedAt: 1 as LocalMs })).toEqual([]);
  expect(shown({ isOn: false })).toEqual([]);
  expect(shown({ expiresAt: NOW })).toEqual([]);
});

test('moved, it is the same alert at another price', () => {
  const [line] = pricedAlerts([{ ...usual, coolDownMs: 60_000, expiresAt: (NOW + 5) as LocalMs }], PAIR, NOW);
  if (line === undefined) throw new Error('it has a line');
  expect(termsAt(line, '65000' as Decimal)).toEqual({
    instrument: PAIR,
    condition: { kind: 'price', cross: 'up', price: '65000' },
    coolDownMs: 60_000,
    expiresAt: NOW + 5,
    note: 'a level',
  });
});
