/** `npm run bench`: what the program must reach, as ratios of one run. Options: --json, --quick, --only <figure,...>. */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { floodFigures } from './browser/flood';
import { interactiveFigures } from './browser/interactive';
import { latencyFigures } from './browser/latency';
import { chatterFigures, liveFigures } from './browser/live';
import { loadFigures } from './browser/load';
import { offlineFigures } from './browser/offline';
import { orderInTabFigures } from './browser/order';
import { scalperFigures } from './browser/scalper';
import { tableFigures } from './browser/table';
import { ageFigures, hiddenTabsFigures, visibleTabsFigures } from './browser/tabs';
import { type Figure, isReached, table } from './figure';
import { allocationFigures, decodeFigures, peerFigures } from './node/figures';
import { orderFigures } from './node/order-figures';
import { sizeFigures } from './size';

/** Each gives one figure or several that come from the same run; any of their names chooses it. */
const MEASUREMENTS: readonly { readonly names: readonly string[]; readonly measure: (isQuick: boolean) => Promise<Figure[]> }[] = [
  { names: ['framesThroughEngine'], measure: floodFigures },
  { names: ['decodeVersusParse'], measure: decodeFigures },
  { names: ['decodeVersusOfficialClient', 'decodeVersusCcxt'], measure: peerFigures },
  { names: ['allocationVersusParse'], measure: allocationFigures },
  { names: ['eventThroughOrders', 'positionsWithTick', 'triggerWithTrade'], measure: orderFigures },
  { names: ['clickToAcknowledged', 'clickToAcknowledgedP95'], measure: orderInTabFigures },
  { names: ['unlockToReconciled', 'clickToWire', 'clickToWireP95'], measure: liveFigures },
  { names: ['accountDroppedFrames'], measure: chatterFigures },
  { names: ['ageAtTab'], measure: ageFigures },
  { names: ['cpuHiddenTabs'], measure: hiddenTabsFigures },
  { names: ['cpuVisibleTabs'], measure: visibleTabsFigures },
  { names: ['firstVisit', 'firstVisitBeforeChart'], measure: sizeFigures },
  { names: ['offlineStart'], measure: offlineFigures },
  { names: ['interactive'], measure: interactiveFigures },
  { names: ['droppedFrames', 'longestTask', 'heapGrowth'], measure: loadFigures },
  { names: ['scalperDroppedFrames', 'scalperLongestTask'], measure: scalperFigures },
  { names: ['tableRows', 'tableOpen', 'tableDroppedFrames', 'tableReadTask'], measure: tableFigures },
  { names: ['exchangeToScreen', 'dataToPainted', 'reconnect'], measure: latencyFigures },
];

const { values: options } = parseArgs({
  options: { json: { type: 'boolean' }, quick: { type: 'boolean' }, only: { type: 'string' } },
});
const wanted = options.only?.split(',') ?? null;
const known = MEASUREMENTS.flatMap(({ names }) => names);
const unknown = wanted?.filter((name) => !known.includes(name)) ?? [];
if (unknown.length > 0) {
  console.error(`No figure is called ${unknown.join(', ')}. There are: ${known.join(', ')}`);
  process.exit(2);
}

// One listener for each browser and server that is started, so that none outlives this process.
process.setMaxListeners(0);
const figures: Figure[] = [];
const failures: string[] = [];
for (const { names, measure } of MEASUREMENTS) {
  if (wanted !== null && !names.some((name) => wanted.includes(name))) continue;
  console.error(`measuring ${names.join(', ')} (load ${(loadavg()[0] ?? 0).toFixed(1)})`);
  try {
    figures.push(...(await measure(options.quick === true)));
  } catch (error) {
    failures.push(`${names.join(', ')}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
if (options.json === true)
  console.log(JSON.stringify(Object.fromEntries(figures.map((figure) => [figure.name, { ...figure, isReached: isReached(figure) }])), null, 2));
else console.log(table(figures));
for (const failure of failures) console.error(`not measured: ${failure}`);
// Whatever a measurement left open does not keep the program.
process.exit(failures.length === 0 && figures.every(isReached) ? 0 : 1);
