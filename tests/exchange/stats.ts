import type { TrafficReport } from './account/traffic';
import type { Session, Tally } from './session';
import { wireChannel } from './subscription';

export interface SocketStats {
  readonly id: number;
  readonly openedAt: number;
  readonly flags: number;
  readonly isAuthenticated: boolean;
  readonly frames: number;
  readonly subscriptions: readonly {
    readonly chanId: number;
    readonly channel: string;
    readonly symbol?: string;
    readonly key?: string;
    readonly prec?: string;
    readonly freq?: string;
    readonly len?: number;
    readonly isActive: boolean;
  }[];
}

export interface ExchangeStats {
  readonly open: number;
  readonly maxOpen: number;
  readonly connections: number;
  readonly connectedAt: readonly number[];
  /** Handshakes answered by a refusal. */
  readonly refused: number;
  readonly sockets: readonly SocketStats[];
  /** Subscriptions asked for that the same socket held already. */
  readonly duplicatesSeen: number;
  /** Channels of one identity held by more than one socket at this moment. */
  readonly sharedNow: readonly string[];
  readonly messagesSent: number;
  readonly eventsSent: number;
  readonly bytesSent: number;
  /** The last ones, oldest first. */
  readonly clientFrames: readonly { readonly socket: number; readonly at: number; readonly text: string }[];
  readonly restRequests: readonly string[];
  readonly accounts: TrafficReport;
}

const FRAMES_KEPT = 1000;

/** What tests ask about afterwards. */
export class Ledger {
  refused = 0;
  readonly restRequests: string[] = [];
  private maxOpen = 0;
  private readonly connectedAt: number[] = [];
  private readonly clientFrames: { socket: number; at: number; text: string }[] = [];

  constructor(private readonly now: () => number) {}

  opened(open: number): void {
    this.connectedAt.push(this.now());
    this.maxOpen = Math.max(this.maxOpen, open);
  }

  heard(socket: number, text: string): void {
    this.clientFrames.push({ socket, at: this.now(), text });
    if (this.clientFrames.length > FRAMES_KEPT) this.clientFrames.shift();
  }

  report(sessions: ReadonlySet<Session>, tally: Tally, duplicatesSeen: number, accounts: TrafficReport): ExchangeStats {
    const identities = [...sessions].flatMap((s) => [...s.channels.values()].map((c) => c.subscription.identity));
    return {
      open: sessions.size,
      maxOpen: this.maxOpen,
      connections: this.connectedAt.length,
      connectedAt: [...this.connectedAt],
      refused: this.refused,
      sockets: [...sessions].map(socketStats),
      duplicatesSeen,
      sharedNow: [...new Set(identities.filter((identity, i) => identities.indexOf(identity) !== i))],
      messagesSent: tally.frames,
      eventsSent: tally.events,
      bytesSent: tally.bytes,
      clientFrames: [...this.clientFrames],
      restRequests: this.restRequests.slice(-FRAMES_KEPT),
      accounts,
    };
  }
}

function socketStats(session: Session): SocketStats {
  const subscriptions = [...session.channels.values()].map(({ id, isActive, subscription }) => {
    const { identity: _, subId: __, channel: ___, ...fields } = subscription;
    return { chanId: id, channel: wireChannel(subscription), ...fields, isActive };
  });
  return {
    id: session.id,
    openedAt: session.openedAt,
    flags: session.flags,
    isAuthenticated: session.isAuthenticated,
    frames: session.frames,
    subscriptions,
  };
}
