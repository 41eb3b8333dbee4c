import type { AccountDoor, AccountMachine, SignedLogin } from '../../venues/account-machine';
import type { Clock } from '../clock';
import type { ConnectBudget } from '../connect-budget';
import { LineKeeper } from '../line-keeper';
import type { OpenSocket } from '../socket';

export interface AccountSocketParts {
  readonly door: AccountDoor;
  readonly clock: Clock;
  readonly random: () => number;
  readonly openSocket: OpenSocket;
  /** Of all connections to the accounts of a venue together. */
  readonly budget: ConnectBudget;
  /** A login for this account; null: there is none to be had. */
  login(): Promise<SignedLogin | null>;
  /** Phase or connection are another. */
  changed(): void;
  /** It is over, until the user has done something. */
  stopped(why: string): void;
}

const TICK_MS = 250;

/** One account's socket: kept open inside the exchange's limit, logged in on each connection, and heard. */
export class AccountSocket {
  readonly machine: AccountMachine;
  private readonly keeper: LineKeeper;
  private cancelTick: () => void = () => undefined;
  private connection = 0;

  private constructor(
    private readonly parts: AccountSocketParts,
    make: Awaited<ReturnType<AccountDoor['load']>>,
  ) {
    const { door, clock, random, openSocket, budget } = parts;
    this.machine = make({
      send: (text) => this.keeper.send(text),
      sign: () => void this.sign(),
      reopen: (why) => this.keeper.reopen(why),
      stop: (why) => {
        this.close(why);
        parts.stopped(why);
      },
      changed: () => parts.changed(),
    });
    this.keeper = new LineKeeper(door.url, clock, random, openSocket, budget, {
      opened: () => {
        this.connection++;
        this.machine.opened(clock.now());
      },
      text: (text) => this.machine.received(text, clock.now()),
      closed: () => this.machine.closed(clock.now()),
      changed: () => parts.changed(),
    });
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
    this.connection++;
    this.keeper.stop(why);
  }

  private async sign(): Promise<void> {
    const { connection } = this;
    const login = await this.parts.login();
    // It was for a connection that is gone.
    if (connection === this.connection) this.machine.signed(login, this.parts.clock.now());
  }

  private tick(): void {
    this.machine.tick(this.parts.clock.now());
    this.cancelTick = this.parts.clock.after(TICK_MS, () => this.tick());
  }
}
