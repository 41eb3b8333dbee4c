import type { Page } from '@playwright/test';

/** What a press on it does to an order. A finger must not miss it. */
const ORDER_ACTIONS =
  '.ticket-send, .stop-all, .confirm-slide, .slide-knob, .own-cancel, .rung-side, .rung-cancel, .ladder-arm, .ladder-ways button, [aria-label^="Cancel "]';
const ORDER_PX = 44;
/** WCAG 2.2, 2.5.8. */
const LEAST_PX = 24;

/** Controls in view that a finger would miss: those that a press within so many pixels does not reach. */
export const smallTargets = (page: Page): Promise<string[]> =>
  page.evaluate(inPage, { actions: ORDER_ACTIONS, orderPx: ORDER_PX, leastPx: LEAST_PX });

type Place = readonly [x: number, y: number];

/** A finger goes from one place to another and is lifted: slowly, as a flick would go on by itself and the next tap would only stop it. */
export async function swipe(page: Page, [left, top]: Place, [right, bottom]: Place): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const begun = Date.now() / 1_000;
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', step: number): Promise<unknown> => {
    const part = Math.min(1, step / STEPS);
    const place = { x: left + (right - left) * part, y: top + (bottom - top) * part };
    const timestamp = begun + (step * STEP_MS) / 1_000;
    return devtools.send('Input.dispatchTouchEvent', { type, touchPoints: type === 'touchEnd' ? [] : [place], timestamp });
  };
  await touch('touchStart', 0);
  // It rests at the end.
  for (let step = 1; step <= STEPS + 2; step++) await touch('touchMove', step);
  await touch('touchEnd', STEPS + 3);
  await devtools.detach();
}

/** A finger comes down and rests until `ms` have passed. */
export async function holdFinger(page: Page, [x, y]: Place, ms = 700): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
  await page.waitForTimeout(ms);
  await devtools.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await devtools.detach();
}

const STEPS = 6;
/** Of the time that the events tell, which takes none. */
const STEP_MS = 40;

/** Runs in the page: it can use nothing from outside of itself. */
function inPage({ actions, orderPx, leastPx }: { actions: string; orderPx: number; leastPx: number }): string[] {
  const found: string[] = [];
  const all = document.querySelectorAll<HTMLElement>(`button, a[href], input, select, summary, [role="tab"], ${actions}`);
  for (const element of all) {
    const box = element.getBoundingClientRect();
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const isOf = (hit: Element | null): boolean =>
      hit !== null &&
      (element.contains(hit) || (element instanceof HTMLInputElement && [...(element.labels ?? [])].some((label) => label.contains(hit))));
    const isHit = (left: number, top: number): boolean => isOf(document.elementFromPoint(left, top));
    // Not in view, or under something else.
    if (box.width === 0 || !isHit(x, y)) continue;
    const reach = (dx: number, dy: number): number => {
      let far = 0;
      while (far < orderPx && isHit(x + dx * (far + 1), y + dy * (far + 1))) far++;
      return far;
    };
    const [width, height] = [reach(-1, 0) + reach(1, 0) + 1, reach(0, -1) + reach(0, 1) + 1];
    const least = element.matches(actions) ? orderPx : leastPx;
    // Lines of half a pixel are nobody's.
    if (width < least - 1 || height < least - 1)
      found.push(`${element.className} “${element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30)}”: ${width} × ${height}`);
  }
  return found;
}
