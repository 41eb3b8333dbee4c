import type { Fault } from '../../domain/fault';
import type { LocalMs, VenueMs } from '../../domain/units';
import type { Hands, LineReport } from '../venue';
import type { Channel } from './channel';
import { reactionTo } from './error-codes';
import { type Ask, type ExchangeEvent, eventOf, isSameAsk } from './events';
import type { Emit, FrameContext, Trouble } from './feed';
import { FLAG, WANTED_FLAGS } from './flags';
import { type FrameTail, readTail } from './frame-tail';
import { Pulse } from './pulse';
import { isParked, resyncDelayMs } from './resync-policy';

/** Documented as 25 and as 30, measured as 36: the smallest is safe, 10305 says when it is less. */
export const CHANNEL_LIMIT = 25;
const GREETING_LIMIT_MS = 10_000;
const ACK_LIMIT_MS = 20_000;
const UNSUBSCRIBE_LIMIT_MS = 10_000;
const SNAPSHOT_LIMIT_MS = 10_000;
const SILENCE_LIMIT_MS = 35_000;
const MAINTENANCE_LIMIT_MS = 120_000;
/** Characters; a larger frame is refused unread. */
export const FRAME_LIMIT = 1_000_000;
/** Characters of frames kept for channels whose acknowledgement is still under way. */
const EARLY_LIMIT = 4_000_000;

type Fields = Omit<Fault & { next: 'resync' }, 'venue' | 'next'>;

/** One socket of the exchange: greeting, flags, sequence, subscriptions, signs of life. */
export class Line {
  readonly channels = new Set<Channel>();
  limit = CHANNEL_LIMIT;
  /** Since when it carries nothing; null while it does. */
  idleSince: LocalMs | null = null;
  private phase: 'down' | 'greeting' | 'agreeing' | 'ready' = 'down';
  private since = 0 as LocalMs;
  private wantedFlags = 0;
  private flags = 0;
  private sequence: number | null = null;
  private readonly byId = new Map<number, Channel>();
  /** Channels that the exchange opened when nobody waited for them any more, and when they were last asked to be closed. */
  private readonly strays = new Map<number, LocalMs>();
  private early: { frame: readonly unknown[]; length: number }[] = [];
  private earlyLength = 0;
  private asks = 0;
  private readonly pulse = new Pulse();
  /** When the exchange was last there, as far as this line can tell. */
  private proofAt = 0 as LocalMs;
  private maintenanceSince: LocalMs | null = null;
  private readonly tail: FrameTail = { sequence: undefined, sentAt: undefined };
  private readonly context: FrameContext = { flags: 0, sentAt: undefined, now: 0 as LocalMs };

  private readonly emit: Emit = (event) => this.hands.emit(event);

  constructor(
    readonly name: string,
    private readonly venue: string,
    private readonly hands: Hands,
    /** The exchange says that this socket is full: find another. */
    private readonly moveElsewhere: (channel: Channel, now: LocalMs) => void,
  ) {}

  get report(): LineReport {
    const { roundTripMs, roundTrips, offsetMs } = this.pulse.clock;
    const isUp = this.phase === 'ready';
    return { line: this.name, isUp, channels: this.byId.size, channelLimit: this.limit, roundTripMs, roundTrips, clockOffsetMs: offsetMs };
  }

  add(channel: Channel, now: LocalMs, delayMs = 0): void {
    this.channels.add(channel);
    this.idleSince = null;
    channel.health.isLineUp = this.phase === 'ready';
    if (this.phase === 'ready') channel.health.prove(this.proofAt);
    channel.health.isMaintenance = this.maintenanceSince !== null;
    channel.askAt = (now + delayMs) as LocalMs;
    channel.enter('waiting', now);
    if (this.phase === 'ready' && delayMs === 0) this.ask(channel, now);
  }

