import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { AccountControl } from './account/account-control';
import { AccountRest } from './account/account-rest';
import { Accounts } from './account/accounts';
import type { BookState, WindowLength } from './book-window';
import { ConnectionLimit } from './connection-limit';
import { Control } from './control';
import { answerControl, bodyOf } from './control-http';
import { Desk } from './desk';
import { type Faults, noFaults } from './faults';
import { Feed } from './feed';
import type { Market, TradeRow } from './market';
import { NO_PACE, type Pace, REAL_PACE, randomOf } from './pace';
import { Pacer } from './pacer';
import type { Precision } from './precision';
import { type Answer, Rest } from './rest';
import { RestLimit } from './rest-limit';
import { Session, sliceWrites, type Tally } from './session';
import { type ExchangeStats, Ledger } from './stats';
import { thinWrites } from './thin-line';

export interface Limits {
  connectionsPerMinute: number;
  /** To the address of accounts. */
  accountConnectionsPer15s: number;
  /** How long an address is refused after going over. */
  blockMs: number;
  channelsPerSocket: number;
  /** Without a channel and without a word from the client. */
  idleCloseMs: number;
  /** Requests a minute to each REST route, by the table of the real exchange; false: no limit. */
  rest: boolean;
}

export interface ExchangeOptions extends Partial<Pace> {
  /** Of the WebSocket; 0 or absent: any. */
  port?: number;
  /** Of REST and the control; absent: the port after the WebSocket's, or any. */
  restPort?: number;
  seed?: number;
  /** Market steps a second over all symbols that are followed. 0, as when absent: manual, nothing happens unless asked. */
  rate?: number;
  /** Array frames a second over all sockets; takes the place of `rate`. */
  messageRate?: number;
  /** Pairs beyond those of `LISTINGS`, at most 99. */
  furtherPairs?: number;
  limits?: Partial<Limits>;
  ackDelayMs?: number | readonly [number, number];
  now?: () => number;
}

/** One market, for tests that turn it by hand. */
export interface MarketHandle {
  readonly symbol: string;
  /** Let the next thing happen, and send what follows from it. */
  step(at?: number): TradeRow[];
}

export interface Exchange {
  readonly wsUrl: string;
  /** The other address, for accounts: the same service, with a count of connections of its own. */
  readonly authWsUrl: string;
  /** The base of the routes: `${restUrl}/v2/platform/status`. */
  readonly restUrl: string;
  readonly controlUrl: string;
  readonly control: Control;
  market(name: string): MarketHandle;
  /** What a client of this window has before it once all that was sent has arrived. */
  bookOf(name: string, precision: Precision, length: WindowLength, frequency?: 'F0' | 'F1'): BookState;
  stats(): ExchangeStats;
  stop(): Promise<void>;
}

const SIGNED_HEADERS = 'bfx-apikey, bfx-nonce, bfx-signature, content-type';
const ACCOUNT_PATH = '/account/ws/2';
const REAL_LIMITS: Limits = {
  connectionsPerMinute: 20,
  accountConnectionsPer15s: 5,
  blockMs: 60_000,
  channelsPerSocket: 25,
  idleCloseMs: 60_000,
  rest: true,
};

/** Start an exchange on this machine. Rejects where a port is taken. */
export async function startExchange(options: ExchangeOptions = {}): Promise<Exchange> {
  const house = new House(options);
  await house.open();
  return house;
}

/** The exchange as a whole: two listeners, the sockets, the markets, the clockwork. */
class House implements Exchange {
  readonly faults: Faults = noFaults();
  readonly sessions = new Set<Session>();
  readonly feed: Feed;
  readonly control: Control;
  readonly limits: Limits;
  readonly now: () => number;
  private readonly tally: Tally = { frames: 0, events: 0, bytes: 0 };
  private readonly ledger: Ledger;
  private readonly desk: Desk;
  private readonly rest: Rest;
  private readonly accounts: Accounts;
  private readonly accountRest: AccountRest;
  private readonly connections: ConnectionLimit;
  private readonly accountConnections: ConnectionLimit;
  private readonly restLimit: RestLimit;
  private readonly sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  private readonly tcp = new Set<Socket>();
  private readonly pacer: Pacer;
  private wsServer: Server | undefined;
  private restServer: Server | undefined;
  private wsPort = 0;
  private restPort = 0;
  private nextSession = 1;

