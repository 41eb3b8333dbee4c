import { createEffect, createSignal, untrack } from 'solid-js';
import type { ConfirmSource } from '../../trading/confirm-policy';

/** A press that was asked for elsewhere, and waits for the account and the book. */
export interface AwaitedPress {
  ask(source: ConfirmSource): void;
  /** Something newer is meant. */
  forget(): void;
}

/** `isLate`: it could not be at once, so it must not leave without a question. */
export function createAwaitedPress(whyNot: () => string | null, press: (source: ConfirmSource, isLate: boolean) => void): AwaitedPress {
  const [awaited, setAwaited] = createSignal<{ readonly source: ConfirmSource; readonly isLate: boolean } | null>(null);
  createEffect(() => {
    const now = awaited();
    if (now === null || whyNot() !== null) return;
    untrack(() => {
      setAwaited(null);
      press(now.source, now.isLate);
    });
  });
  return { ask: (source) => setAwaited({ source, isLate: untrack(whyNot) !== null }), forget: () => setAwaited(null) };
}
