import type { Fault } from '../../domain/fault';
import type { MarketTrouble } from '../../domain/trouble';
import type { LocalMs } from '../../domain/units';
import type { Desk } from './desk';
import { SIMULATED } from './instruments';

/** From one failure of the books to the next, and from each to the book that is told anew: what an exchange takes to answer. */
const FAIL_EVERY_MS = 8_000;
const ANEW_MS = 1_500;

export const LOST = 'the connection was cut on purpose';
export const MISMATCH = 'a checksum was made wrong on purpose; the book is asked for anew';

/** What is wrong with the market on purpose, as its topics show it. */
export class Troubled {
  private kind: MarketTrouble | null = null;
  private failsAt = 0;
  private comesAt: number | null = null;

  constructor(private readonly report: (fault: Fault) => void) {}

  /** Nothing happens on any topic. */
  get isStill(): boolean {
    return this.kind === 'connection-lost' || this.kind === 'stream-frozen';
  }

  choose(kind: MarketTrouble | null, desks: Iterable<Desk>, now: LocalMs): void {
    this.kind = kind;
    this.failsAt = now;
    this.comesAt = null;
    for (const desk of desks) {
      desk.restore(now);
      this.meet(desk);
    }
  }

  /** A desk that is whole, as it is now. */
  meet(desk: Desk): void {
    if (this.kind === 'connection-lost') desk.cutOff(LOST);
  }

  /** Books fail, and come again a moment later. */
  tick(desks: Iterable<Desk>, now: LocalMs): void {
    if (this.kind !== 'wrong-checksum') return;
    if (this.comesAt !== null && now >= this.comesAt) {
      this.comesAt = null;
      for (const desk of desks) desk.restore(now);
    }
    if (now < this.failsAt) return;
    this.failsAt = now + FAIL_EVERY_MS;
    this.comesAt = now + ANEW_MS;
    for (const desk of desks) desk.failBooks(MISMATCH);
    this.report({ code: 'checksum-mismatch', next: 'resync', venue: SIMULATED, detail: MISMATCH });
  }
}
