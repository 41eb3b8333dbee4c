import type { Frame } from './frame';

/** What a promise comes to; undefined where it fails or takes longer than so many ms. */
export function within<T>(frame: Pick<Frame, 'after'>, limitMs: number, promise: Promise<T | undefined>): Promise<T | undefined> {
  return new Promise((resolve) => {
    const stop = frame.after(limitMs, () => resolve(undefined));
    const settle = (value?: T): void => {
      stop();
      resolve(value);
    };
    promise.then(settle, () => settle());
  });
}
