import { createServer } from 'node:net';

/** Where the build for these tests lies, from the top of the project. */
export const E2E_BUILD = 'dist-e2e';

const PORTS = 'TAPEDECK_E2E_EXCHANGE_PORTS';

export interface ExchangePlace {
  readonly wsPort: number;
  readonly restPort: number;
  readonly ws: string;
  readonly rest: string;
}

/** Settle the exchange's ports for the whole run: they are compiled into the build, so a restarted exchange comes back to them. */
export async function placeExchange(): Promise<ExchangePlace> {
  process.env[PORTS] = `${await freePort()} ${await freePort()}`;
  return exchangePlace();
}

/** What `placeExchange` settled; the environment carries it to the processes that run the tests. */
export function exchangePlace(): ExchangePlace {
  const [wsPort = 0, restPort = 0] = (process.env[PORTS] ?? '').split(' ').map(Number);
  return { wsPort, restPort, ws: `ws://127.0.0.1:${wsPort}/ws/2`, rest: `http://127.0.0.1:${restPort}` };
}

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
