/** Web Locks as this tab uses them: proof of life, never mutual exclusion. */
export type Locks = Pick<LockManager, 'request'>;

/** Holds a lock until released. Resolves when it is had. */
export function holdLock(locks: Locks, name: string): { readonly held: Promise<void>; release(): void } {
  let release = (): void => undefined;
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  const held = new Promise<void>((resolve, reject) => {
    locks
      .request(name, () => {
        resolve();
        return released;
      })
      .catch(reject);
  });
  return { held, release };
}

/** Tells when whoever holds the lock is gone. Answers the way to stop asking. */
export function whenFreed(locks: Locks, name: string, run: () => void): () => void {
  const stop = new AbortController();
  locks
    .request(name, { mode: 'shared', signal: stop.signal }, () => {
      if (!stop.signal.aborted) run();
    })
    .catch(() => undefined);
  return () => stop.abort();
}
