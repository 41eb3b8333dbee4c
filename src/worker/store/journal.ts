import type { AccountEvent } from '../../domain/account/account-event';
import type { AccountId } from '../../domain/account/account-id';
import type { Fault } from '../../domain/fault';
import type { Result } from '../../domain/result';
import { readAccountEvent } from './account-event-schema';
import type { Database } from './database';

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

/** Put what happened behind what is there. Strict: it survives a loss of power. `from`: place of the first of them. */
export function appendToJournal(database: Database, account: AccountId, from: number, events: readonly AccountEvent[]): Promise<Result<null, Fault>> {
  return database.run(async (handle) => {
    const tx = handle.transaction('journal', 'readwrite', { durability: 'strict' });
    for (const [i, event] of events.entries()) tx.store.put(event, [account, from + i]).catch(() => undefined);
    await tx.done;
    return null;
  });
}
