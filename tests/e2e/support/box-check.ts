import type { Page } from '@playwright/test';

/** What of the page cannot be read or pressed as it is laid out now: text that is cut, controls on top of each other, a page that scrolls. */
export const boxFindings = (page: Page): Promise<string[]> => page.evaluate(inPage);

/** The same in every theme and density, one after the other; the page is left as it was. */
export async function boxFindingsInEachLook(page: Page): Promise<string[]> {
  const found: string[] = [];
  const { theme, density } = await page.evaluate(() => ({ ...document.documentElement.dataset }));
  for (const look of [...LOOKS, { theme, density }]) {
    // Two frames: rows are counted anew once it is known how high they are.
    await page.evaluate((marks) => {
      Object.assign(document.documentElement.dataset, marks);
      return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    }, look);
    if (LOOKS.includes(look)) found.push(...(await boxFindings(page)).map((one) => `${look.theme}, ${look.density}: ${one}`));
  }
  return found;
}

const LOOKS: readonly { readonly theme: string | undefined; readonly density: string | undefined }[] = ['dark', 'light', 'contrast'].flatMap(
  (theme) => ['compact', 'comfortable'].map((density) => ({ theme, density })),
);

/** Runs in the page: it can use nothing from outside of itself. */
function inPage(): string[] {
  const SLACK = 1.5;
  /** Px at the right of a choice. */
  const ARROW = 16;
  interface Box {
    readonly left: number;
    readonly right: number;
    readonly top: number;
    readonly bottom: number;
  }
  interface Look {
    readonly isShown: boolean;
    readonly isSticky: boolean;
    /** What its ancestors and itself let be seen. */
    readonly within: Box;
    /** The same as far as no scrolling sideways brings it back. */
    readonly hard: Box;
  }
  const EVERYTHING: Box = { left: -1e6, right: 1e6, top: -1e6, bottom: 1e6 };
  const VIEWPORT: Box = { ...EVERYTHING, right: innerWidth };
  const meet = (a: Box, b: Box): Box => ({
    left: Math.max(a.left, b.left),
    right: Math.min(a.right, b.right),
    top: Math.max(a.top, b.top),
    bottom: Math.min(a.bottom, b.bottom),
  });
  const found: string[] = [];
  const nameOf = (element: Element): string => {
    const words = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 30) ?? '';
    return `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''} “${words}”`;
  };
  const { scrollWidth, scrollHeight } = document.documentElement;
  if (scrollWidth > innerWidth || scrollHeight > innerHeight) found.push(`the page scrolls: ${scrollWidth} × ${scrollHeight}`);

  const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  /** Each element is looked at once: pages have thousands, most of them deep. */
  const looks = new Map<Element, Look>();
  const look = (element: Element): Look => {
    const known = looks.get(element);
    if (known !== undefined) return known;
    const style = getComputedStyle(element);
    const parent = element.parentElement === null ? null : look(element.parentElement);
    const isFixed = style.position === 'fixed';
    const within = (parent === null || isFixed ? null : parent.within) ?? EVERYTHING;
    const hard = (parent === null || isFixed ? null : parent.hard) ?? VIEWPORT;
    const clips = (style.overflowX !== 'visible' || style.overflowY !== 'visible') && element !== document.documentElement;
    const edge = clips ? element.getBoundingClientRect() : EVERYTHING;
    const canScroll = clips && style.overflowX !== 'hidden' && style.overflowX !== 'clip' && element.scrollWidth > element.clientWidth;
    const answer = {
      // Not what is there for readers alone, nor what is hidden until it has the focus.
      isShown: (parent?.isShown ?? true) && !element.matches('[inert], option') && style.clipPath !== 'inset(50%)',
      isSticky: (parent?.isSticky ?? false) || style.position === 'sticky',
      within: meet(within, edge),
      hard: canScroll ? EVERYTHING : meet(hard, edge),
    };
    looks.set(element, answer);
    return answer;
  };
  const isPainted = (element: Element): boolean =>
    look(element).isShown && element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  const texts = document.createTreeWalker(top, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
    const parent = node.parentElement;
    if (parent === null || node.textContent?.trim() === '' || !isPainted(parent)) continue;
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    const { within, hard } = look(parent);
    const isInView = Math.min(box.bottom, within.bottom) > Math.max(box.top, within.top);
    const isCut = box.left < hard.left - SLACK || box.right > hard.right + SLACK;
    if (!isInView || !isCut) continue;
    const saysSo = getComputedStyle(parent).textOverflow === 'ellipsis' && parent.closest('[title]') !== null;
    if (!saysSo) found.push(`cut: ${nameOf(parent)} of ${Math.round(box.width)} px`);
  }

  const pen = document.createElement('canvas').getContext('2d') as CanvasRenderingContext2D;
  for (const select of [...top.querySelectorAll('select')].filter(isPainted)) {
    const style = getComputedStyle(select);
    pen.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    const { width } = pen.measureText(select.selectedOptions[0]?.text.trim() ?? '');
    const room = select.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight) - ARROW;
    if (width > room + SLACK) found.push(`cut: the choice in ${nameOf(select)}, ${Math.round(width)} of ${Math.round(room)} px`);
  }

  const controls = [...top.querySelectorAll('button, input, select, textarea, a[href], summary, [role="slider"], [role="tab"]')]
    .filter((element) => isPainted(element) && getComputedStyle(element).pointerEvents !== 'none')
    .map((element) => ({ element, box: meet(look(element).within, element.getBoundingClientRect()) }))
    .filter(({ box }) => box.right - box.left > SLACK && box.bottom - box.top > SLACK);
  controls.forEach((one, i) => {
    for (const other of controls.slice(i + 1)) {
      if (one.element.contains(other.element) || other.element.contains(one.element)) continue;
      // What stays while all else is scrolled stands over it on purpose.
      if (look(one.element).isSticky !== look(other.element).isSticky) continue;
      const width = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      if (width > SLACK && height > SLACK) found.push(`${nameOf(one.element)} and ${nameOf(other.element)} overlap`);
    }
  });
  return [...new Set(found)];
}
