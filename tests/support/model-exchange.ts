import type { Socket as TcpSocket } from 'node:net';
import type { WebSocket } from 'ws';
import { HOSTS } from '../../src/venues/bitfinex/hosts';
import type { OpenSocket, SocketEvents } from '../../src/worker/socket';
import { AccountControl } from '../exchange/account/account-control';
import { AccountRest } from '../exchange/account/account-rest';
import { Accounts } from '../exchange/account/accounts';
import { ConnectionLimit } from '../exchange/connection-limit';
import { Control } from '../exchange/control';
import { Desk } from '../exchange/desk';
import { type Faults, noFaults } from '../exchange/faults';
import { Feed } from '../exchange/feed';
import { type Pace, REAL_PACE, randomOf } from '../exchange/pace';
import { Pacer } from '../exchange/pacer';
import { type Answer, Rest } from '../exchange/rest';
import { Session, type Tally } from '../exchange/session';
import type { FakeClock } from './fake-clock';

const PUMP_MS = 100;
const HOST = 'https://api-pub.bitfinex.com';

export interface ModelOptions {
  readonly seed?: number;
  readonly pace?: Partial<Pace>;
  /** Each way. */
  readonly latencyMs?: number;
}

/** How this machine gets to the exchange's REST. */
export type Road = 'none' | 'proxy' | 'direct';

/**
 * The loopback exchange without a network, on a fake clock: the same desk, feed and faults, with sockets that are
 * queues. An old socket goes on calling its owner after it was closed, as a leaking implementation would.
 */
export class ModelExchange {
  readonly faults: Faults = noFaults();
  readonly feed: Feed;
  readonly control: Control;
  readonly sockets: ModelSocket[] = [];
  readonly sessions = new Set<Session>();
  readonly requests: string[] = [];
  readonly attempts: number[] = [];
  /** Handshakes are answered, never answered, or refused. */
  handshake: 'open' | 'never' | 'refused' = 'open';
  /** How much later acknowledgements arrive than the data after them. */
  ackLagMs = 0;
  latencyMs: number;
  road: Road = 'none';
  onConnection: ((socket: ModelSocket) => void) | null = null;
  readonly accounts: Accounts;
  readonly desk: Desk;
  readonly tally: Tally = { frames: 0, events: 0, bytes: 0 };
  private readonly rest: Rest;
  private readonly accountRest: AccountRest;
  private readonly connections: ConnectionLimit;
  private readonly accountConnections: ConnectionLimit;
  private skipped = 0;

  constructor(
    readonly clock: FakeClock,
    options: ModelOptions = {},
  ) {
    const random = randomOf(options.seed ?? 1);
    this.latencyMs = options.latencyMs ?? 20;
    const pace = { ...REAL_PACE, ...options.pace };
    this.feed = new Feed(this.faults, pace, options.seed ?? 1, this.now, random);
    const beginMaintenance = (): void => this.control.maintenance(true);
    const after = (ms: number, act: () => void): void => void clock.after(ms, act);
    this.accounts = new Accounts(this.feed, this.faults, pace, this.now, random, beginMaintenance, after);
    const limits = { channelsPerSocket: 25, connectionsPerMinute: 20, blockMs: 60_000 };
    this.desk = new Desk(this.feed, this.faults, { ackDelayMs: [0, 0], limits }, this.now, random, this.accounts.desk);
    this.rest = new Rest(this.feed, this.faults, this.now);
    this.accountRest = new AccountRest(this.accounts, this.faults);
    this.connections = new ConnectionLimit(() => ({ count: limits.connectionsPerMinute, perMs: 60_000 }), limits, this.now);
    this.accountConnections = new ConnectionLimit(() => ({ count: 5, perMs: 15_000 }), limits, this.now);
    const { faults, sessions, feed, accounts, desk, now } = this;
    const connections = [this.connections, this.accountConnections];
    const account = new AccountControl(accounts);
    const pacer = new Pacer(feed, accounts, faults, this.tally, now, { stepsPerSecond: 0, framesPerSecond: 0, isClockUsed: false });
    const listen = async (): Promise<void> => undefined;
    this.control = new Control({
      faults,
      sessions,
      feed,
      desk,
      limits,
      connections,
      pacer,
      now,
      listen,
      account,
      accountHeartbeat: () => accounts.heartbeat(),
    });
    clock.every(PUMP_MS, () => {
      feed.pump(this.now());
      if (!faults.isMaintenance) accounts.pump(this.now());
    });
  }

  /** The exchange's own clock: nobody sets it, and it goes on while the client's machine sleeps if `skip` says so. */
  readonly now = (): number => 1_700_000_000_000 + this.clock.monotonic() + this.skipped;

  /** Time passes for the exchange alone. */
  skip(ms: number): void {
    this.skipped += ms;
  }

  /** Let this market move each so many milliseconds. */
  move(name: string, everyMs: number): () => void {
    const market = this.feed.market(name);
    return this.clock.every(everyMs, () => this.feed.step(market, this.now()));
  }

  readonly openSocket: OpenSocket = (url, events) => {
    this.attempts.push(this.now());
    const socket = new ModelSocket(this, events);
    this.sockets.push(socket);
    if (this.handshake !== 'never') {
      const isAdmitted = this.handshake === 'open' && (url === HOSTS.authWs ? this.accountConnections : this.connections).admit('client');
      this.clock.after(this.latencyMs * 2, () => (isAdmitted ? socket.accept() : socket.refuse()));
    }
    return { send: (text) => socket.fromClient(text), close: () => socket.closedByClient() };
  };

