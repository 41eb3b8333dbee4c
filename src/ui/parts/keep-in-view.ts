import { createEffect, on, onCleanup, onMount } from 'solid-js';

/** Where a row must be scrolled to for a part of it to be in view, with a little of its neighbours; as it is where it is. Px. */
export function scrollFor(part: { readonly left: number; readonly width: number }, row: { readonly left: number; readonly width: number }): number {
  const beside = Math.max(0, Math.min(NEIGHBOUR_PX, (row.width - part.width) / 2));
  const [least, most] = [part.left + part.width + beside - row.width, part.left - beside];
  return Math.max(0, Math.min(Math.max(row.left, least), most));
}

/** So much of what stands beside it shows that there is more. */
const NEIGHBOUR_PX = 24;

/** Keep the chosen part of a row in view when another is chosen and when the row changes its width. Nothing but the row is scrolled. */
export function keepInView(row: () => HTMLElement, chosen: () => unknown, selector: string): void {
  const show = (): void => {
    const [element, part] = [row(), row().querySelector<HTMLElement>(selector)];
    if (part === null) return;
    const left = part.getBoundingClientRect().left - element.getBoundingClientRect().left + element.scrollLeft;
    element.scrollLeft = scrollFor({ left, width: part.offsetWidth }, { left: element.scrollLeft, width: element.clientWidth });
  };
  onMount(() => {
    const observer = new ResizeObserver(show);
    observer.observe(row());
    onCleanup(() => observer.disconnect());
    createEffect(on(chosen, show, { defer: true }));
  });
}
