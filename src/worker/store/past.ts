import * as v from 'valibot';
import type { AccountId } from '../../domain/account/account-id';
import type { Passed, PastFill, PastFunding } from '../../domain/account/journal-sum';
import type { Fault } from '../../domain/fault';
import { closedAt, type Order, type OrderId } from '../../domain/order/order';
import type { Result } from '../../domain/result';
import type { PastPage, PastQuery } from '../protocol/past';
import { fillSchema, fundingSchema } from './account-event-schema';
import { orderSchema, type SchemasOf } from './account-schemas';
import type { Database } from './database';
import { decimalSchema, instrumentSchema } from './order-schemas';

/** A thing of the past as it is stored. `back` is its time below 0, and `tie` tells two of one time apart: keys rise from the newest to the oldest. */
interface PastRecord<Thing, Tie extends number | string> {
  readonly account: AccountId;
  readonly pair: string;
  readonly back: number;
  readonly tie: Tie;
  readonly thing: Thing;
}

interface Putting {
  put(value: unknown): Promise<unknown>;
  getAll(range: IDBKeyRange): Promise<readonly unknown[]>;
  delete(key: [string, number, number | string]): Promise<unknown>;
}

/** Put what passed into the open stores of a transaction. Putting it twice changes nothing. */
export async function putPast(fills: Putting, orders: Omit<Putting, 'getAll'>, account: AccountId, passed: readonly Passed[]): Promise<void> {
  const forget = (request: Promise<unknown>): void => void request.catch(() => undefined);
  for (const { fill, fee, funding, over, before } of passed) {
    if (fill !== null) forget(fills.put(fillRecord(account, fill)));
    if (funding !== null) forget(fills.put(fillRecord(account, funding)));
    // It may have been over at another time, or be open again.
    if (before !== null && (over === null || closedAt(over) !== closedAt(before))) forget(orders.delete([account, -closedAt(before), before.id]));
    if (over !== null) forget(orders.put(orderRecord(account, over)));
    if (fee !== null) await putFee(fills, account, fee);
  }
}

/** The fill stays where it stands, and is told with its fee. */
async function putFee(fills: Putting, account: AccountId, fee: PastFill): Promise<void> {
  const ofThatTime = await fills.getAll(IDBKeyRange.bound([account, -fee.at], [account, -fee.at, []]));
  const known = ofThatTime.map((record) => readRecord<PastFill>(record, pastSchema)).find((thing) => thing?.id === fee.id);
  const thing = known === undefined ? fee : { ...fee, place: known.place, gain: known.gain };
  fills.put(fillRecord(account, thing)).catch(() => undefined);
}

const fillRecord = (account: AccountId, fill: PastFill | PastFunding): PastRecord<PastFill | PastFunding, number> => ({
  account,
  pair: fill.instrument,
  back: -fill.at,
  tie: -fill.place,
  thing: fill,
});
const orderRecord = (account: AccountId, order: Order): PastRecord<Order, string> => ({
  account,
  pair: order.terms.instrument,
  back: -closedAt(order),
  tie: order.id,
  thing: order,
});

export const pastFillSchema = v.strictObject({
  ...fillSchema.entries,
  place: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
  instrument: instrumentSchema,
  side: v.picklist(['buy', 'sell']),
  gain: v.nullable(decimalSchema),
  cost: decimalSchema,
} satisfies SchemasOf<PastFill>);

const pastFundingSchema = v.strictObject({
  ...fundingSchema.entries,
  id: v.pipe(v.string(), v.maxLength(160)),
  place: v.pipe(v.number(), v.safeInteger(), v.minValue(0)),
} satisfies SchemasOf<PastFunding>);
const pastSchema = v.union([pastFillSchema, pastFundingSchema]);

/** Fills and funding of an account, newest first. */
export const loadPastFills = (database: Database, account: AccountId, query: PastQuery): Promise<Result<PastPage<PastFill | PastFunding>, Fault>> =>
  loadPage(database, 'past-fills', account, query, pastSchema);

/** Orders of an account that are over, the one that ended last first. */
export const loadPastOrders = (database: Database, account: AccountId, query: PastQuery): Promise<Result<PastPage<Order>, Fault>> =>
  loadPage(database, 'past-orders', account, query, orderSchema);

function loadPage<Thing>(
  database: Database,
  name: 'past-fills' | 'past-orders',
  account: AccountId,
  { from, to, pair, after, limit }: PastQuery,
  schema: v.GenericSchema,
): Promise<Result<PastPage<Thing>, Fault>> {
  return database.run(async (handle) => {
    const { store } = handle.transaction(name);
    const head = pair === null ? [account] : [account, pair];
    const range = stretch([...head, ...(after ?? [-to])], [...head, -from], after !== null);
    if (range === null) return { things: [], damaged: 0, next: null };
    const records = pair === null ? await store.getAll(range as never, limit) : await store.index('pair').getAll(range as never, limit);
    const read = records.map((record) => readRecord<Thing>(record, schema));
    const last = records.at(-1) as PastRecord<Thing, number | string> | undefined;
    return {
      things: read.filter((thing) => thing !== undefined),
      damaged: read.filter((thing) => thing === undefined).length,
      next: last === undefined || records.length < limit ? null : ([last.back, last.tie] as const),
    };
  });
}

/** Keys from `first` to those that begin with `last`, whatever follows: an empty list sorts behind every number and text. Null: there can be none. */
export function stretch(first: IDBValidKey[], last: IDBValidKey[], isFirstLeftOut: boolean): IDBKeyRange | null {
  const end = [...last, []];
  return indexedDB.cmp(first, end) > 0 ? null : IDBKeyRange.bound(first, end, isFirstLeftOut);
}

function readRecord<Thing>(record: unknown, schema: v.GenericSchema): Thing | undefined {
  const read = v.safeParse(schema, (record as { readonly thing?: unknown }).thing);
  return read.success ? (read.output as Thing) : undefined;
}

/** Which of these orders are over and on record. */
export function pastOrderIds(database: Database, account: AccountId, ids: readonly OrderId[]): Promise<Result<ReadonlySet<OrderId>, Fault>> {
  return database.run(async (handle) => {
    const index = handle.transaction('past-orders').store.index('tie');
    const keys = await Promise.all(ids.map((id) => index.getKey([account, id])));
    return new Set(ids.filter((_, i) => keys[i] !== undefined));
  });
}
