import * as v from 'valibot';
import type { AccountId } from '../../domain/account/account-id';
import type { Fault } from '../../domain/fault';
import type { Result } from '../../domain/result';
import { LIMITS_PRESETS, type LimitsPreset } from '../../domain/risk/limits';
import { type Database, writeTo } from './database';

/** What must outlive an engine besides the journal of an account. */
export interface AccountRecord {
  /** When the kill switch was pulled; null: it was not, or the account was armed again. */
  readonly killedAt: number | null;
  readonly limits: LimitsPreset;
}

const schema = v.object({
  format: v.literal('tapedeck/account'),
  version: v.literal(1),
  createdAt: v.number(),
  killedAt: v.nullable(v.pipe(v.number(), v.finite(), v.minValue(0))),
  // Records of the first builds do not name it.
  limits: v.optional(v.picklist(LIMITS_PRESETS), 'standard'),
});

/** A record that makes no sense counts as a pulled switch under careful limits: both can be undone, an order that left cannot. */
export function loadAccountRecord(database: Database, account: AccountId, now: number): Promise<Result<AccountRecord, Fault>> {
  return database.run(async (handle) => {
    const record = await handle.get('accounts', account);
    if (record === undefined) return { killedAt: null, limits: 'standard' };
    const read = v.safeParse(schema, record);
    return read.success ? { killedAt: read.output.killedAt, limits: read.output.limits } : { killedAt: now, limits: 'careful' };
  });
}

export function saveAccountRecord(database: Database, account: AccountId, record: AccountRecord, createdAt: number): Promise<Result<null, Fault>> {
  return database.run(async (handle) => {
    await writeTo(handle, 'accounts', 'strict', (store) => [store.put({ format: 'tapedeck/account', version: 1, createdAt, ...record }, account)]);
    return null;
  });
}
