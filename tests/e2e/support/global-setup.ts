import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import type { FullConfig } from '@playwright/test';
import { buildOf, type ExchangePlace, placeExchanges, usePorts } from './places';

/** Ports of the last run: a second part of the same run takes its builds over. */
const PORTS_FILE = '.cache/e2e-ports';

/**
 * Builds the app for each process that runs tests, for an exchange of its own on free ports of this machine. The tests
 * start that exchange themselves.
 */
export default async function globalSetup({ workers }: FullConfig): Promise<void> {
  if (process.env['TAPEDECK_E2E_GO_ON'] !== undefined && existsSync(PORTS_FILE)) {
    const places = usePorts(readFileSync(PORTS_FILE, 'utf8'));
    if (places.length >= workers && places.slice(0, workers).every(isBuilt)) return;
  }
  const { ports, places } = await placeExchanges(workers);
  for (const [index, { ws, rest }] of places.entries()) {
    const folder = buildOf(index);
    await rm(folder, { recursive: true, force: true });
    const env = { ...process.env, TAPEDECK_OUT: folder, TAPEDECK_BITFINEX_WS: ws, TAPEDECK_BITFINEX_AUTH_WS: ws, TAPEDECK_BITFINEX_REST: rest };
    execFileSync('npm', ['run', '--silent', 'build'], { env, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  }
  // A build for other endpoints than asked for would send the tests to the real exchange.
  if (!places.every(isBuilt)) throw new Error('the build did not take the endpoints of the tests');
  await mkdir('.cache', { recursive: true });
  await writeFile(PORTS_FILE, ports);
}

function isBuilt({ ws }: ExchangePlace, index: number): boolean {
  const record = `${buildOf(index)}/.build.json`;
  return existsSync(record) && readFileSync(record, 'utf8').includes(ws);
}
