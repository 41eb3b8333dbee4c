import type { Fault } from '../../domain/fault';
import type { LocalMs, VenueMs } from '../../domain/units';
import type { Hands, LineReport } from '../venue';
import type { Channel } from './channel';
import { reactionTo } from './error-codes';
import { type ExchangeEvent, eventOf } from './events';
import type { FrameContext } from './feed';
import { FLAG, WANTED_FLAGS } from './flags';
import { type FrameTail, readTail } from './frame-tail';
import { Pulse } from './pulse';
import { Subscriptions } from './subscriptions';

const GREETING_LIMIT_MS = 10_000;
const MAINTENANCE_LIMIT_MS = 120_000;
/** Characters; a larger frame is refused unread. */
const FRAME_LIMIT = 1_000_000;

type Fields = Omit<Fault & { next: 'resync' }, 'venue' | 'next'>;

/** One socket of the exchange: greeting, flags, sequence, maintenance, signs of life. */
export class Line {
  readonly subscriptions: Subscriptions;
  private phase: 'down' | 'greeting' | 'agreeing' | 'ready' = 'down';
  private since = 0 as LocalMs;
  private wantedFlags = 0;
  private flags = 0;
  private sequence: number | null = null;
  private readonly pulse = new Pulse();
  private maintenanceSince: LocalMs | null = null;
  private readonly tail: FrameTail = { sequence: undefined, sentAt: undefined };
  private readonly context: FrameContext = { flags: 0, sentAt: undefined, now: 0 as LocalMs };

  constructor(
    readonly name: string,
    private readonly venue: string,
    private readonly hands: Hands,
    /** The exchange says that this socket is full: find another. */
    moveElsewhere: (channel: Channel, now: LocalMs) => void,
  ) {
    this.subscriptions = new Subscriptions(name, venue, hands, moveElsewhere);
  }

  get report(): LineReport {
    const { roundTripMs, roundTrips, offsetMs } = this.pulse.clock;
    const { count, limit } = this.subscriptions;
    return { line: this.name, isUp: this.phase === 'ready', channels: count, channelLimit: limit, roundTripMs, roundTrips, clockOffsetMs: offsetMs };
  }

  opened(now: LocalMs): void {
    this.phase = 'greeting';
    this.pulse.begin(now);
    this.since = now;
    this.sequence = null;
    this.wantedFlags = 0;
    this.flags = 0;
  }

  closed(now: LocalMs): void {
    this.phase = 'down';
    this.maintenanceSince = null;
    this.subscriptions.lineDown(now);
  }

