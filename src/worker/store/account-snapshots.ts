import * as v from 'valibot';
import type { AccountId } from '../../domain/account/account-id';
import type { AccountState } from '../../domain/account/account-state';
import type { JournalSum, Midnight } from '../../domain/account/journal-sum';
import type { Ledger } from '../../domain/account/ledger';
import type { Fault } from '../../domain/fault';
import { add, isZero, ZERO } from '../../domain/money';
import type { Result } from '../../domain/result';
import { infoSchema } from './account-event-schema';
import { amountsSchema, orderSchema, positionsSchema, type SchemasOf } from './account-schemas';
import type { Database } from './database';
import { accountSchema, decimalSchema, instrumentSchema, timeSchema } from './order-schemas';

/** What a journal added up to after so many events: a start reads this and what came after. */
export interface AccountSnapshot {
  readonly format: 'tapedeck/account-snapshot';
  readonly version: 1;
  readonly createdAt: number;
  readonly account: AccountId;
  readonly sum: JournalSum;
}

export interface LoadedSnapshot {
  /** Null: there is none that can be believed. */
  readonly sum: JournalSum | null;
  /** How many made no sense. They have been deleted. */
  readonly damaged: number;
}

/** The older ones are for when the newest turns out to be damaged. */
export const KEPT_SNAPSHOTS = 3;

const ALL = Number.MAX_SAFE_INTEGER;
const allOf = (account: AccountId): IDBKeyRange => IDBKeyRange.bound([account, 0], [account, ALL]);

const id = v.pipe(v.string(), v.maxLength(80));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const ledger = v.strictObject({
  user: amountsSchema,
  opening: amountsSchema,
  market: amountsSchema,
  fees: amountsSchema,
  funding: amountsSchema,
  insurance: amountsSchema,
} satisfies SchemasOf<Ledger>);

const state = v.strictObject({
  info: v.nullable(infoSchema),
  openedAt: v.nullable(timeSchema),
  events: count,
  orders: v.map(id, orderSchema),
  reserved: v.map(id, decimalSchema),
  ledger,
  free: v.optional(amountsSchema, () => new Map()),
  positions: positionsSchema,
  funded: v.map(instrumentSchema, timeSchema),
} satisfies SchemasOf<AccountState>);

const midnight = v.strictObject({
  day: count,
  positions: positionsSchema,
} satisfies SchemasOf<Midnight>);

const schema = v.strictObject({
  format: v.literal('tapedeck/account-snapshot'),
  version: v.literal(1),
  createdAt: timeSchema,
  account: accountSchema,
  sum: v.strictObject({ state, openedBy: count, midnight } satisfies SchemasOf<JournalSum>),
} satisfies SchemasOf<AccountSnapshot>);

export const makeAccountSnapshot = (account: AccountId, sum: JournalSum, createdAt: number): AccountSnapshot => ({
  format: 'tapedeck/account-snapshot',
  version: 1,
  createdAt,
  account,
  sum,
});

interface Store {
  getAllKeys(range: IDBKeyRange): Promise<readonly [string, number][]>;
  put(value: AccountSnapshot, key: [string, number]): Promise<unknown>;
  delete(key: [string, number]): Promise<unknown>;
}

/** In the open store of a transaction; the oldest that are too many go. */
export async function putAccountSnapshot(store: Store, snapshot: AccountSnapshot): Promise<void> {
  const { account, sum } = snapshot;
  store.put(snapshot, [account, sum.state.events]).catch(() => undefined);
  const keys = await store.getAllKeys(allOf(account));
  for (const key of keys.slice(0, -KEPT_SNAPSHOTS)) store.delete(key).catch(() => undefined);
}

/** The newest that can be believed, and of which the journal has all events. */
export function loadAccountSnapshot(database: Database, account: AccountId): Promise<Result<LoadedSnapshot, Fault>> {
  return database.run(async (handle) => {
    const keys = await handle.getAllKeys('account-snapshots', allOf(account));
    const bad: [string, number][] = [];
    let sum: JournalSum | null = null;
    for (const key of keys.toReversed()) {
      const record = readAccountSnapshot(await handle.get('account-snapshots', key));
      const [, events] = key;
      const hasAll = events === 0 || (await handle.getKey('journal', [account, events - 1])) !== undefined;
      if (record !== undefined && record.account === account && record.sum.state.events === events && hasAll) {
        sum = record.sum;
        break;
      }
      bad.push(key);
    }
    if (bad.length > 0) {
      const tx = handle.transaction('account-snapshots', 'readwrite', { durability: 'strict' });
      for (const key of bad) tx.store.delete(key).catch(() => undefined);
      await tx.done;
    }
    return { sum, damaged: bad.length };
  });
}

export function readAccountSnapshot(record: unknown): AccountSnapshot | undefined {
  const read = v.safeParse(schema, record);
  if (!read.success) return undefined;
  // The schema proves texts and numbers; their brands follow from the places they stand in.
  const snapshot = read.output as unknown as AccountSnapshot;
  const { ledger: columns, orders } = snapshot.sum.state;
  const isWhole = [...orders].every(([key, order]) => key === order.id) && isBalanced(columns);
  return isWhole ? snapshot : undefined;
}

/** Double entry: in each currency the columns sum to nothing. A digit that flipped shows here. */
function isBalanced(whole: Ledger): boolean {
  const columns: readonly Ledger['user'][] = Object.values(whole);
  const currencies = new Set(columns.flatMap((column) => [...column.keys()]));
  return [...currencies].every((currency) => isZero(columns.reduce((total, column) => add(total, column.get(currency) ?? ZERO), ZERO)));
}
