import type { Login } from './login';

/** What accounts' clients sent, for tests to count. */
export interface TrafficReport {
  /** Frames by key (empty: not logged in) and type. Orders of a batch count as frames of their type too. */
  readonly framesByKey: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Orders sent, by client id, also those that were lost or refused. */
  readonly sentByCid: Readonly<Record<string, number>>;
  /** When orders came in first, by client id: ms of the epoch with fractions. */
  readonly arrivedAt: Readonly<Record<string, number>>;
  /** Orders accepted, by client id. */
  readonly acceptedByCid: Readonly<Record<string, number>>;
  /** Sockets logged in now, and the most at once, by account. */
  readonly sockets: Readonly<Record<string, { readonly now: number; readonly most: number }>>;
}

export class Traffic {
  private readonly frames = new Map<string, Map<string, number>>();
  private readonly sent = new Map<string, number>();
  private readonly arrivals = new Map<string, number>();
  private readonly most = new Map<number, number>();

  heard(key: string, type: string, payload: unknown): void {
    let types = this.frames.get(key);
    if (types === undefined) {
      types = new Map();
      this.frames.set(key, types);
    }
    types.set(type, (types.get(type) ?? 0) + 1);
    if (type === 'on') {
      const cid = String((payload as { cid?: unknown } | null)?.cid ?? '');
      this.sent.set(cid, (this.sent.get(cid) ?? 0) + 1);
      if (!this.arrivals.has(cid)) this.arrivals.set(cid, performance.timeOrigin + performance.now());
    }
    if (type !== 'ox_multi' || !Array.isArray(payload)) return;
    for (const op of payload as unknown[]) if (Array.isArray(op) && typeof op[0] === 'string' && op[0] !== 'ox_multi') this.heard(key, op[0], op[1]);
  }

  loggedIn(login: Login, all: readonly Login[]): void {
    const { id } = login.user;
    const now = all.filter((one) => one.user.id === id).length;
    this.most.set(id, Math.max(now, this.most.get(id) ?? 0));
  }

  report(logins: Iterable<Login>, acceptedByCid: ReadonlyMap<number, number>): TrafficReport {
    const all = [...logins];
    return {
      framesByKey: Object.fromEntries([...this.frames].map(([key, types]) => [key, Object.fromEntries(types)])),
      sentByCid: Object.fromEntries(this.sent),
      arrivedAt: Object.fromEntries(this.arrivals),
      acceptedByCid: Object.fromEntries(acceptedByCid),
      sockets: Object.fromEntries([...this.most].map(([id, most]) => [id, { now: all.filter((one) => one.user.id === id).length, most }])),
    };
  }
}
