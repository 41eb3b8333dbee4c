import { REGIMES, type Regime } from '../../src/venues/simulated/market';
import type { AccountControl } from './account/account-control';
import type { ConnectionLimit } from './connection-limit';
import type { Desk } from './desk';
import { type AckMode, type Faults, noFaults } from './faults';
import type { Feed } from './feed';
import { MALFORMED, type Malformed, sendMalformed } from './malformed';
import type { Market } from './market';
import type { Pacer } from './pacer';
import type { FrameFaults, Session } from './session';
import type { LiquidationRow } from './status-rows';
import { INFO } from './wire';

/** What the control turns. */
export interface Machinery {
  readonly faults: Faults;
  readonly sessions: ReadonlySet<Session>;
  readonly feed: Feed;
  readonly desk: Desk;
  readonly limits: { channelsPerSocket: number; connectionsPerMinute: number };
  readonly connections: readonly ConnectionLimit[];
  readonly pacer: Pacer;
  readonly now: () => number;
  readonly listen: (isOn: boolean) => Promise<void>;
  readonly account: AccountControl;
  readonly accountHeartbeat: () => void;
}

/** Faults on demand. Where a socket's number (`only`) may be given, none means every open socket. */
export class Control {
  /** Keys, accounts, and faults of channel 0. */
  readonly account: AccountControl;

  constructor(private readonly m: Machinery) {
    this.account = m.account;
  }

  /** TCP reset. */
  drop(only?: number): void {
    for (const session of this.targets(only)) session.drop();
  }

  closeWith(code: number, reason = '', only?: number): void {
    for (const session of this.targets(only)) session.close(code, reason);
  }

  /** Nothing passes either way, the socket stays open. Off: what was held goes out late, as TCP does. */
  blackHole(isOn: boolean, only?: number): void {
    for (const session of this.targets(only)) session.blackHole(isOn);
  }

  latency(ms: number, jitterMs = 0): void {
    this.m.faults.latency = { ms, jitterMs };
  }

  /** Of every handshake from now on: `normal`, `slow`, `never` answered, or an HTTP `status`. */
  handshake(mode: Faults['handshake']): void {
    this.m.faults.handshake = mode;
  }

  /** Every handshake gets HTTP 429. */
  tooManyRequests(isOn: boolean): void {
    this.handshake(isOn ? { kind: 'status', status: 429 } : { kind: 'normal' });
  }

  /** Connecting fails at once; open sockets stay. */
  refuse(isOn: boolean): Promise<void> {
    return this.m.listen(!isOn);
  }

  /** The next frames of a socket: duplicated, lost, swapped with the next, numbers skipped, book rows corrupted or negated. */
  next(fault: keyof FrameFaults, count = 1, only?: number): void {
    for (const session of this.targets(only)) session.next[fault] += count;
  }

  /** So many of the next `cs` frames are wrong, of one symbol or of all. Infinity (over HTTP: "always"): every one. */
  wrongChecksum(count: number | 'always' = 1, symbol?: string): void {
    this.m.faults.wrongChecksums = { count: count === 'always' ? Number.POSITIVE_INFINITY : count, symbol };
  }

  /** A bid above the best ask. Lasting until `uncross`, or gone in the next frames. */
  cross(name: string, isLasting = false): void {
    this.overlap(name, 1.001, isLasting);
  }

  /** A bid exactly at the best ask; otherwise as `cross`. */
  lock(name: string, isLasting = false): void {
    this.overlap(name, 1, isLasting);
  }

  uncross(name: string): void {
    const market = this.m.feed.market(name);
    market.uncross();
    this.m.feed.publishBooks(market);
  }

  /** Send one of `MALFORMED`, or all, on each channel (of one kind) and at least once a socket. */
  malformed(name: Malformed | 'all', kind?: string, only?: number): void {
    for (const session of this.targets(only)) {
      const channels = [...session.channels.values()].filter((c) => c.isActive && (kind ?? c.subscription.channel) === c.subscription.channel);
      for (const channel of channels.length === 0 ? [undefined] : channels) {
        for (const one of name === 'all' ? MALFORMED : [name]) sendMalformed(one, session, channel);
      }
    }
  }

  sendRaw(text: string, only?: number): void {
    for (const session of this.targets(only)) session.raw(text);
  }

  /** An array frame with a right number, with this text between the channel's id and the tail. */
  sendData(chanId: number, body: string, only?: number): void {
    for (const session of this.targets(only)) session.data(chanId, body);
  }

  /** 20060, then silence; 20061 ends it. New sockets are told platform status 0 meanwhile, REST says so too. */
  maintenance(isOn: boolean): void {
    this.m.faults.isMaintenance = isOn;
    this.info(isOn ? INFO.maintenanceStart : INFO.maintenanceEnd, isOn ? 'Entering maintenance' : 'Maintenance ended');
    if (!isOn) this.m.desk.resume();
  }

  /** 20051, and the sockets close with 1012 shortly after. */
  restart(afterMs = 100): void {
    this.info(INFO.restart, 'Stopping. Please try to reconnect');
    const leaving = [...this.m.sessions];
    const leave = (): void => {
      for (const session of leaving) session.close(1012, 'service restart');
    };
    if (afterMs === 0) leave();
    else setTimeout(leave, afterMs);
  }

