import { CROSSED_LIMIT_MS } from '../../domain/freshness';
import type { MarketEvent } from '../../domain/market-event';
import type { TopicKey } from '../../domain/topic';
import type { LocalMs } from '../../domain/units';
import type { BookRows } from './book-rows';
import type { ChannelHealth } from './channel-health';
import { type Emit, type Feed, type FrameContext, malformed, type Trouble } from './feed';
import { FLAG } from './flags';

type BookEvent = Extract<MarketEvent, { kind: 'book' }>;

/** Rows a side may stand above the asked length, within a burst. */
const OVERFLOW_ROWS = 25;
/** As long ago as can be. */
const EVER = 0 as LocalMs;

/** Of a row, as long as the exchange adds nothing at its end. */
const ROW_LENGTH = 3;

/** A book channel: snapshot, updates, checksum. One event object serves every update, so a busy book allocates nothing here. */
export class BookFeed implements Feed {
  private readonly events: BookEvent[] = [];
  private overflowSince: LocalMs | null = null;
  /** Since when the sides overlap, or a whole book came in which they do. */
  private overlapSince: LocalMs | null = null;

  constructor(
    private readonly rows: BookRows,
    private readonly depth: number,
    private readonly health: ChannelHealth,
    private readonly emit: Emit,
  ) {}

  addTopic(topic: TopicKey): void {
    const event: BookEvent = { kind: 'book', topic, book: this.rows.book, sentAt: undefined };
    this.events.push(event);
    if (this.health.hasSnapshot) this.emit(event);
  }

  removeTopic(topic: TopicKey): void {
    const i = this.events.findIndex((e) => e.topic === topic);
    if (i >= 0) this.events.splice(i, 1);
  }

  take(frame: readonly unknown[], context: FrameContext): Trouble | null {
    const payload = frame[1];
    if (payload === 'cs') return this.check(frame[2], context.now);
    if (!Array.isArray(payload)) return malformed('book frame without rows');
    // Nearly all frames. Looking into the row here, to tell it from a batch of three, would box its numbers (showed in the benchmark).
    if (this.health.hasSnapshot && payload.length === ROW_LENGTH && this.rows.apply(payload)) {
      this.changed(context, false);
      return null;
    }
    return this.takeRows(payload, context);
  }

  tick(now: LocalMs): Trouble | null {
    const { overlapSince } = this;
    if (overlapSince !== null && now - overlapSince > CROSSED_LIMIT_MS) return { code: 'book-crossed', detail: 'bids and asks overlap' };
    if (this.overflowSince !== null && now - this.overflowSince > CROSSED_LIMIT_MS)
      return malformed(`book grew to ${this.rows.book.rows()} levels, ${this.depth} were asked for`);
    return null;
  }

  private takeRows(payload: readonly unknown[], context: FrameContext): Trouble | null {
    const isBatch = payload.length === 0 || Array.isArray(payload[0]);
    const isWhole = isBatch && !(this.health.hasSnapshot && (context.flags & FLAG.bulk) !== 0);
    if (!isBatch) {
      if (!this.health.hasSnapshot) return malformed('book update before its snapshot');
      if (!this.rows.apply(payload)) return malformed('book row that is not price, count and amount');
    } else if (!this.applyBatch(payload, isWhole)) return malformed('book snapshot with a row that is not price, count and amount');
    this.changed(context, isWhole);
    return null;
  }

  /** A batch replaces the book, unless bulk frames were agreed on: then only the first one does. */
  private applyBatch(batch: readonly unknown[], isWhole: boolean): boolean {
    if (isWhole) this.rows.clear();
    for (const row of batch) if (!Array.isArray(row) || !this.rows.apply(row)) return false;
    this.health.hasSnapshot = true;
    return true;
  }

  private changed(context: FrameContext, isWhole: boolean): void {
    const { health } = this;
    const { book } = this.rows;
    health.touch(context.now);
    // A whole book is the exchange's own word. It gets no checksum until it changes.
    if (isWhole) health.unverifiedSince = null;
    else if ((context.flags & FLAG.checksum) !== 0 && health.unverifiedSince === null) health.unverifiedSince = context.now;
    if (!book.isCrossed()) {
      health.crossedSince = null;
      this.overlapSince = null;
    } else {
      // Within a burst sides overlap for an instant. A whole book that does is not live from the start, and has as long to mend.
      if (isWhole || this.overlapSince === null) this.overlapSince = context.now;
      if (isWhole) health.crossedSince = EVER;
      else health.crossedSince ??= context.now;
    }
    if (book.rows() <= this.depth + OVERFLOW_ROWS) this.overflowSince = null;
    else if (this.overflowSince === null) this.overflowSince = context.now;
    for (const event of this.events) {
      event.sentAt = context.sentAt;
      this.emit(event);
    }
  }

  /** The checksum speaks of the state after all earlier frames, so it is compared before anything else is applied. */
  private check(expected: unknown, now: LocalMs): Trouble | null {
    if (!Number.isInteger(expected)) return malformed('checksum that is not an integer');
    if (!this.health.hasSnapshot) return null;
    const own = this.rows.checksum();
    if (own !== expected) return { code: 'checksum-mismatch', detail: `the exchange says ${String(expected)}, our book gives ${own}` };
    this.health.verifiedAt = now;
    this.health.unverifiedSince = null;
    return null;
  }
}
