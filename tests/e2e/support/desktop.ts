import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { Message, type MessageBus, sessionBus } from '@jellybrick/dbus-next';

const SERVICE = 'org.freedesktop.Notifications';
const PATH = '/org/freedesktop/Notifications';
const CLOSED_BY_PROGRAM = 3;

/** What a program has the desktop show. */
export interface ShownNotice {
  readonly id: number;
  readonly title: string;
  readonly body: string;
}

/**
 * A desktop as a Linux browser finds it, as far as notices go: a message bus of its own, and who shows notices on it, by
 * https://specifications.freedesktop.org/notification-spec. What is shown is pressed by the test.
 */
export class Desktop {
  private notices: readonly ShownNotice[] = [];
  private count = 0;

  private constructor(
    private readonly daemon: ChildProcess,
    private readonly bus: MessageBus,
    /** What a browser is started with to be on it. */
    readonly env: NodeJS.ProcessEnv,
  ) {
    bus.addMethodHandler((call) => call.interface === SERVICE && this.answer(call));
  }

  /** Whether this machine has what it takes: the program `dbus-daemon`. */
  static isThere(): boolean {
    try {
      execFileSync('dbus-daemon', ['--version'], { stdio: 'ignore' });
      return true;
    } catch {
      return false;
    }
  }

  static async start(): Promise<Desktop> {
    const daemon = spawn('dbus-daemon', ['--session', '--nofork', '--nopidfile', '--print-address'], { stdio: ['ignore', 'pipe', 'ignore'] });
    const address = await new Promise<string>((resolve, reject) => {
      daemon.stdout.once('data', (data) => resolve(String(data).trim()));
      daemon.once('exit', (code) => reject(new Error(`dbus-daemon ended with ${code}`)));
    });
    const bus = sessionBus({ busAddress: address });
    const desktop = new Desktop(daemon, bus, { DBUS_SESSION_BUS_ADDRESS: address });
    await bus.requestName(SERVICE, 0);
    return desktop;
  }

  /** The oldest first. */
  shown(): readonly ShownNotice[] {
    return this.notices;
  }

  /** As a user's press on the notice. */
  press({ id }: ShownNotice): void {
    this.bus.send(Message.newSignal(PATH, SERVICE, 'ActionInvoked', 'us', [id, 'default']));
  }

  async stop(): Promise<void> {
    this.bus.disconnect();
    const ended = new Promise((resolve) => this.daemon.once('exit', resolve));
    this.daemon.kill();
    await ended;
  }

  /** Whether it is a call that desktops know. */
  private answer(call: Message): boolean {
    const reply = (signature: string, body: unknown[]): void => this.bus.send(Message.newMethodReturn(call, signature, body));
    switch (call.member) {
      case 'GetCapabilities':
        reply('as', [['actions', 'body']]);
        return true;
      case 'GetServerInformation':
        reply('ssss', ['tapedeck-tests', 'tapedeck', '1', '1.2']);
        return true;
      case 'Notify': {
        const [, replaces, , title, body] = call.body as [string, number, string, string, string];
        const id = replaces === 0 ? ++this.count : replaces;
        this.notices = [...this.notices.filter((one) => one.id !== id), { id, title, body }];
        reply('u', [id]);
        return true;
      }
      case 'CloseNotification': {
        const [id] = call.body as [number];
        this.notices = this.notices.filter((one) => one.id !== id);
        reply('', []);
        this.bus.send(Message.newSignal(PATH, SERVICE, 'NotificationClosed', 'uu', [id, CLOSED_BY_PROGRAM]));
        return true;
      }
      default:
        return false;
    }
  }
}
