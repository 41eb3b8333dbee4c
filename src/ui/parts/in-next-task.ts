import { getOwner, onCleanup, runWithOwner } from 'solid-js';
import { nextTask } from './next-task';

/**
 * For a part that is made: this of it in a task of its own, so that a press is answered before. Not at all if the part is gone
 * by then; effects that it makes end with the part.
 */
export function inNextTask(run: () => void): void {
  const owner = getOwner();
  let isHere = true;
  onCleanup(() => {
    isHere = false;
  });
  void nextTask().then(() => {
    if (isHere) runWithOwner(owner, run);
  });
}
