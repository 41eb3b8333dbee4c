/** What can be wrong with frames of one type, each a count of frames still to be hit. */
export type FrameFault = 'omit' | 'lose' | 'duplicate' | 'reorder' | 'delay' | 'drop-before' | 'drop-after';

/** What becomes of a request: it never arrives, or it is carried out and its sender hears nothing of it. */
export interface RequestFault {
  count: number;
  readonly when: 'before' | 'after';
  /** What happens on top, once it was lost. */
  readonly aftermath: 'nothing' | 'drop' | 'maintenance';
}

/** Faults of the account side that hold until used up or taken back. */
export class AccountFaults {
  /** By type of the request. */
  readonly requests = new Map<string, RequestFault>();
  delayMs = 0;
  /** Frames of these types are not sent; heartbeats are. */
  frozen: 'none' | 'all' | readonly string[] = 'none';
  /** Orders younger than this are not found by anybody who asks. */
  notFoundMs = 0;
  /** Answers to requests carry no numbers, as on older servers. */
  areAnswersBare = false;
  /** The next orders end at once with this text. */
  endings: string[] = [];
  readonly pausedSymbols = new Set<string>();
  private readonly frames = new Map<string, number>();

  /** Of frames of this type, or of `any`. */
  add(fault: FrameFault, type: string, count: number): void {
    const key = `${fault} ${type}`;
    this.frames.set(key, (this.frames.get(key) ?? 0) + count);
  }

  /** Whether this frame is hit; it is counted off. */
  hits(fault: FrameFault, type: string): boolean {
    for (const key of [`${fault} ${type}`, `${fault} any`]) {
      const count = this.frames.get(key) ?? 0;
      if (count === 0) continue;
      this.frames.set(key, count - 1);
      return true;
    }
    return false;
  }

  isFrozen(type: string): boolean {
    return this.frozen === 'all' || (this.frozen !== 'none' && this.frozen.includes(type));
  }

  /** The fault of this request; it is counted off. */
  ofRequest(type: string): RequestFault | undefined {
    const fault = this.requests.get(type) ?? this.requests.get('any');
    if (fault === undefined || fault.count === 0) return undefined;
    fault.count--;
    return fault;
  }

  clear(): void {
    this.requests.clear();
    this.frames.clear();
    this.pausedSymbols.clear();
    Object.assign(this, { delayMs: 0, frozen: 'none', notFoundMs: 0, areAnswersBare: false, endings: [] });
  }
}
