import type { AccountEvent } from '../../domain/account/account-event';
import type { AccountId } from '../../domain/account/account-id';
import { type JournalSum, sumEvents } from '../../domain/account/journal-sum';
import type { LocalMs } from '../../domain/units';
import { makeAccountSnapshot } from '../store/account-snapshots';
import type { Database } from '../store/database';
import { forgetOldIntents } from '../store/intents';
import { appendToJournal } from '../store/journal';

/** A start reads at most this many events after a snapshot: some hundredths of a second. */
export const SNAPSHOT_EVERY = 1_000;

export interface JournalParts {
  readonly database: Database;
  readonly account: AccountId;
  /** Number of this engine. */
  readonly epoch: number;
  now(): LocalMs;
  /** There is trouble, or none any more. */
  changed(): void;
  /** All that was added is written. */
  written(): void;
}

/** What is written of an account already. */
export interface Written {
  readonly sum: JournalSum;
  /** How many events the newest snapshot has; null: there is none. */
  readonly snapshotOf: number | null;
}

/** Writes what happens to an account, in its order and without a hole, as fast as storage takes it. */
export class AccountJournal {
  private readonly waiting: AccountEvent[] = [];
  private writing: Promise<void> | null = null;
  private failure: string | null = null;
  private isClosed = false;
  private sum: JournalSum;
  private snapshotOf: number | null;

  constructor(
    private readonly parts: JournalParts,
    { sum, snapshotOf }: Written,
  ) {
    this.sum = sum;
    this.snapshotOf = snapshotOf;
  }

  /** Why what happened last is not written down; null: it is, or it is being written just now. */
  get trouble(): string | null {
    return this.failure;
  }

  add(event: AccountEvent): void {
    this.waiting.push(event);
    if (this.failure === null) void this.write();
  }

  /** Storage may be back. */
  retry(): void {
    if (this.failure === null || this.isClosed) return;
    this.failure = null;
    this.parts.changed();
    void this.write();
  }

  /** Settles when all that was added has been written, or cannot be. */
  async settled(): Promise<void> {
    while (this.writing !== null) await this.writing;
  }

  /** The last thing an engine does here: the next one starts from what there is now. */
  async close(): Promise<void> {
    await this.settled();
    this.isClosed = true;
    if (this.failure === null && this.snapshotOf !== this.sum.state.events) await this.put([], 0);
  }

  private write(): Promise<void> {
    this.writing ??= this.writeAll().finally(() => {
      this.writing = null;
    });
    return this.writing;
  }

  private async writeAll(): Promise<void> {
    // What happens in one task is written in one transaction.
    await Promise.resolve();
    while (this.waiting.length > 0) {
      const batch = [...this.waiting];
      const trouble = await this.put(batch, SNAPSHOT_EVERY);
      if (trouble !== null) {
        this.failure = trouble;
        this.parts.changed();
        return;
      }
      this.waiting.splice(0, batch.length);
      if (this.waiting.length === 0) this.parts.written();
    }
  }

  /** With a snapshot where the last one is so many events old. Answers what went wrong. */
  private async put(events: readonly AccountEvent[], snapshotEvery: number): Promise<string | null> {
    const { database, account, epoch, now } = this.parts;
    const from = this.sum.state.events;
    const { sum, passed } = sumEvents(this.sum, events);
    const isDue = this.snapshotOf === null || sum.state.events - this.snapshotOf >= snapshotEvery;
    const snapshot = isDue ? makeAccountSnapshot(account, sum, now()) : null;
    const written = await appendToJournal(database, { account, epoch, from }, { events, passed, snapshot });
    if (!written.ok) return 'detail' in written.error ? written.error.detail : 'storage failed';
    this.sum = sum;
    if (!isDue) return null;
    this.snapshotOf = sum.state.events;
    // Nothing waits for it, and what stays for want of storage goes the next time.
    void forgetOldIntents(database, account, now());
    return null;
  }
}
