/** What the throughput process prints. */
export interface Throughput {
  readonly length: number;
  /** By name of the contender. */
  readonly contenders: Record<string, ContenderResult>;
}

export interface ContenderResult {
  /** Processor time a frame in microseconds, one number a round. */
  readonly micros: number[];
  readonly frames: number;
  /** Checksums among the frames. */
  readonly checksums: number;
  readonly books: number;
  // Of the last round:
  events: number;
  complaints: number;
  firstComplaint: string | null;
  /** Books that stand at the end as at the exchange. */
  equalBooks: number;
}

/** What the allocation process prints. */
export interface Allocation {
  readonly frames: number;
  /** Bytes a frame by name of the contender, one number a round. */
  readonly bytes: Record<string, number[]>;
  /** Garbage collections inside the measured stretches: there must be none, or bytes are missing. */
  collections: number;
}
