import type { TopicState } from '../../../client/terminal';
import type { InstrumentId } from '../../../domain/instrument';
import { priceDecimals } from '../../../domain/instrument';
import type { Tape } from '../../../domain/tape';
import { HeatRing, slotOf, stepFor } from './heat-ring';
import { HeatTrades } from './heat-trades';

/** Slots that a late timer may leave out while the book was live all along. */
const LATE_SLOTS = 8;
const PRICE_RULE = { kind: 'significant', digits: 5, maxDecimals: 8 } as const;

/** What a tab saw of one market's book. Only a live book is written down: all else leaves a gap. */
export class HeatRecord {
  readonly trades = new HeatTrades();
  private map: HeatRing | null = null;
  private isBroken = true;
  private before: TopicState | null = null;

  /** Null: no live book was seen yet. */
  get ring(): HeatRing | null {
    return this.map;
  }

  /** Nothing of this state, nor of what was between it and the next one, may be written down: it is not live, or nobody knew. */
  doubt(state: TopicState | null): void {
    this.isBroken = true;
    this.before = state;
  }

  /** Take down what a book topic says at this moment. */
  sample(state: TopicState | null, tape: Tape | null, now: number): void {
    if (state === null || state.status.state !== 'live' || state.data?.kind !== 'book') {
      this.doubt(null);
      return;
    }
    // What was on the screen when the tab went out of sight may be old, until it is told anew.
    if (state === this.before) return;
    this.before = null;
    if (tape !== null) this.trades.add(tape);
    const { book } = state.data;
    const bid = book.bids[0];
    if (bid === undefined || book.asks[0] === undefined) return;
    this.map ??= new HeatRing(stepFor(book, Number(`1e-${priceDecimals(PRICE_RULE, bid)}`)));
    const slot = slotOf(now);
    const { newest } = this.map;
    const isLate = newest !== null && slot - newest > LATE_SLOTS;
    if (!this.isBroken && !isLate) this.map.holdUntil(slot - 1);
    this.isBroken = false;
    this.map.put(slot, book);
  }
}

/** Markets whose record is kept while no panel shows them: the last one, so that a look elsewhere does not cost half an hour. */
const MOST_RECORDS = 2;
const records = new Map<InstrumentId, HeatRecord>();

export function recordOf(id: InstrumentId): HeatRecord {
  const record = records.get(id) ?? new HeatRecord();
  records.delete(id);
  records.set(id, record);
  if (records.size > MOST_RECORDS) records.delete(records.keys().next().value as InstrumentId);
  return record;
}
