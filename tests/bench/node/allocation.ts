/** Runs compiled, with `--expose-gc` and a young generation that holds the whole measured stretch: bytes allocated a frame, as JSON. */
import { PerformanceObserver } from 'node:perf_hooks';
import { makeBookStream } from './book-stream';
import { type ContenderKind, parseAlone, tapedeck } from './contenders';
import type { Allocation } from './throughput-result';

const [framesText = '60000', roundsText = '5'] = process.argv.slice(2);
const frames = Number(framesText);
const rounds = Number(roundsText);
const WARM_ROUNDS = 3;

const stream = makeBookStream(frames, 25);
const result: Allocation = { frames: stream.updates.length, bytes: {}, collections: 0 };
const collections: { at: number; ms: number }[] = [];
new PerformanceObserver((list) => {
  for (const { startTime, duration } of list.getEntries()) collections.push({ at: startTime, ms: duration });
}).observe({ entryTypes: ['gc'] });

for (let round = -WARM_ROUNDS; round < rounds; round++) {
  for (const kind of round % 2 === 0 ? [parseAlone, tapedeck] : [tapedeck, parseAlone]) {
    const bytes = await measure(kind, round >= 0);
    if (round >= 0) result.bytes[kind.name] = [...(result.bytes[kind.name] ?? []), bytes];
  }
}
console.log(JSON.stringify(result));
process.exit(0);

async function measure(kind: ContenderKind, isCounted: boolean): Promise<number> {
  const contender = kind.make(stream, 25);
  globalThis.gc?.();
  const began = performance.now();
  const before = process.memoryUsage().heapUsed;
  for (const frame of stream.updates) contender.take(frame);
  const after = process.memoryUsage().heapUsed;
  const ended = performance.now();
  // Collections are told a turn later.
  await new Promise((resolve) => setTimeout(resolve, 20));
  if (isCounted) result.collections += collections.filter(({ at }) => at >= began && at < ended).length;
  const { events, complaints } = contender.shown();
  if (complaints.length > 0 || events === 0) throw new Error(`${kind.name}: ${events} events, ${complaints[0] ?? 'no complaint'}`);
  return (after - before) / stream.updates.length;
}
