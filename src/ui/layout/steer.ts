import { type Text, t } from '../words/t';
import type { Places, Rect } from './arrange';
import type { Side, Target } from './change';
import { type Layout, panelOf, type Stack, stackOf, stacksOf } from './layout';

/** As near as this to the edge of the desk means the whole edge, pixels. */
const EDGE_PX = 14;
/** Part of a stack at each side that means that side. */
const SIDE_PART = 0.28;
/** Of the desk, for a panel that was put at its edge. */
export const EDGE_SHARE = 0.24;

/** Where a panel would go that is let go of at a point of the desk. Null: nowhere. */
export function dropAt(
  layout: Layout,
  stacks: Places,
  size: { readonly width: number; readonly height: number },
  x: number,
  y: number,
): Target | null {
  if (x < 0 || y < 0 || x >= size.width || y >= size.height) return null;
  const desk = { x: 0, y: 0, ...size };
  const edge = nearestSide(desk, x, y);
  if (edge.px < EDGE_PX) return { at: 'edge', side: edge.side, share: EDGE_SHARE };
  const stack = stacksOf(layout).find(({ id }) => isIn(stacks.get(id), x, y));
  const rect = stack && stacks.get(stack.id);
  if (stack === undefined || rect === undefined) return null;
  const near = nearestSide(rect, x, y);
  return near.part < SIDE_PART ? { at: 'side', stack: stack.id, side: near.side } : { at: 'tabs', stack: stack.id, before: null };
}

/** What a panel put there would cover. */
export function coverOf(target: Target, stacks: Places, size: { readonly width: number; readonly height: number }): Rect {
  const rect = target.at === 'edge' ? { x: 0, y: 0, ...size } : (stacks.get(target.stack) ?? { x: 0, y: 0, width: 0, height: 0 });
  if (target.at === 'tabs') return rect;
  const share = target.at === 'edge' ? target.share : 0.5;
  if (target.side === 'left' || target.side === 'right') {
    const width = Math.round(rect.width * share);
    return { ...rect, width, x: target.side === 'left' ? rect.x : rect.x + rect.width - width };
  }
  const height = Math.round(rect.height * share);
  return { ...rect, height, y: target.side === 'top' ? rect.y : rect.y + rect.height - height };
}

/** One step to a side: out of its tabs first, then past its neighbour, at last to the edge of the desk. Null: it is there already. */
export function stepTo(layout: Layout, stacks: Places, id: string, side: Side): Target | null {
  const stack = stackOf(layout, id);
  if (stack === undefined) return null;
  if (stack.panels.length > 1) return { at: 'side', stack: stack.id, side };
  const next = neighbourOf(stacks, stack.id, side);
  if (next !== null) return { at: 'side', stack: next, side };
  return isAtEdge(layout, stack, side) ? null : { at: 'edge', side, share: EDGE_SHARE };
}

/** Into the tabs of the neighbour at a side. Null: there is none. */
export function joinTo(layout: Layout, stacks: Places, id: string, side: Side): Target | null {
  const stack = stackOf(layout, id);
  const next = stack === undefined ? null : neighbourOf(stacks, stack.id, side);
  return next === null ? null : { at: 'tabs', stack: next, before: null };
}

const EDGE = {
  left: 'at the left edge of the desk',
  right: 'at the right edge of the desk',
  top: 'at the top edge of the desk',
  bottom: 'at the bottom edge of the desk',
} as const satisfies Readonly<Record<Side, Text>>;
const BESIDE = {
  left: 'left of {{ panel }}',
  right: 'right of {{ panel }}',
  top: 'above {{ panel }}',
  bottom: 'below {{ panel }}',
} as const satisfies Readonly<Record<Side, Text>>;

/** A target in words, after the name of the panel: `Chart is now left of Order book`. */
export function targetWords(layout: Layout, target: Target, titleOf: (id: string) => string): string {
  if (target.at === 'edge') return t(EDGE[target.side]);
  const shown = stacksOf(layout).find(({ id }) => id === target.stack)?.shown ?? '';
  const panel = panelOf(layout, shown) === undefined ? t('the others') : titleOf(shown);
  return t(target.at === 'tabs' ? 'in the tabs with {{ panel }}' : BESIDE[target.side], { panel });
}

/** The stack that touches this one at a side, along most of it. */
function neighbourOf(stacks: Places, of: string, side: Side): string | null {
  const here = stacks.get(of);
  if (here === undefined) return null;
  const isAcross = side === 'left' || side === 'right';
  let best: { readonly id: string; readonly shared: number } | null = null;
  for (const [id, there] of stacks) {
    const touches =
      side === 'left'
        ? there.x + there.width === here.x
        : side === 'right'
          ? here.x + here.width === there.x
          : side === 'top'
            ? there.y + there.height === here.y
            : here.y + here.height === there.y;
    const shared = isAcross ? overlap(here.y, here.height, there.y, there.height) : overlap(here.x, here.width, there.x, there.width);
    if (id !== of && touches && shared > (best?.shared ?? 0)) best = { id, shared };
  }
  return best?.id ?? null;
}

/** A part of the desk of its own at that edge, from corner to corner. */
function isAtEdge(layout: Layout, stack: Stack, side: Side): boolean {
  if (layout.type === 'stack') return true;
  const isAcross = side === 'left' || side === 'right';
  const last = layout.parts[side === 'left' || side === 'top' ? 0 : layout.parts.length - 1];
  return (layout.direction === 'row') === isAcross && last === stack;
}

const overlap = (a: number, aLength: number, b: number, bLength: number): number => Math.min(a + aLength, b + bLength) - Math.max(a, b);

const isIn = (rect: Rect | undefined, x: number, y: number): boolean =>
  rect !== undefined && x >= rect.x && y >= rect.y && x < rect.x + rect.width && y < rect.y + rect.height;

/** Which side of a rectangle a point in it is nearest to, as part of the rectangle, and how near. */
function nearestSide(rect: Rect, x: number, y: number): { readonly side: Side; readonly part: number; readonly px: number } {
  const [left, top] = [x - rect.x, y - rect.y];
  const all = [
    { side: 'left', px: left, part: left / rect.width },
    { side: 'right', px: rect.width - left, part: (rect.width - left) / rect.width },
    { side: 'top', px: top, part: top / rect.height },
    { side: 'bottom', px: rect.height - top, part: (rect.height - top) / rect.height },
  ] as const;
  return all.reduce((best, one) => (one.part < best.part ? one : best));
}