  /** Nobody wants it any more. It leaves for good when the exchange has confirmed. */
  release(channel: Channel, now: LocalMs): void {
    if (channel.state === 'open') this.unsubscribe(channel, now);
    else if (channel.state === 'waiting' || channel.state === 'refused') this.forget(channel, now);
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
    if (this.idleSince !== null && this.idleSince > now) this.idleSince = now;
    this.phase = 'down';
    this.byId.clear();
    this.strays.clear();
    this.dropEarly();
    this.maintenanceSince = null;
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
    for (const channel of [...this.channels]) this.tickChannel(channel, now);
    for (const [chanId, askedAt] of this.strays) if (now - askedAt > UNSUBSCRIBE_LIMIT_MS) this.closeStray(chanId, now);
  }

  private ping(now: LocalMs): void {
    this.hands.send(this.name, this.pulse.ping(now));
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
        else this.unsubscribed(channel, now);
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
    const proofAt = this.pulse.provedBy(tail.sentAt, now);
    this.proofAt = proofAt;
    const channel = this.byId.get(frame[0] as number);
    if (channel === undefined) {
      this.keepEarly(frame, length);
      return;
    }
    channel.lastFrameAt = now;
    channel.health.prove(proofAt);
    if (frame[1] === 'hb' || channel.state !== 'open' || channel.feed === null) return;
    context.flags = this.flags;
    context.sentAt = tail.sentAt as VenueMs | undefined;
    context.now = now;
    const trouble = channel.feed.take(frame, context);
    if (trouble !== null) this.resync(channel, trouble, now);
    else if (channel.health.hasSnapshot) channel.health.trouble = null;
  }

  /** The exchange may send data before it has acknowledged the channel; the snapshot would be lost. */
  private keepEarly(frame: readonly unknown[], length: number): void {
    // All or nothing: a snapshot kept without the updates behind it would pass for the truth.
    if (this.earlyLength + length > EARLY_LIMIT) this.dropEarly();
    for (const channel of this.channels) {
      if (channel.state === 'asked') {
        this.early.push({ frame, length });
        this.earlyLength += length;
        return;
      }
    }
    this.dropEarly();
  }

