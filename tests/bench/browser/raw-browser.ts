import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { CHROMIUM_FLAGS, ensureChromium } from '../../../scripts/chromium';
import { sleep, until } from './waiting';

interface Answer {
  readonly id?: number;
  readonly result?: Record<string, unknown>;
  readonly error?: { readonly message: string };
}

export interface RawOptions {
  readonly isHeadless?: boolean;
  readonly display?: string;
  /** Kept after the end where it is given. */
  readonly profile?: string;
  readonly args?: readonly string[];
}

/** What runs under the debugger: a tab or a worker. */
export interface RawTarget {
  readonly id: string;
  send(method: string, params?: object): Promise<Record<string, unknown>>;
  evaluate<A, T>(run: (arg: A) => T | Promise<T>, arg: A): Promise<T>;
}

/**
 * A browser spoken to in its own protocol. Playwright tells every page that it has the focus, which makes it visible
 * for ever; here tabs are hidden as a user's are.
 */
export class RawBrowser {
  private asked = 0;
  private readonly pending = new Map<number, { resolve: (result: Record<string, unknown>) => void; reject: (error: Error) => void }>();

  private constructor(
    private readonly child: ChildProcess,
    private readonly socket: WebSocket,
    private readonly forget: () => void,
  ) {
    socket.on('message', (data) => {
      const { id, result, error } = JSON.parse(data.toString()) as Answer;
      const waiting = id === undefined ? undefined : this.pending.get(id);
      if (id === undefined || waiting === undefined) return;
      this.pending.delete(id);
      if (error === undefined) waiting.resolve(result ?? {});
      else waiting.reject(new Error(error.message));
    });
  }

  static async start({ isHeadless = true, display, profile, args = [] }: RawOptions = {}): Promise<RawBrowser> {
    const folder = profile ?? mkdtempSync(join(tmpdir(), 'tapedeck-bench-'));
    const portFile = join(folder, 'DevToolsActivePort');
    rmSync(portFile, { force: true });
    const flags = [
      ...CHROMIUM_FLAGS,
      ...(isHeadless ? ['--headless'] : []),
      '--remote-debugging-port=0',
      '--no-first-run',
      '--no-default-browser-check',
      '--disable-default-apps',
      '--password-store=basic',
      '--hide-crash-restore-bubble',
      `--user-data-dir=${folder}`,
      ...args,
      'about:blank',
    ];
    const env = display === undefined ? process.env : { ...process.env, DISPLAY: display };
    const child = spawn(ensureChromium(), flags, { stdio: 'ignore', env });
    process.once('exit', () => child.kill());
    let address: string | undefined;
    await until('the browser to start', async () => {
      try {
        const [port, path] = readFileSync(portFile, 'utf8').trim().split('\n');
        if (path !== undefined) address = `ws://127.0.0.1:${port}${path}`;
      } catch {
        return false;
      }
      return address !== undefined;
    });
    const socket = new WebSocket(address as string, { maxPayload: 2 ** 30, perMessageDeflate: false });
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    return new RawBrowser(child, socket, () => {
      if (profile === undefined) rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** A tab in front of those in the one window, or in a window of its own, where it stays visible. */
  async open(url: string, place: 'tab' | 'window' = 'tab'): Promise<RawTarget> {
    const { targetId } = await this.send('Target.createTarget', { url, newWindow: place === 'window' });
    return this.attach(targetId as string);
  }

  /** The running target of a type, such as `shared_worker`. */
  async find(type: string): Promise<RawTarget> {
    const { targetInfos } = await this.send('Target.getTargets', { filter: [{}] });
    const found = (targetInfos as readonly { type: string; targetId: string }[]).find((info) => info.type === type);
    if (found === undefined) throw new Error(`no ${type} runs`);
    return this.attach(found.targetId);
  }

  async closeTarget({ id }: RawTarget): Promise<void> {
    await this.send('Target.closeTarget', { targetId: id });
  }

  async front({ id }: RawTarget): Promise<void> {
    await this.send('Target.activateTarget', { targetId: id });
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    await this.send('Browser.close').catch(() => undefined);
    const timer = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(timer);
    this.socket.close();
    this.forget();
  }

  private async attach(targetId: string): Promise<RawTarget> {
    const { sessionId } = await this.send('Target.attachToTarget', { targetId, flatten: true });
    const send = (method: string, params: object = {}): Promise<Record<string, unknown>> => this.send(method, params, sessionId as string);
    return {
      id: targetId,
      send,
      evaluate: async <A, T>(run: (arg: A) => T | Promise<T>, arg: A): Promise<T> => {
        const expression = callText(run, arg);
        const params = { expression, awaitPromise: true, returnByValue: true };
        // Between two documents there is nothing to run it in.
        const answer = await send('Runtime.evaluate', params).catch(async (error: Error) => {
          if (!/context|navigated/.test(error.message)) throw error;
          await sleep(200);
          return send('Runtime.evaluate', params);
        });
        const { result, exceptionDetails } = answer;
        if (exceptionDetails !== undefined) throw new Error(`in the page: ${JSON.stringify(exceptionDetails).slice(0, 500)}`);
        return (result as { value: T }).value;
      },
    };
  }

  private send(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
    const id = ++this.asked;
    return new Promise((resolve, reject) => {
      this.pending.set(id, { resolve, reject });
      this.socket.send(JSON.stringify({ id, method, params, ...(sessionId === undefined ? {} : { sessionId }) }));
    });
  }
}

/** A function of ours as text that calls it in a page. A runner that keeps names wraps functions in a helper that the page does not have. */
export function callText<A>(run: (arg: A) => unknown, arg: A): string {
  return `(() => { const __name = (f) => f; return (${run.toString()})(${JSON.stringify(arg) ?? 'undefined'}); })()`;
}