  info(code: number, msg: string, only?: number): void {
    for (const session of this.targets(only)) session.event({ event: 'info', code, msg: this.m.faults.hostileText ?? msg });
  }

  error(code: number, msg: string, only?: number): void {
    for (const session of this.targets(only)) session.event({ event: 'error', msg: this.m.faults.hostileText ?? msg, code });
  }

  /** Data stops and is lost, heartbeats go on. */
  freeze(isOn: boolean): void {
    this.m.faults.isFrozen = isOn;
  }

  acks(mode: AckMode): void {
    this.m.faults.acks = mode;
  }

  /** Sockets opened from now on number their channels alike. */
  shareChannelIds(isOn: boolean): void {
    this.m.faults.areChannelIdsShared = isOn;
  }

  refuseConf(isOn: boolean): void {
    this.m.faults.isConfRefused = isOn;
  }

  /** The protocol version that new sockets are told. */
  version(version: number): void {
    this.m.faults.infoVersion = version;
  }

  channelLimit(count: number): void {
    this.m.limits.channelsPerSocket = count;
  }

  /** This text in `symbol`, `pair` and `msg` of events; null ends it. */
  hostile(text: string | null): void {
    this.m.faults.hostileText = text ?? undefined;
  }

  /** A liquidation now, made up or as given. */
  liquidation(row?: LiquidationRow): void {
    this.m.feed.liquidate(this.m.now(), row);
  }

  /** A second snapshot in mid-stream, on every channel. */
  resnapshot(only?: number): void {
    for (const session of this.targets(only)) {
      for (const channel of session.channels.values()) {
        const body = channel.isActive ? this.m.feed.snapshot(channel, this.m.now()) : undefined;
        if (body !== undefined) session.data(channel.id, body);
      }
    }
  }

  /** So many array frames as fast as they can be made. Returns how many went out. */
  burst(frames: number): number {
    return this.m.pacer.burst(frames);
  }

  /** Steps of the markets a second, or array frames a second. Both absent: stand still. */
  pace(rate: { stepsPerSecond?: number; framesPerSecond?: number }): void {
    this.m.pacer.setRate(rate);
  }

  /** Of one market, or of all. */
  regime(regime: Regime, name?: string): void {
    if (!REGIMES.includes(regime)) throw new Error(`no regime ${regime}; there are ${REGIMES.join(' ')}`);
    const markets: Iterable<Market> = name === undefined ? this.m.feed.markets.values() : [this.m.feed.market(name)];
    for (const market of markets) market.setRegime(regime);
  }

  /** Things that a clock does otherwise, now: `heartbeat`, `checksum` (of changed books), `ticker`, `status`, `group` (F1), `confirm` (`tu`). */
  tick(what: 'heartbeat' | 'checksum' | 'every-checksum' | 'ticker' | 'status' | 'group' | 'confirm'): void {
    const { feed } = this.m;
    const at = this.m.now();
    if (what === 'heartbeat') {
      feed.heartbeat();
      this.m.accountHeartbeat();
    }
    if (what === 'checksum') feed.checksums(at);
    else if (what === 'every-checksum') feed.checksums(at, true);
    else if (what === 'ticker') feed.tickers(at);
    else if (what === 'status') feed.statuses(at);
    else if (what === 'group') feed.groups(at);
    else if (what === 'confirm') feed.confirmTrades(Number.POSITIVE_INFINITY);
  }

  /** `Access-Control-Allow-Origin` of REST answers; null (as on the real exchange): none. */
  cors(origin: string | null): void {
    this.m.faults.cors = origin ?? undefined;
  }

  /** Every REST route answers this; null: as usual. */
  rest(answer: { status: number; body: string; contentType?: string } | null): void {
    this.m.faults.rest = answer === null ? undefined : { contentType: 'text/html', ...answer };
  }

  restDelay(ms: number): void {
    this.m.faults.restDelayMs = ms;
  }

  /** Bytes arrive in pieces of this size; 0: whole. */
  slice(bytes: number): void {
    this.m.faults.sliceBytes = bytes;
  }

  /** Each socket passes so many bits a second to its client, what is over waits; 0: no limit, and what waited goes out. */
  bandwidth(bitsPerSecond: number): void {
    this.m.faults.bitsPerSecond = bitsPerSecond;
  }

  /** Forget who connected how often, and who is refused for it. */
  forgiveConnections(): void {
    for (const limit of this.m.connections) limit.clear();
  }

  /** Take back every fault that lasts; open black holes too. Listening resumes. */
  async clear(): Promise<void> {
    for (const market of this.m.feed.markets.values()) {
      market.uncross();
      this.m.feed.publishBooks(market);
    }
    if (this.m.faults.isMaintenance) this.maintenance(false);
    Object.assign(this.m.faults, noFaults());
    this.forgiveConnections();
    this.account.clear();
    for (const session of this.m.sessions) {
      session.blackHole(false);
      Object.assign(session.next, { duplicate: 0, lose: 0, reorder: 0, skip: 0, corrupt: 0, negate: 0 });
    }
    await this.m.listen(true);
  }

  private overlap(name: string, ratio: number, isLasting: boolean): void {
    const market = this.m.feed.market(name);
    market.overlap(ratio);
    this.m.feed.publishBooks(market);
    if (!isLasting) this.uncross(name);
  }

  private targets(only: number | undefined): Session[] {
    return [...this.m.sessions].filter((s) => only === undefined || s.id === only);
  }
}