  private dropEarly(): void {
    this.early = [];
    this.earlyLength = 0;
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
      case 'subscribed': {
        const channel = this.askedFor(event.ask);
        // Adopted by an error 10301 that was faster than this acknowledgement.
        if (channel === undefined && this.byId.get(event.chanId)?.state === 'open') return;
        if (channel === undefined) this.closeStray(event.chanId, now);
        else this.subscribed(channel, event.chanId, now);
        return;
      }
      case 'unsubscribed': {
        this.strays.delete(event.chanId);
        const channel = this.byId.get(event.chanId);
        if (channel !== undefined) this.unsubscribed(channel, now);
        return;
      }
      case 'pong':
        this.takePong(event, now);
        return;
      case 'error':
        this.takeError(event, now);
    }
  }

  private takeInfo(info: Extract<ExchangeEvent, { event: 'info' }>, now: LocalMs): void {
    if (info.version !== undefined && info.version !== 2) {
      const detail = `the exchange speaks version ${info.version}; this program knows version 2`;
      this.hands.report({ code: 'version-unknown', next: 'ask-user', venue: this.venue, detail }, undefined);
      this.closed(now);
      for (const channel of this.channels) channel.health.trouble = detail;
      this.hands.close(this.name);
      return;
    }
    if (info.code === 20051) {
      this.reopen({ code: 'no-answer', detail: 'the exchange restarts this server' }, now);
      return;
    }
    if (info.code === 20060 || info.isOperative === false) this.maintenance(now);
    else if (info.code === 20061 || info.isOperative === true) this.operative(now);
    if (this.phase === 'greeting' && info.version !== undefined) {
      this.phase = 'agreeing';
      this.since = now;
      this.sendConf();
    }
  }

  private maintenance(now: LocalMs): void {
    this.maintenanceSince ??= now;
    for (const channel of this.channels) channel.health.isMaintenance = true;
  }

  /** After maintenance nothing that was known holds: every channel is asked for anew. */
  private operative(now: LocalMs): void {
    if (this.maintenanceSince === null) return;
    this.maintenanceSince = null;
    this.pulse.forgive(now);
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
    this.proofAt = this.since;
    this.since = now;
    for (const channel of [...this.channels]) {
      channel.health.isLineUp = true;
      channel.health.prove(this.proofAt);
      if (channel.state === 'waiting' && now >= channel.askAt) this.ask(channel, now);
    }
    this.ping(now);
  }

  private takePong(pong: Extract<ExchangeEvent, { event: 'pong' }>, now: LocalMs): void {
    this.proofAt = this.pulse.pong(pong, now);
    for (const channel of this.channels) channel.health.prove(this.proofAt);
  }

  private takeError(error: Extract<ExchangeEvent, { event: 'error' }>, now: LocalMs): void {
    const reaction = reactionTo(error.code);
    if (reaction.kind === 'fewer-flags') {
      this.fewerFlags(now);
      return;
    }
    if (reaction.kind === 'gone') {
      if (error.chanId !== undefined) this.strays.delete(error.chanId);
      const channel = error.chanId === undefined ? undefined : this.byId.get(error.chanId);
      if (channel !== undefined) this.unsubscribed(channel, now);
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
        if (error.chanId !== undefined) this.subscribed(channel, error.chanId, now);
        return;
      case 'elsewhere':
        this.limit = this.byId.size;
        this.forget(channel, now);
        channel.fullLines.add(this.name);
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

  private askedFor(ask: Ask): Channel | undefined {
    for (const channel of this.channels) if (ask.subId !== undefined && channel.state === 'asked' && channel.subId === ask.subId) return channel;
    // No subId, or that of an earlier try: the same subscription all the same.
    for (const channel of this.channels) if (channel.state === 'asked' && isSameAsk(channel.ask, ask)) return channel;
    return undefined;
  }

  private ask(channel: Channel, now: LocalMs): void {
    channel.subId = `${this.name}-${++this.asks}`;
    channel.enter('asked', now);
    const frequency = channel.ask.channel === 'book' ? { freq: 'F0' } : {};
    this.hands.send(this.name, JSON.stringify({ event: 'subscribe', ...channel.ask, ...frequency, subId: channel.subId }));
  }

  private subscribed(channel: Channel, chanId: number, now: LocalMs): void {
    const former = this.byId.get(chanId);
    if (former !== undefined && former !== channel) {
      // The number was given anew, so what had it is gone whether or not that was confirmed.
      this.unsubscribed(former, now);
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
    this.replayEarly(channel, chanId, now);
  }

  /** Frames that came before the acknowledgement; their sequence numbers are counted already. */
  private replayEarly(channel: Channel, chanId: number, now: LocalMs): void {
    const own = this.early.filter(({ frame }) => frame[0] === chanId);
    this.early = this.early.filter(({ frame }) => frame[0] !== chanId);
    for (const { length } of own) this.earlyLength -= length;
    for (const { frame } of own) {
      if (frame[1] === 'hb' || channel.feed === null) continue;
      readTail(frame, this.flags, this.tail);
      const trouble = channel.feed.take(frame, { flags: this.flags, sentAt: this.tail.sentAt as VenueMs | undefined, now });
      if (trouble !== null) {
        this.resync(channel, trouble, now);
        return;
      }
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
    this.tell({ code: 'no-answer', detail: 'a subscription was not answered within 20 s; asked again' });
    this.ask(channel, now);
  }

  private closeStray(chanId: number, now: LocalMs): void {
    this.strays.set(chanId, now);
    this.hands.send(this.name, JSON.stringify({ event: 'unsubscribe', chanId }));
  }

  private unsubscribe(channel: Channel, now: LocalMs): void {
    this.hands.send(this.name, JSON.stringify({ event: 'unsubscribe', chanId: channel.chanId }));
    const { chanId } = channel;
    channel.reset();
    channel.chanId = chanId;
    channel.enter('closing', now);
  }

  private unsubscribed(channel: Channel, now: LocalMs): void {
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

  private reopen(why: Fields, now: LocalMs): void {
    this.closed(now);
    this.hands.reopen(this.name, { ...why, next: 'resync', venue: this.venue });
  }

  private tell(what: Fields): void {
    this.hands.report({ ...what, next: 'resync', venue: this.venue }, undefined);
  }
}
