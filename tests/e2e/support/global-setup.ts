import { spawn } from 'node:child_process';
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
  await Promise.all(places.map(build));
  // A build for other endpoints than asked for would send the tests to the real exchange.
  if (!places.every(isBuilt)) throw new Error('the build did not take the endpoints of the tests');
  await mkdir('.cache', { recursive: true });
  await writeFile(PORTS_FILE, ports);
}

async function build({ ws, rest }: ExchangePlace, index: number): Promise<void> {
  const folder = buildOf(index);
  await rm(folder, { recursive: true, force: true });
  const env = { ...process.env, TAPEDECK_OUT: folder, TAPEDECK_BITFINEX_WS: ws, TAPEDECK_BITFINEX_AUTH_WS: ws, TAPEDECK_BITFINEX_REST: rest };
  await new Promise<void>((resolve, reject) => {
    const shell = process.platform === 'win32';
    const running = spawn('npm', ['run', '--silent', 'build'], { env, stdio: ['ignore', 'ignore', 'inherit'], shell });
    running.once('error', reject);
    running.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the build for the tests ended with ${code}`))));
  });
}

function isBuilt({ ws }: ExchangePlace, index: number): boolean {
  const record = `${buildOf(index)}/.build.json`;
  return existsSync(record) && readFileSync(record, 'utf8').includes(ws);
}
