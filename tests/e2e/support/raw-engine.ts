import type { Page } from '@playwright/test';
import { PROTOCOL } from '../../../src/worker/protocol/engine-api';

/** What became of calls that no client of ours would make. */
export interface Knock {
  /** The answer to each, as text. */
  readonly answers: Readonly<Record<string, string>>;
  readonly flood: { readonly served: number; readonly refused: number };
}

/** From within a page of the app: introduce itself to the engine like a tab, then speak Comlink's language by hand. */
export async function knockRaw(page: Page): Promise<Knock> {
  // The app has come, and with it the policy that a page of it lives under.
  await page.locator('#app > *').first().waitFor({ state: 'attached' });
  return page.evaluate(async (workerName) => {
    const tabLock = `tab-${crypto.randomUUID()}`;
    await new Promise<void>((held) => {
      void navigator.locks.request(tabLock, () => {
        held();
        return new Promise(() => undefined);
      });
    });
    const scripts = performance.getEntriesByType('resource').filter(({ name }) => /\/assets\/start-[\w-]+\.js$/.test(name));
    const text = await fetch(scripts[0]?.name ?? '').then((response) => response.text());
    const url = text.match(/\/workers\/entry-shared-[\w-]+\.js/)?.[0] ?? '';
    const worker = new SharedWorker(url, { type: 'module', name: workerName, extendedLifetime: true } as WorkerOptions);
    const calls = new MessageChannel();
    const stream = new MessageChannel();
    // Nonsense before the introduction, and on the stream.
    worker.port.postMessage({ kind: 'tapedeck/tab', tabLock: '../../engine' });
    worker.port.postMessage('hello');
    worker.port.postMessage({ kind: 'tapedeck/tab', tabLock }, [calls.port2, stream.port2]);
    for (const nonsense of [null, 7, { kind: 'credit', paintMs: -1 }, { kind: 'credit', paintMs: 'x' }, { kind: 'topics' }])
      stream.port1.postMessage(nonsense);
    const pending = new Map<string, (text: string) => void>();
    calls.port1.onmessage = ({ data }: MessageEvent<{ id: string }>) => pending.get(data.id)?.(JSON.stringify(data));
    let ids = 0;
    const ask = (message: object): Promise<string> => {
      const id = `raw-${++ids}`;
      return new Promise((resolve) => {
        pending.set(id, resolve);
        setTimeout(() => resolve('no answer'), 5_000);
        calls.port1.postMessage({ id, ...message });
      });
    };
    const raw = (value: unknown): object => ({ type: 'RAW', value });
    const apply = (path: string[], ...values: unknown[]): object => ({ type: 'APPLY', path, argumentList: values.map(raw) });
    const answers: Record<string, string> = {
      'get all': await ask({ type: 'GET', path: [] }),
      'get hello': await ask({ type: 'GET', path: ['hello'] }),
      'get constructor': await ask({ type: 'GET', path: ['constructor', 'constructor'] }),
      'set hello': await ask({ type: 'SET', path: ['hello'], value: raw(1) }),
      'set prototype': await ask({ type: 'SET', path: ['__proto__', 'polluted'], value: raw(1) }),
      construct: await ask({ type: 'CONSTRUCT', path: ['constructor'], argumentList: [raw('return self')] }),
      endpoint: await ask({ type: 'ENDPOINT', path: [] }),
      'apply constructor': await ask(apply(['constructor', 'constructor'], 'return self')),
      'apply toString': await ask(apply(['toString'])),
      'apply prototype': await ask(apply(['__proto__'])),
      'apply unknown': await ask(apply(['retire'])),
      'apply deep': await ask(apply(['hello', 'call'], 1)),
      'argument of 1 MB': await ask(apply(['follow'], ['x'.repeat(1_000_000)])),
      '100,000 topics': await ask(
        apply(
          ['follow'],
          Array.from({ length: 100_000 }, (_, i) => `book:bitfinex:A${i}/USD:P0:25`),
        ),
      ),
      'topic of no venue': await ask(apply(['follow'], ['book:evil:BTC/USD:P0:25'])),
      'wrong kind': await ask(apply(['follow'], { length: 1 })),
      'too many arguments': await ask(apply(['metrics'], 1, 2, 3)),
      'unknown mode': await ask(apply(['setMode'], 'bitfinex', '__proto__')),
      'unknown venue': await ask(apply(['connect'], 'evil')),
      'unknown setting': await ask(apply(['changeSettings'], { endpoint: 'ws://127.0.0.1:1' })),
      'hostile setting': await ask(apply(['changeSettings'], { watchlists: { bitfinex: ['<img src=x>'] } })),
      'vault without proof': await ask(apply(['removeProfile'], '00'.repeat(8))),
      'vault by a passphrase in plain': await ask(apply(['unlockVault'], { by: 'passphrase', passphrase: 'five words nobody will guess' })),
      'key accepted without proof': await ask(apply(['acceptKey'], null, '00'.repeat(8), '')),
      'login of the vault': await ask(apply(['login'], { purpose: 'login', profile: '00'.repeat(8) })),
      proxy: await ask({ type: 'APPLY', path: ['hello'], argumentList: [{ type: 'HANDLER', name: 'proxy', value: null }] }),
    };
    let served = 0;
    let refused = 0;
    const flood = await Promise.all(Array.from({ length: 10_000 }, () => ask(apply(['metrics']))));
    for (const answer of flood) {
      if (answer.includes('call-refused')) refused++;
      else if (answer.includes('tapedeck/metrics')) served++;
    }
    return { answers, flood: { served, refused } };
  }, `tapedeck:${PROTOCOL}:ext`);
}