  constructor(private readonly options: ExchangeOptions) {
    const seed = options.seed ?? 1;
    const isManual = (options.rate ?? 0) === 0 && (options.messageRate ?? 0) === 0;
    const pace: Pace = { ...(isManual ? NO_PACE : REAL_PACE), ...paceOf(options) };
    const delay = options.ackDelayMs ?? (isManual ? 0 : [5, 60]);
    const random = randomOf(seed);
    this.now = options.now ?? Date.now;
    this.limits = { ...REAL_LIMITS, ...options.limits };
    this.ledger = new Ledger(this.now);
    this.feed = new Feed(this.faults, pace, seed, this.now, random, options.furtherPairs);
    const deskOptions = { ackDelayMs: typeof delay === 'number' ? ([delay, delay] as const) : delay, limits: this.limits };
    this.accounts = new Accounts(
      this.feed,
      this.faults,
      pace,
      this.now,
      randomOf(seed + 1),
      () => this.control.maintenance(true),
      (ms, act) => void setTimeout(act, ms).unref(),
    );
    this.desk = new Desk(this.feed, this.faults, deskOptions, this.now, random, this.accounts.desk);
    this.accountRest = new AccountRest(this.accounts, this.faults);
    this.rest = new Rest(this.feed, this.faults, this.now);
    this.connections = new ConnectionLimit(() => ({ count: this.limits.connectionsPerMinute, perMs: 60_000 }), this.limits, this.now);
    this.accountConnections = new ConnectionLimit(() => ({ count: this.limits.accountConnectionsPer15s, perMs: 15_000 }), this.limits, this.now);
    this.restLimit = new RestLimit(this.limits, this.now);
    this.pacer = new Pacer(this.feed, this.accounts, this.faults, this.tally, this.now, {
      stepsPerSecond: options.rate ?? 0,
      framesPerSecond: options.messageRate ?? 0,
      isClockUsed: Object.values(pace).some((ms) => ms > 0),
    });
    this.control = new Control({
      faults: this.faults,
      sessions: this.sessions,
      feed: this.feed,
      desk: this.desk,
      limits: this.limits,
      connections: [this.connections, this.accountConnections],
      pacer: this.pacer,
      now: this.now,
      listen: (isOn) => (isOn ? this.listen() : this.refuse()),
      account: new AccountControl(this.accounts),
      accountHeartbeat: () => this.accounts.heartbeat(),
    });
  }

  get wsUrl(): string {
    return `ws://127.0.0.1:${this.wsPort}/ws/2`;
  }

  get authWsUrl(): string {
    return `ws://127.0.0.1:${this.wsPort}${ACCOUNT_PATH}`;
  }

  get restUrl(): string {
    return `http://127.0.0.1:${this.restPort}`;
  }

  get controlUrl(): string {
    return `${this.restUrl}/control`;
  }

  async open(): Promise<void> {
    const { port = 0, restPort = port === 0 ? 0 : port + 1 } = this.options;
    this.wsPort = port;
    await this.listen();
    this.restServer = createServer((request, response) => void this.serve(request, response));
    try {
      this.restPort = await listening(this.restServer, restPort);
    } catch (error) {
      await this.refuse();
      throw error;
    }
    this.pacer.start();
  }

  async stop(): Promise<void> {
    this.pacer.stop();
    for (const session of [...this.sessions]) this.desk.leave(session);
    for (const tcp of this.tcp) tcp.destroy();
    this.restServer?.closeAllConnections();
    await Promise.all([closed(this.wsServer), closed(this.restServer)]);
    this.sockets.close();
  }

  market(name: string): MarketHandle {
    const market = this.feed.market(name);
    return { symbol: market.listing.symbol, step: (at = this.now()) => this.feed.step(market, at) };
  }

  bookOf(name: string, precision: Precision, length: WindowLength, frequency: 'F0' | 'F1' = 'F0'): BookState {
    return this.feed.market(name).visible(precision, length, frequency === 'F1');
  }

  stats(): ExchangeStats {
    return this.ledger.report(this.sessions, this.tally, this.desk.duplicatesSeen, this.accounts.report());
  }

  /** Take connections, on the port had before if there was one. */
  private async listen(): Promise<void> {
    if (this.wsServer !== undefined) return;
    const server = createServer((_, response) => response.writeHead(426).end('Upgrade Required'));
    server.on('upgrade', (request: IncomingMessage, tcp: Socket, head: Buffer) => this.knock(request, tcp, head));
    server.on('connection', (tcp: Socket) => {
      this.tcp.add(tcp);
      tcp.on('close', () => this.tcp.delete(tcp));
      tcp.on('error', () => tcp.destroy());
    });
    this.wsPort = await listening(server, this.wsPort);
    this.wsServer = server;
  }

