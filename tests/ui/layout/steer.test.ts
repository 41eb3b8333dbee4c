import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arrange } from '../../../src/ui/layout/arrange';
import { move, type Side, type Target } from '../../../src/ui/layout/change';
import { type Layout, panelsOf, stackOf } from '../../../src/ui/layout/layout';
import { coverOf, dropAt, joinTo, stepTo, targetWords } from '../../../src/ui/layout/steer';
import { showLanguage } from '../../../src/ui/words/language';
import { apply, desk, ROOM, steps } from './layouts';

const size = { width: ROOM.width, height: ROOM.height };
const at = (layout: Layout) => arrange(layout, size.width, size.height);
const rect = (layout: Layout, stack: string) => at(layout).get(stack) ?? { x: 0, y: 0, width: 0, height: 0 };

test('a panel that is let go of near a side goes there, in the middle among the tabs, at the rim to the edge of the desk, outside nowhere', () => {
  const layout = desk();
  const chart = rect(layout, 'chart');
  const drop = (x: number, y: number) => dropAt(layout, at(layout), size, x, y);
  expect(drop(chart.x + chart.width / 2, chart.y + chart.height / 2)).toEqual({ at: 'tabs', stack: 'chart', before: null });
  expect(drop(chart.x + chart.width - 20, chart.y + chart.height / 2)).toEqual({ at: 'side', stack: 'chart', side: 'right' });
  expect(drop(chart.x + chart.width / 2, chart.y + chart.height - 20)).toEqual({ at: 'side', stack: 'chart', side: 'bottom' });
  expect(drop(3, 300)).toMatchObject({ at: 'edge', side: 'left' });
  expect(drop(700, size.height - 2)).toMatchObject({ at: 'edge', side: 'bottom' });
  expect(drop(-1, 300)).toBeNull();
  expect(drop(size.width, 300)).toBeNull();
});

test('what is shown while dragging is what the panel then covers, but for what it left', () => {
  const layout = desk();
  const beside = { at: 'side', stack: 'chart', side: 'bottom' } as const;
  const cover = coverOf(beside, at(layout), size);
  const after = move(layout, 'about', beside);
  const got = rect(after, stackOf(after, 'about')?.id ?? '');
  expect([cover.x, cover.width]).toEqual([got.x, got.width]);
  expect(Math.abs(cover.y - got.y)).toBeLessThanOrEqual(1);
  expect(coverOf({ at: 'edge', side: 'right', share: 0.25 }, at(layout), size)).toEqual({ x: 1024, y: 0, width: 342, height: 690 });
});

test('a step takes a panel out of its tabs, then past its neighbour, then to the edge, and no further', () => {
  const side: Side = 'right';
  let layout = desk();
  const seen: string[] = [];
  for (let i = 0; i < 8; i++) {
    const target = stepTo(layout, at(layout), 'orders', side);
    if (target === null) break;
    seen.push(targetWords(layout, target, (id) => id));
    layout = move(layout, 'orders', target);
  }
  expect(seen).toEqual(['right of depth', 'right of tape', 'right of ticket']);
  expect(layout).toMatchObject({ direction: 'row', parts: [{}, {}, {}, { id: 'ticket' }, { shown: 'orders' }] });
  expect(stepTo(layout, at(layout), 'orders', 'right')).toBeNull();
  expect(stepTo(layout, at(layout), 'orders', 'top')).toMatchObject({ at: 'edge', side: 'top' });
});

test('every step that is offered can be made, and a panel that steps into tabs is in them', () => {
  fc.assert(
    fc.property(steps, fc.nat(60), fc.constantFrom<Side[]>('left', 'right', 'top', 'bottom'), (all, n, side) => {
      const layout = all.reduce(apply, desk());
      const panels = panelsOf(layout);
      const { id } = panels[n % panels.length] as { id: string };
      const step = stepTo(layout, at(layout), id, side);
      if (step !== null) expect(move(layout, id, step)).not.toBe(layout);
      const into = joinTo(layout, at(layout), id, side);
      if (into?.at === 'tabs') expect(stackOf(move(layout, id, into), id)?.id).toBe(into.stack);
    }),
  );
});

test('where a panel went is said in the language shown', async () => {
  const layout = desk();
  const all = (['left', 'right', 'top', 'bottom'] as const).flatMap((side): Target[] => [
    { at: 'edge', side, share: 0.2 },
    { at: 'side', stack: 'chart', side },
  ]);
  const said = (): string[] => [...all, { at: 'tabs', stack: 'gone', before: null } as const].map((target) => targetWords(layout, target, () => 'X'));
  const english = ['at the left edge of the desk', 'left of X', 'at the right edge of the desk', 'right of X'];
  expect(said()).toEqual([
    ...english,
    ...['at the top edge of the desk', 'above X', 'at the bottom edge of the desk', 'below X', 'in the tabs with the others'],
  ]);
  await showLanguage('sv');
  try {
    expect(said()).toEqual([
      ...['vid skrivbordets vänstra kant', 'till vänster om X', 'vid skrivbordets högra kant', 'till höger om X'],
      ...['vid skrivbordets övre kant', 'ovanför X', 'vid skrivbordets nedre kant', 'under X', 'bland flikarna med de andra'],
    ]);
  } finally {
    await showLanguage('en');
  }
});
