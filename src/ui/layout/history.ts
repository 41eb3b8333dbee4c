/** Values one after the other, with those that were taken back. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
}

/** More steps than anybody takes back. */
export const MOST_STEPS = 100;

export const startHistory = <T>(present: T): History<T> => ({ past: [], present, future: [] });

/** What was taken back before is gone. */
export function step<T>(history: History<T>, next: T): History<T> {
  if (next === history.present) return history;
  return { past: [...history.past, history.present].slice(-MOST_STEPS), present: next, future: [] };
}

/** Another present without a step: what nobody would take back. */
export const amend = <T>(history: History<T>, next: T): History<T> => ({ ...history, present: next });

/** The same steps, all of them with this change: what is no step itself, and nobody would take back with one. */
export const everywhere = <T>({ past, present, future }: History<T>, change: (value: T) => T): History<T> => ({
  past: past.map(change),
  present: change(present),
  future: future.map(change),
});

export function undo<T>({ past, present, future }: History<T>): History<T> {
  return past.length === 0 ? { past, present, future } : { past: past.slice(0, -1), present: past.at(-1) as T, future: [present, ...future] };
}

export function redo<T>({ past, present, future }: History<T>): History<T> {
  return future.length === 0 ? { past, present, future } : { past: [...past, present], present: future[0] as T, future: future.slice(1) };
}
