import * as v from 'valibot';
import type { Alert, AlertHappening, AlertId } from '../../domain/alert/alert';
import type { Fault } from '../../domain/fault';
import type { Result } from '../../domain/result';
import { alertSchema, happeningSchema } from './alert-schemas';
import { type Database, writeTo } from './database';

/** What happened is kept for so many times. */
export const KEPT_HAPPENINGS = 200;

const LOG_KEY = 'log';
const alertKey = (id: AlertId): string => `alert:${id}`;
const alertRecord = v.object({ format: v.literal('tapedeck/alert'), version: v.literal(1), alert: alertSchema });
const logRecord = v.object({
  format: v.literal('tapedeck/alert-log'),
  version: v.literal(1),
  log: v.pipe(v.array(happeningSchema), v.maxLength(KEPT_HAPPENINGS)),
});

export interface StoredAlerts {
  readonly alerts: readonly Alert[];
  readonly log: readonly AlertHappening[];
  /** Records that made no sense. They have been deleted. */
  readonly damaged: number;
}

/** Each alert is a record: one that is damaged costs no other. */
export function loadAlerts(database: Database): Promise<Result<StoredAlerts, Fault>> {
  return database.run(async (handle) => {
    const { store } = handle.transaction('alerts');
    const [keys, records] = await Promise.all([store.getAllKeys(), store.getAll()]);
    const alerts: Alert[] = [];
    let log: readonly AlertHappening[] = [];
    const damaged: string[] = [];
    for (const [i, record] of records.entries()) {
      const key = keys[i] ?? '';
      const [alert, kept] = [v.safeParse(alertRecord, record), v.safeParse(logRecord, record)];
      if (alert.success && key === alertKey(alert.output.alert.id)) alerts.push(alert.output.alert as unknown as Alert);
      else if (kept.success && key === LOG_KEY) log = kept.output.log as unknown as readonly AlertHappening[];
      else damaged.push(key);
    }
    if (damaged.length > 0) await writeTo(handle, 'alerts', 'relaxed', (bad) => damaged.map((key) => bad.delete(key)));
    return { alerts, log, damaged: damaged.length };
  });
}

export interface AlertChanges {
  readonly put: readonly Alert[];
  readonly removed: readonly AlertId[];
  /** Null: it is as it was. */
  readonly log: readonly AlertHappening[] | null;
}

/** All of it or nothing. Strict: what fired once must not fire again after a loss of power. */
export function saveAlerts(database: Database, { put, removed, log }: AlertChanges): Promise<Result<null, Fault>> {
  return database.run(async (handle) => {
    await writeTo(handle, 'alerts', 'strict', (store) => [
      ...put.map((alert) => store.put({ format: 'tapedeck/alert', version: 1, alert }, alertKey(alert.id))),
      ...removed.map((id) => store.delete(alertKey(id))),
      ...(log === null ? [] : [store.put({ format: 'tapedeck/alert-log', version: 1, log: log.slice(0, KEPT_HAPPENINGS) }, LOG_KEY)]),
    ]);
    return null;
  });
}
