import { VENUES } from '../venues/registry';
import { BUILD } from './build';
import { systemClock } from './clock';
import { Engine } from './engine';
import { ownEngineLock } from './engine-lock';
import { introductionOf, serveTab } from './host';
import { openWebSocket } from './socket';
import type { KeyWorld } from './vault-part';

declare const self: SharedWorkerGlobalScope;

const id = crypto.randomUUID();
const lock = `engine-${id}`;
let engine: Engine | null = null;
/** Tabs that came while another engine still held the connection. */
const waiting: MessageEvent<unknown>[] = [];

function serve(event: MessageEvent<unknown>): void {
  const first = introductionOf(event);
  if (first === undefined) return;
  if (engine === null) waiting.push(event);
  else serveTab(engine, first.introduction, first.ports, navigator.locks);
}

self.onconnect = ({ ports }) => {
  for (const port of ports) port.onmessage = serve;
};

const keys: KeyWorld = {
  origin: self.location.origin,
  makeTryKey: async (parts) => (await import('./live/try-key')).makeTryKey(parts),
};

async function start(): Promise<void> {
  // Held while this worker lives, and before any tab is greeted: a tab that is granted it knows that the engine is dead.
  let release = (): void => undefined;
  await new Promise<void>((held) => {
    void navigator.locks.request(lock, () => {
      held();
      return new Promise<void>((resolve) => {
        release = resolve;
      });
    });
  });
  await ownEngineLock(id, navigator.locks, () => {
    const world = { clock: systemClock, random: Math.random, openSocket: openWebSocket, fetch: (url: string, init: RequestInit) => fetch(url, init) };
    const running = new Engine(world, VENUES, { id, lock, build: BUILD }, keys);
    engine = running;
    self.addEventListener('online', () => running.networkHint());
    for (const event of waiting.splice(0)) serve(event);
    return async () => {
      await running.retire();
      release();
    };
  });
}

void start();
