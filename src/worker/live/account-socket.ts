import type { Fault } from '../../domain/fault';
import { fail, type Result } from '../../domain/result';
import type { AccountDoor, AccountMachine, LineId, NoLogin, SignedLogin } from '../../venues/account-machine';
import type { Clock } from '../clock';
import type { ConnectBudget } from '../connect-budget';
import { LineKeeper } from '../line-keeper';
import { SleepWatch } from '../sleep-watch';
import type { OpenSocket } from '../socket';

export interface AccountSocketParts {
  readonly door: AccountDoor;
  readonly clock: Clock;
  readonly random: () => number;
  readonly openSocket: OpenSocket;
  /** Of all connections to the accounts of a venue together. */
  readonly budget: ConnectBudget;
  /** A login for this account. */
  login(): Promise<SignedLogin | NoLogin>;
  /** A signed request over REST, as far as there is a way; absent: none is made. */
  request?(path: string, body: string): Promise<Result<unknown, Fault>>;
  /** Phase or connection are another, or the account was read anew. */
  changed(): void;
  /** It is over, until the user has done something. */
  stopped(why: string): void;
}

const TICK_MS = 250;

interface Line {
  readonly keeper: LineKeeper;
  /** Which connection of this line it is: what was signed for an earlier one is for nobody. */
  connection: number;
}

/** One account's socket: kept open inside the exchange's limit, logged in on each connection, and heard. While the account is read anew there are two. */
export class AccountSocket {
  readonly machine: AccountMachine;
  private readonly lines = new Map<LineId, Line>();
  private readonly sleep: SleepWatch;
  private cancelTick: () => void = () => undefined;

  private constructor(
    private readonly parts: AccountSocketParts,
    make: Awaited<ReturnType<AccountDoor['load']>>,
  ) {
    this.sleep = new SleepWatch(parts.clock);
    this.machine = make({
      send: (id, text) => this.lines.get(id)?.keeper.send(text) ?? false,
      sign: (id) => void this.sign(id),
      reopen: (id, why) => this.lines.get(id)?.keeper.reopen(why),
      request: (id, path, body) => void this.request(id, path, body),
      open: (id) => this.makeLine(id).keeper.start(),
      close: (id) => this.drop(id),
      stop: (why) => {
        this.close(why);
        parts.stopped(why);
      },
      changed: () => parts.changed(),
    });
    this.makeLine(this.machine.line);
  }

  /** Not connected before `start`. */
  static async make(parts: AccountSocketParts): Promise<AccountSocket> {
    return new AccountSocket(parts, await parts.door.load());
  }

  /** Connects at once, as far as the exchange's limit allows. */
  static async open(parts: AccountSocketParts): Promise<AccountSocket> {
    const socket = await AccountSocket.make(parts);
    socket.start();
    return socket;
  }

  start(): void {
    // How long it was not looked at is no sleep.
    this.sleep.check();
    this.keeper.start();
    this.tick();
  }

  /** Why it is not connected, and when it tries again. */
  get link(): Pick<LineKeeper, 'phase' | 'nextTryAt' | 'why'> {
    return this.keeper;
  }

  /** Until it is started again. */
  close(why: string | null = null): void {
    this.cancelTick();
    for (const id of [...this.lines.keys()]) if (id !== this.machine.line) this.machine.closed(id, this.parts.clock.now());
    for (const line of this.lines.values()) line.connection++;
    this.keeper.stop(why);
  }

  /** After a sleep, or with another clock, a connection may be dead, or tell only now what came before: what it said is not known of now. */
  lookForSleep(): void {
    const pause = this.sleep.check();
    // With the dead-man switch on, the end of a connection cancels all orders: there only the pulse ends one.
    if (pause === null || this.machine.deadManSwitch) return;
    const why = pause.jumpMs < -1_000 ? 'the clock was set back' : 'the machine was asleep';
    for (const [id, { keeper }] of [...this.lines]) {
      this.machine.closed(id, this.parts.clock.now());
      keeper.reopen(why);
    }
  }

  private get keeper(): LineKeeper {
    return (this.lines.get(this.machine.line) as Line).keeper;
  }

  private makeLine(id: LineId): Line {
    const { door, clock, random, openSocket, budget } = this.parts;
    const { machine } = this;
    const keeper = new LineKeeper(door.url, clock, random, openSocket, budget, {
      opened: () => {
        line.connection++;
        machine.opened(id, clock.now());
      },
      text: (text) => machine.received(id, text, clock.now()),
      closed: () => this.lines.has(id) && machine.closed(id, clock.now()),
      changed: () => this.parts.changed(),
    });
    const line: Line = { keeper, connection: 0 };
    this.lines.set(id, line);
    return line;
  }

  /** Its end is not told. */
  private drop(id: LineId): void {
    const line = this.lines.get(id);
    this.lines.delete(id);
    line?.keeper.stop(null);
  }

  private async sign(id: LineId): Promise<void> {
    const line = this.lines.get(id);
    const connection = line?.connection;
    const login = await this.parts.login();
    // It was for a connection that is gone.
    if (line !== undefined && this.lines.get(id) === line && connection === line.connection) this.machine.signed(id, login, this.parts.clock.now());
  }

  private async request(id: number, path: string, body: string): Promise<void> {
    const broken = (): Result<unknown, Fault> => fail({ code: 'call-refused', next: 'ask-user', detail: 'the request could not be signed' });
    const reply = await this.parts.request?.(path, body).catch(broken);
    if (reply !== undefined) this.machine.replied(id, reply, this.parts.clock.now());
  }

  private tick(): void {
    // Before the machine, which may end it.
    this.cancelTick = this.parts.clock.after(TICK_MS, () => this.tick());
    this.lookForSleep();
    this.machine.tick(this.parts.clock.now());
  }
}
