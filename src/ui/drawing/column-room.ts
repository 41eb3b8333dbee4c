import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** Width of a digit, as a part of the size of its letters. */
const DIGIT = 0.65;

/** How many digits wide a column of rows is, by the width of its heading. Without end until it is known. */
export function createColumnRoom(): { readonly room: Accessor<number>; readonly observe: (heading: HTMLElement) => void } {
  const [room, setRoom] = createSignal(Number.POSITIVE_INFINITY);
  const observer = new ResizeObserver(([entry]) => {
    if (entry === undefined) return;
    const letters = Number.parseFloat(getComputedStyle(entry.target).getPropertyValue('--size-m')) || 12;
    setRoom(entry.contentRect.width / (DIGIT * letters));
  });
  onCleanup(() => observer.disconnect());
  return { room, observe: (heading) => observer.observe(heading) };
}

/** Tells the style sheet, as `--price-digits`, how long the prices below an element are: their column is never narrower. */
export class PriceDigits {
  private shown = 0;

  constructor(private readonly element: HTMLElement) {}

  set(digits: number): void {
    if (digits === this.shown) return;
    this.shown = digits;
    this.element.style.setProperty('--price-digits', String(digits));
  }
}
