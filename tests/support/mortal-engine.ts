import type { Engine } from '../../src/worker/engine';
import type { World } from '../../src/worker/session';
import { makeEngine, NO_KEYS } from './engine-rig';

/** An engine whose process can end at any moment: no timer of it runs any more, and nothing it hears reaches it. */
export class MortalEngine {
  readonly engine: Engine;
  private isDead = false;
  private readonly ends = new Set<() => void>();

  constructor({ clock, random, openSocket, fetch }: World, id: string, keys = NO_KEYS) {
    const living =
      (run: () => void): (() => void) =>
      () => {
        if (!this.isDead) run();
      };
    const world: World = {
      clock: {
        now: clock.now,
        monotonic: clock.monotonic,
        after: (ms, run) => clock.after(ms, living(run)),
        every: (ms, run) => clock.every(ms, living(run)),
      },
      random,
      fetch,
      openSocket: (url, { opened, text, closed }) => {
        const socket = openSocket(url, {
          opened: living(opened),
          text: (frame) => living(() => text(frame))(),
          closed: (why) => living(() => closed(why))(),
        });
        this.ends.add(() => socket.close());
        return socket;
      },
    };
    this.engine = makeEngine(world, id, keys);
  }

  /** At once and without a farewell. What it has under way in storage is the storage's to stop. */
  kill(): void {
    this.isDead = true;
    for (const end of this.ends) end();
  }
}
