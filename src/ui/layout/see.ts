import { type Layout, type PanelState, type Stack, stackOf } from './layout';

/** See this panel of its stack. */
export function show(layout: Layout, id: string): Layout {
  const stack = stackOf(layout, id);
  if (stack === undefined || (stack.shown === id && !stack.isFolded)) return layout;
  return withStack(layout, stack, { ...stack, shown: id, isFolded: false });
}

/** What a panel keeps for itself: its link, its market, its candles. */
export function adjust(layout: Layout, id: string, change: Partial<Pick<PanelState, 'link' | 'pair' | 'interval'>>): Layout {
  const stack = stackOf(layout, id);
  if (stack === undefined) return layout;
  return withStack(layout, stack, { ...stack, panels: stack.panels.map((panel) => (panel.id === id ? { ...panel, ...change } : panel)) });
}

/** Leave only the tabs of a stack to be seen, or see it again. */
export function fold(layout: Layout, id: string, isFolded: boolean): Layout {
  if (layout.type === 'split') return withParts(layout, (part) => fold(part, id, isFolded));
  return layout.id === id && layout.isFolded !== isFolded ? { ...layout, isFolded } : layout;
}

function withStack(layout: Layout, stack: Stack, next: Stack): Layout {
  if (layout.type === 'split') return withParts(layout, (part) => withStack(part, stack, next));
  return layout === stack ? next : layout;
}

function withParts(layout: Layout & { readonly type: 'split' }, change: (part: Layout) => Layout): Layout {
  const parts = layout.parts.map(change);
  return parts.every((part, i) => part === layout.parts[i]) ? layout : { ...layout, parts };
}
