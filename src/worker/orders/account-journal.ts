import type { AccountEvent } from '../../domain/account/account-event';
import type { AccountId } from '../../domain/account/account-id';
import type { Database } from '../store/database';
import { appendToJournal } from '../store/journal';

/** Writes what happens to an account, in its order and without a hole, as fast as storage takes it. */
export class AccountJournal {
  private readonly waiting: AccountEvent[] = [];
  private writing: Promise<void> | null = null;
  private failure: string | null = null;

  /** `epoch`: number of this engine. `length`: how many events are written already. */
  constructor(
    private readonly database: Database,
    private readonly account: AccountId,
    private readonly epoch: number,
    private length: number,
    private readonly changed: () => void,
  ) {}

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
    if (this.failure === null) return;
    this.failure = null;
    this.changed();
    void this.write();
  }

  /** Settles when all that was added has been written, or cannot be. */
  async settled(): Promise<void> {
    while (this.writing !== null) await this.writing;
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
      const written = await appendToJournal(this.database, { account: this.account, epoch: this.epoch, from: this.length }, batch);
      if (!written.ok) {
        this.failure = 'detail' in written.error ? written.error.detail : 'storage failed';
        this.changed();
        return;
      }
      this.length += batch.length;
      this.waiting.splice(0, batch.length);
    }
  }
}
