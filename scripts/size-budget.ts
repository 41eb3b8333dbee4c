/** `npm run size`: what a first visit loads of the build, gzip, against its budget. Data and the precache do not count. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readBuildRecord } from './build/build-record';

const BUDGETS = { all: 240_000, beforeChart: 160_000 };

const root = resolve(process.env.TAPEDECK_OUT ?? 'dist');
const { chart, onDemand } = readBuildRecord(root);
const sizes = new Map<string, number>();
for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
  if (/\.(js|css|woff2)$/.test(name) && !onDemand.includes(name)) sizes.set(name, gzipSync(readFileSync(join(root, name)), { level: 9 }).byteLength);
}
// A visit runs one engine, in a shared or in a dedicated worker: the larger of the two files counts.
const workers = [...sizes].filter(([name]) => name.startsWith('workers/')).sort(([, a], [, b]) => b - a);
for (const [name] of workers.slice(1)) sizes.delete(name);

const sum = (names: readonly string[]): number => names.reduce((total, name) => total + (sizes.get(name) ?? 0), 0);
const all = sum([...sizes.keys()]);
// The service worker is registered after the page is up.
const beforeChart = all - sum(chart) - sum(['sw.js']);

for (const [name, size] of [...sizes].sort(([, a], [, b]) => b - a)) console.log(`${String(size).padStart(8)}  ${name}`);
console.log(`first visit, gzip: ${all} bytes of ${BUDGETS.all}; before the chart: ${beforeChart} of ${BUDGETS.beforeChart}`);
if (all > BUDGETS.all || beforeChart > BUDGETS.beforeChart) {
  console.error('Over the budget.');
  process.exitCode = 1;
}
