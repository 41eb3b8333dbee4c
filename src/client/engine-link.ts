import { type Remote, wrap } from 'comlink';
import { type EngineApi, PROTOCOL, type Welcome } from '../worker/protocol/engine-api';
import type { Introduction, News, NewsMessage, StreamMessage, StreamReply } from '../worker/protocol/stream-message';
import { withDeadline } from './deadline';
import type { Frame } from './frame';
import { holdLock, type Locks, whenFreed } from './locks';
import type { EngineState } from './terminal';

/** The worker as a tab holds it. */
export interface WorkerDoor {
  readonly port: Pick<MessagePort, 'postMessage' | 'close'>;
  addEventListener(type: 'error', listener: (event: Event) => void): void;
}

export interface LinkParts {
  readonly connect: () => WorkerDoor;
  readonly locks: Locks;
  readonly frame: Pick<Frame, 'after'>;
  readonly makeId: () => string;
}

export interface LinkHooks {
  /** A fresh handshake is through: follow everything again. */
  ready(): void;
  /** Nothing of what is shown can be called live any more. */
  lost(why: string): void;
  message(message: StreamMessage): void;
  news(news: readonly News[]): void;
  state(state: EngineState): void;
}

const RETRY_MS = [0, 250, 1_000, 2_500, 5_000] as const;

/** Keeps one introduction to the engine alive: notices its death, its silence at hello and its age, and introduces this tab anew. */
export class EngineLink {
  private engine: string | null = null;
  private failures = 0;
  private attempt = 0;
  private api: Remote<EngineApi> | null = null;
  private stream: MessagePort | null = null;
  private cleanUp: (() => void)[] = [];
  private isStopped = false;

  constructor(
    private readonly parts: LinkParts,
    private readonly hooks: LinkHooks,
  ) {}

  /** The way to call the engine; null while there is none. In a function: a Comlink proxy in a promise would be called for `then`. */
  calls(): Remote<EngineApi> | null {
    return this.api;
  }

  send(reply: StreamReply): void {
    this.stream?.postMessage(reply);
  }

  start(): void {
    if (this.isStopped) return;
    this.leave();
    const attempt = ++this.attempt;
    this.introduce(attempt).catch((error: unknown) =>
      this.fail(attempt, `the engine could not be started (${error instanceof Error ? error.name : 'unknown'})`),
    );
  }

  /** The browser may have taken locks and sockets away while the page was put aside. */
  restart(why: string): void {
    if (this.isStopped) return;
    this.hooks.state({ phase: 'lost', why });
    this.hooks.lost(why);
    this.start();
  }

  private async introduce(attempt: number): Promise<void> {
    const { locks, connect, makeId } = this.parts;
    // A new name each time: the engine takes the old lock's release for the end of the old introduction.
    const tabLock = `tab-${makeId()}`;
    const lock = holdLock(locks, tabLock);
    this.cleanUp.push(lock.release);
    await lock.held;
    if (attempt !== this.attempt) return;
    const worker = connect();
    worker.addEventListener('error', () => this.fail(attempt, 'the engine could not be loaded'));
    const calls = new MessageChannel();
    const stream = new MessageChannel();
    this.cleanUp.push(() => {
      calls.port1.close();
      stream.port1.close();
      worker.port.close();
    });
    worker.port.postMessage({ kind: 'tapedeck/tab', tabLock } satisfies Introduction, [calls.port2, stream.port2]);
    const remote = wrap<EngineApi>(calls.port1);
    const welcome = await withDeadline<Welcome>(() => remote.hello(PROTOCOL));
    if (attempt !== this.attempt) return;
    if (!welcome.ok) return this.fail(attempt, 'the engine does not answer');
    if (welcome.value.protocol !== PROTOCOL || welcome.value.isRetired) return this.outdated();
    this.welcomed(attempt, welcome.value, remote, stream.port1);
  }

  private welcomed(attempt: number, welcome: Welcome, remote: Remote<EngineApi>, stream: MessagePort): void {
    if (this.engine !== null && this.engine !== welcome.engine) this.hooks.lost('the engine was started anew');
    this.engine = welcome.engine;
    this.api = remote;
    this.stream = stream;
    stream.onmessage = ({ data }: MessageEvent<StreamMessage | NewsMessage>) =>
      'news' in data ? this.hooks.news(data.news) : this.hooks.message(data);
    this.cleanUp.push(whenFreed(this.parts.locks, welcome.engineLock, () => this.fail(attempt, 'the engine stopped and is being started anew')));
    // Only an engine that lasts a while takes the count of failures back.
    this.cleanUp.push(
      this.parts.frame.after(10_000, () => {
        this.failures = 0;
      }),
    );
    this.hooks.state({ phase: 'ready', why: null });
    this.hooks.ready();
  }

  private fail(attempt: number, why: string): void {
    if (attempt !== this.attempt || this.isStopped) return;
    this.leave();
    this.attempt++;
    this.hooks.state({ phase: 'lost', why });
    this.hooks.lost(why);
    const delayMs = RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)] as number;
    this.cleanUp.push(this.parts.frame.after(delayMs, () => this.start()));
  }

  private outdated(): void {
    this.leave();
    this.isStopped = true;
    const why = 'another window runs a different version; reload this one';
    this.hooks.state({ phase: 'outdated', why });
    this.hooks.lost(why);
  }

  private leave(): void {
    this.api = null;
    this.stream = null;
    for (const run of this.cleanUp.splice(0)) run();
  }
}
