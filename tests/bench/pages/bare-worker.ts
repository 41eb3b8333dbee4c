import { expose } from 'comlink';
import type { BareApi, BareNews, BareOrder } from './bare-words';

interface SharedScope {
  onconnect: ((event: MessageEvent) => void) | null;
}

let frames = 0;
/** One socket for all pages, opened by the first that asks. */
let shared: WebSocket | null = null;
const bookCallbacks: ((book: BareNews) => void)[] = [];
const rowCallbacks: ((row: readonly number[]) => void)[] = [];
const sides = { bids: new Float64Array(75), asks: new Float64Array(75) };
const waiting = new Map<MessagePort, { hasCredit: boolean; isNews: boolean }>();

(globalThis as unknown as SharedScope).onconnect = ({ ports }) => {
  const [port] = ports;
  if (port === undefined) return;
  port.addEventListener('message', ({ data }: MessageEvent<BareOrder | object>) => {
    if ('kind' in data) obey(port, data);
  });
  expose(
    {
      books: (url, callback) => {
        bookCallbacks.push(callback);
        open(url, (row) => {
          place(row);
          for (const call of bookCallbacks) call(sides);
        });
      },
      rows: (url, callback) => {
        rowCallbacks.push(callback);
        open(url, (row) => {
          for (const call of rowCallbacks) call(row);
        });
      },
    } satisfies BareApi,
    port,
  );
};

function obey(port: MessagePort, order: BareOrder): void {
  switch (order.kind) {
    case 'empty':
      for (const url of order.urls) {
        const socket = new WebSocket(url);
        socket.onmessage = () => {
          frames++;
        };
        socket.onopen = () => {
          for (const ask of order.asks ?? []) socket.send(ask);
        };
      }
      return;
    case 'count':
      port.postMessage({ frames, at: Date.now() });
      return;
    case 'stream':
      waiting.set(port, { hasCredit: false, isNews: false });
      open(order.url, (row) => {
        place(row);
        for (const [to, state] of waiting) {
          state.isNews = true;
          give(to, state);
        }
      });
      return;
    case 'credit': {
      const state = waiting.get(port);
      if (state === undefined) return;
      state.hasCredit = true;
      give(port, state);
    }
  }
}

function open(url: string, took: (row: readonly number[]) => void): void {
  if (shared !== null) return;
  shared = new WebSocket(url);
  shared.onmessage = ({ data }: MessageEvent<string>) => {
    const frame = JSON.parse(data) as [number, readonly number[] | readonly (readonly number[])[]];
    const [, payload] = frame;
    if (typeof payload[0] === 'number') took(payload as readonly number[]);
  };
}

/** The paced book has fixed prices, so a level's place is known. */
function place([price = 0, count = 0, amount = 0]: readonly number[]): void {
  const isBid = amount > 0;
  const at = (isBid ? 10_000 - price : price - 10_001) * 3;
  const side = isBid ? sides.bids : sides.asks;
  side[at] = price;
  side[at + 1] = Math.abs(amount);
  side[at + 2] = count;
}

function give(port: MessagePort, state: { hasCredit: boolean; isNews: boolean }): void {
  if (!state.hasCredit || !state.isNews) return;
  state.hasCredit = false;
  state.isNews = false;
  port.postMessage({ bids: sides.bids.slice(), asks: sides.asks.slice() } satisfies BareNews);
}
