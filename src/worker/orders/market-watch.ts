import type { TopicStatus } from '../../domain/freshness';
import type { InstrumentId, VenueId } from '../../domain/instrument';
import type { LocalMs } from '../../domain/units';
import type { MarketNews } from '../protocol/stream-message';

/** What is live again before this is no news: a book that was asked for anew, a socket that was replaced at once. */
export const LOSS_GRACE_MS = 5_000;

/** What waits for a market, in all accounts on it. */
export interface Stake {
  /** Markets of the orders and positions, each once. */
  readonly instruments: readonly InstrumentId[];
  readonly orders: number;
  readonly positions: number;
}

/** How far the books of one venue can be trusted now. */
export interface Outlook {
  /** False: the user disconnected it, or wants no socket. What is not live then is no surprise. */
  readonly isWanted: boolean;
  /** Whose books somebody looks at. */
  readonly shown: readonly InstrumentId[];
  /** Null: it is not followed. */
  status(instrument: InstrumentId): TopicStatus | null;
}

interface Seen {
  liveAt: LocalMs;
  /** Since when it is looked at and not live; null: it is live. */
  downAt: LocalMs | null;
}

/**
 * Tells once that the market which accounts trade on is lost, and once that it is back. Where orders or positions wait, each
 * of their markets counts; where nothing does, all that is looked at must be gone. What was never live cannot be lost, so a
 * start is silent. A machine that slept is told of when it is awake and the market is live, with the whole of its absence.
 */
export class MarketWatch {
  private readonly seen = new Map<InstrumentId, Seen>();
  /** Last time that what is told as lost was live. */
  private lostSince: LocalMs | null = null;

  constructor(private readonly feed: VenueId) {}

  /** Call a few times a second. Null: nothing to tell. */
  step(stake: Stake, outlook: Outlook, now: LocalMs): MarketNews | null {
    const isAtStake = stake.instruments.length > 0;
    const watched = isAtStake ? stake.instruments : outlook.shown;
    for (const instrument of this.seen.keys()) if (!watched.includes(instrument)) this.seen.delete(instrument);
    if (!outlook.isWanted) {
      this.seen.clear();
      this.lostSince = null;
      return null;
    }
    let awaySince: LocalMs = now;
    for (const instrument of watched) {
      if (outlook.status(instrument)?.state === 'live') awaySince = earlier(awaySince, this.live(instrument, now));
      else this.down(instrument, now);
    }
    const down = watched.filter((instrument) => outlook.status(instrument)?.state !== 'live');
    const isOut = isAtStake ? down.length > 0 : down.length === watched.length;
    if (isOut) return this.lostSince === null ? this.lost(stake, outlook, down, now) : null;
    const since = this.lostSince ?? (isAtStake && now - awaySince > LOSS_GRACE_MS ? awaySince : null);
    this.lostSince = null;
    return since === null ? null : this.news('back', stake, watched, null, now - since);
  }

  /** Since when it was not seen live. */
  private live(instrument: InstrumentId, now: LocalMs): LocalMs {
    const since = this.seen.get(instrument)?.liveAt ?? now;
    this.seen.set(instrument, { liveAt: now, downAt: null });
    return since;
  }

  private down(instrument: InstrumentId, now: LocalMs): void {
    const seen = this.seen.get(instrument);
    // The clock may have been set back.
    if (seen !== undefined) seen.downAt = earlier(seen.downAt ?? now, now);
  }

  private lost(stake: Stake, outlook: Outlook, down: readonly InstrumentId[], now: LocalMs): MarketNews | null {
    const isAtStake = stake.instruments.length > 0;
    const known = down.filter((instrument) => this.seen.has(instrument));
    const gone = known.filter((instrument) => now - (this.seen.get(instrument)?.downAt ?? now) >= LOSS_GRACE_MS);
    const [first] = gone;
    if (first === undefined || (!isAtStake && gone.length < known.length)) return null;
    this.lostSince = gone.map((instrument) => this.seen.get(instrument)?.liveAt ?? now).reduce(isAtStake ? earlier : later);
    return this.news('lost', stake, gone, outlook.status(first)?.reason ?? null, now - this.lostSince);
  }

  private news(
    happened: MarketNews['happened'],
    { orders, positions }: Stake,
    instruments: readonly InstrumentId[],
    reason: string | null,
    awayMs: number,
  ): MarketNews {
    return { happened, feed: this.feed, instruments, reason, awayMs: Math.max(0, awayMs), orders, positions };
  }
}

const earlier = (a: LocalMs, b: LocalMs): LocalMs => (a < b ? a : b);
const later = (a: LocalMs, b: LocalMs): LocalMs => (a > b ? a : b);
