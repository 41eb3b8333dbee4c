import type { Page } from '@playwright/test';
import { type AppServer, startAppServer } from '../../../scripts/serve/app-server';
import { E2E_BUILD, freePort } from './places';

/** The service worker has all that opening offline takes. */
export const isKept = (page: Page): Promise<boolean> => page.evaluate(() => navigator.serviceWorker.ready.then(() => true));

/** The production server on the build for these tests. It comes back at the address it had. */
export class Site {
  readonly url: string;
  readonly #root: string;
  readonly #port: number;
  #server: AppServer | null;

  private constructor(server: AppServer, root: string) {
    this.url = server.url;
    this.#port = server.port;
    this.#server = server;
    this.#root = root;
  }

  static async open(root: string = E2E_BUILD): Promise<Site> {
    return new Site(await startAppServer({ root, port: await freePort() }), root);
  }

  async start(): Promise<void> {
    this.#server ??= await startAppServer({ root: this.#root, port: this.#port });
  }

  async stop(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    await server?.stop();
  }
}
