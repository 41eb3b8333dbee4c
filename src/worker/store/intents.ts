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
  /** It leaves once, after this has been written. Null: it did not leave after all. */
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
  return latest > epoch
    ? 'another engine has taken over'
    : 'what was stored has been cleared; close every tab of Tapedeck for five minutes, and it begins anew';
}

/**
 * Write orders down as leaving, all or none, strictly, and only by the engine that is the last to have begun: whoever gets
 * `ok` may send them, once. Orders that stand there already are refused. Before it nothing leaves; from its first moment on
 * a later engine has to ask whether they did. `refusal` is asked while the storage looks what stands there: where it answers
 * something, nothing is written, and that is the answer.
 */
export async function writeIntents(
  database: Database,
  intents: readonly Intent[],
  refusal: () => Fault | null = () => null,
): Promise<Result<null, Fault>> {
  const epoch = intents[0]?.epoch ?? 0;
  let isRetry = false;
  const written = await database.run(async (handle): Promise<Fault | null> => {
    // A connection can be lost after all was written, and what stands there then is this very call's.
    const mayStand = isRetry;
    isRetry = true;
    const tx = handle.transaction(['intents', 'counters'], 'readwrite', { durability: 'strict' });
    const store = tx.objectStore('intents');
    // What is there is read, and what shall be there written, in one go: each answer waited for is a way to another process and back.
    const before = Promise.all([supersededBy(tx.objectStore('counters'), epoch), ...intents.map(({ order }) => store.get(order.id))]);
    const refused = refusal();
    if (refused === null) for (const intent of intents) store.put(intent, intent.order.id).catch(() => undefined);
    const [superseded, ...records] = await before;
    const isNew = records.every((record, i) => record === undefined || (mayStand && isSamePress(record, intents[i] as Intent)));
    if (refused === null && superseded === null && isNew) {
      tx.commit();
      await tx.done;
      return null;
    }
    const undone = tx.done.catch(() => undefined);
    tx.abort();
    await undone;
    return refused ?? storageFault(superseded ?? 'they were written down before');
  });
  if (!written.ok) return written;
  return written.value === null ? ok(null) : fail(written.value);
}

function isSamePress(record: unknown, { nonce, epoch, loggedAt }: Intent): boolean {
  const known = readIntent(record);
  return known?.nonce === nonce && known.epoch === epoch && known.loggedAt === loggedAt;
}

/** They have not left after all: no later engine is to look for them. Where it cannot be written, it will, in vain. */
export function withdrawIntents(database: Database, intents: readonly Intent[]): Promise<Result<null, Fault>> {
  return database.run(async (handle) => {
    const tx = handle.transaction('intents', 'readwrite', { durability: 'strict' });
    for (const intent of intents) tx.store.put({ ...intent, sentAt: null }, intent.order.id).catch(() => undefined);
    await tx.done;
    return null;
  });
}

/** Looked at once: what it takes holds nothing else up. */
const SLICE = 200;
/** Whatever became of an order of yesterday is in its account's journal. */
export const KEPT_MS = 86_400_000;

/** What was let through for an account and not forgotten since. Records that make no sense are left out. */
export async function loadIntents(database: Database, account: AccountId): Promise<Result<readonly Intent[], Fault>> {
  const found: Intent[] = [];
  const seen = await eachSlice(database, (records) => {
    const intents = records.filter((record) => accountIn(record) === account).map(readIntent);
    found.push(...intents.filter((intent) => intent !== undefined));
    return [];
  });
  return seen.ok ? ok(found) : seen;
}

/**
 * Forget what an account let through a day ago or earlier: its journal has it. Only while all of that is written down. No
 * engine allots the id of a forgotten order again, and none can be marked as sent.
 */
export const forgetOldIntents = (database: Database, account: AccountId, now: number): Promise<Result<null, Fault>> =>
  eachSlice(database, (records, ids) => ids.filter((_, i) => accountIn(records[i]) === account && loggedAtIn(records[i]) < now - KEPT_MS));

/** Show all records to `look`, some at a time; those whose ids it answers are deleted. */
async function eachSlice(
  database: Database,
  look: (records: readonly unknown[], ids: readonly OrderId[]) => readonly OrderId[],
): Promise<Result<null, Fault>> {
  for (let after: OrderId | null = null; ; ) {
    const range: IDBKeyRange | null = after === null ? null : IDBKeyRange.lowerBound(after, true);
    const read: Result<readonly OrderId[], Fault> = await database.run(async (handle): Promise<readonly OrderId[]> => {
      const [ids, records] = await Promise.all([handle.getAllKeys('intents', range, SLICE), handle.getAll('intents', range, SLICE)]);
      const old = look(records, ids);
      if (old.length === 0) return ids;
      const tx = handle.transaction('intents', 'readwrite');
      for (const id of old) tx.store.delete(id).catch(() => undefined);
      await tx.done;
      return ids;
    });
    if (!read.ok) return read;
    after = read.value.at(-1) ?? null;
    if (read.value.length < SLICE) return ok(null);
  }
}

const accountIn = (record: unknown): unknown => (record as { readonly account?: unknown } | null)?.account;
function loggedAtIn(record: unknown): number {
  const at = (record as { readonly loggedAt?: unknown } | null)?.loggedAt;
  return typeof at === 'number' ? at : Number.POSITIVE_INFINITY;
}

function readIntent(record: unknown): Intent | undefined {
  const read = v.safeParse(schema, record);
  return read.success ? (read.output as unknown as Intent) : undefined;
}

const epochIn = (record: unknown): number => (Array.isArray(record) && Number.isSafeInteger(record[0]) ? (record[0] as number) : 0);
