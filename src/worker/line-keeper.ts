import type { LocalMs } from '../domain/units';
import { REFUSALS, reconnectDelayMs, refusedDelayMs } from './backoff';
import type { Clock } from './clock';
import type { ConnectBudget } from './connect-budget';
import type { OpenSocket, Socket } from './socket';

const CONNECT_LIMIT_MS = 10_000;
/** A connection that holds this long earns a fresh start of the backoff. */
const STABLE_MS = 30_000;
const LIMITED = 'the exchange limits connections';
/** Network, address, certificate, refusal: a browser tells a page no more of a socket that never opened. */
const UNREACHED = 'the exchange could not be reached';

export interface LineEvents {
  opened(): void;
  text(text: string): void;
  closed(): void;
  /** Phase, next try or cause is another. */
  changed(): void;
}

/** Keeps one socket open: connects, waits, tries again, for ever, inside the budget. */
export class LineKeeper {
  phase: 'connecting' | 'open' | 'waiting' | 'closed' = 'closed';
  nextTryAt: LocalMs | null = null;
  attempt = 0;
  why: string | null = null;
  private neverOpened = 0;
  private socket: Socket | null = null;
  /** Of the present socket. What an earlier one still says concerns nobody. */
  private generation = 0;
  private cancelTimer: () => void = () => undefined;

  constructor(
    private readonly url: string,
    private readonly clock: Clock,
    private readonly random: () => number,
    private readonly openSocket: OpenSocket,
    private readonly budget: ConnectBudget,
    private readonly events: LineEvents,
  ) {}

  /** Connect as soon as the budget allows. */
  start(): void {
    if (this.phase !== 'closed') return;
    this.why = null;
    this.tryIn(0);
  }

  /** Close and stay closed. */
  stop(why: string | null): void {
    const wasOpen = this.phase === 'open';
    this.dropSocket();
    this.phase = 'closed';
    this.nextTryAt = null;
    this.why = why;
    if (wasOpen) this.events.closed();
    this.events.changed();
  }

  /** False: there is no open connection, and nothing has left. */
  send(text: string): boolean {
    return this.socket?.send(text) ?? false;
  }

  /** Its owner cannot trust this connection: make another. `closed` is not told back. */
  reopen(why: string): void {
    if (this.phase === 'closed') return;
    this.dropSocket();
    this.scheduleRetry(why);
  }

  /** The user will not wait for the backoff. The exchange's limit still holds. */
  retryNow(): void {
    if (this.phase !== 'waiting') return;
    this.neverOpened = 0;
    this.tryIn(0);
  }

  private tryIn(delayMs: number): void {
    const now = this.clock.now();
    const waitMs = Math.max(delayMs, this.budget.waitMs(now));
    this.cancelTimer();
    if (waitMs <= 0) {
      this.connect();
      return;
    }
    if (this.budget.waitMs(now) > delayMs) this.why = LIMITED;
    this.phase = 'waiting';
    this.nextTryAt = (now + waitMs) as LocalMs;
    this.cancelTimer = this.clock.after(waitMs, () => this.tryIn(0));
    this.events.changed();
  }

  private connect(): void {
    this.budget.spend(this.clock.now());
    this.phase = 'connecting';
    this.nextTryAt = null;
    this.cancelTimer = this.clock.after(CONNECT_LIMIT_MS, () => this.failed('no connection within 10 s'));
    this.events.changed();
    const mine = ++this.generation;
    const isMine = (): boolean => mine === this.generation;
    this.socket = this.openSocket(this.url, {
      opened: () => isMine() && this.opened(),
      text: (text) => isMine() && this.events.text(text),
      closed: (why) => isMine() && this.failed(this.phase === 'open' ? why : UNREACHED),
    });
  }

  private opened(): void {
    this.cancelTimer();
    this.phase = 'open';
    this.why = null;
    this.neverOpened = 0;
    this.cancelTimer = this.clock.after(STABLE_MS, () => {
      this.attempt = 0;
    });
    this.events.opened();
    this.events.changed();
  }

  private failed(why: string): void {
    const wasOpen = this.phase === 'open';
    if (!wasOpen) this.neverOpened++;
    this.dropSocket();
    const { generation } = this;
    if (wasOpen) this.events.closed();
    // Whoever was told may have stopped it, or begun anew.
    if (generation !== this.generation) return;
    const { neverOpened } = this;
    if (wasOpen || neverOpened < 2) this.scheduleRetry(why);
    else if (neverOpened < REFUSALS) this.scheduleRetry(`${why}; ${neverOpened} attempts in a row failed`);
    else this.scheduleRetry(`${why}; ${neverOpened} attempts in a row failed, it may be limiting connections`);
  }

  private scheduleRetry(why: string): void {
    this.why = why;
    const delayMs = Math.max(reconnectDelayMs(this.attempt, this.random), refusedDelayMs(this.neverOpened, this.random));
    this.attempt++;
    this.tryIn(delayMs);
  }

  private dropSocket(): void {
    this.cancelTimer();
    this.generation++;
    this.socket?.close();
    this.socket = null;
  }
}