  /** Stop listening: connecting fails at once. Open sockets stay. */
  private async refuse(): Promise<void> {
    const server = this.wsServer;
    this.wsServer = undefined;
    server?.close();
  }

  private knock(request: IncomingMessage, tcp: Socket, head: Buffer): void {
    const address = request.socket.remoteAddress ?? '';
    const { handshake } = this.faults;
    if (handshake.kind === 'never') return;
    const isAccount = (request.url ?? '').startsWith(ACCOUNT_PATH);
    const isAdmitted = (isAccount ? this.accountConnections : this.connections).admit(address);
    const status = isAdmitted ? (handshake.kind === 'status' ? handshake.status : 0) : 429;
    if (status !== 0) {
      this.ledger.refused++;
      tcp.end(`HTTP/1.1 ${status} ${status === 429 ? 'Too Many Requests' : 'Refused'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const go = (): void => {
      if (tcp.destroyed) return;
      sliceWrites(tcp, () => this.faults.sliceBytes);
      thinWrites(tcp, () => this.faults.bitsPerSecond);
      this.sockets.handleUpgrade(request, tcp, head, (socket) => this.welcome(socket, tcp));
    };
    if (handshake.kind === 'slow') setTimeout(go, handshake.ms);
    else go();
  }

  private welcome(socket: WebSocket, tcp: Socket): void {
    const session = new Session(this.nextSession++, socket, tcp, this.now(), this.faults, this.now, this.tally);
    this.sessions.add(session);
    this.ledger.opened(this.sessions.size);
    let idle: NodeJS.Timeout | undefined;
    const watch = (): void => {
      clearTimeout(idle);
      idle = setTimeout(() => (session.channels.size === 0 && !session.isAuthenticated ? socket.terminate() : watch()), this.limits.idleCloseMs);
    };
    watch();
    socket.on('message', (data, isBinary) => {
      const text = isBinary ? '' : data.toString();
      this.ledger.heard(session.id, text);
      watch();
      this.desk.handle(session, text);
    });
    socket.on('error', () => socket.terminate());
    socket.on('close', () => {
      clearTimeout(idle);
      this.sessions.delete(session);
      this.desk.leave(session);
    });
    this.desk.greet(session);
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.restUrl);
    if (url.pathname.startsWith('/control/')) {
      await answerControl(this, request, response, url);
      return;
    }
    const cors = this.faults.cors === undefined ? {} : { 'access-control-allow-origin': this.faults.cors };
    const isSigned = url.pathname.startsWith('/v2/auth/');
    if (request.method !== (isSigned ? 'POST' : 'GET')) {
      // A preflight is answered only where the exchange is told to let other origins in, which the real one does not.
      const isLetIn = isSigned && request.method === 'OPTIONS' && this.faults.cors !== undefined;
      response.writeHead(isLetIn ? 204 : 405, isLetIn ? { ...cors, 'access-control-allow-headers': SIGNED_HEADERS } : cors).end();
      return;
    }
    this.ledger.restRequests.push(url.pathname + url.search);
    const { status, body, contentType } = await this.answer(request, url, isSigned);
    const send = (): void => void response.writeHead(status, { 'content-type': contentType, ...cors }).end(body);
    if (this.faults.restDelayMs > 0) setTimeout(send, this.faults.restDelayMs);
    else send();
  }

  private async answer(request: IncomingMessage, url: URL, isSigned: boolean): Promise<Answer> {
    if (!this.restLimit.admit(request.socket.remoteAddress ?? '', url.pathname)) return RestLimit.REFUSAL;
    if (!isSigned) return this.rest.answer(url);
    // A body that cannot be had has no right signature either.
    const body = await bodyOf(request).catch(() => '');
    return this.accountRest.answer({ path: url.pathname, headers: request.headers, body });
  }
}

export type { Market };

function paceOf(options: ExchangeOptions): Partial<Pace> {
  return Object.fromEntries(Object.keys(REAL_PACE).flatMap((name) => (name in options ? [[name, options[name as keyof Pace]]] : [])));
}

/** Listen on loopback; the port that was had. */
function listening(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

const closed = (server: Server | undefined): Promise<void> =>
  new Promise((resolve) => (server === undefined ? resolve() : server.close(() => resolve())));
