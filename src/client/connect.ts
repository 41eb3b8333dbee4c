import { PROTOCOL } from '../worker/protocol/engine-api';

/** A fresh connection to the one worker of all tabs. Throws where the browser has none. */
export function connect(): SharedWorker {
  const name = `tapedeck:${PROTOCOL}`;
  let isExtendable = false;
  try {
    // Reading the option is how a browser shows that it knows it. Tabs that differ in it cannot share a worker, so the
    // name tells them apart; the throw keeps a worker of the wrong name from being made.
    return new SharedWorker(new URL('../worker/entry-shared.ts', import.meta.url), {
      type: 'module',
      name: `${name}:noext`,
      get extendedLifetime(): boolean {
        isExtendable = true;
        throw new TypeError('known');
      },
    } as WorkerOptions);
  } catch (error) {
    if (!isExtendable) throw error;
  }
  return new SharedWorker(new URL('../worker/entry-shared.ts', import.meta.url), {
    type: 'module',
    name: `${name}:ext`,
    extendedLifetime: true,
  } as WorkerOptions);
}
