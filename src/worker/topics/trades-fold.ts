import type { MarketEvent } from '../../domain/market-event';
import { addTrades, closeGaps, EMPTY_TAPE, joinSnapshot, type Tape } from '../../domain/tape';
import { compareTrades, type Trade } from '../../domain/trade';
import type { VenueMs } from '../../domain/units';
import type { TopicContent } from '../protocol/stored-snapshot';
import type { TopicChange } from '../protocol/stream-message';
import { RecentChanges } from './recent-changes';
import type { TopicFold } from './topic-entry';

/** The tape, each trade once, gaps marked where what we know does not meet. */
export class TradesFold implements TopicFold {
  private tape: Tape = EMPTY_TAPE;
  private readonly recent = new RecentChanges<Trade>();

  apply(event: MarketEvent, via: 'socket' | 'rest', revision: number): boolean {
    if (event.kind !== 'trades') return false;
    if (event.isSnapshot) {
      this.tape = joinSnapshot(this.tape, event.trades);
      this.recent.reset(revision);
    } else if (via === 'rest') {
      const oldest = [...event.trades].sort(compareTrades).at(-1);
      this.tape = addTrades(this.tape, event.trades);
      if (oldest !== undefined) this.tape = closeGaps(this.tape, event.trades, oldest);
      this.recent.reset(revision);
    } else {
      const trades = this.within(event.trades);
      this.tape = addTrades(this.tape, trades);
      this.recent.add(trades, revision);
    }
    return true;
  }

  /** Without late confirmations of trades from before the tape begins: between them and it others are missing, and no gap would say so. */
  private within(trades: readonly Trade[]): readonly Trade[] {
    const oldest = this.tape.trades.at(-1);
    return oldest === undefined ? trades : trades.filter((trade) => compareTrades(trade, oldest) <= 0);
  }

  changeSince(revision: number): TopicChange | null {
    if (this.recent.last <= revision) return null;
    const add = this.recent.since(revision);
    return add === null ? { kind: 'trades', replace: this.tape } : { kind: 'trades', add };
  }

  content(): TopicContent | null {
    return this.tape.trades.length === 0 ? null : { kind: 'trades', tape: this.tape };
  }

  restore(content: TopicContent, revision: number): boolean {
    if (content.kind !== 'trades') return false;
    this.tape = content.tape;
    this.recent.reset(revision);
    return true;
  }

  /** History is asked from just after the gap, so that it overlaps what stands above it. */
  missingBefore(): VenueMs | null {
    const [gap] = this.tape.gaps;
    return gap === undefined ? null : ((gap.to + 1) as VenueMs);
  }
}
