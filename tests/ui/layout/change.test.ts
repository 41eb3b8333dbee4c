import fc from 'fast-check';
import { expect, test } from 'vitest';
import { add, addKind, close, duplicate, move, resize } from '../../../src/ui/layout/change';
import { type Layout, MOST_PANELS, panelOf, panelsOf, stackOf, stacksOf } from '../../../src/ui/layout/layout';
import { newPanel } from '../../../src/ui/layout/new-panel';
import { readLayout } from '../../../src/ui/layout/read-layout';
import { adjust, fold, show } from '../../../src/ui/layout/see';
import { apply, desk, steps } from './layouts';

const ids = (layout: Layout): string[] => panelsOf(layout).map(({ id }) => id);
const tabsWith = (layout: Layout, id: string): string[] => (stackOf(layout, id)?.panels ?? []).map((panel) => panel.id);

/** What must be true of each layout, whatever was done. */
function expectWhole(layout: Layout): void {
  const all = ids(layout);
  expect(new Set(all).size).toBe(all.length);
  expect(new Set(stacksOf(layout).map(({ id }) => id)).size).toBe(stacksOf(layout).length);
  for (const stack of stacksOf(layout)) expect(stack.panels.map(({ id }) => id)).toContain(stack.shown);
  expectSplits(layout);
}

function expectSplits(layout: Layout): void {
  if (layout.type === 'stack') return;
  expect(layout.parts.length).toBeGreaterThan(1);
  expect(layout.shares).toHaveLength(layout.parts.length);
  expect(layout.shares.every((share) => share >= 0)).toBe(true);
  expect(layout.shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  for (const part of layout.parts) {
    if (part.type === 'split') expect(part.direction).not.toBe(layout.direction);
    expectSplits(part);
  }
}

test('whatever is done in whatever order, every panel is there once and shares sum to 1; only closing and adding change which there are', () => {
  fc.assert(
    fc.property(steps, (all) => {
      let layout = desk();
      for (const one of all) {
        const before = ids(layout);
        layout = apply(layout, one);
        expectWhole(layout);
        const after = ids(layout);
        const [gone, come] = [before.filter((id) => !after.includes(id)), after.filter((id) => !before.includes(id))];
        expect(gone.length).toBeLessThanOrEqual(one.what === 'close' ? 1 : 0);
        expect(come.length).toBe(one.what === 'add' || one.what === 'duplicate' ? 1 : 0);
      }
    }),
    { numRuns: 40 },
  );
});

test('a panel is put at a side of another, among its tabs in front of one of them, or at the edge of the desk', () => {
  const beside = move(desk(), 'tape', { at: 'side', stack: 'chart', side: 'left' });
  expect(beside).toMatchObject({ parts: [{ id: 'watch' }, { parts: [{ parts: [{ shown: 'tape' }, { id: 'chart' }] }, {}] }, { id: 'book' }, {}] });
  const among = move(desk(), 'book', { at: 'tabs', stack: 'tables', before: 'positions' });
  expect(tabsWith(among, 'book').slice(0, 3)).toEqual(['orders', 'book', 'positions']);
  expect(stackOf(among, 'book')?.shown).toBe('book');
  const over = move(desk(), 'orders', { at: 'edge', side: 'top', share: 0.25 });
  expect(over).toMatchObject({ type: 'split', direction: 'column', shares: [0.25, 0.75], parts: [{ shown: 'orders' }, { direction: 'row' }] });
  const outside = move(desk(), 'orders', { at: 'edge', side: 'right', share: 0.25 });
  expect(outside).toMatchObject({ direction: 'row', parts: [{ id: 'watch' }, {}, {}, { id: 'ticket' }, { shown: 'orders' }] });
});

test('a tab that leaves shows the one behind it, or the last', () => {
  expect(stackOf(close(desk(), 'depth'), 'orders')?.shown).toBe('connection');
  expect(stackOf(close(show(desk(), 'about'), 'about'), 'orders')?.shown).toBe('connection');
  expect(stackOf(close(desk(), 'orders'), 'depth')?.shown).toBe('depth');
});

test('what cannot be done changes nothing: the last panel stays, one alone is not put beside itself, unknown places are no places', () => {
  const one = ids(desk())
    .filter((id) => id !== 'chart')
    .reduce(close, desk());
  expect(ids(one)).toEqual(['chart']);
  expect(close(one, 'chart')).toBe(one);
  expect(move(one, 'chart', { at: 'edge', side: 'left', share: 0.5 })).toBe(one);
  const now = desk();
  expect(move(now, 'book', { at: 'side', stack: 'book', side: 'left' })).toBe(now);
  expect(move(now, 'book', { at: 'side', stack: 'nowhere', side: 'left' })).toBe(now);
  expect(move(now, 'nobody', { at: 'edge', side: 'left', share: 0.5 })).toBe(now);
  expect(add(now, newPanel(desk({ hasWatch: false }), 'book'), { at: 'tabs', stack: 'chart', before: null })).not.toBe(now);
  expect(add(now, { id: 'book', kind: 'book', link: null, pair: null, interval: null }, { at: 'tabs', stack: 'chart', before: null })).toBe(now);
  expect(close(now, 'nobody')).toBe(now);
  expect(show(now, 'book')).toBe(now);
  expect(resize(now, [], [1, 2])).toBe(now);
  expect(resize(now, [], [0, 0, 0, 0])).toBe(now);
});

test('a panel that is seen again is unfolded, and a twin stands beside it with the same market', () => {
  const folded = fold(desk(), 'tables', true);
  expect(stackOf(folded, 'fills')?.isFolded).toBe(true);
  expect(stackOf(show(folded, 'fills'), 'fills')).toMatchObject({ isFolded: false, shown: 'fills' });
  const twin = duplicate(adjust(desk(), 'book', { link: 'blue' }), 'book');
  expect(tabsWith(twin, 'book')).toEqual(['book', 'book-2']);
  expect(panelOf(twin, 'book-2')).toEqual({ id: 'book-2', kind: 'book', link: 'blue', pair: null, interval: null });
});

test('nothing is made that could not be read again: no more panels, and no deeper', () => {
  let full = desk();
  while (panelsOf(full).length < MOST_PANELS) full = duplicate(full, 'chart');
  expect(readLayout(full)).toEqual(full);
  expect(duplicate(full, 'chart')).toBe(full);
  expect(addKind(full, 'heatmap', 1366)).toBe(full);
  let deep = desk();
  for (let i = 0; i < 40; i++) {
    const stack = stacksOf(deep).at(-1)?.id ?? '';
    const side = i % 2 === 0 ? 'right' : 'bottom';
    const next = add(deep, newPanel(deep, 'chart'), { at: 'side', stack, side });
    expect(readLayout(next)).toEqual(next);
    if (next !== deep) deep = next;
    else expect(move(deep, 'book', { at: 'side', stack, side })).toBe(deep);
  }
  expect(panelsOf(deep).length).toBeLessThan(MOST_PANELS);
});
