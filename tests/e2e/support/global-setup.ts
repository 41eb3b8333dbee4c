import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { E2E_BUILD, placeExchange } from './places';

/** Builds the app once for all files, for an exchange on free ports of this machine. The tests start that exchange themselves. */
export default async function globalSetup(): Promise<void> {
  const { ws, rest } = await placeExchange();
  await rm(E2E_BUILD, { recursive: true, force: true });
  const env = { ...process.env, TAPEDECK_OUT: E2E_BUILD, TAPEDECK_BITFINEX_WS: ws, TAPEDECK_BITFINEX_AUTH_WS: ws, TAPEDECK_BITFINEX_REST: rest };
  execFileSync('npm', ['run', '--silent', 'build'], { env, stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  // A build for other endpoints than asked for would send the tests to the real exchange.
  if (!readFileSync(`${E2E_BUILD}/.build.json`, 'utf8').includes(ws)) throw new Error('the build did not take the endpoints of the tests');
}
