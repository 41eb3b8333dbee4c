import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { launch } from './launch';

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** A tab of it. */
export interface BareTab {
  readonly targetId: string;
  readonly sessionId: string;
}

/**
 * A browser without Playwright in it. Playwright makes every page believe that it is in front; here the tabs
 * behind are truly hidden, as `document.visibilityState` and a count of animation frames show.
 */
export class BareBrowser {
  private calls = 0;
  private readonly pending = new Map<number, (reply: Reply) => void>();

  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    private readonly socket: WebSocket,
  ) {
    socket.on('message', (data) => {
      const reply = JSON.parse(String(data)) as Reply;
      if (reply.id !== undefined) this.pending.get(reply.id)?.(reply);
    });
  }

  /** `env`: variables of its process, besides those of this one. */
  static async start(env: NodeJS.ProcessEnv = {}): Promise<BareBrowser> {
    const folder = await mkdtemp(join(tmpdir(), 'tapedeck-bare-'));
    const { process, url } = await launch(folder, env);
    const socket = new WebSocket(url);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    return new BareBrowser(process, folder, socket);
  }

  /** A new tab, in front of the others. `script` runs in it before anything else does. */
  async open(url: string, script?: string): Promise<BareTab> {
    const { targetId } = (await this.send('Target.createTarget', { url: 'about:blank' })) as { targetId: string };
    const { sessionId } = (await this.send('Target.attachToTarget', { targetId, flatten: true })) as { sessionId: string };
    const tab = { targetId, sessionId };
    await this.send('Page.enable', {}, tab);
    if (script !== undefined) await this.send('Page.addScriptToEvaluateOnNewDocument', { source: script }, tab);
    await this.send('Page.navigate', { url }, tab);
    return tab;
  }

  async close(tab: BareTab): Promise<void> {
    await this.send('Target.closeTarget', { targetId: tab.targetId });
  }

  /** The addresses of all tabs that are open. */
  async addresses(): Promise<readonly string[]> {
    const { targetInfos } = (await this.send('Target.getTargets')) as { targetInfos: readonly { readonly type: string; readonly url: string }[] };
    return targetInfos.filter(({ type }) => type === 'page').map(({ url }) => url);
  }

  /** As the user would on being asked. */
  async allowNotifications(url: string): Promise<void> {
    await this.send('Browser.grantPermissions', { origin: new URL(url).origin, permissions: ['notifications'] });
  }

  async show(tab: BareTab): Promise<void> {
    await this.send('Target.activateTarget', { targetId: tab.targetId });
  }

  /** The value of an expression, awaited where it is a promise. */
  async evaluate<T>(tab: BareTab, expression: string): Promise<T> {
    const params = { expression, awaitPromise: true, returnByValue: true };
    const answer = (await this.send('Runtime.evaluate', params, tab)) as { result: { value: T }; exceptionDetails?: { text: string } };
    if (answer.exceptionDetails !== undefined) throw new Error(answer.exceptionDetails.text);
    return answer.result.value;
  }

  async stop(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve));
    void this.send('Browser.close').catch(() => undefined);
    await ended;
    this.socket.terminate();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private send(method: string, params: object = {}, tab?: BareTab): Promise<unknown> {
    const id = ++this.calls;
    return new Promise((resolve, reject) => {
      this.pending.set(id, ({ result, error }) => {
        this.pending.delete(id);
        if (error === undefined) resolve(result);
        else reject(new Error(`${method}: ${error.message}`));
      });
      this.socket.send(JSON.stringify({ id, method, params, ...(tab === undefined ? {} : { sessionId: tab.sessionId }) }));
    });
  }
}
