import { expect, test } from 'vitest';
import { type LiveRunReport, liveRun } from '../../soak/live-run';

const RUNS = process.env['SOAK'] === undefined ? 20 : 200;
const FIRST_SEED = 20_261_126;

test(`I1, I3, I5: in ${RUNS} runs of orders, faults and crashes over real sockets no order leaves twice, and what is shown is the exchange’s`, async () => {
  const runs: LiveRunReport[] = [];
  for (let i = 0; i < RUNS; i++) runs.push(await liveRun(FIRST_SEED + i));
  expect(runs.flatMap(({ seed, wrong }) => wrong.map((words) => `seed ${seed}: ${words}`))).toEqual([]);
  // Not true for want of trying.
  const sum = (of: (run: LiveRunReport) => number | undefined): number => runs.reduce((total, run) => total + (of(run) ?? 0), 0);
  expect(sum(({ sent }) => sent)).toBeGreaterThan(RUNS * 4);
  expect(sum(({ accepted }) => accepted)).toBeGreaterThan(RUNS * 3);
  expect(sum(({ engines }) => engines - 1)).toBeGreaterThan(RUNS / 2);
  for (const fault of ['request', 'frame', 'drop', 'nonce', 'elsewhere', 'maintenance', 'lock'])
    expect([fault, sum(({ done }) => done[fault])]).not.toEqual([fault, 0]);
  for (const state of ['filled', 'cancelled', 'unknown', 'working']) expect([state, sum(({ states }) => states[state])]).not.toEqual([state, 0]);
}, 1_800_000);
