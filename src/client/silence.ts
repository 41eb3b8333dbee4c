import type { Credit } from './credit';
import type { Frame } from './frame';

/** The engine speaks at least once a second to a visible tab that follows something and gave a credit. */
export const SILENCE_LIMIT_MS = 3_000;
const LOOK_MS = 1_000;

/** Watches for an engine that holds its lock and says nothing: hung. Answers the way to stop. */
export function watchSilence(
  frame: Pick<Frame, 'now' | 'after' | 'isVisible'>,
  facts: { readonly credit: () => Credit | null; readonly isFollowing: () => boolean },
  mute: (forMs: number) => void,
): () => void {
  let lookedAt = frame.now();
  let stop = (): void => undefined;
  const look = (): void => {
    const now = frame.now();
    const outSince = facts.credit()?.outSince ?? null;
    // A look that comes late means that this page stood still, not the engine.
    const wasHeld = now - lookedAt > 2 * LOOK_MS || now < lookedAt;
    lookedAt = now;
    const forMs = outSince === null ? 0 : now - outSince;
    if (!wasHeld && frame.isVisible() && facts.isFollowing() && forMs > SILENCE_LIMIT_MS) mute(forMs);
    stop = frame.after(LOOK_MS, look);
  };
  stop = frame.after(LOOK_MS, look);
  return () => stop();
}
