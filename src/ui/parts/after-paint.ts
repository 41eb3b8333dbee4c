import { nextTask } from './next-task';

/** Runs it once the next frame was given to the screen. A hidden page has no frames: there nothing is waited for. */
export function afterPaint(run: () => void): void {
  if (document.visibilityState === 'hidden') {
    run();
    return;
  }
  // What asked for the same frame later, for a press in it say, comes before this.
  requestAnimationFrame(() => void nextTask().then(nextTask).then(run));
}
