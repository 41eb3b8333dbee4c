import * as v from 'valibot';
import type { AccountId } from '../../domain/account/account-id';
import type { Fault } from '../../domain/fault';
import type { OrderId } from '../../domain/order/order';
import type { Amendment } from '../../domain/order/terms';
import { fail, ok, type Result } from '../../domain/result';
import { type Database, storageFault } from './database';
import { supersededBy } from './intents';
import { amendmentSchema } from './order-schemas';

export const AMEND_INTENT = { format: 'tapedeck/amend-intent', version: 1 } as const;

/** A change of an order that was let through, written down before it is sent. The last one of each order is kept. */
export interface AmendIntent {
  readonly format: typeof AMEND_INTENT.format;
  readonly version: typeof AMEND_INTENT.version;
  readonly account: AccountId;
  /** The engine that let it through. */
  readonly epoch: number;
  readonly build: string;
  readonly order: OrderId;
  readonly change: Amendment;
  readonly loggedAt: number;
  /** It leaves once, after this has been written. Null: it did not leave after all. */
  readonly sentAt: number | null;
}

const time = v.pipe(v.number(), v.finite(), v.minValue(0));
const schema = v.object({
  format: v.literal(AMEND_INTENT.format),
  version: v.literal(AMEND_INTENT.version),
  account: v.string(),
  epoch: v.pipe(v.number(), v.integer()),
  build: v.string(),
  order: v.string(),
  change: amendmentSchema,
  loggedAt: time,
  sentAt: v.nullable(time),
});

/** Beside the intents of orders, whose keys are their ids alone. */
const keyOf = (order: OrderId): string => `${order} change`;

/** Write a change down as leaving, strictly, by the engine that is the last to have begun: whoever gets `ok` may send it, once. */
export async function writeAmendIntent(database: Database, intent: AmendIntent): Promise<Result<null, Fault>> {
  const written = await database.run(async (handle) => {
    const tx = handle.transaction(['intents', 'counters'], 'readwrite', { durability: 'strict' });
    const superseded = await supersededBy(tx.objectStore('counters'), intent.epoch);
    if (superseded === null)
      tx.objectStore('intents')
        .put(intent, keyOf(intent.order))
        .catch(() => undefined);
    await tx.done;
    return superseded;
  });
  if (!written.ok) return written;
  return written.value === null ? ok(null) : fail(storageFault(written.value));
}

/** The last change of each order of an account. Records that make no sense are left out. */
export function loadAmendIntents(database: Database, account: AccountId): Promise<Result<readonly AmendIntent[], Fault>> {
  return database.run(async (handle) => {
    const records = await handle.getAllFromIndex('intents', 'account', account);
    return records.map(readAmendIntent).filter((intent) => intent !== undefined);
  });
}

function readAmendIntent(record: unknown): AmendIntent | undefined {
  const read = v.safeParse(schema, record);
  return read.success ? (read.output as unknown as AmendIntent) : undefined;
}
