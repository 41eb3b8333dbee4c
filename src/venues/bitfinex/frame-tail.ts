import { FLAG } from './flags';

/** What the flags append to an array frame, read from its end. Undefined: not there, or not a whole number. */
export interface FrameTail {
  sequence: number | undefined;
  sentAt: number | undefined;
}

/**
 * Read the tail by the flags that the exchange acknowledged: never by magnitude. Account frames (channel 0)
 * carry a second counter behind the first, their heartbeats do not.
 * Writes into `tail`: this runs for every frame.
 */
export function readTail(frame: readonly unknown[], flags: number, tail: FrameTail): void {
  let end = frame.length - 1;
  tail.sentAt = undefined;
  tail.sequence = undefined;
  if ((flags & FLAG.timestamp) !== 0) tail.sentAt = numberAt(frame, end--);
  if ((flags & FLAG.sequence) === 0) return;
  if (frame[0] === 0 && frame[1] !== 'hb') end--;
  tail.sequence = numberAt(frame, end);
}

/** The first two places are never tail. */
function numberAt(frame: readonly unknown[], i: number): number | undefined {
  const value = i >= 2 ? frame[i] : undefined;
  return Number.isSafeInteger(value) ? (value as number) : undefined;
}
