/** Characters of frames kept. */
const LIMIT = 4_000_000;

type Frame = readonly unknown[];

/** Frames of channels whose acknowledgement is still under way: the exchange may send data before it, and the snapshot would be lost. */
export class EarlyFrames {
  private kept: { readonly frame: Frame; readonly length: number }[] = [];
  private length = 0;

  /** `length` is in characters. */
  keep(frame: Frame, length: number): void {
    // All or nothing: a snapshot kept without the updates behind it would pass for the truth.
    if (this.length + length > LIMIT) this.drop();
    this.kept.push({ frame, length });
    this.length += length;
  }

  /** Those of one channel, in the order they came in; they are not kept any longer. */
  take(chanId: number): readonly Frame[] {
    const own = this.kept.filter(({ frame }) => frame[0] === chanId);
    this.kept = this.kept.filter(({ frame }) => frame[0] !== chanId);
    for (const { length } of own) this.length -= length;
    return own.map(({ frame }) => frame);
  }

  drop(): void {
    this.kept = [];
    this.length = 0;
  }
}