  readonly fetch = async (url: string, init: RequestInit = {}): Promise<Response> => {
    const path =
      this.road === 'proxy'
        ? url.match(/^\/proxy\/bitfinex(\/.*)$/)?.[1]
        : this.road === 'direct' && url.startsWith(HOST)
          ? url.slice(HOST.length)
          : undefined;
    if (path === undefined) throw new TypeError('Failed to fetch');
    this.requests.push(path);
    const isSigned = init.method === 'POST';
    const { status, body, contentType } = isSigned ? this.signed(path, init) : this.rest.answer(new URL(path, HOST));
    return new Response(body, { status, headers: { 'content-type': contentType } });
  };

  /** Only the proxy passes what is signed: the exchange lets no page sign. */
  private signed(path: string, { headers, body }: RequestInit): Answer {
    if (this.road !== 'proxy') throw new TypeError('Failed to fetch');
    return this.accountRest.answer({ path, headers: headers as Record<string, string>, body: String(body) });
  }

  /** Sockets that the exchange holds open. */
  get open(): ModelSocket[] {
    return this.sockets.filter((s) => s.session !== null);
  }

  /** The identities of all channels that are open now, sorted. */
  get channels(): string[] {
    return this.open.flatMap((s) => [...(s.session?.channels.values() ?? [])].map((c) => c.subscription.identity)).sort();
  }

  welcome(socket: ModelSocket): Session {
    const wire = { OPEN: 1, readyState: 1, send: (text: string) => socket.toClient(text), close: (code: number) => socket.closedByExchange(code) };
    const tcp = { cork: () => undefined, uncork: () => undefined, resetAndDestroy: () => socket.reset() };
    const session = new Session(
      this.sockets.length,
      wire as unknown as WebSocket,
      tcp as unknown as TcpSocket,
      this.now(),
      this.faults,
      this.now,
      this.tally,
    );
    this.sessions.add(session);
    return session;
  }
}

/** One connection, seen from between: frames on their way to the client wait here. */
export class ModelSocket {
  session: Session | null = null;
  /** Nothing passes either way. What is on its way stays there. */
  isHoled = false;
  isClosedByClient = false;
  /** Sees each frame when the exchange sends it, and just before it reaches the client. */
  onSent: ((text: string) => void) | null = null;
  onArrival: ((text: string) => void) | null = null;
  private readonly queue: { readonly at: number; readonly text: string }[] = [];
  private isTimed = false;

  constructor(
    private readonly exchange: ModelExchange,
    private readonly events: SocketEvents,
  ) {}

  accept(): void {
    if (this.isClosedByClient) return;
    this.session = this.exchange.welcome(this);
    this.exchange.onConnection?.(this);
    this.events.opened();
    this.exchange.desk.greet(this.session);
  }

  refuse(): void {
    this.events.closed('closed with code 1006');
  }

  toClient(text: string): void {
    this.onSent?.(text);
    const { clock, latencyMs, ackLagMs } = this.exchange;
    if (ackLagMs > 0 && /^\{"event":"(un)?subscribed"/.test(text)) {
      clock.after(latencyMs + ackLagMs, () => this.deliver(text));
      return;
    }
    this.queue.push({ at: clock.monotonic() + latencyMs, text });
    this.wait();
  }

  /** Whether it could leave: a browser does not know that nothing passes any more. */
  fromClient(text: string): boolean {
    if (this.isClosedByClient) return false;
    this.exchange.clock.after(this.exchange.latencyMs, () => {
      if (this.session !== null && !this.isHoled) this.exchange.desk.handle(this.session, text);
    });
    return true;
  }

  /** The exchange hears of it, unless nothing passes. */
  closedByClient(): void {
    this.isClosedByClient = true;
    this.exchange.clock.after(this.isHoled ? 60_000 : this.exchange.latencyMs, () => this.leave());
  }

  closedByExchange(code: number): void {
    this.flush();
    this.leave();
    if (!this.isHoled) this.events.closed(`closed with code ${code}`);
  }

  /** A TCP reset: what was on its way is lost. */
  reset(): void {
    this.queue.length = 0;
    this.leave();
    this.events.closed('closed with code 1006');
  }

  /** What is on its way arrives now. */
  flush(): void {
    if (!this.isHoled) for (const { text } of this.queue.splice(0)) this.deliver(text);
  }

  private wait(): void {
    const [first] = this.queue;
    if (first === undefined || this.isTimed) return;
    this.isTimed = true;
    this.exchange.clock.after(first.at - this.exchange.clock.monotonic(), () => {
      this.isTimed = false;
      const now = this.exchange.clock.monotonic();
      while (!this.isHoled && this.queue[0] !== undefined && this.queue[0].at <= now) this.deliver((this.queue.shift() as { text: string }).text);
      if (!this.isHoled) this.wait();
    });
  }

  private deliver(text: string): void {
    if (this.isHoled) return;
    this.onArrival?.(text);
    this.events.text(text);
  }

  private leave(): void {
    if (this.session === null) return;
    const { session } = this;
    this.session = null;
    this.exchange.sessions.delete(session);
    this.exchange.desk.leave(session);
  }
}
