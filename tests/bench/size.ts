import { spawnSync } from 'node:child_process';
import { build } from 'vite';
import type { Figure } from './figure';

/** Script, style and font of a first visit, gzip: what `npm run size` counts. */
export async function sizeFigures(): Promise<Figure[]> {
  const out = '.cache/bench/size';
  const env = { ...process.env, TAPEDECK_OUT: out };
  for (const name of ['TAPEDECK_BITFINEX_WS', 'TAPEDECK_BITFINEX_AUTH_WS', 'TAPEDECK_BITFINEX_REST']) delete process.env[name];
  process.env.TAPEDECK_OUT = out;
  await build({ configLoader: 'runner', logLevel: 'error' });
  const { stdout } = spawnSync('npx', ['tsx', 'scripts/size-budget.ts'], { env, encoding: 'utf8', shell: process.platform === 'win32' });
  const [, all, allBudget, early, earlyBudget] =
    /first visit, gzip: (\d+) bytes of (\d+); before the chart: (\d+) of (\d+)/.exec(stdout)?.map(Number) ?? [];
  if (all === undefined || early === undefined) throw new Error(`npm run size said something else: ${stdout.slice(-300)}`);
  const figure = (name: string, title: string, bytes: number, budget = 0): Figure => ({
    name,
    title,
    value: bytes / 1000,
    unit: 'kB',
    target: { atMost: budget / 1000 },
    absolutes: { bytes },
    proof: 'the production build, worker, font and service worker included',
  });
  return [
    figure('firstVisit', 'first visit, gzip', all, allBudget),
    figure('firstVisitBeforeChart', 'first visit before the chart, gzip', early, earlyBudget),
  ];
}
