import { createEffect, onCleanup } from 'solid-js';
import { useScreenTopics } from '../terminal-context';

/** The app stands by itself after this, whatever it has to show. */
const SHOWN_LIMIT_MS = 1_500;

/** Calls back once, when the panels have painted what they know of the market, or have had time enough to. */
export function createShown(shown: () => void): void {
  const topics = useScreenTopics();
  let isDone = false;
  let frame = 0;
  const done = (): void => {
    if (!isDone) shown();
    isDone = true;
  };
  const timer = setTimeout(done, SHOWN_LIMIT_MS);
  createEffect(() => {
    const shown = topics().filter(({ key }) => /^(book|trades|ticker):/.test(key));
    if (isDone || frame !== 0 || shown.length < 3 || shown.some(({ data }) => data === null)) return;
    // Panels draw in the next frame; the one after it has been preceded by their painting.
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(done);
    });
  });
  onCleanup(() => {
    clearTimeout(timer);
    cancelAnimationFrame(frame);
  });
}
