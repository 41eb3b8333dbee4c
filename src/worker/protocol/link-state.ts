import type { Source } from '../../domain/freshness';
import type { VenueId } from '../../domain/instrument';
import type { LocalMs } from '../../domain/units';
import type { TroubleView } from './trouble-view';

export const LINK_MODES = ['automatic', 'socket', 'rest'] as const;
/** Which ways the engine may use to reach a venue. */
export type LinkMode = (typeof LINK_MODES)[number];

export interface LineState {
  readonly line: string;
  readonly phase: 'connecting' | 'open' | 'waiting' | 'closed';
  readonly channels: number;
  readonly channelLimit: number;
  readonly roundTripMs: number | null;
  readonly clockOffsetMs: number | null;
}

export interface VenueLink {
  readonly venue: VenueId;
  readonly source: Source;
  readonly mode: LinkMode;
  /** `off`: the user disconnected it. `idle`: nobody follows anything there. */
  readonly phase: 'idle' | 'off' | 'connecting' | 'open' | 'waiting';
  /** REST takes the place of the socket just now. */
  readonly isPolling: boolean;
  readonly lines: readonly LineState[];
  /** When the next attempt is made; null when none is planned. */
  readonly nextTryAt: LocalMs | null;
  /** Attempts since the last stable connection. */
  readonly attempt: number;
  /** Connection attempts left in the venue's window. */
  readonly budgetLeft: number | null;
  readonly budgetSize: number | null;
  /** Why it is not open, in the user's words. */
  readonly why: string | null;
  /** How REST is reached from here. */
  readonly route: 'unknown' | 'direct' | 'proxy' | 'none';
  /** Addresses compiled into this build. */
  readonly hosts: readonly string[];
  /** How a market that is made up behaves, `chosen` null: by chance. Null for one that nobody decides over. */
  readonly moods: { readonly names: readonly string[]; readonly chosen: string | null } | null;
}

/** What became of the exits that were held as the engine stood still: none of them could leave meanwhile. */
export interface HeldThrough {
  readonly held: number;
  /** Sent since. */
  readonly left: number;
  /** Cancelled, expired or refused since, and never sent. */
  readonly ended: number;
  /** Held still. */
  readonly still: number;
}

/** The engine stood still with exits held: the machine slept, or the system stopped the page. */
export interface StoodStill extends HeldThrough {
  /** When it went on. */
  readonly at: LocalMs;
  readonly ms: number;
}

export interface LinkState {
  readonly venues: readonly VenueLink[];
  /** Made by the user on purpose; null: none. */
  readonly trouble: TroubleView | null;
  readonly tabs: number;
  /** Exits of all accounts that wait in this engine for the entry of their bracket, and never leave if it ends before. */
  readonly heldExits: number;
  readonly storage: 'ok' | 'opening' | 'down';
  readonly storageWhy: string | null;
  /** Set for a minute after the machine woke: how long it slept. */
  readonly sleptMs: number | null;
  /** The last time that exits were held through; null: none were in the life of this engine. */
  readonly stoodStill: StoodStill | null;
  readonly engineStartedAt: LocalMs;
}
