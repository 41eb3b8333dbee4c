import { expose } from 'comlink';
import { CALL_SCHEMAS } from './call-schemas';
import type { Engine } from './engine';
import { guardedEndpoint } from './guarded-endpoint';
import type { Introduction } from './protocol/stream-message';

/**
 * Serve one tab: calls on one port, its stream on the other. Knows neither SharedWorker nor Worker: an entry
 * file hands it the introduction. A closed tab fires no event on its ports; the lock it held comes free, and that does.
 */
export function serveTab(engine: Engine, { tabLock }: Introduction, [calls, stream]: readonly [MessagePort, MessagePort], locks: LockManager): void {
  const tab = engine.addTab(stream);
  expose(tab.api, guardedEndpoint(calls, CALL_SCHEMAS, { now: () => performance.now() }));
  void locks.request(tabLock, () => {
    tab.close();
    calls.close();
    stream.close();
  });
}

/** The page's first message, or undefined for anything else. */
export function introductionOf(event: MessageEvent<unknown>): { introduction: Introduction; ports: readonly [MessagePort, MessagePort] } | undefined {
  const { data, ports } = event;
  const [calls, stream] = ports;
  if (typeof data !== 'object' || data === null || calls === undefined || stream === undefined) return undefined;
  const { kind, tabLock } = data as Record<string, unknown>;
  if (kind !== 'tapedeck/tab' || typeof tabLock !== 'string' || !/^tab-[\w-]{8,64}$/.test(tabLock)) return undefined;
  return { introduction: { kind, tabLock }, ports: [calls, stream] };
}
