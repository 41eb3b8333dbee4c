import type { LocalMs } from '../../domain/units';
import { ClockOffset } from './clock-offset';

const PING_EVERY_MS = 5_000;
const PING_LIMIT_MS = 5_000;
/** A frame that was under way for less counts as of now. */
const LATE_MS = 1_000;
/** Pings without an answer whose times are kept. */
const PINGS_KEPT = 20;

/** Whether the other end of a socket is there, by pings of our own, and how far its clock is from ours. */
export class Pulse {
  readonly clock = new ClockOffset();
  private pings = 0;
  private pingSentAt: LocalMs | null = null;
  /** The first ping since the last pong. */
  private unansweredSince: LocalMs | null = null;
  private lastPingAt = 0 as LocalMs;
  private lastHeardAt = 0 as LocalMs;
  private readonly pingTimes = new Map<number, LocalMs>();
  /** When the newest ping that was answered went out: the exchange was there later than that. 0: none was. */
  private answeredAt = 0 as LocalMs;

  /** A new connection. */
  begin(now: LocalMs): void {
    this.clock.forget();
    this.forgetPings();
    this.unansweredSince = null;
    this.lastHeardAt = now;
  }

  /** Something came, whatever it was. */
  heard(now: LocalMs): void {
    this.lastHeardAt = now;
  }

  /** After a silence that was announced: it stands for nothing. */
  forgive(now: LocalMs): void {
    this.lastHeardAt = now;
    this.forgetPings();
  }

  /** Frames that keep coming are an answer too: only a socket that says nothing at all is dead. */
  isLost(now: LocalMs): boolean {
    return this.unansweredSince !== null && now - this.unansweredSince > PING_LIMIT_MS && now - this.lastHeardAt > PING_LIMIT_MS;
  }

  /** The next ping is due. */
  isDue(now: LocalMs): boolean {
    return now - this.lastPingAt >= PING_EVERY_MS && (this.pingSentAt === null || now - this.pingSentAt > PING_LIMIT_MS);
  }

  /** The text to send. */
  ping(now: LocalMs): string {
    this.pingSentAt = now;
    this.unansweredSince ??= now;
    this.lastPingAt = now;
    this.pingTimes.set(++this.pings, now);
    if (this.pingTimes.size > PINGS_KEPT) this.pingTimes.delete(this.pings - PINGS_KEPT);
    return JSON.stringify({ event: 'ping', cid: this.pings });
  }

  /** Answers when the exchange was there by it. */
  pong({ cid, ts }: { readonly cid: number | undefined; readonly ts: number | undefined }, now: LocalMs): LocalMs {
    this.answered(cid);
    const proofAt = this.provedBy(ts, now);
    this.unansweredSince = null;
    // One that is late tells that the exchange is there, not how far away it is.
    if (this.pingSentAt === null || cid !== this.pings) return proofAt;
    if (ts !== undefined) this.clock.add(this.pingSentAt, now, ts);
    this.pingSentAt = null;
    return proofAt;
  }

  /**
   * When the exchange sent what comes now: on a line that is too thin that may be long ago, and it proves no more than that.
   * By the exchange's clock, where a pong was fast enough to tell how far that is from ours; after the last ping that it
   * answered in any case.
   */
  provedBy(sentAt: number | undefined, now: LocalMs): LocalMs {
    const { offsetMs } = this.clock;
    if (sentAt === undefined || (offsetMs === null && this.answeredAt === 0)) return now;
    if (offsetMs === null) return this.answeredAt;
    // Nearly all frames. Answering the number that was given makes no new one.
    if (now + offsetMs - sentAt < LATE_MS) return now;
    return Math.max(this.answeredAt, sentAt - offsetMs) as LocalMs;
  }

  private forgetPings(): void {
    this.pingSentAt = null;
    this.pingTimes.clear();
    this.answeredAt = 0 as LocalMs;
  }

  private answered(cid: number | undefined): void {
    const sentAt = cid === undefined ? undefined : this.pingTimes.get(cid);
    if (sentAt === undefined) return;
    this.answeredAt = sentAt;
    for (const older of this.pingTimes.keys()) if (older <= (cid as number)) this.pingTimes.delete(older);
  }
}
