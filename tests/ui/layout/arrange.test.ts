import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrange, canFold, HEAD_PX, leastOf, type Rect } from '../../../src/ui/layout/arrange';
import { barsOf, moved } from '../../../src/ui/layout/bars';
import { resize } from '../../../src/ui/layout/change';
import { stacksOf } from '../../../src/ui/layout/layout';
import { fold } from '../../../src/ui/layout/see';
import { apply, desk, ROOM, steps } from './layouts';

const sizes = fc.record({ width: fc.nat(3000), height: fc.nat(2000) });
const apart = (a: Rect, b: Rect): boolean => a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

test('whatever was done, stacks cover a desk of any size without gap or overlap', () => {
  fc.assert(
    fc.property(steps, sizes, (all, { width, height }) => {
      const layout = all.reduce(apply, desk());
      const rects = [...arrange(layout, width, height).values()];
      expect(rects).toHaveLength(stacksOf(layout).length);
      expect(rects.reduce((sum, rect) => sum + rect.width * rect.height, 0)).toBe(width * height);
      for (const rect of rects) {
        expect([rect.x, rect.y, rect.width, rect.height].every((n) => Number.isInteger(n) && n >= 0)).toBe(true);
        expect(rect.x + rect.width <= width && rect.y + rect.height <= height).toBe(true);
      }
      const solid = rects.filter((rect) => rect.width * rect.height > 0);
      solid.forEach((a, i) => {
        for (const b of solid.slice(i + 1)) expect(apart(a, b)).toBe(true);
      });
    }),
    { numRuns: 60 },
  );
});

test('where there is room for it, every stack has its least and folded ones their tabs only', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const layout = all.reduce(apply, desk());
      const least = leastOf(layout);
      const stacks = arrange(layout, least.width + 300, least.height + 300);
      for (const stack of stacksOf(layout)) {
        const rect = stacks.get(stack.id) as Rect;
        // Pixels are whole.
        expect(rect.width).toBeGreaterThanOrEqual(leastOf(stack).width - 1);
        if (!stack.isFolded) expect(rect.height).toBeGreaterThanOrEqual(leastOf(stack).height - 1);
      }
    }),
  );
});

test('a boundary goes where it is moved to, no further than the least of its neighbours, and nothing else moves', () => {
  const layout = desk();
  const bars = barsOf(layout, ROOM.width, ROOM.height);
  const stacks = arrange(layout, ROOM.width, ROOM.height);
  expect(bars.map(({ direction, between }) => `${direction} ${between[0].shown}|${between[1].shown}`)).toEqual([
    'row watch|chart',
    'row depth|book',
    'row tape|ticket',
    'column chart|depth',
    'column book|tape',
  ]);
  const [first] = bars;
  if (first === undefined) throw new Error('no bar');
  const after = arrange(resize(layout, first.path, moved(first, 40)), ROOM.width, ROOM.height);
  expect(after.get('watch')?.width).toBe((stacks.get('watch')?.width ?? 0) + 40);
  for (const id of ['book', 'tape', 'ticket']) expect(after.get(id)).toEqual(stacks.get(id));
  expect(arrange(resize(layout, first.path, moved(first, -900)), ROOM.width, ROOM.height).get('watch')?.width).toBe(140);
  expect(arrange(resize(layout, first.path, moved(first, 900)), ROOM.width, ROOM.height).get('chart')?.width).toBe(280);
});

test('folded tables are as high as their tabs, the chart has their room, and nothing is left to drag between them', () => {
  const closed = fold(desk(), 'tables', true);
  const folded = arrange(closed, ROOM.width, ROOM.height);
  expect(folded.get('tables')?.height).toBe(HEAD_PX);
  expect(folded.get('chart')?.height).toBe(ROOM.height - HEAD_PX);
  expect(barsOf(closed, ROOM.width, ROOM.height).some(({ between }) => between[1].id === 'tables')).toBe(false);
  expect([canFold(desk(), 'tables'), canFold(desk(), 'watch')]).toEqual([true, false]);
});
