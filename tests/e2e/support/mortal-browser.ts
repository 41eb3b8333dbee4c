import type { ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { launch } from './launch';

/** A browser that can be killed in the middle of whatever it does, and started again on the profile that it left. */
export class MortalBrowser {
  private running: { readonly process: ChildProcess; readonly browser: Browser } | null = null;

  private constructor(private readonly folder: string) {}

  static async make(): Promise<MortalBrowser> {
    return new MortalBrowser(await mkdtemp(join(tmpdir(), 'tapedeck-mortal-')));
  }

  /** Start it, with one page on this address. */
  async start(url: string): Promise<Page> {
    const { process, url: door } = await launch(this.folder);
    const browser = await chromium.connectOverCDP(door);
    this.running = { process, browser };
    const [context] = browser.contexts();
    const page = context?.pages()[0];
    if (page === undefined) throw new Error('the browser came without a page');
    await page.setViewportSize({ width: 1366, height: 768 });
    await page.goto(url);
    return page;
  }

  /** At once, without a word to it: its pages and workers end with it. */
  async kill(): Promise<void> {
    const { running } = this;
    this.running = null;
    if (running === null) return;
    const ended = new Promise((resolve) => running.process.once('exit', resolve));
    running.process.kill('SIGKILL');
    await ended;
    await running.browser.close().catch(() => undefined);
  }

  async remove(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }
}
