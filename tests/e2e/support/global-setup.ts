import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FullConfig } from '@playwright/test';
import { buildId } from '../../../scripts/build/build-id';
import { BUILD_RECORD, readBuildRecord } from '../../../scripts/build/build-record';
import { readEndpoints } from '../../../scripts/build/endpoints';
import { aimBuild } from './aimed-build';
import { buildOf, type ExchangePlace, placeExchanges, usePorts } from './places';

/** Ports of the last run: a second part of the same run takes its builds over. */
const PORTS_FILE = '.cache/e2e-ports';

/** What `npm run build` makes. */
const DIST = 'dist';
/** Made here where that is missing, or is of other sources. */
const FRESH = 'dist-e2e';

/**
 * A build for each process that runs tests: the one that users get, aimed at an exchange of its own on free ports of this
 * machine. The tests start that exchange themselves.
 */
export default async function globalSetup({ workers }: FullConfig): Promise<void> {
  if (process.env['TAPEDECK_E2E_GO_ON'] !== undefined && existsSync(PORTS_FILE)) {
    const places = usePorts(readFileSync(PORTS_FILE, 'utf8'));
    if (places.length >= workers && places.slice(0, workers).every(isBuilt)) return;
  }
  const { ports, places } = await placeExchanges(workers);
  const from = isOfTheseSources(DIST) ? DIST : await build(FRESH);
  for (const [index, place] of places.entries()) {
    await rm(buildOf(index), { recursive: true, force: true });
    await aimBuild(from, buildOf(index), endpointsOf(place));
  }
  await mkdir('.cache', { recursive: true });
  await writeFile(PORTS_FILE, ports);
}

const endpointsOf = ({ ws, rest }: ExchangePlace) =>
  readEndpoints({ TAPEDECK_BITFINEX_WS: ws, TAPEDECK_BITFINEX_AUTH_WS: ws, TAPEDECK_BITFINEX_REST: rest });

async function build(folder: string): Promise<string> {
  const env = { ...process.env, TAPEDECK_OUT: folder };
  await new Promise<void>((resolve, reject) => {
    const shell = process.platform === 'win32';
    const running = spawn('npm', ['run', '--silent', 'build'], { env, stdio: ['ignore', 'ignore', 'inherit'], shell });
    running.once('error', reject);
    running.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`the build for the tests ended with ${code}`))));
  });
  return folder;
}

/** Made out of what lies here now: a build's name is the digest of that. */
function isOfTheseSources(folder: string): boolean {
  if (!existsSync(join(folder, BUILD_RECORD))) return false;
  const { build: name, endpoints } = readBuildRecord(folder);
  return name === buildId(process.cwd(), endpoints);
}

function isBuilt(place: ExchangePlace, index: number): boolean {
  const folder = buildOf(index);
  return existsSync(join(folder, BUILD_RECORD)) && readBuildRecord(folder).endpoints.publicWs === place.ws;
}
