import * as v from 'valibot';
import type { Fault } from '../../domain/fault';
import { ok, type Result } from '../../domain/result';
import type { LocalMs } from '../../domain/units';
import type { Database } from '../store/database';
import { timeSchema } from '../store/order-schemas';
import { ATTEMPTS } from './vault-store';

const FREE = 3;
export const LONGEST_WAIT_MS = 300_000;

/** Ms to wait after this many wrong ones in a row: none, none, 1 s, 2 s, 4 s and so on to five minutes. */
export const waitAfter = (failures: number): number => (failures < FREE ? 0 : Math.min(LONGEST_WAIT_MS, 1_000 * 2 ** Math.min(30, failures - FREE)));

const schema = v.object({
  format: v.literal('tapedeck/vault-attempts'),
  version: v.literal(1),
  failures: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e6)),
  at: timeSchema,
});

interface Attempts {
  readonly failures: number;
  readonly at: number;
}

const written = ({ failures, at }: Attempts): v.InferOutput<typeof schema> => ({ format: 'tapedeck/vault-attempts', version: 1, failures, at });

/** A count that makes no sense counts as one that makes wait. */
function readAttempts(record: unknown, now: number): Attempts {
  if (record === undefined) return { failures: 0, at: now };
  const read = v.safeParse(schema, record);
  return read.success ? read.output : { failures: FREE, at: now };
}

/** When the next passphrase may be tried; null: now. A clock that was set back does not make the wait any longer than it was. */
export async function retryAt(database: Database, now: LocalMs): Promise<Result<LocalMs | null, Fault>> {
  return database.run(async (handle) => {
    const { failures, at } = readAttempts(await handle.get('vault', ATTEMPTS), now);
    const until = Math.min(at, now) + waitAfter(failures);
    if (at > now) await handle.put('vault', written({ failures, at: now }), ATTEMPTS);
    return until > now ? (until as LocalMs) : null;
  });
}

/** Count one as wrong before it is tried, so that an engine that dies over it has counted it. Twice where the connection was lost over it. */
export async function countAttempt(database: Database, now: LocalMs): Promise<Result<LocalMs, Fault>> {
  return database.run(async (handle) => {
    const tx = handle.transaction('vault', 'readwrite', { durability: 'strict' });
    const { failures } = readAttempts(await tx.store.get(ATTEMPTS), now);
    tx.store.put(written({ failures: failures + 1, at: now }), ATTEMPTS).catch(() => undefined);
    await tx.done;
    return (now + waitAfter(failures + 1)) as LocalMs;
  });
}

/** It was right. */
export async function forgetAttempts(database: Database): Promise<Result<null, Fault>> {
  const forgotten = await database.run((handle) => handle.delete('vault', ATTEMPTS));
  return forgotten.ok ? ok(null) : forgotten;
}
