import type { LocalMs, VenueMs } from '../../domain/units';
import type { Hands } from '../venue';
import type { Channel } from './channel';
import { EarlyFrames } from './early-frames';
import type { Reaction } from './error-codes';
import { type Ask, type ExchangeEvent, isSameAsk } from './events';
import type { Emit, FrameContext, Trouble } from './feed';
import { type FrameTail, readTail } from './frame-tail';
import { isParked, resyncDelayMs } from './resync-policy';

/** Documented as 25 and as 30, measured as 36: the smallest is safe, 10305 says when it is less. */
const CHANNEL_LIMIT = 25;
const ACK_LIMIT_MS = 20_000;
const UNSUBSCRIBE_LIMIT_MS = 10_000;
const SNAPSHOT_LIMIT_MS = 10_000;
const SILENCE_LIMIT_MS = 35_000;

/** The channels of one line: asked for, acknowledged, filled, closed, and asked for anew where what they hold is not to be trusted. */
export class Subscriptions {
  readonly channels = new Set<Channel>();
  limit = CHANNEL_LIMIT;
  /** Since when the line carries nothing; null while it does. */
  idleSince: LocalMs | null = null;
  private isUp = false;
  private isMaintenance = false;
  /** When the exchange was last there, as far as the line can tell. */
  private proofAt = 0 as LocalMs;
  private readonly byId = new Map<number, Channel>();
  /** Channels that the exchange opened when nobody waited for them any more, and when they were last asked to be closed. */
  private readonly strays = new Map<number, LocalMs>();
  private readonly early = new EarlyFrames();
  private readonly earlyTail: FrameTail = { sequence: undefined, sentAt: undefined };
  private asks = 0;

  private readonly emit: Emit = (event) => this.hands.emit(event);

  constructor(
    private readonly line: string,
    private readonly venue: string,
    private readonly hands: Hands,
    /** The exchange says that this socket is full: find another. */
    private readonly moveElsewhere: (channel: Channel, now: LocalMs) => void,
  ) {}

  /** Channels that the exchange counts against the limit. */
  get count(): number {
    return this.byId.size;
  }

  add(channel: Channel, now: LocalMs, delayMs = 0): void {
    this.channels.add(channel);
    this.idleSince = null;
    channel.health.isLineUp = this.isUp;
    if (this.isUp) channel.health.prove(this.proofAt);
    channel.health.isMaintenance = this.isMaintenance;
    channel.askAt = (now + delayMs) as LocalMs;
    channel.enter('waiting', now);
    if (this.isUp && delayMs === 0) this.ask(channel, now);
  }

  /** Nobody wants it any more. It leaves for good when the exchange has confirmed. */
  release(channel: Channel, now: LocalMs): void {
    if (channel.state === 'open') this.unsubscribe(channel, now);
    else if (channel.state === 'waiting' || channel.state === 'refused') this.forget(channel, now);
  }

  /** The line takes requests from now on. */
  lineUp(proofAt: LocalMs, now: LocalMs): void {
    this.isUp = true;
    this.proofAt = proofAt;
    for (const channel of [...this.channels]) {
      channel.health.isLineUp = true;
      channel.health.prove(proofAt);
      if (channel.state === 'waiting' && now >= channel.askAt) this.ask(channel, now);
    }
  }

  lineDown(now: LocalMs): void {
    if (this.idleSince !== null && this.idleSince > now) this.idleSince = now;
    this.isUp = false;
    this.isMaintenance = false;
    this.byId.clear();
    this.strays.clear();
    this.early.drop();
    for (const channel of [...this.channels]) {
      channel.reset();
      channel.health.isLineUp = false;
      channel.health.isMaintenance = false;
      if (channel.topics.size === 0) this.forget(channel, now);
      else if (channel.state !== 'refused' || channel.isSilent) {
        // Silence may have been the connection's fault.
        channel.isSilent = false;
        channel.health.isRefused = false;
        if (!isParked(channel, now)) channel.askAt = now;
        channel.enter('waiting', now);
      }
    }
  }

  /** The exchange gave a sign of life that is of no channel. */
  proved(at: LocalMs): void {
    this.proofAt = at;
    for (const channel of this.channels) channel.health.prove(at);
  }

  maintenanceBegan(): void {
    this.isMaintenance = true;
    for (const channel of this.channels) channel.health.isMaintenance = true;
  }

  /** After maintenance nothing that was known holds: every channel is asked for anew. */
  maintenanceEnded(now: LocalMs): void {
    this.isMaintenance = false;
    for (const channel of [...this.channels]) {
      channel.health.isMaintenance = false;
      channel.lastFrameAt = now;
      if (channel.state === 'open') this.unsubscribe(channel, now);
      else if (channel.state === 'refused') {
        channel.health.isRefused = false;
        channel.enter('waiting', now);
      }
    }
  }

