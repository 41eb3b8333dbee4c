import type { BookView } from '../../src/domain/book';
import type { Fault } from '../../src/domain/fault';
import { assess, type State, type TopicHealth } from '../../src/domain/freshness';
import type { MarketEvent } from '../../src/domain/market-event';
import { type Topic, type TopicKey, topicKey } from '../../src/domain/topic';
import type { LocalMs } from '../../src/domain/units';
import type { Hands, LineId, Venue } from '../../src/venues/venue';

/** Ticks come this often while time passes. */
const TICK_MS = 250;
export const START = 1_790_000_000_000 as LocalMs;
export const FIRST_LINE = 'public-1';

export interface Sent {
  readonly line: LineId;
  readonly message: Readonly<Record<string, unknown>>;
}

export interface Told {
  readonly event: MarketEvent;
  /** What the book was when the event came: the live one goes on changing. */
  readonly view: BookView | undefined;
  readonly via: 'socket' | 'rest';
}

/** Hands that do nothing and remember all of it. */
export class RecordingHands implements Hands {
  readonly opened: { line: LineId; url: string }[] = [];
  readonly closed: LineId[] = [];
  readonly reopened: { line: LineId; why: Fault }[] = [];
  readonly sent: Sent[] = [];
  readonly requests: { id: number; path: string }[] = [];
  readonly told: Told[] = [];
  readonly faults: { fault: Fault; topic: TopicKey | undefined }[] = [];

  open(line: LineId, url: string): void {
    this.opened.push({ line, url });
  }

  close(line: LineId): void {
    this.closed.push(line);
  }

  reopen(line: LineId, why: Fault): void {
    this.reopened.push({ line, why });
  }

  send(line: LineId, text: string): void {
    this.sent.push({ line, message: JSON.parse(text) as Record<string, unknown> });
  }

  request(id: number, path: string): void {
    this.requests.push({ id, path });
  }

  emit(event: MarketEvent, via?: 'rest'): void {
    this.told.push({ event: { ...event }, view: event.kind === 'book' ? event.book.view() : undefined, via: via ?? 'socket' });
  }

  report(fault: Fault, topic: TopicKey | undefined): void {
    this.faults.push({ fault, topic });
  }
}

/** A venue in hands that record, on a clock that the test turns. */
export class VenueHarness<V extends Venue> {
  readonly hands = new RecordingHands();
  readonly venue: V;
  now: LocalMs = START;

  constructor(make: (hands: Hands) => V) {
    this.venue = make(this.hands);
  }

  follow(...topics: Topic[]): void {
    for (const topic of topics) this.venue.follow(topic, this.now);
  }

  unfollow(...topics: Topic[]): void {
    for (const topic of topics) this.venue.unfollow(topic, this.now);
  }

  open(line: LineId = FIRST_LINE): void {
    this.venue.lineOpened(line, this.now);
  }

  close(line: LineId = FIRST_LINE): void {
    this.venue.lineClosed(line, this.now);
  }

  /** Text as it is, anything else as JSON. */
  receive(frame: unknown, line: LineId = FIRST_LINE): void {
    this.venue.received(line, typeof frame === 'string' ? frame : JSON.stringify(frame), this.now);
  }

  /** Let time pass until this long after the start, with its ticks. */
  at(ms: number): void {
    const end = START + ms;
    while (this.now < end) {
      this.now = Math.min(this.now + TICK_MS, end) as LocalMs;
      this.venue.tick(this.now);
    }
  }

  pass(ms: number): void {
    this.at(this.now - START + ms);
  }

  /** Messages sent of one kind. */
  sent(event: string, line?: LineId): Readonly<Record<string, unknown>>[] {
    return this.hands.sent.filter((s) => s.message['event'] === event && (line === undefined || s.line === line)).map((s) => s.message);
  }

  told<K extends MarketEvent['kind']>(kind: K): Extract<MarketEvent, { kind: K }>[] {
    return this.hands.told.map((t) => t.event).filter((e): e is Extract<MarketEvent, { kind: K }> => e.kind === kind);
  }

  health(topic: Topic): TopicHealth {
    const health = this.venue.health(topicKey(topic));
    if (health === undefined) throw new Error(`${topicKey(topic)} is not followed`);
    return health;
  }

  state(topic: Topic): State {
    return assess(this.health(topic), this.now).state;
  }

  /** The book as last told, three numbers a level. */
  book(topic: Topic): { bids: number[]; asks: number[] } | undefined {
    const last = this.hands.told.findLast((t) => t.event.topic === topicKey(topic))?.view;
    return last && { bids: [...last.bids], asks: [...last.asks] };
  }

  faultCodes(): string[] {
    return this.hands.faults.map((f) => f.fault.code);
  }
}
