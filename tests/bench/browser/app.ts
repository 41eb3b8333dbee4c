import { type ChildProcess, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { build } from 'vite';
import { type AppServer, startAppServer } from '../../../scripts/serve/app-server';
import { compileForNode } from '../compile';
import type { RawBrowser, RawTarget } from './raw-browser';
import { until } from './waiting';

/** The loopback exchange in a process of its own. */
export interface ExchangeProcess {
  readonly wsUrl: string;
  readonly restUrl: string;
  control(method: string, ...args: readonly unknown[]): Promise<unknown>;
  /** When orders of accounts came in, by their client number: ms of the epoch. */
  arrivals(): Promise<Readonly<Record<string, number>>>;
  /** Frames sent so far. */
  sent(): Promise<number>;
  stop(): void;
}

export async function startExchangeProcess(rate: number, furtherPairs = 0): Promise<ExchangeProcess> {
  const script = await compileForNode('tests/exchange/main.ts');
  const child: ChildProcess = spawn(process.execPath, [script, '--port', '0', '--rate', String(rate), '--further-pairs', String(furtherPairs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  process.once('exit', () => child.kill());
  let said = '';
  child.stdout?.on('data', (text: Buffer) => {
    said += text.toString();
  });
  await until('the exchange to start', async () => /control\s+http\S+/.test(said));
  const addressOf = (name: string): string => new RegExp(`${name}\\s+(\\S+)`).exec(said)?.[1] ?? '';
  const controlUrl = addressOf('control');
  return {
    wsUrl: addressOf('WebSocket'),
    restUrl: addressOf('REST'),
    control: async (method, ...args) => {
      const reply = await fetch(`${controlUrl}/${method}`, { method: 'POST', body: JSON.stringify(args) });
      if (!reply.ok) throw new Error(`the exchange refused ${method}: ${await reply.text()}`);
      return reply.json();
    },
    arrivals: async () => {
      const stats = (await (await fetch(`${controlUrl}/stats`)).json()) as { readonly accounts: { readonly arrivedAt: Record<string, number> } };
      return stats.accounts.arrivedAt;
    },
    sent: async () => ((await (await fetch(`${controlUrl}/stats`)).json()) as { messagesSent: number }).messagesSent,
    stop: () => child.kill(),
  };
}

/** The production app, built to find this exchange, and served. */
export async function serveApp({ wsUrl, restUrl }: ExchangeProcess): Promise<AppServer> {
  const root = resolve('.cache/bench/app');
  Object.assign(process.env, { TAPEDECK_OUT: root, TAPEDECK_BITFINEX_WS: wsUrl, TAPEDECK_BITFINEX_AUTH_WS: wsUrl, TAPEDECK_BITFINEX_REST: restUrl });
  await build({ configLoader: 'runner', logLevel: 'error' });
  return startAppServer({ root, port: 0 });
}

/** A tab with a script that runs before the page's own. */
export async function openWith(browser: RawBrowser, url: string, script: string): Promise<RawTarget> {
  const tab = await browser.open('about:blank');
  await tab.send('Page.enable');
  await tab.send('Page.addScriptToEvaluateOnNewDocument', { source: script });
  await tab.send('Page.navigate', { url });
  return tab;
}

/** Text in every one of the selectors. */
export const hasText = (tab: RawTarget, selectors: readonly string[]): Promise<boolean> =>
  tab.evaluate(
    (all) => all.every((selector) => [...document.querySelectorAll(selector)].some((el) => (el.textContent ?? '').trim() !== '')),
    selectors,
  );