  tick(now: LocalMs): void {
    for (const channel of [...this.channels]) this.tickChannel(channel, now);
    for (const [chanId, askedAt] of this.strays) if (now - askedAt > UNSUBSCRIBE_LIMIT_MS) this.closeStray(chanId, now);
  }

  /** A frame of `length` characters, whatever its channel. */
  take(frame: readonly unknown[], length: number, proofAt: LocalMs, context: FrameContext): void {
    this.proofAt = proofAt;
    const channel = this.byId.get(frame[0] as number);
    if (channel === undefined) {
      this.takeUnknown(frame, length);
      return;
    }
    channel.lastFrameAt = context.now;
    channel.health.prove(proofAt);
    if (frame[1] === 'hb' || channel.state !== 'open' || channel.feed === null) return;
    const trouble = channel.feed.take(frame, context);
    if (trouble !== null) this.resync(channel, trouble, context.now);
    else if (channel.health.hasSnapshot) channel.health.trouble = null;
  }

  /** The exchange opened it. `flags` are those of this connection. */
  subscribed({ ask, chanId }: Extract<ExchangeEvent, { event: 'subscribed' }>, flags: number, now: LocalMs): void {
    const channel = this.askedFor(ask);
    // Adopted by an error 10301 that was faster than this acknowledgement.
    if (channel === undefined && this.byId.get(chanId)?.state === 'open') return;
    if (channel === undefined) this.closeStray(chanId, now);
    else this.open(channel, chanId, flags, now);
  }

  /** The exchange has no such channel any more. */
  unsubscribed(chanId: number, now: LocalMs): void {
    this.strays.delete(chanId);
    const channel = this.byId.get(chanId);
    if (channel !== undefined) this.closed(channel, now);
  }

  takeError(error: Extract<ExchangeEvent, { event: 'error' }>, reaction: Reaction, flags: number, now: LocalMs): void {
    if (reaction.kind === 'gone') {
      if (error.chanId !== undefined) this.unsubscribed(error.chanId, now);
      return;
    }
    const detail = `the exchange says ${error.code}: ${error.msg}`;
    const channel = this.askedFor(error.ask);
    if (channel === undefined || reaction.kind === 'report') {
      // A late duplicate error for a channel that is open by now tells nothing new.
      if (reaction.kind !== 'adopt') this.hands.report({ code: 'venue-error', next: 'ask-user', venue: this.venue, detail }, undefined);
      return;
    }
    switch (reaction.kind) {
      case 'adopt':
        if (error.chanId !== undefined) this.open(channel, error.chanId, flags, now);
        return;
      case 'elsewhere':
        this.limit = this.byId.size;
        this.forget(channel, now);
        channel.fullLines.add(this.line);
        if (channel.topics.size > 0) this.moveElsewhere(channel, now);
        return;
      case 'later':
        channel.askAt = (now + reaction.delayMs) as LocalMs;
        channel.enter('waiting', now);
        return;
      case 'refused':
        this.refuse(channel, detail, now);
    }
  }

  private tickChannel(channel: Channel, now: LocalMs): void {
    const age = now - channel.since;
    switch (channel.state) {
      case 'waiting':
        if (now >= channel.askAt) this.ask(channel, now);
        return;
      case 'asked':
        if (age > ACK_LIMIT_MS) this.unanswered(channel, now);
        return;
      case 'closing':
        if (age <= UNSUBSCRIBE_LIMIT_MS) return;
        // What nobody wants would otherwise go on at the exchange, unseen.
        if (channel.topics.size === 0) this.unsubscribe(channel, now);
        else this.closed(channel, now);
        return;
      case 'open': {
        const trouble = channel.feed?.tick(now) ?? null;
        if (trouble !== null) this.resync(channel, trouble, now);
        else if (now - channel.lastFrameAt > SILENCE_LIMIT_MS)
          this.resync(channel, { code: 'no-answer', detail: 'the channel was silent for 35 s' }, now);
        else if (!channel.health.hasSnapshot && channel.ask.channel !== 'status' && age > SNAPSHOT_LIMIT_MS)
          this.resync(channel, { code: 'no-answer', detail: 'no snapshot within 10 s' }, now);
      }
    }
  }

  private takeUnknown(frame: readonly unknown[], length: number): void {
    for (const channel of this.channels) {
      if (channel.state !== 'asked') continue;
      this.early.keep(frame, length);
      return;
    }
    this.early.drop();
  }

