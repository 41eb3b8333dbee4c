import { type Accessor, createComputed, createEffect, on } from 'solid-js';

/**
 * Rows that come, go and change places leave the focus where it was: an element that is moved or taken out of the document
 * loses it. `rows`: those that are drawn. `first`: the place of the first of them among all. `onGone`: the row at this place
 * went, or was scrolled out of view, and the focus with it. Another row must not have it by itself: a key that is pressed in that moment was meant for the one that went.
 */
export function createFocusKeeper(
  rows: Accessor<readonly string[]>,
  body: () => HTMLTableSectionElement,
  first: () => number,
  onGone: (at: number) => void,
): void {
  let held: { readonly element: HTMLElement; readonly at: number } | null = null;
  // Before the rows are drawn anew.
  createComputed(
    on(
      rows,
      () => {
        const element = document.activeElement;
        const at = [...body().rows].findIndex((row) => row.contains(element));
        held = element instanceof HTMLElement && at >= 0 ? { element, at: first() + at } : null;
      },
      { defer: true },
    ),
  );
  createEffect(
    on(
      rows,
      () => {
        if (held === null || document.activeElement !== document.body) return;
        if (held.element.isConnected) held.element.focus();
        else onGone(held.at);
      },
      { defer: true },
    ),
  );
}

/** What takes the focus where there are no rows gives it to the table as the first come: it takes none from then on. */
export function createFocusHandover(rows: Accessor<readonly string[]>, empty: () => HTMLElement, table: () => HTMLElement): void {
  let hadFocus = false;
  createComputed(
    on(
      rows,
      () => {
        hadFocus = document.activeElement === empty();
      },
      { defer: true },
    ),
  );
  createEffect(on(rows, (now) => hadFocus && now.length > 0 && table().focus({ preventScroll: true }), { defer: true }));
}