  received(text: string, now: LocalMs): void {
    if (this.phase === 'down') return;
    this.pulse.heard(now);
    if (text.length > FRAME_LIMIT) {
      this.reopen({ code: 'frame-malformed', detail: `a frame of ${text.length} characters, ${FRAME_LIMIT} is the limit` }, now);
      return;
    }
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      const what: Fields = { code: 'frame-malformed', detail: 'a frame that is not JSON' };
      // It may have been data: a lost frame, known before the next number tells. Until the line is ready there is none to lose.
      if (this.phase === 'ready') this.reopen(what, now);
      else this.tell(what);
      return;
    }
    if (Array.isArray(value)) this.takeFrame(value, text.length, now);
    else if (typeof value === 'object' && value !== null) this.takeEvent(value, now);
    else this.tell({ code: 'frame-malformed', detail: 'a frame that is neither array nor object' });
  }

  tick(now: LocalMs): void {
    if (this.phase === 'down') return;
    if (this.maintenanceSince !== null) {
      // Data may pause for two minutes, and says nothing meanwhile: no watchdog, but no waiting for ever either.
      if (now - this.maintenanceSince > MAINTENANCE_LIMIT_MS)
        this.reopen({ code: 'no-answer', detail: 'maintenance for two minutes; looking again' }, now);
      return;
    }
    if (this.phase !== 'ready') {
      if (now - this.since > GREETING_LIMIT_MS) this.reopen({ code: 'no-answer', detail: 'no greeting within 10 s' }, now);
      return;
    }
    if (this.pulse.isLost(now)) {
      this.reopen({ code: 'no-answer', detail: 'a ping was not answered within 5 s' }, now);
      return;
    }
    if (this.pulse.isDue(now)) this.ping(now);
    this.subscriptions.tick(now);
  }

  private ping(now: LocalMs): void {
    this.hands.send(this.name, this.pulse.ping(now));
  }

  private takeFrame(frame: readonly unknown[], length: number, now: LocalMs): void {
    const { tail, context } = this;
    readTail(frame, this.flags, tail);
    // Counted before anything else: frames of channels we do not know count too.
    if ((this.flags & FLAG.sequence) !== 0) {
      if (tail.sequence === undefined) {
        this.reopen({ code: 'frame-malformed', detail: 'a frame without the sequence number that was agreed on' }, now);
        return;
      }
      if (this.sequence !== null && tail.sequence !== this.sequence + 1) {
        this.reopen({ code: 'sequence-gap', detail: `frame ${tail.sequence} came after ${this.sequence}` }, now);
        return;
      }
      this.sequence = tail.sequence;
    }
    context.flags = this.flags;
    context.sentAt = tail.sentAt as VenueMs | undefined;
    context.now = now;
    this.subscriptions.take(frame, length, this.pulse.provedBy(tail.sentAt, now), context);
  }

  private takeEvent(value: object, now: LocalMs): void {
    const event = eventOf(value);
    if (event === undefined) {
      this.tell({ code: 'frame-malformed', detail: 'an event that is not known' });
      return;
    }
    switch (event.event) {
      case 'info':
        this.takeInfo(event, now);
        return;
      case 'conf':
        if (this.phase === 'agreeing') {
          if (event.isOk) this.ready(event.flags ?? this.wanted(), now);
          else this.fewerFlags(now);
        }
        return;
      case 'subscribed':
        this.subscriptions.subscribed(event, this.flags, now);
        return;
      case 'unsubscribed':
        this.subscriptions.unsubscribed(event.chanId, now);
        return;
      case 'pong':
        this.subscriptions.proved(this.pulse.pong(event, now));
        return;
      case 'error': {
        const reaction = reactionTo(event.code);
        if (reaction.kind === 'fewer-flags') this.fewerFlags(now);
        else this.subscriptions.takeError(event, reaction, this.flags, now);
      }
    }
  }

  private takeInfo(info: Extract<ExchangeEvent, { event: 'info' }>, now: LocalMs): void {
    if (info.version !== undefined && info.version !== 2) {
      const detail = `the exchange speaks version ${info.version}; this program knows version 2`;
      this.hands.report({ code: 'version-unknown', next: 'ask-user', venue: this.venue, detail }, undefined);
      this.closed(now);
      for (const channel of this.subscriptions.channels) channel.health.trouble = detail;
      this.hands.close(this.name);
      return;
    }
    if (info.code === 20051) {
      this.reopen({ code: 'no-answer', detail: 'the exchange restarts this server' }, now);
      return;
    }
    if (info.code === 20060 || info.isOperative === false) this.maintenanceBegan(now);
    else if (info.code === 20061 || info.isOperative === true) this.maintenanceEnded(now);
    if (this.phase === 'greeting' && info.version !== undefined) {
      this.phase = 'agreeing';
      this.since = now;
      this.sendConf();
    }
  }

  private maintenanceBegan(now: LocalMs): void {
    this.maintenanceSince ??= now;
    this.subscriptions.maintenanceBegan();
  }

  private maintenanceEnded(now: LocalMs): void {
    if (this.maintenanceSince === null) return;
    this.maintenanceSince = null;
    this.pulse.forgive(now);
    this.subscriptions.maintenanceEnded(now);
  }

  private wanted(): number {
    return WANTED_FLAGS[this.wantedFlags] ?? 0;
  }

  private sendConf(): void {
    this.hands.send(this.name, JSON.stringify({ event: 'conf', flags: this.wanted() }));
  }

  private fewerFlags(now: LocalMs): void {
    if (this.phase !== 'agreeing') return;
    this.wantedFlags++;
    if (this.wanted() === 0) this.ready(0, now);
    else this.sendConf();
  }

  private ready(flags: number, now: LocalMs): void {
    this.flags = flags;
    this.phase = 'ready';
    this.subscriptions.lineUp(this.since, now);
    this.since = now;
    this.ping(now);
  }

  private reopen(why: Fields, now: LocalMs): void {
    this.closed(now);
    this.hands.reopen(this.name, { ...why, next: 'resync', venue: this.venue });
  }

  private tell(what: Fields): void {
    this.hands.report({ ...what, next: 'resync', venue: this.venue }, undefined);
  }
}
