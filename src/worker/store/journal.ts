import type { AccountEvent } from '../../domain/account/account-event';
import type { AccountId } from '../../domain/account/account-id';
import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import { readAccountEvent } from './account-event-schema';
import { type Database, storageFault } from './database';
import { supersededBy } from './intents';

export interface LoadedJournal {
  /** From the first on, as far as they can be trusted. */
  readonly events: readonly AccountEvent[];
  /** Place of the first record that makes no sense or is missing; null: all do. Nothing after it is believed. */
  readonly damagedAt: number | null;
}

const ALL = Number.MAX_SAFE_INTEGER;

/** All that happened to an account, in its order. */
export function loadJournal(database: Database, account: AccountId): Promise<Result<LoadedJournal, Fault>> {
  return database.run(async (handle) => {
    const range = IDBKeyRange.bound([account, 0], [account, ALL]);
    const [keys, records] = await Promise.all([handle.getAllKeys('journal', range), handle.getAll('journal', range)]);
    const events: AccountEvent[] = [];
    for (const [i, record] of records.entries()) {
      const event = keys[i]?.[1] === i ? readAccountEvent(record) : undefined;
      if (event === undefined) return { events, damagedAt: i };
      events.push(event);
    }
    return { events, damagedAt: null };
  });
}

/** Where events of an account are written, and by which engine: only the last that began may. */
export interface JournalPlace {
  readonly account: AccountId;
  readonly epoch: number;
  /** Place of the first of them. */
  readonly from: number;
}

/** Put what happened behind what is there. Strict: it survives a loss of power. */
export async function appendToJournal(database: Database, place: JournalPlace, events: readonly AccountEvent[]): Promise<Result<null, Fault>> {
  const { account, epoch, from } = place;
  const written = await database.run(async (handle) => {
    const tx = handle.transaction(['journal', 'counters'], 'readwrite', { durability: 'strict' });
    const superseded = await supersededBy(tx.objectStore('counters'), epoch);
    const journal = tx.objectStore('journal');
    if (superseded === null) for (const [i, event] of events.entries()) journal.put(event, [account, from + i]).catch(() => undefined);
    await tx.done;
    return superseded;
  });
  if (!written.ok) return written;
  return written.value === null ? ok(null) : fail(storageFault(written.value));
}
