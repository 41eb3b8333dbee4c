import type { Locks } from '../../src/client/locks';

interface Waiting {
  readonly grant: () => void;
  readonly signal: AbortSignal | undefined;
}

/** Web Locks within one test. Exclusive and shared are granted alike when a name is free. */
export class FakeLocks implements Locks {
  private readonly held = new Set<string>();
  private readonly queues = new Map<string, Waiting[]>();

  hold(name: string): void {
    this.held.add(name);
  }

  isHeld(name: string): boolean {
    return this.held.has(name);
  }

  free(name: string): void {
    this.held.delete(name);
    const next = this.queues.get(name)?.splice(0) ?? [];
    for (const { grant, signal } of next) if (signal?.aborted !== true) grant();
  }

  request = ((name: string, second: unknown, third?: unknown): Promise<unknown> => {
    const options = (third === undefined ? {} : second) as LockOptions;
    const run = (third ?? second) as () => unknown;
    return new Promise((resolve) => {
      const grant = (): void => {
        if (options.mode !== 'shared') this.held.add(name);
        Promise.resolve(run()).then((value) => {
          if (options.mode !== 'shared') this.free(name);
          resolve(value);
        });
      };
      if (!this.held.has(name)) queueMicrotask(grant);
      else this.queues.set(name, [...(this.queues.get(name) ?? []), { grant, signal: options.signal }]);
    });
  }) as Locks['request'];
}
