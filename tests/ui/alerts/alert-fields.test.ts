import { expect, test } from 'vitest';
import type { AlertTerms } from '../../../src/domain/alert/alert';
import type { AlertCondition } from '../../../src/domain/alert/condition';
import type { LocalMs } from '../../../src/domain/units';
import { type AlertFields, fieldsOf, newFields, readAlertFields } from '../../../src/ui/alerts/alert-fields';
import { money } from '../trading/orders';

const PAIR = 'bitfinex:BTC/USD';
const NOW = 1_700_000_000_000 as LocalMs;
const read = (change: Partial<AlertFields>, expiresAt: LocalMs | null = null): AlertTerms | string =>
  readAlertFields({ ...newFields(null), ...change }, PAIR, NOW, expiresAt);
const conditionOf = (terms: AlertTerms | string): unknown => (typeof terms === 'string' ? terms : terms.condition);

test('an alert at a price of the chart is ready to be set: either side, once, as long as it stands', () => {
  expect(readAlertFields(newFields(money('64200')), PAIR, NOW, null)).toEqual({
    instrument: PAIR,
    condition: { kind: 'price', cross: 'either', price: '64200' },
    coolDownMs: null,
    expiresAt: null,
    note: '',
  });
});

const ALL: readonly AlertCondition[] = [
  { kind: 'price', cross: 'up', price: money('64200') },
  { kind: 'move', percent: money('1.5'), windowMs: 123_000 },
  { kind: 'spread', percent: money('0.05') },
  { kind: 'volume', interval: '5m', times: money('3'), bars: 20 },
  { kind: 'close', interval: '4h', side: 'below', price: money('60000') },
  { kind: 'average', average: 'sma', interval: '1h', bars: 50, cross: 'down' },
  { kind: 'rsi', interval: '1D', bars: 14, level: money('30'), cross: 'down' },
  { kind: 'macd', interval: '4h', fast: 8, slow: 21, signal: 5, cross: 'up' },
  { kind: 'bands', interval: '1h', bars: 20, deviations: money('2.5'), pass: 'in' },
  { kind: 'averages', average: 'sma', interval: '1D', fast: 50, slow: 200, cross: 'up' },
  { kind: 'pattern', interval: '15m', pattern: 'hammer' },
  { kind: 'order', happened: ['filled', 'rejected'] },
  { kind: 'loss', afterMs: 10_000 },
];

test.each(ALL)('an alert of $kind that is opened and sent unchanged is the same', (condition) => {
  const terms: AlertTerms = { instrument: PAIR, condition, coolDownMs: 60_000, expiresAt: (NOW + 5) as LocalMs, note: 'mine' };
  expect(readAlertFields(fieldsOf(terms), PAIR, NOW, terms.expiresAt)).toEqual(terms);
});

test.each<[string, Partial<AlertFields>]>([
  ['no price', { price: '' }],
  ['a price of nothing', { price: '0' }],
  ['a price in words', { price: 'low' }],
  ['more per cent than a price moves', { kind: 'move', percent: '1001' }],
  ['a level beyond the index', { kind: 'rsi', level: '101' }],
  ['one candle', { kind: 'average', bars: '1' }],
  ['half a candle', { kind: 'rsi', bars: '2.5' }],
  ['a volume of months', { kind: 'volume', interval: '1M' }],
  ['a fast average that is the slow one', { kind: 'averages', fast: '50', slow: '50' }],
  ['a signal of nothing', { kind: 'macd', signal: '' }],
  ['bands too far away', { kind: 'bands', deviations: '11' }],
  ['bands of one candle', { kind: 'bands', bars: '1' }],
  ['nothing that happens', { kind: 'order', happened: [] }],
])('%s is a complaint in words', (_, change) => {
  expect(read(change)).toMatch(/^\S.*\.$/);
});

test('numbers are read as the ticket reads them', () => {
  expect(conditionOf(read({ price: '64.2k' }))).toMatchObject({ price: '64200' });
  expect(conditionOf(read({ price: '64,200' }))).toMatch(/Type one of the two/);
});

test('a length of life begins now, and one that is kept must not be over', () => {
  expect(read({ price: '1', livesMs: 3_600_000 })).toMatchObject({ expiresAt: NOW + 3_600_000 });
  expect(read({ price: '1', livesMs: 'kept' }, (NOW + 1) as LocalMs)).toMatchObject({ expiresAt: NOW + 1 });
  expect(read({ price: '1', livesMs: 'kept' }, NOW)).toMatch(/expired/);
});
