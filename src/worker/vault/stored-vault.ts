import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import { type Database, storageFault } from '../store/database';
import { readRecord, type Unsealed, type VaultRecord } from './record';
import { refuse } from './refuse';
import { seal } from './sealing';
import { deleteRecords, loadRecord, replaceRecord } from './vault-store';

/** The one record as it was last read or written. */
export class StoredVault {
  isRead = false;
  record: VaultRecord | null = null;
  /** Why what is stored cannot be used; it is kept all the same. */
  damage: string | null = null;

  constructor(
    private readonly database: Database,
    private readonly origin: string,
  ) {}

  /** Read it. True: it is another than before. */
  async refresh(): Promise<Result<boolean, Fault>> {
    const loaded = await loadRecord(this.database);
    if (!loaded.ok) return loaded;
    const read = loaded.value === undefined ? null : readRecord(loaded.value);
    const before = this.said();
    this.isRead = true;
    this.damage = typeof read === 'string' ? read : null;
    this.record = typeof read === 'string' ? null : read;
    if (this.record !== null && this.record.origin !== this.origin) {
      this.record = null;
      this.damage = 'It was made for another address: export it there, delete it here, and import the file.';
    }
    return ok(before !== this.said());
  }

  present(): Result<VaultRecord, Fault> {
    if (this.damage !== null) return fail(refuse('damaged', `The vault cannot be read. ${this.damage}`));
    return this.record === null ? fail(noVault()) : ok(this.record);
  }

  get isVacant(): boolean {
    return this.record === null && this.damage === null;
  }

  /** Put one where none is. */
  async begin(record: VaultRecord): Promise<Result<null, Fault>> {
    const written = await replaceRecord(this.database, null, record);
    if (written.ok) this.record = record;
    return written;
  }

  /** Seal what `before` has become and put it in its place. */
  async replace(before: VaultRecord, next: Unsealed, dataKey: CryptoKey, isCurrent: () => boolean): Promise<Result<null, Fault>> {
    const record = await seal(next, dataKey);
    if (!isCurrent()) return fail(locked());
    const written = await replaceRecord(this.database, before, record);
    if (written.ok) this.record = record;
    return written;
  }

  /** Whatever is there, and look whether it is gone. Answers how many login numbers are kept. */
  async delete(): Promise<Result<{ readonly left: number; readonly noncesKept: number }, Fault>> {
    if (this.isVacant) return fail(noVault());
    const deleted = await deleteRecords(this.database);
    if (!deleted.ok) return deleted;
    if (deleted.value.left > 0) return fail(storageFault('the vault was deleted and is still there; clear the data of this site in the browser'));
    this.record = null;
    this.damage = null;
    return deleted;
  }

  private said(): string {
    return JSON.stringify([this.isRead, this.record, this.damage]);
  }
}

export const locked = (): Fault => refuse('locked', 'The vault is locked: unlock it.');
const noVault = (): Fault => refuse('no-vault', 'There is no vault here: create one or import one.');
