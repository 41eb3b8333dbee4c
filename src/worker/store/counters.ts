import * as v from 'valibot';
import type { Fault } from '../../domain/fault';
import type { Result } from '../../domain/result';
import { type Database, writeTo } from './database';

const MOST = 1_000;
const schema = v.pipe(v.array(v.pipe(v.number(), v.finite())), v.maxLength(MOST));

/** Numbers kept under a name across starts, such as the times of connection attempts. Empty where there are none, or none that make sense. */
export function loadCounter(database: Database, name: string): Promise<Result<readonly number[], Fault>> {
  return database.run(async (handle) => {
    const read = v.safeParse(schema, (await handle.get('counters', name)) ?? []);
    if (read.success) return read.output;
    await writeTo(handle, 'counters', 'relaxed', (store) => [store.delete(name)]);
    return [];
  });
}

/** The last thousand of them. */
export function saveCounter(database: Database, name: string, numbers: readonly number[]): Promise<Result<null, Fault>> {
  return database.run(async (handle) => {
    await writeTo(handle, 'counters', 'relaxed', (store) => [store.put(numbers.slice(-MOST), name)]);
    return null;
  });
}
