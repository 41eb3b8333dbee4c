import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import { DATABASE_NAME } from '../protocol/database-name';

interface Schema extends DBSchema {
  /** Values are unproven until read through their schema: disks tear and tools tamper. */
  snapshots: { key: string; value: unknown; indexes: { createdAt: number } };
  settings: { key: string; value: unknown };
  counters: { key: string; value: unknown };
  /** What happened to the accounts, by account and place in its order. */
  journal: { key: [string, number]; value: unknown };
  /** Orders that were let through, by their id, and how far they came. */
  intents: { key: string; value: unknown; indexes: { account: string } };
  /** What stands about an account besides its journal. */
  accounts: { key: string; value: unknown };
  /** What journals added up to, by account and number of events. */
  'account-snapshots': { key: [string, number]; value: unknown };
  /** What the journals left behind for good, newest first: its key counts backwards, since a page is read forwards. */
  'past-fills': PastStore<'pair'>;
  'past-orders': PastStore<'pair' | 'tie'>;
  /** What the fills of an hour or a day came to. */
  results: { key: [string, string, number, string]; value: unknown };
  /** What an account was worth in an hour or a day. */
  equity: { key: [string, string, number]; value: unknown };
  /** The vault's one record, its count of wrong passphrases, and the last login number of each key. */
  vault: { key: string; value: unknown };
  /** Alerts, and what happened to them. */
  alerts: { key: string; value: unknown };
}

interface PastStore<Index extends 'pair' | 'tie'> {
  /** Account, time below 0, and what tells two of one time apart. */
  key: [string, number, number | string];
  value: unknown;
  indexes: Pick<{ pair: [string, string, number, number | string]; tie: [string, number | string] }, Index>;
}

export type Handle = IDBPDatabase<Schema>;

const VERSION = 6;
export const OPEN_LIMIT_MS = 3_000;
export const WORK_LIMIT_MS = 5_000;
export const COME_BACK_MS = 30_000;

export interface Timers {
  /** Runs once, later. Answers the way to call it off. */
  after(delayMs: number, run: () => void): () => void;
}

export interface StorageState {
  readonly state: 'opening' | 'ok' | 'down';
  /** Why it is down, in the user's words. */
  readonly why: string | null;
}

/**
 * The browser's storage behind one handle. Whatever happens to it, callers get a value in a few seconds:
 * a lost connection is replaced once, then storage counts as down and is tried again every 30 s.
 * Only the owner of the engine's lock may make one.
 */
export class Database {
  state: StorageState = { state: 'opening', why: null };
  /** Rises with each connection to it: what an earlier one wrote may be gone. */
  connections = 0;
  private readonly readers = new Set<(state: StorageState) => void>();
  private handle: Handle | undefined;
  private opening: Promise<Handle> | undefined;
  private stopRetry: (() => void) | undefined;
  private isClosed = false;

  constructor(private readonly timers: Timers) {}

  /** Calls back at once with the present state, then on each change. Answers the way to stop. */
  watch(reader: (state: StorageState) => void): () => void {
    this.readers.add(reader);
    reader(this.state);
    return () => this.readers.delete(reader);
  }

  /** `work` may run twice: the second time on a fresh connection, after the first was lost. */
  async run<T>(work: (handle: Handle) => Promise<T>): Promise<Result<T, Fault>> {
    if (this.isClosed) return fail(storageFault('the storage was closed'));
    if (this.stopRetry !== undefined && this.handle === undefined) return fail(storageFault(this.state.why ?? 'storage is down'));
    for (let isRetry = false; ; isRetry = true) {
      try {
        const handle = this.handle ?? (await this.open());
        const value = await this.within(WORK_LIMIT_MS, work(handle));
        this.say('ok', null);
        return ok(value);
      } catch (error) {
        const isLost = isConnectionLoss(error);
        if (isLost) this.drop();
        if (isLost && !isRetry) continue;
        return fail(this.failed(error));
      }
    }
  }

  /** For good. */
  close(): void {
    this.isClosed = true;
    this.stopRetry?.();
    this.drop();
  }

  /** One opener per context: a second one behind a blocked upgrade would get no event at all, ever. */
  private open(): Promise<Handle> {
    this.opening ??= this.openOnce();
    return this.opening;
  }

