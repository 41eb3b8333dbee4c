import { assess, type Source, type TopicHealth, type TopicStatus } from '../../domain/freshness';
import type { MarketEvent } from '../../domain/market-event';
import { type Topic, type TopicKey, topicKey } from '../../domain/topic';
import type { LocalMs } from '../../domain/units';
import type { StoredSnapshot } from '../protocol/stored-snapshot';
import type { TopicMessage } from '../protocol/stream-message';
import { BookFold } from './book-fold';
import { CandlesFold } from './candles-fold';
import { LiquidationsFold, StatusFold, TickerFold } from './latest-fold';
import type { TopicEntry, TopicFold } from './topic-entry';
import { TradesFold } from './trades-fold';

/** A polled state counts this long. */
const REST_LIMIT_MS = 30_000;
/** How often a tab hears that nothing happened, so that it knows the engine is there. */
const PULSE_MS = 1_000;

/** The state of every followed topic, one for all tabs. */
export class Topics {
  private readonly entries = new Map<TopicKey, TopicEntry>();
  private revision = 0;

  get size(): number {
    return this.entries.size;
  }

  /** Number of the last change of anything. */
  get latest(): number {
    return this.revision;
  }

  /** A number for a change of something else that tabs are told of. */
  next(): number {
    return ++this.revision;
  }

  /** What may be said of a topic at this moment. */
  statusNow(entry: TopicEntry, health: TopicHealth | undefined, now: LocalMs): TopicStatus {
    return statusOf(entry, health, now);
  }

  all(): IterableIterator<TopicEntry> {
    return this.entries.values();
  }

  get(key: TopicKey): TopicEntry | undefined {
    return this.entries.get(key);
  }

  add(topic: Topic, source: Source): TopicEntry {
    const key = topicKey(topic);
    const known = this.entries.get(key);
    if (known !== undefined) return known;
    const status: TopicStatus = { source, via: 'socket', state: 'offline', dataAt: null, proofAt: null, verifiedAt: null, reason: 'not connected' };
    const entry: TopicEntry = {
      key,
      topic,
      fold: makeFold(topic),
      status,
      statusRevision: ++this.revision,
      via: null,
      dataAt: null,
      sentAt: null,
      restAt: null,
      isStored: true,
    };
    this.entries.set(key, entry);
    return entry;
  }

  remove(key: TopicKey): void {
    this.entries.delete(key);
  }

  /** Undefined: nobody follows it. */
  apply(event: MarketEvent, via: 'socket' | 'rest', now: LocalMs): TopicEntry | undefined {
    const entry = this.entries.get(event.topic);
    if (entry === undefined || !entry.fold.apply(event, via, ++this.revision)) return undefined;
    entry.isStored = false;
    // Older history beneath does not make the top any newer.
    const isHistory = via === 'rest' && (event.kind === 'trades' || event.kind === 'candles') && !event.isSnapshot;
    if (isHistory) return entry;
    entry.via = via;
    entry.dataAt = now;
    entry.sentAt = event.sentAt ?? null;
    if (via === 'rest') entry.restAt = now;
    return entry;
  }

  /** What an earlier session stored, unless something newer is here already. */
  restore(snapshot: StoredSnapshot): void {
    const entry = this.entries.get(snapshot.key);
    if (entry === undefined || entry.via !== null || !entry.fold.restore(snapshot.data, ++this.revision)) return;
    entry.via = 'cache';
    entry.dataAt = snapshot.dataAt;
  }

  /** Draw the conclusion from the venue's facts. True where the state is another or it is time for a sign of life. */
  assess(entry: TopicEntry, health: TopicHealth | undefined, now: LocalMs): boolean {
    const next = statusOf(entry, health, now);
    const { status } = entry;
    const isOther = next.state !== status.state || next.via !== status.via || next.reason !== status.reason || next.verifiedAt !== status.verifiedAt;
    const isPulse = (next.proofAt ?? 0) - (status.proofAt ?? 0) >= PULSE_MS;
    if (!isOther && !isPulse) return false;
    entry.status = next;
    entry.statusRevision = ++this.revision;
    return true;
  }

  /** What a tab that was served at `revision` has not seen of a topic. Null: nothing. */
  messageSince(key: TopicKey, revision: number, health: TopicHealth | undefined, now: LocalMs): TopicMessage | null {
    const entry = this.entries.get(key);
    if (entry === undefined) return null;
    const change = entry.fold.changeSince(revision);
    if (change === null && entry.statusRevision <= revision) return null;
    return { key, status: statusOf(entry, health, now), change, sentAt: change === null ? null : entry.sentAt };
  }
}

/** Live only on the venue's facts of this connection; what came by REST or from storage never is. */
function statusOf(entry: TopicEntry, health: TopicHealth | undefined, now: LocalMs): TopicStatus {
  const { source } = entry.status;
  const claim = health === undefined ? { state: 'offline' as const, reason: 'not connected' } : assess(health, now);
  const proofAt = health?.proofAt ?? null;
  const verifiedAt = health?.verifiedAt ?? null;
  const dataAt = entry.dataAt;
  if (entry.via === 'rest' && claim.state !== 'live' && claim.state !== 'maintenance') {
    const isRecent = entry.restAt !== null && now - entry.restAt <= REST_LIMIT_MS;
    const reason = isRecent ? 'polled by REST' : 'no answer from REST lately';
    return { source, via: 'rest', state: isRecent ? 'verifying' : 'stale', dataAt, proofAt: entry.restAt, verifiedAt: null, reason };
  }
  if (entry.via === 'cache') {
    const state = claim.state === 'live' || claim.state === 'stale' ? 'offline' : claim.state;
    return { source, via: 'cache', state, dataAt, proofAt, verifiedAt: null, reason: claim.reason ?? 'waiting for the first update' };
  }
  return { source, via: 'socket', state: claim.state, dataAt, proofAt, verifiedAt, reason: claim.reason };
}

function makeFold(topic: Topic): TopicFold {
  switch (topic.kind) {
    case 'book':
      return new BookFold();
    case 'trades':
      return new TradesFold();
    case 'candles':
      return new CandlesFold(topic.interval);
    case 'ticker':
      return new TickerFold();
    case 'status':
      return new StatusFold();
    case 'liquidations':
      return new LiquidationsFold();
  }
}
