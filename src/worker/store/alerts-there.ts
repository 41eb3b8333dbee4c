import type { Database } from './database';

/** Whether any alert is kept, or what happened to one: without the code that reads them. Null where storage does not answer. */
export async function hasAlerts(database: Database): Promise<boolean | null> {
  const there = await database.run((handle) => handle.count('alerts'));
  return there.ok ? there.value > 0 : null;
}
