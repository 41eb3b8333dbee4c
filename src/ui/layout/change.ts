import { isTableKind, type PanelKind } from './kinds';
import { DEEPEST, type Layout, MOST_PANELS, type PanelState, panelOf, panelsOf, type Split, type Stack, stackOf, stacksOf } from './layout';
import { newPanel, newStack } from './new-panel';

export type Side = 'left' | 'right' | 'top' | 'bottom';

/** Where a panel can be put: among the tabs of a stack, at a side of one, or at an edge of the whole desk. */
export type Target =
  | { readonly at: 'tabs'; readonly stack: string /** Null: behind the last one. */; readonly before: string | null }
  | { readonly at: 'side'; readonly stack: string; readonly side: Side }
  | { readonly at: 'edge'; readonly side: Side /** Of the desk. */; readonly share: number };

/** About the pixels of a column, for a panel that has no place yet, and the part of the height of tables. */
const COLUMN_PX = 264;
const BAND_SHARE = 0.3;

/** Where no panel more could be read again. */
export const DESK_FULL = 'The desk has no room for another panel: close some first.';

/** The last panel stays. */
export function close(layout: Layout, id: string): Layout {
  const stack = stackOf(layout, id);
  return stack === undefined ? layout : (mapStacks(layout, (one) => (one === stack ? without(one, id) : one)) ?? layout);
}

/** A panel that the layout does not have yet. */
export function add(layout: Layout, panel: PanelState, target: Target): Layout {
  if (panelOf(layout, panel.id) !== undefined || panelsOf(layout).length >= MOST_PANELS) return layout;
  return notTooDeep(put(layout, panel, target), layout);
}

/** Another panel of this kind, on a desk of this width: a table with the tables, the watchlist at the left, everything else at the right. */
export function addKind(layout: Layout, kind: PanelKind, width: number): Layout {
  return add(layout, newPanel(layout, kind), placeFor(layout, kind, width));
}

function placeFor(layout: Layout, kind: PanelKind, width: number): Target {
  const share = COLUMN_PX / Math.max(COLUMN_PX, width);
  if (!isTableKind(kind)) return { at: 'edge', side: kind === 'watch' ? 'left' : 'right', share };
  const table = panelsOf(layout).find((panel) => isTableKind(panel.kind));
  const stack = table && stackOf(layout, table.id);
  return stack === undefined ? { at: 'edge', side: 'bottom', share: BAND_SHARE } : { at: 'tabs', stack: stack.id, before: null };
}

export function closeKind(layout: Layout, kind: PanelKind): Layout {
  return panelsOf(layout).reduce((now, panel) => (panel.kind === kind ? close(now, panel.id) : now), layout);
}

export function move(layout: Layout, id: string, target: Target): Layout {
  const panel = panelOf(layout, id);
  const from = stackOf(layout, id);
  if (panel === undefined || from === undefined) return layout;
  const isAlone = from.panels.length === 1;
  if (target.at !== 'edge' && target.stack === from.id && (isAlone || (target.at === 'tabs' && target.before === id))) return layout;
  if (isAlone && stacksOf(layout).length === 1) return layout;
  const rest = close(layout, id);
  const moved = put(rest, panel, target);
  // Not put anywhere: then it is not taken away either.
  return moved === rest ? layout : notTooDeep(moved, layout);
}

/** Another one of the same kind and market, among the tabs beside it. */
export function duplicate(layout: Layout, id: string): Layout {
  const panel = panelOf(layout, id);
  const stack = stackOf(layout, id);
  if (panel === undefined || stack === undefined) return layout;
  return add(layout, { ...panel, id: newPanel(layout, panel.kind).id }, { at: 'tabs', stack: stack.id, before: null });
}

/** Give the parts of the split at this path the lengths named, pixels in sum its length. */
export function resize(layout: Layout, path: readonly number[], lengths: readonly number[]): Layout {
  if (layout.type === 'stack') return layout;
  const [first, ...rest] = path;
  if (first !== undefined) return { ...layout, parts: layout.parts.map((part, i) => (i === first ? resize(part, rest, lengths) : part)) };
  const isSane = lengths.length === layout.parts.length && lengths.some((length) => length > 0) && lengths.every((length) => length >= 0);
  return isSane ? { ...layout, shares: inShares(lengths) } : layout;
}

/** What could not be read again is not made. */
const notTooDeep = (next: Layout, before: Layout): Layout => (depthOf(next) > DEEPEST ? before : next);
const depthOf = (layout: Layout): number => (layout.type === 'stack' ? 0 : 1 + Math.max(...layout.parts.map(depthOf)));

function put(layout: Layout, panel: PanelState, target: Target): Layout {
  if (target.at === 'edge') {
    const made = newStack(layout, panel);
    return joined(target.side, made, layout, Math.min(0.9, Math.max(0.05, target.share)));
  }
  const made = newStack(layout, panel);
  return withStack(layout, target.stack, (stack) => {
    if (target.at === 'side') return joined(target.side, made, stack, 0.5);
    const at = stack.panels.findIndex(({ id }) => id === target.before);
    const place = at < 0 ? stack.panels.length : at;
    return { ...stack, panels: [...stack.panels.slice(0, place), panel, ...stack.panels.slice(place)], shown: panel.id, isFolded: false };
  });
}

function joined(side: Side, made: Layout, beside: Layout, share: number): Layout {
  const isFirst = side === 'left' || side === 'top';
  const parts = isFirst ? [made, beside] : [beside, made];
  return flat({
    type: 'split',
    direction: side === 'left' || side === 'right' ? 'row' : 'column',
    parts,
    shares: isFirst ? [share, 1 - share] : [1 - share, share],
  });
}

function without(stack: Stack, id: string): Stack | null {
  const at = stack.panels.findIndex((panel) => panel.id === id);
  const panels = stack.panels.filter((panel) => panel.id !== id);
  const next = panels[Math.min(at, panels.length - 1)];
  return next === undefined ? null : { ...stack, panels, shown: stack.shown === id ? next.id : stack.shown };
}

const withStack = (layout: Layout, id: string, change: (stack: Stack) => Layout): Layout =>
  mapStacks(layout, (stack) => (stack.id === id ? change(stack) : stack)) ?? layout;

/** The same tree with other stacks; null where none is left. What did not change is the same object. */
function mapStacks(layout: Layout, change: (stack: Stack) => Layout | null): Layout | null {
  if (layout.type === 'stack') return change(layout);
  const made = layout.parts.map((part) => mapStacks(part, change));
  if (made.every((part, i) => part === layout.parts[i])) return layout;
  const kept = made.flatMap((part, i) => (part === null ? [] : [{ part, share: layout.shares[i] ?? 0 }]));
  const [first] = kept;
  if (first === undefined) return null;
  if (kept.length === 1) return first.part;
  return flat({ ...layout, parts: kept.map(({ part }) => part), shares: kept.map(({ share }) => share) });
}

/** A split in a split of the same direction is one split. */
function flat(split: Split): Split {
  const all = split.parts.flatMap((part, i) => {
    const share = split.shares[i] ?? 0;
    if (part.type === 'stack' || part.direction !== split.direction) return [{ part, share }];
    return part.parts.map((inner, j) => ({ part: inner, share: share * (part.shares[j] ?? 0) }));
  });
  return { ...split, parts: all.map(({ part }) => part), shares: inShares(all.map(({ share }) => share)) };
}

/** Weights that are not all nothing, as parts of 1. */
function inShares(weights: readonly number[]): readonly number[] {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
