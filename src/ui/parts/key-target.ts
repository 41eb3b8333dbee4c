/** A dialog that was just closed has the focus until the browser is told so: keys pressed then are meant for the page. */
const isGone = (target: Element): boolean => target.closest('dialog:not([open]), [popover]:not(:popover-open)') !== null;

/** Where letters are letters. */
export const isField = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null && !isGone(target);

/** In a dialog, a menu or a list that lies over the page. */
export const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('dialog, [popover]') !== null && !isGone(target);

/** Where letters are letters, and in a dialog, which has keys of its own. */
export const isTypingIn = (target: EventTarget | null): boolean => isField(target) || isInDialog(target);

/** A dialog covers the page. What had the focus in it may be gone, and presses then come from the page. */
export const isCovered = (): boolean => document.querySelector('dialog:modal') !== null;
