import type { LocalMs, VenueMs } from '../../domain/units';

/** A word that puts the market's time further ahead than this needs another that agrees: one alone may be a slip. */
const LEAP_MS = 60_000;

/**
 * The time of an account's market. Where the market says when it sends what it sends, time is the market's, and this
 * machine's clock only tells how much of it has gone by since: nothing is sent before its time, so what came quickest is
 * right. Where it does not, time is this machine's; the ends of orders are then held against a clock that takes no jump.
 */
export class VenueTime {
  /** What the market's clock is ahead of ours; null: it has told no time. */
  private ahead: number | null = null;
  /** What the last word said of it. */
  private claimed: number | null = null;
  /** What our clock was set forward by since the market's time was told last: it may have slept, and the market did not. */
  private slept = 0;
  /** How far our clock was set, in all, since this life began. */
  private jumps = 0;
  private hasSpoken = false;

  /** The market has said something; `sentAt`: when, by its clock. */
  heard(sentAt: VenueMs | undefined, now: LocalMs): void {
    this.hasSpoken = true;
    if (sentAt === undefined) return;
    const claim = sentAt - now;
    const isAgreed = this.claimed !== null && Math.abs(claim - this.claimed) < LEAP_MS;
    this.claimed = claim;
    if (this.ahead !== null && claim - this.ahead > LEAP_MS + this.slept && !isAgreed) return;
    this.ahead = Math.max(this.ahead ?? claim, claim);
    this.slept = 0;
  }

  /** Our clock was set forward by so much, or back: from now on each `now` is. */
  jumped(ms: number): void {
    this.jumps += ms;
    this.slept += Math.max(0, ms);
    if (this.ahead !== null) this.ahead -= ms;
    if (this.claimed !== null) this.claimed -= ms;
  }

  /** What is told of this moment. */
  at(now: LocalMs): VenueMs {
    return (now + (this.ahead ?? 0)) as VenueMs;
  }

  /** What the ends of orders are held against. Null: before its market has spoken, nobody knows whose time counts. */
  forEnds(now: LocalMs): VenueMs | null {
    if (!this.hasSpoken) return null;
    return (this.ahead === null ? now - this.jumps : now + this.ahead) as VenueMs;
  }
}
