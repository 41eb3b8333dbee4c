import * as v from 'valibot';
import type { AccountId } from '../../domain/account/account-id';
import type { Fault } from '../../domain/fault';
import type { NewOrder, OrderId } from '../../domain/order/order';
import { fail, ok, type Result } from '../../domain/result';
import { epochOfOrder } from '../orders/order-ids';
import { newOrderSchema } from './account-event-schema';
import { type Database, storageFault } from './database';

/** An order that was let through, written down before anything else happens to it. */
export interface Intent {
  readonly format: 'tapedeck/intent';
  readonly version: 1;
  readonly account: AccountId;
  /** Which press of which ticket asked for it. */
  readonly nonce: string;
  /** The engine that let it through: its number among all engines of this profile. */
  readonly epoch: number;
  readonly build: string;
  readonly order: NewOrder;
  /** What the order was priced from, to be looked up later. */
  readonly seen: { readonly bookAt: number | null; readonly bid: number | null; readonly ask: number | null };
  readonly loggedAt: number;
  /** Null: it has not left. It leaves once, after this has been written. */
  readonly sentAt: number | null;
}

const EPOCH = 'epoch';
const time = v.pipe(v.number(), v.finite(), v.minValue(0));
const price = v.nullable(v.pipe(v.number(), v.finite()));
const schema = v.object({
  format: v.literal('tapedeck/intent'),
  version: v.literal(1),
  account: v.string(),
  nonce: v.string(),
  epoch: v.pipe(v.number(), v.integer()),
  build: v.string(),
  order: newOrderSchema,
  seen: v.object({ bookAt: v.nullable(time), bid: price, ask: price }),
  loggedAt: time,
  sentAt: v.nullable(time),
});

/** The number of this engine: higher than that of any before it, also where the count of them was lost and orders of theirs were not. */
export function beginEpoch(database: Database): Promise<Result<number, Fault>> {
  return database.run(async (handle) => {
    const tx = handle.transaction(['counters', 'intents'], 'readwrite', { durability: 'strict' });
    const counters = tx.objectStore('counters');
    const [counted, ids] = await Promise.all([counters.get(EPOCH), tx.objectStore('intents').getAllKeys()]);
    const epoch = Math.max(epochIn(counted), ...ids.map(epochOfOrder)) + 1;
    counters.put([epoch], EPOCH).catch(() => undefined);
    await tx.done;
    return epoch;
  });
}

/** Why this engine may write nothing of an account any more; null: it may. Ask in the transaction that depends on it. */
export async function supersededBy(counters: { get(key: string): Promise<unknown> }, epoch: number): Promise<string | null> {
  const latest = epochIn(await counters.get(EPOCH));
  if (latest === epoch) return null;
  return latest > epoch ? 'another engine has taken over' : 'what was stored has been cleared; reload to begin anew';
}

/** Strict, before anything is sent. */
export function logIntents(database: Database, intents: readonly Intent[]): Promise<Result<null, Fault>> {
  return database.run(async (handle) => {
    const tx = handle.transaction('intents', 'readwrite', { durability: 'strict' });
    for (const intent of intents) tx.store.put(intent, intent.order.id).catch(() => undefined);
    tx.commit();
    await tx.done;
    return null;
  });
}

/**
 * Mark orders that were logged as sent, all or none, and only by the engine that is the last to have begun: whoever gets
 * `ok` may send them, once. Another engine, or orders that were sent before or never written down, are refused.
 */
export async function markSent(database: Database, intents: readonly Intent[], at: number): Promise<Result<null, Fault>> {
  const epoch = intents[0]?.epoch ?? 0;
  const marked = await database.run(async (handle) => {
    const tx = handle.transaction(['intents', 'counters'], 'readwrite', { durability: 'strict' });
    const store = tx.objectStore('intents');
    // What is there is read, and what shall be there written, in one go: each answer waited for is a way to another process and back.
    const before = Promise.all([supersededBy(tx.objectStore('counters'), epoch), ...intents.map(({ order }) => store.get(order.id))]);
    for (const intent of intents) store.put({ ...intent, sentAt: at }, intent.order.id).catch(() => undefined);
    const [superseded, ...records] = await before;
    const isUnsent = records.map(readIntent).every((intent) => intent?.sentAt === null && intent.epoch === epoch);
    if (superseded === null && isUnsent) {
      await tx.done;
      return null;
    }
    const undone = tx.done.catch(() => undefined);
    tx.abort();
    await undone;
    return superseded ?? 'they were sent before';
  });
  if (!marked.ok) return marked;
  return marked.value === null ? ok(null) : fail(storageFault(marked.value));
}

/** What was let through for an account and not forgotten since. Records that make no sense are left out. */
export function loadIntents(database: Database, account: AccountId): Promise<Result<readonly Intent[], Fault>> {
  return database.run(async (handle) => {
    const records = await handle.getAllFromIndex('intents', 'account', account);
    return records.map(readIntent).filter((intent) => intent !== undefined);
  });
}

/** Once their venue has them the journal knows more than these do. */
export function forgetIntents(database: Database, ids: readonly OrderId[]): Promise<Result<null, Fault>> {
  return database.run(async (handle) => {
    const tx = handle.transaction('intents', 'readwrite');
    for (const id of ids) tx.store.delete(id).catch(() => undefined);
    await tx.done;
    return null;
  });
}

function readIntent(record: unknown): Intent | undefined {
  const read = v.safeParse(schema, record);
  return read.success ? (read.output as unknown as Intent) : undefined;
}

const epochIn = (record: unknown): number => (Array.isArray(record) && Number.isSafeInteger(record[0]) ? (record[0] as number) : 0);
