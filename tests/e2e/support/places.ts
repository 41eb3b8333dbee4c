import { createServer } from 'node:net';

/** Which of the processes that run tests side by side this is. Each has a build, an exchange and a browser to itself. */
const INDEX = Number(process.env['TEST_PARALLEL_INDEX'] ?? 0);

/** Where the build for these tests lies, from the top of the project. */
export const buildOf = (index: number): string => `dist-e2e-${index}`;
export const E2E_BUILD = buildOf(INDEX);

const PORTS = 'TAPEDECK_E2E_EXCHANGE_PORTS';

export interface ExchangePlace {
  readonly wsPort: number;
  readonly restPort: number;
  readonly ws: string;
  readonly rest: string;
}

/** Settle the exchanges' ports for the whole run: they are compiled into the builds, so a restarted exchange comes back to them. */
export async function placeExchanges(count: number): Promise<{ readonly ports: string; readonly places: readonly ExchangePlace[] }> {
  const found = new Set<number>();
  while (found.size < 2 * count) found.add(await freePort());
  const ports = [...found].join(' ');
  return { ports, places: usePorts(ports) };
}

/** Ports as `placeExchanges` gave them out. */
export function usePorts(ports: string): readonly ExchangePlace[] {
  process.env[PORTS] = ports;
  return Array.from({ length: ports.split(' ').length / 2 }, (_, index) => exchangePlace(index));
}

/** What `usePorts` settled; the environment carries it to the processes that run the tests. */
export function exchangePlace(index = INDEX): ExchangePlace {
  const ports = (process.env[PORTS] ?? '').split(' ').map(Number);
  const [wsPort = 0, restPort = 0] = ports.slice(2 * index);
  return { wsPort, restPort, ws: `ws://127.0.0.1:${wsPort}/ws/2`, rest: `http://127.0.0.1:${restPort}` };
}

/** Below the ports that systems give to connections going out: one of those may hold a port that a server left for a moment. */
const LOWEST_PORT = 20_000;
const HIGHEST_PORT = 32_000;

/** A port that was free a moment ago, and that nobody is given by chance. */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = LOWEST_PORT + Math.floor(Math.random() * (HIGHEST_PORT - LOWEST_PORT));
    if (await isFree(port)) return port;
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
