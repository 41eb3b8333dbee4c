import { onCleanup } from 'solid-js';

/**
 * Answers a request to draw. Any number of requests before the next frame are one drawing; `leastMs` sets drawings
 * further apart, for what is costly to draw and not read at sixty frames a second. The last request is always drawn.
 */
export function createFrameDraw(draw: () => void, leastMs = 0): () => void {
  let frame = 0;
  let drawnAt = Number.NEGATIVE_INFINITY;
  onCleanup(() => cancelAnimationFrame(frame));
  const onFrame = (now: number): void => {
    if (now - drawnAt < leastMs) {
      frame = requestAnimationFrame(onFrame);
      return;
    }
    frame = 0;
    drawnAt = now;
    draw();
  };
  return () => {
    if (frame === 0) frame = requestAnimationFrame(onFrame);
  };
}
