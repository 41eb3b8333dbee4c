/** The page's sense of time. */
export interface Frame {
  /** Wall clock, ms. */
  now(): number;
  /** Before the next painting; never while the page is hidden. */
  next(run: () => void): () => void;
  /** As a task of its own, as soon as possible. */
  soon(run: () => void): void;
  after(delayMs: number, run: () => void): () => void;
  isVisible(): boolean;
}

export function browserFrame(): Frame {
  const { port1, port2 } = new MessageChannel();
  const waiting: (() => void)[] = [];
  port1.onmessage = () => waiting.shift()?.();
  return {
    now: () => Date.now(),
    next: (run) => {
      const id = requestAnimationFrame(run);
      return () => cancelAnimationFrame(id);
    },
    soon: (run) => {
      waiting.push(run);
      port2.postMessage(null);
    },
    after: (delayMs, run) => {
      const id = setTimeout(run, delayMs);
      return () => clearTimeout(id);
    },
    isVisible: () => document.visibilityState === 'visible',
  };
}
