/** A finger that rests on something for a while, and does not scroll by it. */
export interface LongPress {
  /** A finger came down on `currentTarget`: `held` runs if it rests there. */
  begin(event: PointerEvent & { readonly currentTarget: EventTarget }, held: () => void): void;
  /** The click that ends a press which was held is no tap. */
  wasHeld(): boolean;
}

export const HELD_MS = 500;
/** A finger that rests is not still. */
const SLACK_PX = 10;

export function createLongPress(): LongPress {
  let isHeld = false;
  let over = new AbortController();
  return {
    begin: ({ currentTarget, pointerId, isPrimary, clientX, clientY }, held) => {
      // A second finger ends what the first began.
      over.abort();
      isHeld = false;
      if (!isPrimary) return;
      over = new AbortController();
      const { signal } = over;
      const timer = setTimeout(() => {
        over.abort();
        isHeld = true;
        held();
      }, HELD_MS);
      signal.addEventListener('abort', () => clearTimeout(timer));
      const move = (event: Event): void => {
        const now = event as PointerEvent;
        if (now.pointerId === pointerId && Math.hypot(now.clientX - clientX, now.clientY - clientY) > SLACK_PX) over.abort();
      };
      currentTarget.addEventListener('pointermove', move, { signal });
      for (const end of ['pointerup', 'pointercancel', 'pointerleave']) currentTarget.addEventListener(end, () => over.abort(), { signal });
    },
    wasHeld: () => isHeld,
  };
}
