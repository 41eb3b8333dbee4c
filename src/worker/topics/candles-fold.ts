import { type Candle, type Interval, isShortInterval, nextPeriod, upsertCandle } from '../../domain/candle';
import type { MarketEvent } from '../../domain/market-event';
import type { VenueMs } from '../../domain/units';
import { STORED_CANDLES, type TopicContent } from '../protocol/stored-snapshot';
import type { TopicChange } from '../protocol/stream-message';
import { RecentChanges } from './recent-changes';
import type { TopicFold } from './topic-entry';

const KEPT = 10_000;

/** Candles, oldest first. What a new snapshot does not reach back to is a gap before its first candle. */
export class CandlesFold implements TopicFold {
  private candles: Candle[] = [];
  private readonly recent = new RecentChanges<Candle>();

  constructor(private readonly interval: Interval) {}

  apply(event: MarketEvent, via: 'socket' | 'rest', revision: number): boolean {
    if (event.kind !== 'candles') return false;
    if (event.isSnapshot) {
      this.joinSnapshot(event.candles, via);
      this.recent.reset(revision);
    } else if (via === 'rest') {
      this.addHistory(event.candles);
      this.recent.reset(revision);
    } else {
      this.recent.add(
        event.candles.map((candle) => this.upsert(candle)),
        revision,
      );
    }
    if (this.candles.length > KEPT) this.candles = this.candles.slice(-KEPT);
    return true;
  }

  changeSince(revision: number): TopicChange | null {
    if (this.recent.last <= revision) return null;
    const upsert = this.recent.since(revision);
    return upsert === null ? { kind: 'candles', replace: this.candles } : { kind: 'candles', upsert };
  }

  content(): TopicContent | null {
    return this.candles.length === 0 ? null : { kind: 'candles', candles: this.candles.slice(-STORED_CANDLES) };
  }

  restore(content: TopicContent, revision: number): boolean {
    if (content.kind !== 'candles') return false;
    this.candles = [...content.candles];
    this.recent.reset(revision);
    return true;
  }

  missingBefore(): VenueMs | null {
    return this.candles.findLast((c) => c.gapBefore === true)?.at ?? null;
  }

  /** A revision of a candle keeps the gap before it. Answers what was put in. */
  private upsert(candle: Candle): Candle {
    const known = this.candles.findLast((c) => c.at <= candle.at);
    const put: Candle = known?.at === candle.at && known.gapBefore === true ? { ...candle, gapBefore: true } : candle;
    upsertCandle(this.candles, put);
    return put;
  }

  private joinSnapshot(snapshot: readonly Candle[], via: 'socket' | 'rest'): void {
    const [first] = snapshot;
    const last = snapshot.at(-1);
    if (first === undefined || last === undefined) return;
    const before = this.candles.filter((c) => c.at < first.at);
    if (isShortInterval(this.interval) && before.length === this.candles.length && before.length > 0) {
      // Trades are missing between the two: of the period in which they begin to be, not all was seen.
      this.candles = [...before.slice(0, -1), { ...first, gapBefore: true }, ...snapshot.slice(1)];
      return;
    }
    if (via === 'socket') {
      this.candles = [...before, this.joined(first, Infinity), ...snapshot.slice(1)];
      return;
    }
    const after = this.candles.filter((c) => c.at > last.at);
    this.candles = [...before, this.joined(this.later(first), Infinity), ...snapshot.slice(1).map((c) => this.later(c)), ...after];
  }

  /** A REST answer may be older than what the stream told of the same period: a period's volume only grows. */
  private later(candle: Candle): Candle {
    const known = this.candles.findLast((c) => c.at <= candle.at);
    if (known === undefined || known.at !== candle.at || known.volume <= candle.volume) return candle;
    const { gapBefore: _elsewhere, ...told } = known;
    return told;
  }

  /** The first of a run that reaches up to `until`, with a gap before it unless the run meets what is known. */
  private joined(first: Candle, until: number): Candle {
    const older = this.candles.findLast((c) => c.at < first.at);
    const next = this.candles.find((c) => c.at >= first.at);
    const isMet = next !== undefined && next.at <= until && next.gapBefore !== true;
    return older === undefined || isMet || nextPeriod(this.interval, older.at) >= first.at ? first : { ...first, gapBefore: true };
  }

  /** History comes without holes up to its newest: it closes the gap above it and may open one below. */
  private addHistory(history: readonly Candle[]): void {
    const [first] = history;
    const last = history.at(-1);
    if (first === undefined || last === undefined) return;
    const older = this.candles.filter((c) => c.at < first.at);
    const newer = this.candles.filter((c) => c.at > last.at);
    const [above, ...rest] = newer;
    const { gapBefore: _closed, ...whole } = above ?? last;
    const run = history.slice(1).map((c) => this.later(c));
    this.candles = [...older, this.joined(this.later(first), last.at), ...run, ...(above === undefined ? [] : [whole, ...rest])];
  }
}
