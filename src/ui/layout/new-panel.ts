import type { PanelKind } from './kinds';
import { type Layout, type PanelState, panelsOf, type Stack, stacksOf } from './layout';

/** A panel of this kind as it comes, with an id that the layout does not have. */
export function newPanel(layout: Layout, kind: PanelKind): PanelState {
  return { id: freeName(kind, panelsOf(layout)), kind, link: null, pair: null, interval: null };
}

export function newStack(layout: Layout, panel: PanelState): Stack {
  return { type: 'stack', id: freeName('stack', stacksOf(layout)), panels: [panel], shown: panel.id, isFolded: false };
}

/** `book`, then `book-2`, `book-3`. */
function freeName(word: string, taken: readonly { readonly id: string }[]): string {
  for (let i = 1; ; i++) {
    const name = i === 1 ? word : `${word}-${i}`;
    if (!taken.some(({ id }) => id === name)) return name;
  }
}
