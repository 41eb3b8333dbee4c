import fc from 'fast-check';
import { expect, test } from 'vitest';
import { moreAt } from '../../../src/ui/parts/scroll-row';

test('a row says at which ends there is more of it than is seen', () => {
  const row = (left: number) => moreAt({ left, width: 200, whole: 500 });
  expect(row(0)).toBe('right');
  expect(row(100)).toBe('both');
  expect(row(300)).toBe('left');
  expect(moreAt({ left: 0, width: 200, whole: 200 })).toBeNull();
});

test('fractions of a pixel, as zoomed pages have, are no more of it', () => {
  expect(moreAt({ left: 0.4, width: 200, whole: 201 })).toBeNull();
  expect(moreAt({ left: 299.4, width: 200, whole: 500 })).toBe('left');
});

test('wherever it stands, at the ends that are named there is something, and at no other more than a pixel', () => {
  const size = fc.integer({ min: 1, max: 2_000 });
  fc.assert(
    fc.property(size, size, fc.double({ min: 0, max: 1, noNaN: true }), (width, more, part) => {
      const left = part * more;
      const at = moreAt({ left, width, whole: width + more });
      expect(left > 1).toBe(at === 'left' || at === 'both');
      expect(more - left > 1).toBe(at === 'right' || at === 'both');
    }),
  );
});
