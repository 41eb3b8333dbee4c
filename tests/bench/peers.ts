import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Other people's clients are no part of the project: they are installed when they are first compared with. */
export function installPeers(): void {
  if (['bitfinex-api-node', 'ccxt', 'nodejs-order-book'].every((name) => existsSync(`bench/node_modules/${name}/package.json`))) return;
  const { status } = spawnSync('npm', ['ci', '--prefix', 'bench'], { stdio: ['ignore', 'ignore', 'inherit'], shell: process.platform === 'win32' });
  if (status !== 0) throw new Error('the clients to compare with could not be installed: npm ci --prefix bench');
}
