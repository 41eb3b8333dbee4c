import type { Rect } from '../layout/arrange';

/** Put an element there; by the style object, which the page's policy allows. */
export function setPlace({ style }: HTMLElement, { x, y, width, height }: Rect): void {
  style.left = `${x}px`;
  style.top = `${y}px`;
  style.width = `${width}px`;
  style.height = `${height}px`;
}

/** Without the hairlines at its left and top, where it has neighbours there. */
export function inside({ x, y, width, height }: Rect): Rect {
  const [left, top] = [x > 0 ? 1 : 0, y > 0 ? 1 : 0];
  return { x: x + left, y: y + top, width: Math.max(0, width - left), height: Math.max(0, height - top) };
}

/** Where it is read, wherever it stands in the document. */
export const setReadingOrder = ({ style }: HTMLElement, order: number): void => style.setProperty('reading-order', String(order));
