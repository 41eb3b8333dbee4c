import * as v from 'valibot';
import type { AccountId } from '../../domain/account/account-id';
import { type EquitySpan, joinEquity } from '../../domain/account/equity';
import type { Fault } from '../../domain/fault';
import type { Result } from '../../domain/result';
import { EQUITY_HOURS_DAYS, type EquityPage, type EquityPoint, type EquityQuery, MOST_RESULTS, SPAN_MS, SPANS, type Span } from '../protocol/past';
import type { SchemasOf } from './account-schemas';
import type { Database } from './database';
import { supersededBy } from './intents';
import { decimalSchema, timeSchema } from './order-schemas';

/** An account as it was opened at that time: what it was worth before that is another story. */
export interface Keeping {
  readonly account: AccountId;
  /** Number of this engine. */
  readonly epoch: number;
  readonly openedAt: number;
}

interface EquityRecord extends EquityPoint {
  readonly account: AccountId;
  readonly span: Span;
  readonly openedAt: number;
}

const schema = v.strictObject({
  account: v.string(),
  span: v.picklist(SPANS),
  start: timeSchema,
  openedAt: timeSchema,
  from: timeSchema,
  to: timeSchema,
  equity: decimalSchema,
  peak: decimalSchema,
  trough: decimalSchema,
  drawdown: decimalSchema,
  hasGap: v.boolean(),
} satisfies SchemasOf<EquityRecord>);

/**
 * Add a moment to its hour and its day, and let go of hours that are old. Only the latest engine does. A record that makes
 * no sense, or is of the account before it was opened anew, is replaced. Relaxed: a minute may be lost.
 */
export function addEquity(database: Database, { account, epoch, openedAt }: Keeping, moment: EquitySpan): Promise<Result<null, Fault>> {
  return database.run(async (handle) => {
    const tx = handle.transaction(['equity', 'counters'], 'readwrite', { durability: 'relaxed' });
    const store = tx.objectStore('equity');
    const keys = SPANS.map((span): [AccountId, Span, number] => [account, span, moment.to - (moment.to % SPAN_MS[span])]);
    const [superseded, ...found] = await Promise.all([supersededBy(tx.objectStore('counters'), epoch), ...keys.map((key) => store.get(key))]);
    if (superseded === null) {
      for (const [i, [, span, start]] of keys.entries()) {
        const before = readRecord(found[i]);
        const sum = before?.openedAt === openedAt ? joinEquity(before, moment) : moment;
        const { from, to, equity, peak, trough, drawdown, hasGap } = sum;
        store.put({ account, span, start, openedAt, from, to, equity, peak, trough, drawdown, hasGap }).catch(() => undefined);
      }
      const old = moment.to - EQUITY_HOURS_DAYS * SPAN_MS.day;
      store.delete(IDBKeyRange.bound([account, 'hour', 0], [account, 'hour', old], false, true)).catch(() => undefined);
    }
    await tx.done;
    return null;
  });
}

/** What an account was worth since it was opened the last time. */
export function loadEquity(
  database: Database,
  account: AccountId,
  openedAt: number | null,
  { span, from, to, after }: EquityQuery,
): Promise<Result<EquityPage, Fault>> {
  return database.run(async (handle) => {
    const first = after ?? from;
    if (openedAt === null || first > to) return { points: [], damaged: 0, next: null };
    const range = IDBKeyRange.bound([account, span, first], [account, span, to], after !== null);
    const records = await handle.getAll('equity', range, MOST_RESULTS);
    const read = records.map(readRecord);
    const last = records.length < MOST_RESULTS ? undefined : (records.at(-1) as EquityRecord | undefined);
    return {
      points: read.flatMap((record) => (record?.openedAt === openedAt ? [pointOf(record)] : [])),
      damaged: read.filter((record) => record === undefined).length,
      next: last?.start ?? null,
    };
  });
}

const pointOf = ({ account: _account, span: _span, openedAt: _openedAt, ...point }: EquityRecord): EquityPoint => point;

function readRecord(record: unknown): EquityRecord | undefined {
  const read = v.safeParse(schema, record);
  return read.success ? (read.output as unknown as EquityRecord) : undefined;
}
