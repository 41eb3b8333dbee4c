import type { OpenSocket } from '../../src/worker/socket';

/** Requests of an account as they left this machine, each counted under what it asks for. */
export class WireTap {
  /** Frames with a new order, by its client number. */
  readonly placed = new Map<number, number>();
  changes = 0;

  through(openSocket: OpenSocket): OpenSocket {
    return (url, events) => {
      const socket = openSocket(url, events);
      return {
        send: (text) => {
          const hasLeft = socket.send(text);
          if (hasLeft) this.left(JSON.parse(text));
          return hasLeft;
        },
        close: () => socket.close(),
      };
    };
  }

  private left(frame: unknown): void {
    if (!Array.isArray(frame) || frame[0] !== 0) return;
    const [, type, , payload] = frame as [0, string, null, unknown];
    if (type === 'ox_multi') for (const [op, fields] of payload as [string, unknown][]) this.left([0, op, null, fields]);
    else if (type === 'ou') this.changes++;
    else if (type === 'on') {
      const { cid, cid_oco: other } = payload as { readonly cid: number; readonly cid_oco?: number };
      for (const one of other === undefined ? [cid] : [cid, other]) this.placed.set(one, (this.placed.get(one) ?? 0) + 1);
    }
  }
}
