import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { BookState } from './book-window';
import { type BookRow, bookChecksum } from './checksum';

type Event = Readonly<Record<string, unknown>>;

/** A client as simple as can be, for tests of the exchange: it keeps every frame, and waits for frames only. */
export class PlainClient {
  readonly events: Event[] = [];
  readonly frames: (readonly unknown[])[] = [];
  /** Texts that are no JSON. */
  readonly oddities: string[] = [];
  closeCode: number | undefined;
  private readonly watchers = new Set<() => void>();
  private pings = 0;

  private constructor(readonly socket: WebSocket) {
    socket.on('message', (data) => {
      const text = data.toString();
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        this.oddities.push(text);
      }
      if (Array.isArray(value)) this.frames.push(value);
      else if (typeof value === 'object' && value !== null) this.events.push(value as Event);
      for (const look of this.watchers) look();
    });
    socket.on('error', () => undefined);
    socket.on('close', (code) => {
      this.closeCode = code;
      for (const look of this.watchers) look();
    });
  }

  /** Connected and greeted. Rejects with the answer's status where the handshake is refused. */
  static async open(url: string): Promise<PlainClient> {
    const socket = new WebSocket(url);
    const client = new PlainClient(socket);
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('unexpected-response', (_, response) => reject(new Error(`HTTP ${response.statusCode}`)));
      socket.once('error', reject);
    });
    await client.until(() => client.events.length > 0);
    return client;
  }

  send(message: unknown): void {
    this.socket.send(JSON.stringify(message));
  }

  until(isMet: () => boolean): Promise<void> {
    if (isMet()) return Promise.resolve();
    return new Promise((resolve) => {
      const look = (): void => {
        if (!isMet()) return;
        this.watchers.delete(look);
        resolve();
      };
      this.watchers.add(look);
    });
  }

  /** All that the exchange sent before now has arrived, and all that was asked has been answered (where answers are not delayed). */
  async settle(): Promise<void> {
    const cid = ++this.pings;
    this.send({ event: 'ping', cid });
    await this.until(() => this.events.some((e) => e.event === 'pong' && e.cid === cid));
  }

  async configure(flags: number): Promise<Event> {
    this.send({ event: 'conf', flags });
    await this.settle();
    return this.events.find((e) => e.event === 'conf' || e.code === 10050) ?? {};
  }

  /** The number of the channel. */
  async subscribe(request: Event): Promise<number> {
    const before = this.events.length;
    this.send({ event: 'subscribe', ...request });
    await this.until(() => this.events.slice(before).some((e) => e.event === 'subscribed' || e.event === 'error'));
    await this.settle();
    return Number(this.events.slice(before).find((e) => e.event === 'subscribed' || e.event === 'error')?.chanId);
  }

  of(chanId: number): (readonly unknown[])[] {
    return this.frames.filter((f) => f[0] === chanId);
  }

  last(event: string): Event {
    return this.events.findLast((e) => e.event === event) ?? {};
  }

  async closed(): Promise<number> {
    if (this.closeCode === undefined) await once(this.socket, 'close');
    return this.closeCode ?? 0;
  }
}

/** A book kept in a plain map, sorted when asked. */
export class PlainBook {
  private readonly rows = new Map<number, BookRow>();

  constructor(private readonly isRaw: boolean) {}

  apply(payload: readonly unknown[]): void {
    if (payload.length === 0 || Array.isArray(payload[0])) {
      this.rows.clear();
      for (const row of payload as BookRow[]) this.rows.set(row[0], row);
      return;
    }
    const row = payload as unknown as BookRow;
    if (row[1] === 0) this.rows.delete(row[0]);
    else this.rows.set(row[0], row);
  }

  state(): BookState {
    const price = (row: BookRow): number => (this.isRaw ? row[1] : row[0]);
    const all = [...this.rows.values()];
    return {
      bids: all.filter((r) => r[2] > 0).sort((a, b) => price(b) - price(a) || a[0] - b[0]),
      asks: all.filter((r) => r[2] < 0).sort((a, b) => price(a) - price(b) || a[0] - b[0]),
    };
  }

  checksum(): number {
    const { bids, asks } = this.state();
    return bookChecksum(bids, asks);
  }
}
