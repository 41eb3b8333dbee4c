import type { VenueId } from '../domain/instrument';
import type { LocalMs } from '../domain/units';
import type { VenueEntry } from '../venues/registry';
import type { Clock } from './clock';
import type { Metrics } from './metrics';
import type { Accounts } from './orders/accounts';
import type { LinkState, StoodStill } from './protocol/link-state';
import type { MetricsReport } from './protocol/metrics-report';
import type { Session } from './session';
import type { SnapshotKeeper } from './snapshot-keeper';
import type { Database } from './store/database';
import type { TroubleSwitch } from './trouble';
import type { Uptime } from './uptime';

const SLEPT_SHOWN_MS = 60_000;

interface LinkParts {
  readonly clock: Clock;
  readonly build: string;
  readonly venues: readonly VenueEntry[];
  readonly sessions: ReadonlyMap<VenueId, Session>;
  readonly database: Database;
  readonly snapshots: SnapshotKeeper;
  readonly metrics: Metrics;
  readonly uptime: Uptime;
  readonly trouble: TroubleSwitch;
  tabs(): number;
  topics(): number;
  /** Null: nobody has asked for any yet. */
  accounts(): Accounts | null;
  /** There is news for the tabs. */
  changed(): void;
}

/** What tabs are told of connections, storage and the engine itself, and the figures of the connection panel. */
export class LinkPart {
  revision = 0;
  private readonly startedAt: LocalMs;
  private link: LinkState | null = null;
  private sleptMs: number | null = null;
  /** The last time it stood still with exits held. */
  private stoodStill: Pick<StoodStill, 'at' | 'ms'> | null = null;
  private stopShowingSleep = (): void => undefined;

  constructor(private readonly parts: LinkParts) {
    this.startedAt = parts.clock.now();
  }

  /** What it is made of is another than before. */
  changed(): void {
    this.link = null;
    this.revision++;
    this.parts.changed();
  }

  /** The machine was asleep for so long; null: its clock was set back, and nobody knows. */
  slept(ms: number | null): void {
    this.sleptMs = ms;
    if (ms !== null) this.heldThrough(ms);
    this.stopShowingSleep();
    this.stopShowingSleep = this.parts.clock.after(SLEPT_SHOWN_MS, () => {
      this.sleptMs = null;
      this.changed();
    });
  }

  view(): LinkState {
    if (this.link !== null) return this.link;
    const { venues, sessions, database, trouble } = this.parts;
    const { state, why } = database.state;
    const accounts = this.parts.accounts();
    this.link = {
      venues: venues.map((entry) => sessions.get(entry.id)?.link() ?? idleLink(entry)),
      trouble: trouble.view(),
      tabs: this.parts.tabs(),
      heldExits: accounts?.heldExits ?? 0,
      storage: state,
      storageWhy: why,
      sleptMs: this.sleptMs,
      stoodStill: this.stoodStill && accounts && { ...this.stoodStill, ...accounts.heldThrough },
      engineStartedAt: this.startedAt,
    };
    return this.link;
  }

  /** From memory alone: a panel asks every two seconds, also in a flood. */
  report(): MetricsReport {
    const now = this.parts.clock.now();
    const links = this.view().venues.filter((v) => v.source === 'exchange');
    const lines = links.flatMap((v) => v.lines);
    const { newestAt } = this.parts.snapshots;
    return this.parts.metrics.report({
      build: this.parts.build,
      createdAt: now,
      engineUptimeMs: now - this.startedAt,
      sockets: lines.filter((l) => l.phase === 'open').length,
      channels: lines.reduce((sum, l) => sum + l.channels, 0),
      channelLimit: lines.reduce((sum, l) => sum + l.channelLimit, 0),
      budgetLeft: links[0]?.budgetLeft ?? null,
      tabs: this.parts.tabs(),
      topics: this.parts.topics(),
      snapshotAgeMs: newestAt === null ? null : now - newestAt,
      uptimeShare: this.parts.uptime.share,
    });
  }

  private heldThrough(ms: number): void {
    const accounts = this.parts.accounts();
    if (accounts === null || accounts.heldExits === 0) return;
    accounts.stoodStill();
    this.stoodStill = { at: this.parts.clock.now(), ms };
    this.changed();
  }
}

function idleLink(entry: VenueEntry): LinkState['venues'][number] {
  return {
    venue: entry.id,
    source: entry.source,
    mode: 'automatic',
    phase: 'idle',
    isPolling: false,
    lines: [],
    nextTryAt: null,
    attempt: 0,
    budgetLeft: null,
    budgetSize: null,
    why: null,
    route: entry.restHost === null ? 'none' : 'unknown',
    hosts: entry.hosts,
    moods: null,
  };
}
