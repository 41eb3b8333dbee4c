import type { Fault } from '../domain/fault';
import type { Source, TopicHealth } from '../domain/freshness';
import type { VenueId } from '../domain/instrument';
import type { MarketEvent } from '../domain/market-event';
import type { Result } from '../domain/result';
import type { Topic, TopicKey } from '../domain/topic';
import type { MarketTrouble } from '../domain/trouble';
import type { LocalMs, VenueMs } from '../domain/units';

/** One socket of a venue, by the venue's own name for it: `public-1`. */
export type LineId = string;

/**
 * All that a venue can ask of the world. A venue holds no socket, clock, timer, storage or randomness:
 * it is stepped with inputs and answers through these. (Calls instead of a list of outputs, because a
 * list a frame would cost more than reading the frame.)
 */
export interface Hands {
  /** Keep this line open until `close`; when it drops, open it again under the budget and with backoff. */
  open(line: LineId, url: string): void;
  close(line: LineId): void;
  /** Throw this connection away and make a new one: what came over it cannot be trusted. */
  reopen(line: LineId, why: Fault): void;
  send(line: LineId, text: string): void;
  /** GET a path of the venue's public REST host; `replied` brings the answer. Never needed to start. */
  request(id: number, path: string): void;
  /** `rest`: it came by the REST route, not over a line. */
  emit(event: MarketEvent, via?: 'rest'): void;
  /** Something went wrong with a topic (or, without one, with the venue) and is being dealt with. */
  report(fault: Fault, topic: TopicKey | undefined): void;
}

/** Attempts to connect that a venue allows. */
export interface ConnectLimit {
  readonly attempts: number;
  readonly perMs: number;
}

/** What a line knows of its connection; read by the metrics. */
export interface LineReport {
  readonly line: LineId;
  readonly isUp: boolean;
  readonly channels: number;
  readonly channelLimit: number;
  readonly roundTripMs: number | null;
  /** How many round trips were measured; another number, another measurement. */
  readonly roundTrips: number;
  /** Venue clock minus ours. */
  readonly clockOffsetMs: number | null;
}

/** How a market that is made up behaves. */
export interface Moods {
  readonly names: readonly string[];
  /** Null: they follow each other by chance. */
  chosen(): string | null;
  /** From now on. False: there is no such mood. */
  choose(mood: string | null): boolean;
}

/** A market a price can come from, as a machine without hands. */
export interface Venue {
  readonly id: VenueId;
  readonly source: Source;
  /** Null: it has no lines. */
  readonly connectLimit: ConnectLimit | null;
  /** Absent: nobody decides how it behaves. */
  readonly moods?: Moods;
  /** Something wrong on purpose from now on; null: nothing any more. A market that is made up has it, and no other. */
  makeTrouble?(trouble: MarketTrouble | null, now: LocalMs): void;
  follow(topic: Topic, now: LocalMs): void;
  unfollow(topic: Topic, now: LocalMs): void;
  lineOpened(line: LineId, now: LocalMs): void;
  lineClosed(line: LineId, now: LocalMs): void;
  received(line: LineId, text: string, now: LocalMs): void;
  /** Called at least four times a second. */
  tick(now: LocalMs): void;
  /** Facts about a followed topic; undefined for one that is not followed. The object is live: read it, keep it, do not write it. */
  health(topic: TopicKey): TopicHealth | undefined;
  lines(): readonly LineReport[];
  /** Ask the REST route for the present state of a topic: the number of the request, or null where it has no REST form. */
  poll(topic: Topic, now: LocalMs): number | null;
  /** The same for what came before a time. */
  history(topic: Topic, before: VenueMs, now: LocalMs): number | null;
  replied(id: number, reply: Result<unknown, Fault>, now: LocalMs): void;
}
