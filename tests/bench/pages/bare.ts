import { proxy, wrap } from 'comlink';
import { arrived, makeArrivals, newestIn } from './arrivals';
import type { BareApi, BareCount, BareCredit, BareNews } from './bare-words';

/** What the engine is compared with: a worker that holds the socket, with nothing around it. */
const arrivals = makeArrivals();
/** As in `client/credit`: asked for late in the frame. */
const LATE_MS = 12;

function connect(): MessagePort {
  return new SharedWorker(new URL('./bare-worker.ts', import.meta.url), { type: 'module', name: 'bare' }).port;
}

Object.assign(window, {
  bench: {
    arrivals,
    /** Only receive. Answers a way to ask how many frames came. */
    empty: (urls: readonly string[]) => {
      const port = connect();
      let settle = (_count: BareCount): void => undefined;
      port.onmessage = ({ data }: MessageEvent<BareCount>) => settle(data);
      port.postMessage({ kind: 'empty', urls });
      Object.assign(window, {
        count: () =>
          new Promise<BareCount>((resolve) => {
            settle = resolve;
            port.postMessage({ kind: 'count' });
          }),
      });
    },
    /** One merged message for each frame that was painted. */
    credit: (url: string) => {
      const port = connect();
      const grant = (): void => port.postMessage({ kind: 'credit' } satisfies BareCredit);
      port.onmessage = ({ data }: MessageEvent<BareNews>) => {
        arrived(arrivals, Math.max(newestIn(data.bids), newestIn(data.asks)));
        requestAnimationFrame(() => setTimeout(grant, LATE_MS));
      };
      port.postMessage({ kind: 'stream', url });
      grant();
    },
    /** One Comlink callback for each update: the whole book, as the engine's messages have it, or only the row that changed. */
    callbacks: async (url: string, what: 'book' | 'row') => {
      const api = wrap<BareApi>(connect());
      if (what === 'row')
        await api.rows(
          url,
          proxy((row) => arrived(arrivals, Math.abs(row[2] as number))),
        );
      else
        await api.books(
          url,
          proxy(({ bids, asks }) => arrived(arrivals, Math.max(newestIn(bids), newestIn(asks)))),
        );
    },
  },
});
