import type { LocalMs } from './units';

/** Where data comes from. Never mixed on one chart or list. */
export type Source = 'exchange' | 'simulated' | 'replay';
/** By which way it came. */
export type Via = 'socket' | 'rest' | 'cache';
export type State = 'live' | 'verifying' | 'stale' | 'maintenance' | 'offline';

/** What a tab is told about a topic. The two ages follow from `dataAt` and `proofAt`. */
export interface TopicStatus {
  readonly source: Source;
  readonly via: Via;
  readonly state: State;
  /** When the data last changed. Null: there is none. */
  readonly dataAt: LocalMs | null;
  /** Last proof that the venue was there: any frame of the channel, or the socket's pong. */
  readonly proofAt: LocalMs | null;
  /** Last checksum that passed. Null where there is none to pass. */
  readonly verifiedAt: LocalMs | null;
  /** Why it is not live, in the user's words. Null when live. */
  readonly reason: string | null;
}

/** What a venue knows of one of its topics, as facts; `assess` draws the conclusion. */
export interface TopicHealth {
  /** The connection that carries the topic is open and past its greeting. */
  isLineUp: boolean;
  /** The venue said that it is not trading. */
  isMaintenance: boolean;
  /** The venue will not serve it; asking again does not help. */
  isRefused: boolean;
  /** A snapshot arrived on this connection and nothing broke since. */
  hasSnapshot: boolean;
  dataAt: LocalMs | null;
  proofAt: LocalMs | null;
  verifiedAt: LocalMs | null;
  /** First change since the last checksum that passed (or since the snapshot). Null: none, or not a checked book. */
  unverifiedSince: LocalMs | null;
  /** Since when a bid stands at or above an ask. */
  crossedSince: LocalMs | null;
  /** Why it is being rebuilt, or was refused: words for the user. */
  trouble: string | null;
}

/** Our ping goes out every 5 s and is due in 5 s; two seconds of grace. */
export const PROOF_LIMIT_MS = 12_000;
/** A book that changes gets a checksum every 2.5 s, 8 s at the most. */
export const VERIFY_LIMIT_MS = 10_000;
/** Bursts cross a book for an instant between their frames. */
export const CROSSED_LIMIT_MS = 1_000;

/** The state that may be claimed for a topic at this moment, and why not a better one. Never `live` on a missing fact. */
export function assess(health: TopicHealth, now: LocalMs): { state: State; reason: string | null } {
  if (health.isRefused) return { state: health.dataAt === null ? 'offline' : 'stale', reason: health.trouble ?? 'the exchange will not serve it' };
  if (health.isMaintenance) return { state: 'maintenance', reason: 'the exchange is in maintenance' };
  if (!health.isLineUp) {
    const reason = health.trouble ?? 'not connected';
    return { state: health.dataAt === null ? 'offline' : 'stale', reason };
  }
  if (health.proofAt === null || now - health.proofAt > PROOF_LIMIT_MS) return { state: 'stale', reason: 'no sign of life from the exchange' };
  if (!health.hasSnapshot) return { state: 'verifying', reason: health.trouble ?? 'waiting for the snapshot' };
  if (health.crossedSince !== null && now - health.crossedSince > CROSSED_LIMIT_MS) return { state: 'stale', reason: 'bids and asks overlap' };
  if (health.unverifiedSince !== null && now - health.unverifiedSince > VERIFY_LIMIT_MS)
    return { state: 'verifying', reason: 'no checksum has passed for 10 s' };
  return { state: 'live', reason: null };
}

const WORST_FIRST: readonly State[] = ['offline', 'maintenance', 'stale', 'verifying', 'live'];

/** The worst of several topics, first of equals. Undefined for none. */
export function worst(statuses: readonly TopicStatus[]): TopicStatus | undefined {
  let worstSoFar: TopicStatus | undefined;
  for (const status of statuses) {
    if (worstSoFar === undefined || WORST_FIRST.indexOf(status.state) < WORST_FIRST.indexOf(worstSoFar.state)) worstSoFar = status;
  }
  return worstSoFar;
}
