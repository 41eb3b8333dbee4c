import type { Database } from './database';

/** Whether any alert is kept, or what happened to one: without the code that reads them. False where storage does not answer. */
export async function hasAlerts(database: Database): Promise<boolean> {
  const there = await database.run((handle) => handle.count('alerts'));
  return there.ok && there.value > 0;
}
