import { parseArgs } from 'node:util';
import { type HeapReport, heapRun } from './heap-run';
import { type LiveRunReport, liveRun } from './live-run';
import { type OrderDayReport, orderDay } from './order-day';
import { type DayReport, virtualDay } from './virtual-day';

const USAGE =
  'usage: soak [--hours 1 to 240] [--days N] [--seed N] [--faults N an hour] [--presses N a day] [--only market|orders|live|heap] [--minutes 5 to 600 of heap]';
const LONGEST_HOURS = 240;

function whole(text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  process.stderr.write(`soak: “${text}” is not a whole number from ${least} to ${most}\n${USAGE}\n`);
  process.exit(2);
}

const { values } = parseArgs({
  options: {
    hours: { type: 'string', default: '24' },
    days: { type: 'string', default: '1' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1e9)) },
    faults: { type: 'string', default: '60' },
    presses: { type: 'string', default: '240' },
    only: { type: 'string', default: '' },
    minutes: { type: 'string', default: '30' },
  },
});
const hours = whole(values.hours, 1, LONGEST_HOURS);
const days = whole(values.days, 1, 1_000);
const first = whole(values.seed, 0, 4_294_967_295);
const faultsPerHour = whole(values.faults, 0, 600);

const pressesADay = whole(values.presses, 0, 10_000);
const { only } = values;
const minutes = whole(values.minutes, 5, 600);

type Report = DayReport | OrderDayReport | LiveRunReport | HeapReport;
const KINDS: Readonly<Record<string, (seed: number) => Promise<Report>>> = {
  market: (seed) => virtualDay({ seed, hours, faultsPerHour }),
  orders: (seed) => orderDay({ seed, hours, faultsPerHour, presses: Math.ceil((pressesADay * hours) / 24) }),
  // In real time, over real sockets: as long as it takes.
  live: (seed) => liveRun(seed),
  heap: () => heapRun(minutes),
};
const kinds = Object.entries(KINDS).filter(([kind]) => only === '' || only === kind);
if (kinds.length === 0) {
  process.stderr.write(`soak: there is no “${only}” to run\n${USAGE}\n`);
  process.exit(2);
}

let passed = 0;
let failed = 0;
for (let seed = first; seed < first + days; seed++) {
  for (const [kind, run] of kinds) {
    const startedAt = performance.now();
    const { wrong, ...figures } = await run(seed);
    const seconds = Math.round((performance.now() - startedAt) / 1_000);
    process.stdout.write(
      `${wrong.length === 0 ? 'ok    ' : 'FAILED'} ${kind === 'live' ? 'a run' : kind === 'heap' ? `${minutes} min` : `${hours} h`} of ${kind} in ${seconds} s: ${JSON.stringify(figures)}\n`,
    );
    if (wrong.length === 0) {
      passed++;
      continue;
    }
    failed++;
    const again = `--only ${kind} --hours ${hours} --faults ${faultsPerHour} --presses ${pressesADay} --seed ${seed}`;
    process.stdout.write(`${wrong.slice(0, 20).join('\n')}\nAgain: npm run soak -- ${again}\n`);
  }
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
