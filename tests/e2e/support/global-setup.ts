import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { FullConfig } from '@playwright/test';
import { buildOf, placeExchanges } from './places';

/**
 * Builds the app for each process that runs tests, for an exchange of its own on free ports of this machine. The tests
 * start that exchange themselves.
 */
export default async function globalSetup({ workers }: FullConfig): Promise<void> {
  for (const [index, { ws, rest }] of (await placeExchanges(workers)).entries()) {
    const folder = buildOf(index);
    await rm(folder, { recursive: true, force: true });
    const env = { ...process.env, TAPEDECK_OUT: folder, TAPEDECK_BITFINEX_WS: ws, TAPEDECK_BITFINEX_AUTH_WS: ws, TAPEDECK_BITFINEX_REST: rest };
    execFileSync('npm', ['run', '--silent', 'build'], { env, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
    // A build for other endpoints than asked for would send the tests to the real exchange.
    if (!readFileSync(`${folder}/.build.json`, 'utf8').includes(ws)) throw new Error('the build did not take the endpoints of the tests');
  }
}
