import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';
import type { Faults } from './faults';
import type { Subscription } from './subscription';
import { FLAG } from './wire';

/** A subscription of one socket. */
export interface Channel {
  readonly id: number;
  readonly subscription: Subscription;
  readonly session: Session;
  /** Its data flows: acknowledged, as a rule. */
  isActive: boolean;
  /** The client asked to end it; data flows until that is acknowledged. */
  isEnding: boolean;
  nextHeartbeatAt: number;
  nextChecksumAt: number;
  /** A book that changed since its last `cs`. */
  isChanged: boolean;
  /** Other clockwork of its own: the next ticker, status or candle. */
  nextAt: number;
  /** Updates of candles sent; each third brings the previous candle again. */
  updates: number;
}

/** Faults of this socket's next array frames, each a count of frames still to be hit. */
export interface FrameFaults {
  duplicate: number;
  /** Numbered and not sent. */
  lose: number;
  /** Changes places with the frame after it. */
  reorder: number;
  /** Numbers left out, with nothing lost. */
  skip: number;
  /** Book rows that set a level: the amount is changed on the wire only. */
  corrupt: number;
  /** The same, with its sign turned: a bid comes as an ask. */
  negate: number;
}

/** Counters over all sockets. */
export interface Tally {
  frames: number;
  events: number;
  bytes: number;
}

/** A black hole keeps what was sent, as TCP does, up to here. */
const HELD_MAX = 200_000;

/** One client's socket: numbers and stamps frames as its flags say, and does to them what the faults say. */
export class Session {
  flags = 0;
  sequence = 0;
  readonly channels = new Map<number, Channel>();
  readonly next: FrameFaults = { duplicate: 0, lose: 0, reorder: 0, skip: 0, corrupt: 0, negate: 0 };
  frames = 0;
  channelsIssued = 0;
  /** Channel 0 is open. */
  isAuthenticated = false;
  lastHeardAt: number;
  private isHoled = false;
  private readonly held: string[] = [];
  private readonly delayed: { at: number; text: string }[] = [];
  private waiting: string | undefined;
  private timer: NodeJS.Timeout | undefined;
  private isCorked = false;

  constructor(
    readonly id: number,
    readonly socket: WebSocket,
    private readonly tcp: Socket,
    readonly openedAt: number,
    private readonly faults: Faults,
    private readonly now: () => number,
    private readonly tally: Tally,
  ) {
    this.lastHeardAt = openedAt;
  }

  has(flag: number): boolean {
    return (this.flags & flag) !== 0;
  }

  event(fields: Readonly<Record<string, unknown>>): void {
    this.tally.events++;
    this.deliver(JSON.stringify(fields));
  }

  /** An array frame; `body` is what stands between the channel's id and the tail, `account` the number that data of channel 0 has besides; null: the frame has no number at all. */
  data(channelId: number, body: string, account?: number | null): void {
    const { next, flags } = this;
    let tail = '';
    if (flags & FLAG.sequence && account !== null) {
      if (next.skip > 0) {
        this.sequence += next.skip;
        next.skip = 0;
      }
      tail = `,${++this.sequence}${account === undefined ? '' : `,${account}`}`;
    }
    if (flags & FLAG.timestamp) tail += `,${this.now()}`;
    this.tally.frames++;
    this.frames++;
    this.mistreat(`[${channelId},${body}${tail}]`);
  }

  /** Any text, as it stands. */
  raw(text: string): void {
    this.deliver(text);
  }

  /** From now on nothing passes in either direction and the socket stays open. Off: what was held goes out, in order. */
  blackHole(isOn: boolean): void {
    this.isHoled = isOn;
    if (isOn) this.socket.pause();
    else {
      this.socket.resume();
      for (const text of this.held.splice(0)) this.deliver(text);
    }
  }

  /** TCP reset. */
  drop(): void {
    this.end();
    this.tcp.resetAndDestroy();
  }

  close(code: number, reason = ''): void {
    this.socket.close(code, reason);
  }

  /** Forget what is still on its way. */
  end(): void {
    clearTimeout(this.timer);
    this.delayed.length = 0;
    this.held.length = 0;
  }

  private mistreat(text: string): void {
    const { next } = this;
    if (next.lose > 0) {
      next.lose--;
      return;
    }
    if (next.reorder > 0 && this.waiting === undefined) {
      next.reorder--;
      this.waiting = text;
      return;
    }
    this.deliver(text);
    if (next.duplicate > 0) {
      next.duplicate--;
      this.deliver(text);
    }
    if (this.waiting !== undefined) {
      const waited = this.waiting;
      this.waiting = undefined;
      this.deliver(waited);
    }
  }

  private deliver(text: string): void {
    if (this.isHoled) {
      if (this.held.length < HELD_MAX) this.held.push(text);
      return;
    }
    const { ms, jitterMs } = this.faults.latency;
    if (ms === 0 && jitterMs === 0 && this.delayed.length === 0) {
      this.transmit(text);
      return;
    }
    const at = Math.max(this.delayed.at(-1)?.at ?? 0, performance.now() + ms + Math.random() * jitterMs);
    this.delayed.push({ at, text });
    this.timer ??= setTimeout(() => this.release(), ms);
  }

  private release(): void {
    this.timer = undefined;
    while (this.delayed.length > 0 && (this.delayed[0] as { at: number }).at <= performance.now()) {
      const text = (this.delayed.shift() as { text: string }).text;
      if (this.isHoled) this.held.push(text);
      else this.transmit(text);
    }
    const [first] = this.delayed;
    if (first !== undefined) this.timer = setTimeout(() => this.release(), Math.max(1, first.at - performance.now()));
  }

  /** Frames of one turn leave in one write: a call to the system for each would be most of the cost. */
  private transmit(text: string): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    this.tally.bytes += text.length;
    if (!this.isCorked && this.faults.sliceBytes === 0) {
      this.isCorked = true;
      this.tcp.cork();
      setImmediate(() => {
        this.isCorked = false;
        this.tcp.uncork();
      });
    }
    this.socket.send(text);
  }
}

/** Make a socket write its bytes in pieces, as a bad network delivers them. Reads the size at each write. */
export function sliceWrites(tcp: Socket, sizeOf: () => number): void {
  const write = tcp.write.bind(tcp) as (chunk: Uint8Array | string, ...rest: unknown[]) => boolean;
  tcp.setNoDelay(true);
  tcp.write = ((chunk: Uint8Array | string, ...rest: unknown[]): boolean => {
    const size = sizeOf();
    if (size === 0) return write(chunk, ...rest);
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk, typeof rest[0] === 'string' ? (rest[0] as BufferEncoding) : 'utf8') : chunk;
    const done = rest.find((arg) => typeof arg === 'function');
    let isFree = true;
    for (let at = 0; at < bytes.length; at += size) {
      const isLast = at + size >= bytes.length;
      isFree = isLast && done !== undefined ? write(bytes.subarray(at, at + size), done) : write(bytes.subarray(at, at + size));
    }
    return isFree;
  }) as Socket['write'];
}
