import type { AccountEvent } from '../../domain/account/account-event';
import type { AccountId } from '../../domain/account/account-id';
import type { Passed } from '../../domain/account/journal-sum';
import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import { readAccountEvent } from './account-event-schema';
import { type AccountSnapshot, putAccountSnapshot } from './account-snapshots';
import { type Database, storageFault } from './database';
import { supersededBy } from './intents';
import { putPast } from './past';
import { addResults } from './results';

export interface JournalSlice {
  /** As far as they can be trusted. */
  readonly events: readonly AccountEvent[];
  /** Place of the first record that makes no sense or is missing; null: all do. Nothing after it is believed. */
  readonly damagedAt: number | null;
  readonly isLast: boolean;
}

/** Read at once: what it takes to read and prove them holds nothing else up. */
export const SLICE = 200;

/** What happened to an account from a place on, in its order, a slice at a time. */
export function loadJournal(database: Database, account: AccountId, from: number): Promise<Result<JournalSlice, Fault>> {
  return database.run(async (handle) => {
    const range = IDBKeyRange.bound([account, from], [account, Number.MAX_SAFE_INTEGER]);
    const [keys, records] = await Promise.all([handle.getAllKeys('journal', range, SLICE), handle.getAll('journal', range, SLICE)]);
    const events: AccountEvent[] = [];
    for (const [i, record] of records.entries()) {
      const event = keys[i]?.[1] === from + i ? readAccountEvent(record) : undefined;
      if (event === undefined) return { events, damagedAt: from + i, isLast: true };
      events.push(event);
    }
    return { events, damagedAt: null, isLast: records.length < SLICE };
  });
}

/** Where events of an account are written, and by which engine: only the last that began may. */
export interface JournalPlace {
  readonly account: AccountId;
  readonly epoch: number;
  /** Place of the first of them. */
  readonly from: number;
}

/** What is written at once, all or nothing. */
export interface JournalPage {
  readonly events: readonly AccountEvent[];
  /** What they leave behind for good. */
  readonly passed: readonly Passed[];
  /** What all adds up to after them; null: not yet again. */
  readonly snapshot: AccountSnapshot | null;
}

const STORES = ['journal', 'counters', 'past-fills', 'past-orders', 'results', 'account-snapshots'] as const;

/** Put what happened behind what is there, and with it what follows from it. Strict: it survives a loss of power. */
export async function appendToJournal(database: Database, place: JournalPlace, page: JournalPage): Promise<Result<null, Fault>> {
  const { account, epoch, from } = place;
  const { events, passed, snapshot } = page;
  const written = await database.run(async (handle) => {
    // What follows from events that are written already can be had again.
    const durability = events.length === 0 && snapshot === null ? 'relaxed' : 'strict';
    const tx = handle.transaction(STORES, 'readwrite', { durability });
    const superseded = await supersededBy(tx.objectStore('counters'), epoch);
    if (superseded === null) {
      const journal = tx.objectStore('journal');
      for (const [i, event] of events.entries()) journal.put(event, [account, from + i]).catch(() => undefined);
      await putPast(tx.objectStore('past-fills'), tx.objectStore('past-orders'), account, passed);
      if (snapshot !== null) await putAccountSnapshot(tx.objectStore('account-snapshots'), snapshot);
      if (passed.length > 0) await addResults(tx.objectStore('results'), account, passed);
    }
    await tx.done;
    return superseded;
  });
  if (!written.ok) return written;
  return written.value === null ? ok(null) : fail(storageFault(written.value));
}

/**
 * Take away what a journal has from a place on, what was summed up from there, and the orders that were on their way: none of
 * it can be believed. What its account did before stays. `anew` is what an account begins with instead whose venue keeps it:
 * its orders on the way stay, for the venue to tell of them. Strict, and only by the engine that is the last to have begun.
 */
export async function cutJournal(
  database: Database,
  { account, epoch, from }: JournalPlace,
  anew: AccountEvent | null,
): Promise<Result<null, Fault>> {
  const cut = await database.run(async (handle) => {
    const tx = handle.transaction(['journal', 'counters', 'account-snapshots', 'intents'], 'readwrite', { durability: 'strict' });
    const superseded = await supersededBy(tx.objectStore('counters'), epoch);
    if (superseded === null) {
      const last = [account, Number.MAX_SAFE_INTEGER] as const;
      const intents = tx.objectStore('intents');
      const pending = [
        tx.objectStore('journal').delete(IDBKeyRange.bound([account, from], last)),
        tx.objectStore('account-snapshots').delete(IDBKeyRange.bound([account, from], last, true)),
        ...(anew === null
          ? (await intents.index('account').getAllKeys(account)).map((id) => intents.delete(id))
          : [tx.objectStore('journal').put(anew, [account, from])]),
      ];
      for (const one of pending) one.catch(() => undefined);
    }
    await tx.done;
    return superseded;
  });
  if (!cut.ok) return cut;
  return cut.value === null ? ok(null) : fail(storageFault(cut.value));
}
