import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepBack, type Trail, tabShown, visit } from '../../../src/ui/back/trail';

const TABS = ['chart', 'trade', 'orders', 'book'];
const walk = (...tabs: string[]): Trail<string> => tabs.reduce((trail: Trail<string>, tab) => visit(trail, tab), ['chart']);

test('back leads to the tab before, and at the first one no further', () => {
  const trail = walk('trade', 'orders');
  expect(tabShown(trail)).toBe('orders');
  expect(stepBack(trail)).toEqual(['chart', 'trade']);
  expect(stepBack(stepBack(trail))).toEqual(['chart']);
  expect(stepBack(['chart'])).toEqual(['chart']);
});

test('a tab that was passed is gone back to, and the one on the screen changes nothing', () => {
  expect(walk('trade', 'orders', 'trade')).toEqual(['chart', 'trade']);
  expect(walk('trade', 'chart', 'orders')).toEqual(['chart', 'orders']);
  expect(walk('trade', 'trade')).toEqual(['chart', 'trade']);
});

test('however long one goes about, each tab stands on the way once, and the one that was chosen is shown', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...TABS), { minLength: 1 }), (tabs) => {
      const trail = walk(...tabs);
      expect(new Set(trail).size).toBe(trail.length);
      expect(trail[0]).toBe('chart');
      expect(tabShown(trail)).toBe(tabs.at(-1));
    }),
  );
});
