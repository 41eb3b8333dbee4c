import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  COLORS,
  INDICATOR_KINDS,
  type Indicator,
  indicatorName,
  KINDS,
  MOST_INDICATORS,
  newIndicator,
  numbersFault,
} from '../../../../src/ui/panels/chart/indicators/kinds';
import { readIndicators, writeIndicators } from '../../../../src/ui/panels/chart/indicators/stored';
import { typedFigure } from '../../../../src/ui/panels/chart/indicators/typed-figure';
import { showLanguage } from '../../../../src/ui/words/language';
import { indicator } from './indicator-world';

test('a new indicator is as usual, and has a colour that no other has while one is left', () => {
  const all = COLORS.reduce<Indicator[]>((before) => [...before, newIndicator('sma', before)], []);
  expect(new Set(all.map((one) => one.color)).size).toBe(COLORS.length);
  expect(new Set([...all, newIndicator('ema', all)].map((one) => one.id)).size).toBe(COLORS.length + 1);
  for (const kind of INDICATOR_KINDS) expect(numbersFault(kind, newIndicator(kind, []).numbers)).toBeNull();
});

test('its name says what is unusual of it', () => {
  expect(indicatorName(indicator('ema', [50]))).toBe('EMA 50');
  expect(indicatorName(indicator('sma', [20], { source: 'hl2' }))).toBe('SMA 20 hl2');
  expect(indicatorName(indicator('macd'))).toBe('MACD 12 26 9');
  expect(indicatorName(indicator('profile'))).toBe('Volume profile');
});

test.each([
  ['sma', [0], 'Length: a whole number from 2 to 500'],
  ['sma', [2.5], 'Length: a whole number from 2 to 500'],
  ['sma', [Number.NaN], 'Length: a whole number from 2 to 500'],
  ['bollinger', [20, 9], 'Deviations: a number from 0.5 to 5'],
  ['bollinger', [20, 1.25], 'Deviations: a number from 0.5 to 5'],
  ['macd', [26, 12, 9], 'Fast must be shorter than slow'],
  ['sma', [], 'Another count of figures than it has'],
] as const)('%s of %j is refused: %s', (kind, numbers, fault) => {
  expect(numbersFault(kind, numbers)).toBe(fault);
});

test('a figure is read in one way, or it is none', () => {
  expect(['14', ' 2.5 ', '2,5', '0,125'].map(typedFigure)).toEqual([14, 2.5, 2.5, 0.125]);
  for (const text of ['', ' ', '1,000', '2.', '-3', '1e2', 'x']) expect(typedFigure(text)).toBeNaN();
});

test('what was stored is read again, and given ids anew', () => {
  const all = [indicator('macd'), indicator('sma', [9], { color: 'grey', source: 'hl2', id: 7 })];
  expect(readIndicators(writeIndicators(all))).toEqual(all.map((one, i) => ({ ...one, id: i + 1 })));
});

test('of what is stored, only what makes sense is taken', () => {
  expect(readIndicators('[{"kind":"sma","numbers":[20]},{"kind":"sma","numbers":[0]},{"kind":"eval","numbers":[]},7,null]')).toEqual([
    indicator('sma', [20], { color: COLORS[0] }),
  ]);
  for (const text of [null, '', '{', '{}', '7']) expect(readIndicators(text)).toEqual([]);
  const many = JSON.stringify(Array.from({ length: 99 }, () => ({ kind: 'vwap', numbers: [] })));
  expect(readIndicators(many)).toHaveLength(MOST_INDICATORS);
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      for (const { kind, numbers } of readIndicators(JSON.stringify([value]))) expect(numbers.length).toBe(KINDS[kind].fields.length);
    }),
  );
});

test('names and faults in Swedish: figures with a comma, sums of prices as traders write them', async () => {
  await showLanguage('sv');
  const bollinger = { ...newIndicator('bollinger', []), numbers: [20, 2.5] };
  expect(indicatorName(bollinger)).toBe('Bollinger 20 2,5');
  expect(indicatorName({ ...bollinger, source: 'high' })).toBe('Bollinger 20 2,5 högsta');
  expect(indicatorName({ ...bollinger, source: 'hl2' })).toBe('Bollinger 20 2,5 hl2');
  expect(numbersFault('bollinger', [20, 0.4])).toBe('Avvikelser: ett tal från 0,5 till 5');
  await showLanguage('en');
});