  private askedFor(ask: Ask): Channel | undefined {
    for (const channel of this.channels) if (ask.subId !== undefined && channel.state === 'asked' && channel.subId === ask.subId) return channel;
    // No subId, or that of an earlier try: the same subscription all the same.
    for (const channel of this.channels) if (channel.state === 'asked' && isSameAsk(channel.ask, ask)) return channel;
    return undefined;
  }

  private ask(channel: Channel, now: LocalMs): void {
    channel.subId = `${this.line}-${++this.asks}`;
    channel.enter('asked', now);
    const frequency = channel.ask.channel === 'book' ? { freq: 'F0' } : {};
    this.send({ event: 'subscribe', ...channel.ask, ...frequency, subId: channel.subId });
  }

  private open(channel: Channel, chanId: number, flags: number, now: LocalMs): void {
    const former = this.byId.get(chanId);
    if (former !== undefined && former !== channel) {
      // The number was given anew, so what had it is gone whether or not that was confirmed.
      this.closed(former, now);
    }
    this.strays.delete(chanId);
    channel.chanId = chanId;
    channel.lastFrameAt = now;
    channel.health.prove(this.proofAt);
    channel.enter('open', now);
    this.byId.set(chanId, channel);
    if (channel.topics.size === 0) {
      this.unsubscribe(channel, now);
      return;
    }
    channel.begin(this.emit);
    this.takeEarly(channel, chanId, flags, now);
  }

  /** Frames that came before the acknowledgement; the line has counted them already. */
  private takeEarly(channel: Channel, chanId: number, flags: number, now: LocalMs): void {
    for (const frame of this.early.take(chanId)) {
      if (frame[1] === 'hb' || channel.feed === null) continue;
      readTail(frame, flags, this.earlyTail);
      const trouble = channel.feed.take(frame, { flags, sentAt: this.earlyTail.sentAt as VenueMs | undefined, now });
      if (trouble === null) continue;
      this.resync(channel, trouble, now);
      return;
    }
  }

  private unanswered(channel: Channel, now: LocalMs): void {
    if (channel.topics.size === 0) {
      this.forget(channel, now);
      return;
    }
    if (channel.ask.channel === 'status') {
      channel.isSilent = true;
      this.refuse(channel, 'no answer within 20 s: the exchange does not know it', now);
      return;
    }
    const detail = 'a subscription was not answered within 20 s; asked again';
    this.hands.report({ code: 'no-answer', next: 'resync', venue: this.venue, detail }, undefined);
    this.ask(channel, now);
  }

  private refuse(channel: Channel, detail: string, now: LocalMs): void {
    if (channel.topics.size === 0) {
      this.forget(channel, now);
      return;
    }
    channel.enter('refused', now);
    channel.health.isRefused = true;
    channel.health.trouble = detail;
    for (const topic of channel.topics) this.hands.report({ code: 'topic-refused', next: 'ask-user', venue: this.venue, detail }, topic);
  }

  private closeStray(chanId: number, now: LocalMs): void {
    this.strays.set(chanId, now);
    this.send({ event: 'unsubscribe', chanId });
  }

  private unsubscribe(channel: Channel, now: LocalMs): void {
    const { chanId } = channel;
    this.send({ event: 'unsubscribe', chanId });
    channel.reset();
    channel.chanId = chanId;
    channel.enter('closing', now);
  }

  private closed(channel: Channel, now: LocalMs): void {
    if (channel.chanId !== null) this.byId.delete(channel.chanId);
    channel.reset();
    if (channel.topics.size === 0) {
      this.forget(channel, now);
      return;
    }
    if (channel.state === 'open') channel.askAt = now;
    channel.enter('waiting', now);
    if (now >= channel.askAt) this.ask(channel, now);
  }

  /** Corrupt is worse than absent: drop what the channel held and ask for it anew, slower each time. */
  private resync(channel: Channel, trouble: Trouble, now: LocalMs): void {
    const delayMs = resyncDelayMs(channel, now);
    const [topic] = channel.topics;
    this.hands.report({ ...trouble, next: 'resync', venue: this.venue }, topic);
    channel.health.trouble = delayMs >= 60_000 ? `not available: ${trouble.detail}; next try in a minute` : `resynchronising: ${trouble.detail}`;
    channel.askAt = (now + delayMs) as LocalMs;
    this.unsubscribe(channel, now);
  }

  private forget(channel: Channel, now: LocalMs): void {
    if (channel.chanId !== null) this.byId.delete(channel.chanId);
    this.channels.delete(channel);
    if (this.channels.size === 0) this.idleSince = now;
  }

  private send(request: object): void {
    this.hands.send(this.line, JSON.stringify(request));
  }
}
