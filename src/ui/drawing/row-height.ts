import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** Height of a dense row, or of another kind, as the theme, the density and the width of the screen have it. */
export function createRowHeight(token: '--row-dense' | '--rung' = '--row-dense'): Accessor<number> {
  const read = (): number => Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue(token)) || 20;
  const [height, setHeight] = createSignal(read());
  const reread = (): void => {
    setHeight(read());
  };
  const observer = new MutationObserver(reread);
  observer.observe(document.documentElement, { attributes: true });
  window.addEventListener('resize', reread);
  onCleanup(() => {
    observer.disconnect();
    window.removeEventListener('resize', reread);
  });
  return height;
}
