import { compileForNode, runNode } from '../compile';
import { type Figure, median, medianRatio, shown } from '../figure';
import { installPeers } from '../peers';
import type { Allocation, ContenderResult, Throughput } from './throughput-result';

const OWN = 'tapedeck';
const PARSE = 'JSON.parse alone';
const OFFICIAL = 'bitfinex-api-node, managed';
const CCXT = 'ccxt pro';

/** Decode, verified book and events in Node, against the parse alone. */
export async function decodeFigures(isQuick: boolean): Promise<Figure[]> {
  const { contenders } = await throughput('parse', 25, isQuick ? 20_000 : 60_000, isQuick ? 5 : 11);
  const own = resultOf(contenders, OWN);
  const parse = resultOf(contenders, PARSE);
  assertSound(own);
  return [
    {
      name: 'decodeVersusParse',
      title: 'decode + book + checksum + events in Node, against JSON.parse alone',
      value: medianRatio(parse.micros, own.micros),
      unit: '',
      target: { atLeast: 0.45 },
      absolutes: { 'µs a frame': median(own.micros), 'µs a frame, parse': median(parse.micros) },
      proof: proofOf(own),
    },
  ];
}

/** The same against the clients of others, at both lengths. */
export async function peerFigures(isQuick: boolean): Promise<Figure[]> {
  installPeers();
  const figures: Figure[] = [];
  for (const length of [25, 250] as const) {
    const frames = length === 25 ? 60_000 : 30_000;
    const { contenders } = await throughput('peers', length, isQuick ? frames / 3 : frames, 5);
    const own = resultOf(contenders, OWN);
    assertSound(own);
    for (const [name, label, peer, target] of [
      ['decodeVersusOfficialClient', 'bitfinex-api-node managed', OFFICIAL, 20],
      ['decodeVersusCcxt', "ccxt pro's handlers", CCXT, 6],
    ] as const) {
      const other = resultOf(contenders, peer);
      const isMain = length === 25;
      figures.push({
        name: isMain ? name : `${name}250`,
        title: `the same${isMain ? '' : ' at length 250'}, against ${label}`,
        value: medianRatio(other.micros, own.micros),
        unit: '×',
        target: isMain ? { atLeast: target } : null,
        absolutes: { 'µs a frame': median(own.micros), [`µs a frame, ${peer}`]: median(other.micros) },
        proof: `${proofOf(own)}; the other: ${proofOf(other)}`,
      });
    }
  }
  return figures;
}

/** Bytes allocated a frame, against the parse alone. */
export async function allocationFigures(isQuick: boolean): Promise<Figure[]> {
  const script = await compileForNode('tests/bench/node/allocation.ts');
  const flags = ['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256'];
  const output = await runNode(script, [isQuick ? '20000' : '60000', isQuick ? '5' : '9'], flags);
  const { bytes, collections, frames } = JSON.parse(output) as Allocation;
  if (collections > 0) throw new Error(`${collections} garbage collections in the measured stretches: the figure would be too small`);
  const own = bytes[OWN] ?? [];
  const parse = bytes[PARSE] ?? [];
  return [
    {
      name: 'allocationVersusParse',
      title: 'allocation a message, against the parse alone',
      value: medianRatio(own, parse),
      unit: '×',
      target: { atMost: 2.5 },
      absolutes: { 'bytes a frame': median(own), 'bytes a frame, parse': median(parse) },
      proof: `${frames} frames a round, no garbage collection in any measured stretch`,
    },
  ];
}

async function throughput(against: 'parse' | 'peers', length: 25 | 250, frames: number, rounds: number): Promise<Throughput> {
  const script = await compileForNode('tests/bench/node/throughput.ts');
  return JSON.parse(await runNode(script, [against, length, frames, rounds].map(String), ['--expose-gc'])) as Throughput;
}

function resultOf(contenders: Throughput['contenders'], name: string): ContenderResult {
  const found = contenders[name];
  if (found === undefined) throw new Error(`no result of ${name}`);
  return found;
}

/** Ours counts only with every update told, every checksum passed and every book as the exchange's. */
function assertSound(own: ContenderResult): void {
  const isSound = own.complaints === 0 && own.equalBooks === own.books && own.events === own.frames - own.checksums;
  if (!isSound) throw new Error(`the work was not done: ${proofOf(own)}; ${own.firstComplaint ?? 'no complaint'}`);
}

function proofOf({ frames, events, checksums, complaints, books, equalBooks }: ContenderResult): string {
  return `${shown(frames)} frames, ${shown(events)} events, ${checksums} checksums, ${complaints} found wrong, ${equalBooks} of ${books} books equal to the exchange's`;
}
