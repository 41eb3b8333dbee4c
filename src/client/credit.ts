import { PAINT_LIMIT_MS, type StreamReply } from '../worker/protocol/stream-message';
import type { Frame } from './frame';

/** Where in a frame the next message is asked for: late, so that it is fresh when the next frame paints. */
export const LATE_MS = 12;

/** Lets one message through for each painted frame, and none to a page that paints nothing. */
export class Credit {
  /** Since when a credit has been out; null: none is. */
  outSince: number | null = null;
  private isPaused: boolean;
  private cancel: (() => void) | undefined;

  constructor(
    private readonly frame: Frame,
    private readonly send: (reply: StreamReply) => void,
  ) {
    this.isPaused = !frame.isVisible();
  }

  /** The first one, at once. A hidden page asks for nothing until it is shown. */
  start(): void {
    if (this.isPaused) this.send({ kind: 'pause' });
    else this.grant(null);
  }

  /** A message has been applied: the next may come after it was painted. */
  received(postedAt: number): void {
    this.outSince = null;
    if (this.isPaused) return;
    this.cancel?.();
    this.cancel = this.frame.next(() => {
      let paintMs: number | null = null;
      this.frame.soon(() => {
        const ms = this.frame.now() - postedAt;
        // Outside of this the clock was set in between. The engine refuses such a credit, and without one it would never speak again.
        paintMs = ms >= 0 && ms < PAINT_LIMIT_MS ? ms : null;
      });
      this.cancel = this.frame.after(LATE_MS, () => this.grant(paintMs));
    });
  }

  pause(): void {
    if (this.isPaused) return;
    this.isPaused = true;
    this.stop();
    this.send({ kind: 'pause' });
  }

  resume(): void {
    if (!this.isPaused) return;
    this.isPaused = false;
    this.grant(null);
  }

  stop(): void {
    this.cancel?.();
    this.cancel = undefined;
    this.outSince = null;
  }

  private grant(paintMs: number | null): void {
    this.cancel = undefined;
    this.outSince = this.frame.now();
    this.send({ kind: 'credit', paintMs });
  }
}
