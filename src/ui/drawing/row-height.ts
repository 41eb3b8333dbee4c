import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** Height of a dense row, as the theme, the density and the width of the screen have it. */
export function createRowHeight(): Accessor<number> {
  const read = (): number => Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--row-dense')) || 20;
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
