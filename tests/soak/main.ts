import { parseArgs } from 'node:util';
import { virtualDay } from './virtual-day';

const USAGE = 'usage: soak [--hours 1 to 240] [--days N] [--seed N] [--faults N an hour]';
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
  },
});
const hours = whole(values.hours, 1, LONGEST_HOURS);
const days = whole(values.days, 1, 1_000);
const first = whole(values.seed, 0, 4_294_967_295);
const faultsPerHour = whole(values.faults, 0, 600);

let failed = 0;
for (let seed = first; seed < first + days; seed++) {
  const startedAt = performance.now();
  const { wrong, ...figures } = await virtualDay({ seed, hours, faultsPerHour });
  const seconds = Math.round((performance.now() - startedAt) / 1_000);
  process.stdout.write(`${wrong.length === 0 ? 'ok    ' : 'FAILED'} ${hours} h of market in ${seconds} s: ${JSON.stringify(figures)}\n`);
  if (wrong.length === 0) continue;
  failed++;
  process.stdout.write(`${wrong.slice(0, 20).join('\n')}\nAgain: npm run soak -- --hours ${hours} --faults ${faultsPerHour} --seed ${seed}\n`);
}
process.stdout.write(`${days - failed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
