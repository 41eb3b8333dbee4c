import { type BrowserContext, type CDPSession, expect, type Page } from '@playwright/test';

/** Kill a tab's process, as a crash does. */
export async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  // The answer never comes.
  void session.send('Page.crash').catch(() => undefined);
  await page.waitForEvent('crash');
}

/** Freeze a tab as the browser does with one that is not used, or let it go on. */
export async function setFrozen(page: Page, isFrozen: boolean): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Page.setWebLifecycleState', { state: isFrozen ? 'frozen' : 'active' });
}

/** The engine goes on for minutes without a page: this ends it. */
export async function endEngine(context: BrowserContext): Promise<void> {
  const browser = await context.browser()?.newBrowserCDPSession();
  const engines = async () => (await browser?.send('Target.getTargets'))?.targetInfos.filter(({ type }) => type === 'shared_worker') ?? [];
  for (const { targetId } of await engines()) await browser?.send('Target.closeTarget', { targetId });
  await expect.poll(async () => (await engines()).length).toBe(0);
}

interface Reply {
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** The engine's SharedWorker, through the browser's own debugging protocol. */
export class EngineWorker {
  private calls = 0;

  private constructor(
    private readonly browser: CDPSession,
    private readonly sessionId: string,
  ) {}

  static async attach(context: BrowserContext): Promise<EngineWorker> {
    const browser = await context.browser()?.newBrowserCDPSession();
    if (browser === undefined) throw new Error('this context has no browser of its own');
    const { targetInfos } = await browser.send('Target.getTargets');
    const workers = targetInfos.filter(({ type }) => type === 'shared_worker');
    expect(workers.length, 'one engine').toBe(1);
    const { sessionId } = await browser.send('Target.attachToTarget', { targetId: workers[0]?.targetId ?? '', flatten: false });
    return new EngineWorker(browser, sessionId);
  }

  send(method: string, params: object = {}): Promise<unknown> {
    const id = ++this.calls;
    const { browser, sessionId } = this;
    return new Promise((resolve, reject) => {
      const listen = (event: { sessionId: string; message: string }): void => {
        const reply = JSON.parse(event.message) as Reply;
        if (event.sessionId !== sessionId || reply.id !== id) return;
        browser.off('Target.receivedMessageFromTarget', listen);
        if (reply.error === undefined) resolve(reply.result);
        else reject(new Error(reply.error.message));
      };
      browser.on('Target.receivedMessageFromTarget', listen);
      browser.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) }).catch(reject);
    });
  }

  /** Stand still, as in the sleep of the machine: clocks run on, nothing else does. */
  async suspend(): Promise<void> {
    await this.send('Debugger.enable');
    await this.send('Debugger.pause');
  }

  async resume(): Promise<void> {
    await this.send('Debugger.resume');
    await this.send('Debugger.disable');
  }
}
