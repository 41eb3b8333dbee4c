import type { AccountDesk } from './account/account-desk';
import type { Faults } from './faults';
import type { Feed } from './feed';
import type { Channel, Session } from './session';
import { ackFields, readSubscribe, wireChannel } from './subscription';
import { areFlagsKnown, ERROR } from './wire';

export interface DeskOptions {
  /** Read at each request: a test may change it. */
  limits: { channelsPerSocket: number };
  /** Shortest and longest delay of an answer to subscribe and unsubscribe. Different delays change their order. */
  ackDelayMs: readonly [number, number];
}

type Fields = Readonly<Record<string, unknown>>;

/** Answers what clients ask. */
export class Desk {
  duplicatesSeen = 0;
  private readonly gathered: (() => void)[] = [];
  /** Subscriptions made during maintenance wait for its end. */
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly feed: Feed,
    private readonly faults: Faults,
    private readonly options: DeskOptions,
    private readonly now: () => number,
    private readonly random: () => number,
    private readonly accounts: AccountDesk,
  ) {}

  greet(session: Session): void {
    const platform = { status: this.faults.isMaintenance ? 0 : 1 };
    session.event({ event: 'info', version: this.faults.infoVersion, serverId: '5b73a436-19ca-4a15-8160-9069bdd7f181', platform });
  }

  handle(session: Session, text: string): void {
    const request = parse(text);
    // The real exchange does not answer text that is not JSON.
    if (request === undefined) return;
    if (isFrame(request)) {
      this.accounts.handle(session, request);
      return;
    }
    switch (request.event) {
      case 'ping':
        session.event({ event: 'pong', ts: this.now(), ...(request.cid === undefined ? {} : { cid: request.cid }) });
        return;
      case 'conf':
        this.configure(session, request.flags);
        return;
      case 'subscribe':
        this.subscribe(session, request);
        return;
      case 'unsubscribe':
        this.unsubscribe(session, request);
        return;
      case 'auth':
        this.accounts.authenticate(session, request);
        return;
      default:
        this.refuse(session, {}, `event: invalid (${String(request.event)})`, ERROR.unknown);
    }
  }

  /** What waited for the end of maintenance. */
  resume(): void {
    for (const act of this.waiting.splice(0)) act();
  }

  leave(session: Session): void {
    this.accounts.leave(session);
    for (const channel of session.channels.values()) this.feed.deactivate(channel);
    session.channels.clear();
    session.end();
  }

  private configure(session: Session, flags: unknown): void {
    if (this.faults.isConfRefused || !areFlagsKnown(flags)) {
      this.refuse(session, {}, 'conf: invalid', ERROR.conf);
      return;
    }
    session.flags = flags;
    session.event({ event: 'conf', status: 'OK', flags });
  }

  private subscribe(session: Session, request: Fields): void {
    const reading = readSubscribe(
      request,
      (symbol) => this.feed.markets.has(symbol),
      (symbol) => this.feed.markets.get(symbol)?.listing.isDerivative === true,
    );
    if (reading.kind === 'silence') return;
    if (reading.kind === 'refused') {
      this.refuse(session, echo(request), reading.msg, ERROR.subscribe);
      return;
    }
    const { subscription } = reading;
    const twin = [...session.channels.values()].find((c) => c.subscription.identity === subscription.identity);
    if (twin !== undefined) {
      this.duplicatesSeen++;
      this.refuse(session, { ...echo(request), chanId: twin.id }, 'subscribe: dup', ERROR.duplicate);
      return;
    }
    if (session.channels.size + (session.isAuthenticated ? 1 : 0) >= this.options.limits.channelsPerSocket) {
      this.refuse(session, echo(request), 'subscribe: limit', ERROR.limit);
      return;
    }
    if (this.faults.acks.kind === 'ignored') return;
    const channel: Channel = {
      id: this.channelId(session),
      subscription,
      session,
      isActive: false,
      isEnding: false,
      nextHeartbeatAt: 0,
      nextChecksumAt: 0,
      isChanged: false,
      nextAt: 0,
      updates: 0,
    };
    session.channels.set(channel.id, channel);
    const open = (): void => {
      if (session.channels.get(channel.id) === channel && !channel.isActive) this.feed.activate(channel);
    };
    const { acks } = this.faults;
    if (acks.kind === 'early-data') open();
    this.answer(() => {
      if (session.channels.get(channel.id) !== channel) return;
      if (acks.kind !== 'missing') session.event(this.ack(channel));
      open();
    });
  }

  private ack(channel: Channel): Fields {
    const { subscription } = channel;
    const fields = ackFields(subscription);
    const { hostileText } = this.faults;
    const hostile: Record<string, unknown> = {};
    if (hostileText !== undefined) {
      if ('pair' in fields) hostile.pair = hostileText;
      if ('symbol' in fields) hostile.symbol = `${String(fields.symbol)}${hostileText}`;
    }
    return { event: 'subscribed', channel: wireChannel(subscription), chanId: channel.id, ...fields, ...hostile };
  }

  private unsubscribe(session: Session, request: Fields): void {
    const channel = session.channels.get(Number(request.chanId));
    if (channel === undefined || channel.isEnding) {
      this.refuse(session, { chanId: request.chanId }, 'unsubscribe: invalid', ERROR.unsubscribe);
      return;
    }
    if (this.faults.acks.kind === 'ignored') return;
    channel.isEnding = true;
    const isLost = this.faults.acks.kind === 'missing';
    this.answer(() => {
      if (session.channels.get(channel.id) !== channel) return;
      this.feed.deactivate(channel);
      session.channels.delete(channel.id);
      if (!isLost) session.event({ event: 'unsubscribed', status: 'OK', chanId: channel.id });
    });
  }

  private answer(act: () => void): void {
    const { acks, isMaintenance } = this.faults;
    if (isMaintenance) {
      this.waiting.push(act);
      return;
    }
    if (acks.kind === 'reversed') {
      this.gathered.push(act);
      if (this.gathered.length === 1) {
        setTimeout(() => {
          for (const one of this.gathered.splice(0).reverse()) one();
        }, acks.ms);
      }
      return;
    }
    const [shortest, longest] = this.options.ackDelayMs;
    const delay = acks.kind === 'late' || acks.kind === 'early-data' ? acks.ms : shortest + this.random() * (longest - shortest);
    if (delay === 0) act();
    else setTimeout(act, delay);
  }

  private refuse(session: Session, fields: Fields, msg: string, code: number): void {
    session.event({ ...fields, event: 'error', msg: this.faults.hostileText ?? msg, code });
  }

  /** Unlike on every socket, or (a fault) alike. */
  private channelId(session: Session): number {
    const first = this.faults.areChannelIdsShared ? 1001 : 100_003 + session.id * 1009;
    return first + session.channelsIssued++ * 7;
  }
}

const ECHOED = ['channel', 'symbol', 'key', 'prec', 'freq', 'len', 'subId'] as const;

function echo(request: Fields): Record<string, unknown> {
  return Object.fromEntries(ECHOED.filter((name) => request[name] !== undefined).map((name) => [name, request[name]]));
}

const isFrame = (request: Fields | readonly unknown[]): request is readonly unknown[] => Array.isArray(request);

/** An event or an array frame. */
function parse(text: string): Fields | readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Fields | readonly unknown[]) : undefined;
  } catch {
    return undefined;
  }
}
