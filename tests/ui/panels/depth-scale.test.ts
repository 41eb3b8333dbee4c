import fc from 'fast-check';
import { expect, test } from 'vitest';
import { axisNumber, linearScale, logScale, niceCeil, steadySpan } from '../../../src/ui/panels/depth/depth-scale';
import { showLanguage } from '../../../src/ui/words/language';

test.each([
  [0.9, 1],
  [1, 1],
  [1.1, 2],
  [2.2, 2.5],
  [4, 5],
  [6, 10],
  [73, 100],
  [0.00013, 0.0002],
  [0, 1],
])('an axis for %d ends at %d', (value, end) => {
  expect(niceCeil(value)).toBeCloseTo(end, 12);
});

test('an axis never ends before what it shows, nor far past it', () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e9, noNaN: true }), (value) => {
      expect(niceCeil(value)).toBeGreaterThanOrEqual(value * (1 - 1e-8));
      expect(niceCeil(value)).toBeLessThanOrEqual(value * 2.01);
    }),
  );
});

test('a span follows only what is a quarter off', () => {
  expect(steadySpan(null, 80)).toBe(80);
  expect(steadySpan(80, 90)).toBe(80);
  expect(steadySpan(80, 101)).toBe(101);
  expect(steadySpan(80, 50)).toBe(50);
});

test('axis numbers are short and lose nothing that matters', () => {
  expect([0, 0.25, 12.5, 950, 9_999, 12_500, 3_000_000, 2.5e9].map(axisNumber)).toEqual(['0', '0.25', '12.5', '950', '9999', '12.5k', '3M', '2.5B']);
});

test('a scale of either kind goes from the floor to the top, upward all the way, and back', () => {
  const size = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(size, size, size, fc.double({ min: 0, max: 1, noNaN: true }), (least, top, total, part) => {
      for (const scale of [linearScale(top), logScale(least, top)]) {
        expect(scale.partOf(0)).toBe(0);
        expect(scale.partOf(top)).toBeCloseTo(1, 9);
        expect(scale.partOf(total)).toBeLessThanOrEqual(scale.partOf(total * 1.1));
        expect(scale.partOf(scale.totalAt(part))).toBeCloseTo(part, 6);
      }
    }),
  );
});

test('on a logarithmic scale each doubling is as high as the next', () => {
  const { partOf } = logScale(1, 16);
  expect([1, 2, 4, 8, 16].map(partOf)).toEqual([0, 0.25, 0.5, 0.75, 1].map((part) => expect.closeTo(part, 9)));
  expect(partOf(0.5)).toBe(0);
});

test('an axis has the decimal mark of the language shown', async () => {
  await showLanguage('sv');
  expect([axisNumber(0.25), axisNumber(12_500), axisNumber(3e6)]).toEqual(['0,25', '12,5k', '3M']);
  await showLanguage('en');
});
