import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Bytes in use once everything that can be let go has been. */
export async function heapUsed(): Promise<number> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  for (let i = 0; i < 3; i++) {
    collect();
    // What closing handles and settled promises hold goes in a later turn.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return process.memoryUsage().heapUsed;
}

/** What keeps the event loop busy, of one kind: `TCPSocketWrap`, `Timeout`. */
export const activeResources = (kind: string): number => process.getActiveResourcesInfo().filter((one) => one === kind).length;
