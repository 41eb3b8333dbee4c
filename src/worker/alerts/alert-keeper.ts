import type { Alert, AlertHappening, AlertId } from '../../domain/alert/alert';
import { type AlertChanges, saveAlerts } from '../store/alerts';
import type { Database } from '../store/database';

/** Writes what changed, one writing after the other. What could not be written is tried again with the next, or when storage is back. */
export class AlertKeeper {
  /** Why the last writing failed, in the user's words; null: all is kept. */
  trouble: string | null = null;
  private readonly dirty = new Map<AlertId, Alert | null>();
  private log: readonly AlertHappening[] | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(private readonly database: Database) {}

  /** Null: it was removed. */
  put(id: AlertId, alert: Alert | null): void {
    this.dirty.set(id, alert);
  }

  putLog(log: readonly AlertHappening[]): void {
    this.log = log;
  }

  /** Settles once everything that was put before is written, or could not be. */
  flush(): Promise<void> {
    this.writing = this.writing.then(() => this.write());
    return this.writing;
  }

  private async write(): Promise<void> {
    const [changed, log] = [[...this.dirty], this.log];
    if (changed.length === 0 && log === null) return;
    this.dirty.clear();
    this.log = null;
    const changes: AlertChanges = {
      put: changed.flatMap(([, alert]) => (alert === null ? [] : [alert])),
      removed: changed.flatMap(([id, alert]) => (alert === null ? [id] : [])),
      log,
    };
    const written = await saveAlerts(this.database, changes);
    this.trouble = written.ok ? null : `Changes of alerts are not kept: ${written.error.detail}.`;
    if (written.ok) return;
    for (const [id, alert] of changed) if (!this.dirty.has(id)) this.dirty.set(id, alert);
    this.log ??= log;
  }
}
