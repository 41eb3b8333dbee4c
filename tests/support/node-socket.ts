import { WebSocket } from 'ws';
import type { LocalMs } from '../../src/domain/units';
import type { Clock } from '../../src/worker/clock';
import type { OpenSocket } from '../../src/worker/socket';

export interface NodeSockets {
  readonly openSocket: OpenSocket;
  /** Open, or not yet closed for good. */
  readonly open: number;
  /** Sockets, closed ones too, that something still holds: a test for leaks compares it after a collection. */
  readonly held: number;
  close(): void;
}

/** Real sockets to where the loopback exchange is, whatever the venue asks for: the build's own hosts are constants. */
export function socketsTo(placeOf: (url: string) => string): NodeSockets {
  const all = new Set<WebSocket>();
  const made: WeakRef<WebSocket>[] = [];
  const openSocket: OpenSocket = (url, events) => {
    const socket = new WebSocket(placeOf(url), { perMessageDeflate: false });
    all.add(socket);
    made.push(new WeakRef(socket));
    let isForgotten = false;
    socket.on('open', () => isForgotten || events.opened());
    socket.on('message', (data, isBinary) => {
      if (!isForgotten && !isBinary) events.text(data.toString());
    });
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      all.delete(socket);
      if (isForgotten) return;
      isForgotten = true;
      events.closed(`closed with code ${code}`);
    });
    return {
      send: (text) => {
        if (socket.readyState !== WebSocket.OPEN) return false;
        socket.send(text);
        return true;
      },
      close: () => {
        isForgotten = true;
        if (socket.readyState === WebSocket.CONNECTING) socket.terminate();
        else socket.close();
      },
    };
  };
  return {
    openSocket,
    get open() {
      return all.size;
    },
    get held() {
      return made.filter((socket) => socket.deref() !== undefined).length;
    },
    close: () => {
      for (const socket of all) socket.terminate();
    },
  };
}

/** The system's clock running `times` as fast, so that a test with real sockets need not wait out real timeouts. */
export function fastClock(times: number): Clock & { readonly pending: number; stop(): void } {
  const wall = Date.now();
  const start = performance.now();
  const passed = (): number => (performance.now() - start) * times;
  const timers = new Set<NodeJS.Timeout>();
  return {
    now: () => Math.round(wall + passed()) as LocalMs,
    monotonic: passed,
    after(ms, run) {
      const timer = setTimeout(() => {
        timers.delete(timer);
        run();
      }, ms / times);
      timers.add(timer);
      return () => {
        clearTimeout(timer);
        timers.delete(timer);
      };
    },
    every(ms, run) {
      const timer = setInterval(run, ms / times);
      timers.add(timer);
      return () => {
        clearInterval(timer);
        timers.delete(timer);
      };
    },
    /** Timers that wait: a test for leaks compares it. */
    get pending() {
      return timers.size;
    },
    stop() {
      for (const timer of timers) clearInterval(timer);
    },
  };
}
