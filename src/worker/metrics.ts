import type { FaultCode } from '../domain/fault';
import { Histogram } from './histogram';
import type { MetricsReport } from './protocol/metrics-report';

/** What only the moment of the report knows. */
export type PresentFigures = Pick<
  MetricsReport,
  | 'build'
  | 'createdAt'
  | 'engineUptimeMs'
  | 'sockets'
  | 'channels'
  | 'channelLimit'
  | 'budgetLeft'
  | 'tabs'
  | 'topics'
  | 'snapshotAgeMs'
  | 'uptimeShare'
>;

/** Counts and times of one engine, in fixed memory. */
export class Metrics {
  private messages = 0;
  private bytes = 0;
  private opened = 0;
  private readonly faults = new Map<string, number>();
  private readonly resyncs = new Map<string, number>();
  private readonly roundTrip = new Histogram();
  private readonly exchangeToWorker = new Histogram();
  private readonly workerToPaint = new Histogram();
  private readonly exchangeToPaint = new Histogram();

  /** Frames are ASCII but for the exchange's free text, so characters stand for bytes. */
  received(bytes: number): void {
    this.messages++;
    this.bytes += bytes;
  }

  fault(code: FaultCode, isResync: boolean): void {
    this.faults.set(code, (this.faults.get(code) ?? 0) + 1);
    if (isResync) this.resyncs.set(code, (this.resyncs.get(code) ?? 0) + 1);
  }

  socketOpened(): void {
    this.opened++;
  }

  roundTripWas(ms: number): void {
    this.roundTrip.add(ms);
  }

  arrived(msAfterSending: number): void {
    this.exchangeToWorker.add(msAfterSending);
  }

  painted(msAfterPosting: number, msAfterSending: number | null): void {
    this.workerToPaint.add(msAfterPosting);
    if (msAfterSending !== null) this.exchangeToPaint.add(msAfterSending);
  }

  report(present: PresentFigures): MetricsReport {
    return {
      format: 'tapedeck/metrics',
      version: 1,
      ...present,
      messages: this.messages,
      bytes: this.bytes,
      faults: Object.fromEntries(this.faults),
      resyncs: Object.fromEntries(this.resyncs),
      reconnects: Math.max(0, this.opened - 1),
      roundTrip: this.roundTrip.percentiles(),
      exchangeToWorker: this.exchangeToWorker.percentiles(),
      workerToPaint: this.workerToPaint.percentiles(),
      exchangeToPaint: this.exchangeToPaint.percentiles(),
      unknownFrames: this.faults.get('frame-malformed') ?? 0,
    };
  }
}
