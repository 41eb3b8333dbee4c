import fc from 'fast-check';
import { expect, test } from 'vitest';
import { scrollFor } from '../../../src/ui/parts/keep-in-view';

test('a part that lies beyond the edge comes into view with a little of the next, and one in view moves nothing', () => {
  const part = (left: number) => ({ left, width: 44 });
  expect(scrollFor(part(300), { left: 0, width: 200 })).toBe(168);
  expect(scrollFor(part(44), { left: 120, width: 200 })).toBe(20);
  expect(scrollFor(part(100), { left: 20, width: 200 })).toBe(20);
  expect(scrollFor(part(0), { left: 60, width: 200 })).toBe(0);
});

test('wherever the part lies and the row stands, all of the part is in view afterwards', () => {
  const size = fc.integer({ min: 0, max: 2_000 });
  fc.assert(
    fc.property(size, fc.integer({ min: 1, max: 100 }), size, fc.integer({ min: 100, max: 600 }), (left, width, scrolled, room) => {
      const to = scrollFor({ left, width }, { left: scrolled, width: room });
      expect(to).toBeGreaterThanOrEqual(0);
      expect(left).toBeGreaterThanOrEqual(to);
      expect(left + width).toBeLessThanOrEqual(to + room);
      expect(scrollFor({ left, width }, { left: to, width: room })).toBe(to);
    }),
  );
});
