import * as v from 'valibot';
import type { AccountInfo } from '../../domain/account/account-event';
import type { AccountId } from '../../domain/account/account-id';
import type { Fault } from '../../domain/fault';
import { fail, ok, type Result } from '../../domain/result';
import { LIMITS_PRESETS, type LimitsPreset } from '../../domain/risk/limits-preset';
import { infoSchema } from './account-event-schema';
import { type Database, storageFault } from './database';
import { supersededBy } from './intents';

/** What must outlive an engine besides the journal of an account. */
export interface AccountRecord {
  /** What it is, so that it can be listed without its journal; null: not known from here. */
  readonly info: AccountInfo | null;
  /** When the kill switch was pulled; null: it was not, or the account was armed again. */
  readonly killedAt: number | null;
  /** Why it counts as pulled though nobody did, in the user's words; null: somebody did, or it was not. */
  readonly heldFor: string | null;
  readonly limits: LimitsPreset;
}

export interface LoadedRecord extends AccountRecord {
  /** What was stored made no sense, and this stands for it. */
  readonly isDamaged: boolean;
}

const schema = v.object({
  format: v.literal('tapedeck/account'),
  version: v.literal(1),
  createdAt: v.number(),
  killedAt: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))),
  // Records of the first builds do not name these.
  heldFor: v.optional(v.nullable(v.pipe(v.string(), v.maxLength(400))), null),
  limits: v.optional(v.picklist(LIMITS_PRESETS), 'standard'),
  info: v.optional(v.nullable(infoSchema), null),
});

/** A record that makes no sense counts as a pulled switch under careful limits: both can be undone, an order that left cannot. */
export function loadAccountRecord(database: Database, account: AccountId, now: number): Promise<Result<LoadedRecord, Fault>> {
  return database.run(async (handle) => {
    const record = await handle.get('accounts', account);
    if (record === undefined) return { info: null, killedAt: null, heldFor: null, limits: 'standard', isDamaged: false };
    const read = readRecord(record);
    return read === undefined ? { info: null, killedAt: now, heldFor: null, limits: 'careful', isDamaged: true } : { ...read, isDamaged: false };
  });
}

/** Every account that was opened beside the main ones, as far as its record can be read. */
export function loadAccountInfos(database: Database): Promise<Result<readonly AccountInfo[], Fault>> {
  return database.run(async (handle) => {
    const records = await handle.getAll('accounts');
    return records.map((record) => readRecord(record)?.info ?? null).filter((info) => info !== null);
  });
}

/** Strict, and only by the engine that is the last to have begun: an earlier one must not let go of a switch that this one pulled. */
export async function saveAccountRecord(
  database: Database,
  { account, epoch, createdAt }: { readonly account: AccountId; readonly epoch: number; readonly createdAt: number },
  record: AccountRecord,
): Promise<Result<null, Fault>> {
  const saved = await database.run(async (handle) => {
    const tx = handle.transaction(['accounts', 'counters'], 'readwrite', { durability: 'strict' });
    const superseded = await supersededBy(tx.objectStore('counters'), epoch);
    if (superseded === null)
      tx.objectStore('accounts')
        .put({ format: 'tapedeck/account', version: 1, createdAt, ...record }, account)
        .catch(() => undefined);
    await tx.done;
    return superseded;
  });
  if (!saved.ok) return saved;
  return saved.value === null ? ok(null) : fail(storageFault(saved.value));
}

function readRecord(value: unknown): AccountRecord | undefined {
  const read = v.safeParse(schema, value);
  if (!read.success) return undefined;
  const { info, killedAt, heldFor, limits } = read.output;
  // The schema proves the texts; their brands follow from the places they stand in.
  return { info: info as AccountInfo | null, killedAt, heldFor, limits };
}
