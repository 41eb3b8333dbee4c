import { onCleanup, onMount } from 'solid-js';

type Ends = 'left' | 'right' | 'both';

/** At which ends of a row there is more than is seen, in px; null: all of it is seen. Screens with fractions of a pixel end a little early. */
export function moreAt(row: { readonly left: number; readonly width: number; readonly whole: number }): Ends | null {
  const isLeft = row.left > SLACK_PX;
  const isRight = row.left + row.width < row.whole - SLACK_PX;
  if (isLeft && isRight) return 'both';
  return isLeft ? 'left' : isRight ? 'right' : null;
}

const SLACK_PX = 1;

/** A row that scrolls sideways fades where there is more of it (`.scroll-row`), and a wheel without a side to it moves it, too. */
export function createScrollRow(row: () => HTMLElement): void {
  onMount(() => {
    const element = row();
    const tell = (): void => {
      const more = moreAt({ left: element.scrollLeft, width: element.clientWidth, whole: element.scrollWidth });
      if (more === null) delete element.dataset.more;
      else element.dataset.more = more;
    };
    const onWheel = (event: WheelEvent): void => {
      if (event.deltaX !== 0 || event.ctrlKey || element.dataset.more === undefined) return;
      event.preventDefault();
      element.scrollLeft += event.deltaMode === WheelEvent.DOM_DELTA_PIXEL ? event.deltaY : Math.sign(event.deltaY) * LINES_PX;
    };
    const sizes = new ResizeObserver(tell);
    sizes.observe(element);
    // What stands in it says other words, or is other parts.
    const words = new MutationObserver(tell);
    words.observe(element, { childList: true, characterData: true, subtree: true });
    element.addEventListener('scroll', tell, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: false });
    onCleanup(() => {
      sizes.disconnect();
      words.disconnect();
    });
  });
}

/** One notch of a wheel that counts in lines. */
const LINES_PX = 48;
