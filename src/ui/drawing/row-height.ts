/** Height of a dense row, as the theme and the density have it. Asked when a panel changes its size, not while it draws. */
export function rowHeight(element: Element): number {
  return Number.parseFloat(getComputedStyle(element).getPropertyValue('--row-dense')) || 20;
}
