import type { Page } from '@playwright/test';

/** What of the page cannot be read or pressed as it is laid out now: text that is cut, controls on top of each other, a page that scrolls. */
export const boxFindings = (page: Page): Promise<string[]> => page.evaluate(inPage);

/** Runs in the page: it can use nothing from outside of itself. */
function inPage(): string[] {
  const SLACK = 1.5;
  const found: string[] = [];
  const nameOf = (element: Element): string => {
    const words = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? '';
    return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${words}”`;
  };
  const { scrollWidth, scrollHeight } = document.documentElement;
  if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.push(`the page scrolls: ${scrollWidth} × ${scrollHeight}`);

  const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  const shown = new Map<Element, boolean>();
  /** Not what is there for readers alone, nor what is hidden until it has the focus. */
  const isShown = (element: Element): boolean => {
    const known = shown.get(element);
    if (known !== undefined) return known;
    const isHere = !element.matches('[inert], option') && getComputedStyle(element).clipPath === 'none';
    const answer = isHere && (element.parentElement === null || isShown(element.parentElement));
    shown.set(element, answer);
    return answer;
  };
  const isPainted = (element: Element): boolean => isShown(element) && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  /** What stays while all else is scrolled stands over it on purpose. */
  const isSticky = (element: Element): boolean => {
    for (let at: Element | null = element; at !== null; at = at.parentElement) if (getComputedStyle(at).position === 'sticky') return true;
    return false;
  };

  /** What is seen of a box: less what its ancestors cut. `isCut`: of its width something is, and no scrolling brings it back. */
  const seen = (element: Element, box: DOMRect): { left: number; right: number; top: number; bottom: number; isCut: boolean } => {
    const part = { left: box.left, right: box.right, top: box.top, bottom: box.bottom, isCut: box.right > innerWidth + SLACK };
    let canScroll = false;
    for (let at: Element | null = element; at !== null && at !== document.documentElement; at = at.parentElement) {
      const style = getComputedStyle(at);
      if (at !== element && style.position === 'fixed') break;
      if (style.overflowX === 'visible' && style.overflowY === 'visible') continue;
      canScroll ||= style.overflowX !== 'hidden' && style.overflowX !== 'clip' && at.scrollWidth > at.clientWidth;
      const edge = at.getBoundingClientRect();
      part.isCut = !canScroll && (part.isCut || edge.left > box.left + SLACK || edge.right < box.right - SLACK);
      part.left = Math.max(part.left, edge.left);
      part.right = Math.min(part.right, edge.right);
      part.top = Math.max(part.top, edge.top);
      part.bottom = Math.min(part.bottom, edge.bottom);
    }
    return part;
  };

  const texts = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || node.textContent?.trim() === '' || !isPainted(parent)) continue;
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const part = seen(parent, box);
    if (part.bottom <= part.top || !part.isCut) continue;
    const saysSo = getComputedStyle(parent).textOverflow === 'ellipsis' && parent.closest('[title]') !== null;
    if (!saysSo) found.push(`cut: ${nameOf(parent)} by ${Math.round(box.right - part.right)} px`);
  }

  const controls = [...top.querySelectorAll('button, input, select, textarea, a[href], summary, [role="slider"], [role="tab"]')]
    .filter((element) => isPainted(element) && getComputedStyle(element).pointerEvents !== 'none')
    .map((element) => ({ element, box: seen(element, element.getBoundingClientRect()) }))
    .filter(({ box }) => box.right - box.left > SLACK && box.bottom - box.top > SLACK);
  controls.forEach((one, i) => {
    for (const other of controls.slice(i + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      if (isSticky(one.element) !== isSticky(other.element)) continue;
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (width > SLACK && height > SLACK) found.push(`${nameOf(one.element)} and ${nameOf(other.element)} overlap`);
    }
  });
  return [...new Set(found)];
}
