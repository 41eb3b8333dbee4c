import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ChangedDigits, EMPHASIS_MS, firstChanged, LEAST_APART_MS } from '../../../src/ui/drawing/changed-digits';
import { fixed } from '../../../src/ui/drawing/digits';

/** Shows prices of one decimal, and says what is emphasised of each as `70,12[3.5] up`; null for nothing. */
function make() {
  const digits = new ChangedDigits();
  const show = (value: number, now: number, decimals = 1): string | null => {
    const text = fixed(value, decimals);
    const part = digits.show(text, value, now);
    return part === null ? null : `${text.slice(0, part.from)}[${text.slice(part.from)}] ${part.direction}`;
  };
  return { digits, show };
}

test('the digits from the first one that changed on are emphasised, with the way the price went', () => {
  const { show } = make();
  expect(show(70_123.5, 0)).toBeNull();
  expect(show(70_123.7, 2_000)).toBe('70,123.[7] up');
  expect(show(70_119.7, 4_000)).toBe('70,1[19.7] down');
  expect(show(70_119.7, 6_000)).toBeNull();
});

test('every digit is, where the price is longer or shorter than it was', () => {
  const { show } = make();
  show(9_999.5, 0);
  expect(show(10_000, 2_000)).toBe('[10,000.0] up');
  expect(show(9_999, 4_000)).toBe('[9,999.0] down');
  show(100, 6_000);
  expect(show(1_000, 8_000)).toBe('[1,000.0] up');
});

test('what changes during an emphasis is compared with what stood before it, and ends with it', () => {
  const { digits, show } = make();
  show(70_123.5, 0);
  expect(show(70_123.7, 2_000)).toBe('70,123.[7] up');
  expect(show(70_130.7, 2_100)).toBe('70,1[30.7] up');
  expect(show(70_122.7, 2_200)).toBe('70,12[2.7] down');
  // There and back again.
  expect(show(70_123.5, 2_300)).toBeNull();
  expect(digits.show('70,124.5', 70_124.5, 2_390)).toEqual({ from: 5, direction: 'up', leftMs: EMPHASIS_MS - 390 });
  expect(show(70_125.5, 2_000 + EMPHASIS_MS)).toBeNull();
});

test('a fast market is emphasised no more often than a slow one', () => {
  const { show } = make();
  const begun: number[] = [];
  let was: string | null = null;
  for (let now = 0; now < 10_000; now += 16) {
    const is = show(70_000 + now, now);
    if (was === null && is !== null) begun.push(now);
    was = is;
  }
  expect(begun).toHaveLength(10);
  for (const [i, at] of begun.slice(1).entries()) expect(at - (begun[i] as number)).toBeGreaterThanOrEqual(LEAST_APART_MS);
});

test('the same price in other words is no change, one that is not seen is none, and neither takes the place of one that is', () => {
  const { digits, show } = make();
  show(70_123.5, 0);
  expect(show(70_123.5, 2_000, 2)).toBeNull();
  expect(show(70_123.51, 2_100, 2)).toBe('70,123.5[1] up');
  expect(show(70_123.511, 4_000, 2)).toBeNull();
  expect(show(70_123.53, 4_100, 2)).toBe('70,123.5[3] up');
  // Back where it was, in other words.
  expect(digits.show('70.123,511', 70_123.511, 4_200)).toBeNull();
});

test('what is shown after another market follows on nothing, and the next change is emphasised at once', () => {
  const { digits, show } = make();
  show(70_123.5, 0);
  show(70_123.7, 2_000);
  digits.forget();
  expect(show(3_123.5, 2_100)).toBeNull();
  expect(show(3_123.6, 2_200)).toBe('3,123.[6] up');
});

test('where two prices begin to differ: all before is the same, and the first character after is not', () => {
  const price = fc.integer({ min: 1, max: 9_999_999 }).map((cents) => fixed(cents / 100, 2));
  fc.assert(
    fc.property(price, price, (before, after) => {
      const from = firstChanged(before, after);
      expect(after.slice(0, from)).toBe(before.slice(0, from));
      if (before === after) expect(from).toBe(after.length);
      else if (before.length === after.length) expect(after[from]).not.toBe(before[from]);
      else expect(from).toBe(0);
    }),
  );
});
