import type { TopicKey } from '../domain/topic';
import type { LocalMs } from '../domain/units';
import type { AlertsView } from './protocol/alerts-view';
import type { LinkState } from './protocol/link-state';
import type { Settings } from './protocol/settings';
import { type News, type NewsMessage, PAINT_LIMIT_MS, type StreamMessage, type StreamReply, type TopicMessage } from './protocol/stream-message';
import type { VaultView } from './protocol/vault-view';

/** The part of a `MessagePort` that a stream needs. */
export interface StreamPort {
  postMessage(message: StreamMessage | NewsMessage): void;
  onmessage: ((event: MessageEvent<StreamReply>) => void) | null;
}

/** What the engine has to say to tabs. Numbers come from one counter. */
export interface StreamSource {
  latest(): number;
  topicSince(key: TopicKey, revision: number): TopicMessage | null;
  link(): { readonly revision: number; readonly value: LinkState };
  settings(): { readonly revision: number; readonly value: Settings | null };
  vault(): { readonly revision: number; readonly value: VaultView | null };
  alerts(): { readonly revision: number; readonly value: AlertsView | null };
  now(): LocalMs;
  /** Something is about to be told: what a sleep made of it comes first. */
  awake(): void;
  /** Nothing is told just now. */
  isSilent(): boolean;
  /** A message posted at `postedAt` was on the screen `ms` later. */
  painted(ms: number, newestSentAt: number | null, postedAt: LocalMs): void;
}

/**
 * One tab's stream. A credit from the tab buys one message, spent as soon as there is news: a quiet market
 * reaches the screen at once, a busy one never queues more than one message, a hidden tab costs nothing.
 */
export class TabStream {
  keys: readonly TopicKey[] = [];
  /** Since when it is on somebody's screen; null: it is hidden. */
  shownSince: LocalMs | null = null;
  private hasCredit = false;
  /** A message may go out ahead of the next credit. */
  private mayJump = false;
  /** Number up to which this tab has been served, by topic; 0 for one it has just named. */
  private readonly served = new Map<TopicKey, number>();
  private linkServed = -1;
  private settingsServed = -1;
  private vaultServed = -1;
  private alertsServed = -1;
  private n = 0;
  private inFlight: { readonly sentAt: number | null; readonly postedAt: LocalMs } | null = null;

  constructor(
    private readonly port: StreamPort,
    private readonly source: StreamSource,
  ) {
    port.onmessage = ({ data }) => this.replied(data);
  }

  follow(keys: readonly TopicKey[]): void {
    const named = new Set(keys);
    for (const key of this.served.keys()) if (!named.has(key)) this.served.delete(key);
    this.keys = keys;
    this.flush();
  }

  /** There may be news. */
  flush(): void {
    if (!this.hasCredit) return;
    const message = this.compose();
    if (message === null) return;
    this.hasCredit = false;
    this.port.postMessage(message);
  }

  /** What this tab asked for is done: what came of it does not wait for the next frame. One message for each credit, no more. */
  flushAhead(): void {
    if (this.hasCredit || !this.mayJump) {
      this.flush();
      return;
    }
    const message = this.compose();
    if (message === null) return;
    this.mayJump = false;
    this.port.postMessage(message);
  }

  tell(news: readonly News[]): void {
    this.port.postMessage({ news });
  }

  close(): void {
    this.hasCredit = false;
    this.mayJump = false;
    this.port.onmessage = null;
  }

  private replied(reply: unknown): void {
    if (!isReply(reply)) return;
    if (reply.kind === 'pause') {
      this.hasCredit = false;
      this.mayJump = false;
      this.shownSince = null;
      return;
    }
    this.shownSince ??= this.source.now();
    if (reply.paintMs !== null && this.inFlight !== null) this.source.painted(reply.paintMs, this.inFlight.sentAt, this.inFlight.postedAt);
    this.inFlight = null;
    this.hasCredit = true;
    this.mayJump = true;
    this.flush();
  }

  private compose(): StreamMessage | null {
    const { source } = this;
    source.awake();
    if (source.isSilent()) return null;
    const latest = source.latest();
    const topics: TopicMessage[] = [];
    let sentAt: number | null = null;
    for (const key of this.keys) {
      const message = source.topicSince(key, this.served.get(key) ?? 0);
      if (message === null) continue;
      topics.push(message);
      // What a tab sees for the first time may be old without any fault of the way it came.
      const isUpdate = this.served.has(key);
      this.served.set(key, latest);
      if (message.sentAt !== null && isUpdate) sentAt = Math.max(sentAt ?? 0, message.sentAt);
    }
    const link = source.link();
    const settings = source.settings();
    const vault = source.vault();
    const alerts = source.alerts();
    const isLinkNew = link.revision !== this.linkServed;
    const isSettingsNew = settings.revision !== this.settingsServed;
    const isVaultNew = vault.revision !== this.vaultServed;
    const isAlertsNew = alerts.revision !== this.alertsServed;
    if (topics.length === 0 && !isLinkNew && !isSettingsNew && !isVaultNew && !isAlertsNew) return null;
    this.linkServed = link.revision;
    this.settingsServed = settings.revision;
    this.vaultServed = vault.revision;
    this.alertsServed = alerts.revision;
    const postedAt = source.now();
    this.inFlight = { sentAt, postedAt };
    return {
      n: ++this.n,
      postedAt,
      topics,
      link: isLinkNew ? link.value : null,
      settings: isSettingsNew ? settings.value : null,
      vault: isVaultNew ? vault.value : null,
      alerts: isAlertsNew ? alerts.value : null,
    };
  }
}

/** The page is less trusted than the worker. */
function isReply(value: unknown): value is StreamReply {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, paintMs } = value as Record<string, unknown>;
  return kind === 'pause' || (kind === 'credit' && (paintMs === null || (typeof paintMs === 'number' && paintMs >= 0 && paintMs < PAINT_LIMIT_MS)));
}