  private async openOnce(): Promise<Handle> {
    if (this.state.state !== 'down') this.say('opening', null);
    let isBlocked = false;
    let isLate = false;
    const asked = askToOpen(
      () => {
        isBlocked = true;
      },
      () => this.drop(),
    );
    asked.then(
      (handle) => {
        // Come too late: taken if nothing took its place, else it would block the next upgrade.
        if (!isLate) return;
        if (this.isClosed || this.handle !== undefined) handle.close();
        else this.adopt(handle);
      },
      () => undefined,
    );
    try {
      const handle = await this.within(OPEN_LIMIT_MS, asked);
      if (this.isClosed) {
        handle.close();
        throw new Failure('the storage was closed');
      }
      this.adopt(handle);
      return handle;
    } catch (error) {
      isLate = true;
      if (isBlocked && error instanceof Overdue) throw new Failure('another window of an older version holds the storage; close it');
      throw error instanceof Overdue ? new Failure('the browser does not open its storage') : error;
    } finally {
      this.opening = undefined;
    }
  }

  private adopt(handle: Handle): void {
    this.handle = handle;
    this.connections++;
    this.stopRetry?.();
    this.stopRetry = undefined;
    this.say('ok', null);
  }

  private drop(): void {
    this.handle?.close();
    this.handle = undefined;
  }

  private failed(error: unknown): Fault {
    const why = words(error);
    this.say('down', why);
    if (this.handle === undefined && this.stopRetry === undefined && !this.isClosed) {
      this.stopRetry = this.timers.after(COME_BACK_MS, () => {
        this.stopRetry = undefined;
        void this.run(async () => undefined);
      });
    }
    return storageFault(why);
  }

  private say(state: StorageState['state'], why: string | null): void {
    if (this.state.state === state && this.state.why === why) return;
    this.state = { state, why };
    for (const reader of this.readers) reader(this.state);
  }

  private within<T>(limitMs: number, promise: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      const stop = this.timers.after(limitMs, () => reject(new Overdue()));
      promise.then(resolve, reject).finally(stop);
    });
  }
}

class Overdue extends Error {}
class Failure extends Error {}

async function askToOpen(blocked: () => void, gone: () => void): Promise<Handle> {
  const handle: Handle = await openDB<Schema>(DATABASE_NAME, VERSION, {
    upgrade(fresh, from) {
      // Additive only: an older build may still read it.
      if (from < 1) {
        fresh.createObjectStore('snapshots').createIndex('createdAt', 'createdAt');
        fresh.createObjectStore('settings');
        fresh.createObjectStore('counters');
      }
      if (from < 2) {
        fresh.createObjectStore('journal');
        fresh.createObjectStore('intents').createIndex('account', 'account');
        fresh.createObjectStore('accounts');
      }
      if (from < 3) {
        fresh.createObjectStore('account-snapshots');
        const key = { keyPath: ['account', 'back', 'tie'] };
        fresh.createObjectStore('past-fills', key).createIndex('pair', ['account', 'pair', 'back', 'tie']);
        const orders = fresh.createObjectStore('past-orders', key);
        orders.createIndex('pair', ['account', 'pair', 'back', 'tie']);
        // An order is looked up by its id.
        orders.createIndex('tie', ['account', 'tie']);
        fresh.createObjectStore('results', { keyPath: ['account', 'span', 'start', 'scope'] });
      }
      if (from < 4) fresh.createObjectStore('equity', { keyPath: ['account', 'span', 'start'] });
      if (from < 5) fresh.createObjectStore('vault');
      if (from < 6) fresh.createObjectStore('alerts');
    },
    blocked,
    blocking: (_current, _wanted, event) => {
      (event.target as IDBDatabase).close();
      gone();
    },
    terminated: gone,
  });
  return handle;
}

/** Write what `put` asks for in one transaction. The abort's own cause comes out: a full disk shows there, not on the request. */
export async function writeTo(
  handle: Handle,
  store: 'snapshots' | 'settings' | 'counters' | 'accounts' | 'alerts',
  durability: 'strict' | 'relaxed',
  put: (store: { put(value: unknown, key: string): Promise<unknown>; delete(key: string): Promise<unknown> }) => readonly Promise<unknown>[],
): Promise<void> {
  const tx = handle.transaction(store, 'readwrite', { durability });
  for (const request of put(tx.store)) request.catch(() => undefined);
  await tx.done;
}

export const storageFault = (detail: string): Fault => ({ code: 'storage-failed', next: 'ask-user', detail });

const nameOf = (error: unknown): string => (error instanceof Error || error instanceof DOMException ? error.name : '');

const isConnectionLoss = (error: unknown): boolean =>
  error instanceof Overdue || ['UnknownError', 'InvalidStateError', 'AbortError'].includes(nameOf(error));

function words(error: unknown): string {
  if (error instanceof Failure) return error.message;
  if (error instanceof Overdue) return 'the storage does not answer';
  const name = nameOf(error);
  if (name === 'QuotaExceededError') return 'the storage is full';
  if (name === 'VersionError') return 'a newer version of this program uses the storage; reload';
  if (typeof indexedDB === 'undefined') return 'this browser offers no storage here';
  return name === '' ? 'the storage failed' : `the storage failed (${name})`;
}
