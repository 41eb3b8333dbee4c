/** Milliseconds. Null where nothing was measured. */
export interface Percentiles {
  readonly count: number;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

/** What the engine counts. Plain numbers and words, no secret among them: it is meant to be copied into a report. */
export interface MetricsReport {
  readonly format: 'tapedeck/metrics';
  readonly version: 1;
  readonly createdAt: number;
  readonly build: string;
  readonly engineUptimeMs: number;
  readonly messages: number;
  readonly bytes: number;
  readonly faults: Readonly<Record<string, number>>;
  /** By cause. */
  readonly resyncs: Readonly<Record<string, number>>;
  readonly reconnects: number;
  /** Part of the engine's life, since somebody first followed something, in which the venue's socket was open: 0 to 1. */
  readonly uptimeShare: number | null;
  readonly roundTrip: Percentiles;
  readonly exchangeToWorker: Percentiles;
  readonly workerToPaint: Percentiles;
  readonly exchangeToPaint: Percentiles;
  readonly sockets: number;
  readonly channels: number;
  readonly channelLimit: number;
  readonly budgetLeft: number | null;
  readonly tabs: number;
  readonly topics: number;
  readonly snapshotAgeMs: number | null;
  readonly unknownFrames: number;
}
