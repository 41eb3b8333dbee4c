import { expect, test } from 'vitest';
import type { AlertTerms } from '../../../src/domain/alert/alert';
import type { Decimal } from '../../../src/domain/money';
import { readAlertFile, writeAlertFile } from '../../../src/worker/alerts/alert-file';

const d = (text: string): Decimal => text as Decimal;
const of = (condition: AlertTerms['condition']): AlertTerms => ({
  instrument: 'bitfinex:BTC/USD',
  condition,
  coolDownMs: 60_000,
  expiresAt: null,
  note: 'of mine',
});
const ALL: readonly AlertTerms[] = [
  of({ kind: 'price', cross: 'up', price: d('64200.5') }),
  of({ kind: 'move', percent: d('3'), windowMs: 900_000 }),
  of({ kind: 'spread', percent: d('0.05') }),
  of({ kind: 'volume', interval: '1h', times: d('3'), bars: 20 }),
  of({ kind: 'close', interval: '4h', side: 'below', price: d('60000') }),
  of({ kind: 'average', average: 'ema', interval: '1h', bars: 20, cross: 'either' }),
  of({ kind: 'rsi', interval: '1D', bars: 14, level: d('70'), cross: 'down' }),
  of({ kind: 'macd', interval: '4h', fast: 12, slow: 26, signal: 9, cross: 'up' }),
  of({ kind: 'bands', interval: '1h', bars: 20, deviations: d('2'), pass: 'out' }),
  of({ kind: 'averages', average: 'sma', interval: '1D', fast: 50, slow: 200, cross: 'up' }),
  of({ kind: 'pattern', interval: '15m', pattern: 'hammer' }),
  of({ kind: 'order', happened: ['filled', 'rejected'] }),
  of({ kind: 'loss', afterMs: 30_000 }),
];
const lines = (text: string): string[] => text.trimEnd().split('\n');

test('what was written is read as it was, alerts of every kind', () => {
  expect(readAlertFile(writeAlertFile(ALL, 1))).toEqual({ ok: true, value: ALL });
});

test('a fast average that is no faster than the slow one is refused with its line', () => {
  const text = writeAlertFile([of({ kind: 'averages', average: 'sma', interval: '1D', fast: 200, slow: 200, cross: 'up' })], 1);
  expect(readAlertFile(text)).toMatchObject({ ok: false, error: expect.stringContaining('line 2') });
});

test('only what they wait for leaves, not what happened to them', () => {
  const text = writeAlertFile([{ ...ALL[0], id: 'a', firedWith: '1' } as unknown as AlertTerms], 1);
  expect(text).not.toMatch(/firedWith|"id"/);
});

test('a wrong line is named with what is wrong in it, and nothing of the file is taken', () => {
  const [head = '', first = '', ...rest] = lines(writeAlertFile(ALL, 1));
  const read = readAlertFile([head, first.replace('64200.5', '6.4e4'), '', ...rest.slice(0, 1), '{oops', ''].join('\n'));
  expect(read).toEqual({ ok: false, error: 'line 2: condition.price: no plain decimal; line 5: no JSON.' });
});

test('many wrong lines are counted', () => {
  const [head = ''] = lines(writeAlertFile(ALL, 1));
  const read = readAlertFile([head, ...Array.from({ length: 8 }, () => '{}')].join('\n'));
  expect(read.ok ? '' : read.error).toMatch(/^line 2: .*line 6: .*, and 3 more\.$/);
});

test.each([
  ['', 'it is empty.'],
  ['{"format":"tapedeck/paper-book","version":1}', 'its line 1 does not say that it is a list of alerts of Tapedeck.'],
  ['{"format":"tapedeck/alerts","version":2}', 'it is of version 2, this program knows 1: update it.'],
  ['{"format":"tapedeck/alerts","version":1}', 'there is no alert in it.'],
])('%j is none', (text, error) => {
  expect(readAlertFile(text)).toEqual({ ok: false, error });
});
