/** `Tab` goes from the last stop within an element to its first, and with Shift from the first, or from the element itself, to the last. */
export function keepTab(event: KeyboardEvent, within: HTMLElement): void {
  const all = within.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, summary, [tabindex]');
  const stops = [...all].filter(isStop);
  const from = document.activeElement;
  const isAtEnd = event.shiftKey ? from === within || from === stops[0] : from === stops.at(-1);
  const next = event.shiftKey ? stops.at(-1) : stops[0];
  if (!isAtEnd || next === undefined) return;
  event.preventDefault();
  next.focus();
}

const isStop = (element: HTMLElement): boolean =>
  element.tabIndex >= 0 && !element.matches(':disabled, [inert] *') && element.checkVisibility({ visibilityProperty: true });
