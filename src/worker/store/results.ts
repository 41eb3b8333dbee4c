import * as v from 'valibot';
import type { AccountId } from '../../domain/account/account-id';
import type { Passed } from '../../domain/account/journal-sum';
import { join, NO_PERFORMANCE, type Performance, performanceOf, performanceOfFunding } from '../../domain/account/performance';
import type { Fault } from '../../domain/fault';
import { parseInstrumentId } from '../../domain/instrument';
import type { Result } from '../../domain/result';
import { MOST_RESULTS, type ResultsPage, type ResultsQuery, SPAN_MS, SPANS, type Span, type SpanResult } from '../protocol/past';
import type { SchemasOf } from './account-schemas';
import type { Database } from './database';
import { decimalSchema, timeSchema } from './order-schemas';
import { stretch } from './past';

interface ResultRecord extends SpanResult {
  readonly account: AccountId;
  readonly span: Span;
  /** Place in the journal of the last fill that is counted: none is counted twice. */
  readonly upTo: number;
}

type Key = [string, Span, number, string];

interface Store {
  get(key: Key): Promise<unknown>;
  put(value: ResultRecord): Promise<unknown>;
}

const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const performance = v.strictObject({
  fills: count,
  volume: decimalSchema,
  realised: decimalSchema,
  fees: decimalSchema,
  wins: count,
  losses: count,
  even: count,
  won: decimalSchema,
  lost: decimalSchema,
  peak: decimalSchema,
  trough: decimalSchema,
  drawdown: decimalSchema,
} satisfies SchemasOf<Performance>);
const schema = v.strictObject({
  account: v.string(),
  span: v.picklist(SPANS),
  start: timeSchema,
  scope: v.pipe(v.string(), v.maxLength(120)),
  upTo: count,
  performance,
} satisfies SchemasOf<ResultRecord>);

/** Add fills and funding to the spans they are of, in the open store of a transaction. A fill that was added before changes nothing. */
export async function addResults(store: Store, account: AccountId, passed: readonly Passed[]): Promise<void> {
  const touched = new Map<string, { readonly key: Key; readonly counted: Counted[] }>();
  for (const one of passed.flatMap(countedOf)) {
    for (const key of keysOf(account, one)) {
      const known = touched.get(key.join('|'));
      if (known === undefined) touched.set(key.join('|'), { key, counted: [one] });
      else known.counted.push(one);
    }
  }
  const all = [...touched.values()];
  const records = await Promise.all(all.map(({ key }) => store.get(key)));
  for (const [i, { key, counted }] of all.entries()) {
    const [, span, start, scope] = key;
    const before = readRecord(records[i]);
    // Nothing is added to what makes no sense: it stays as it is, and is told as damaged.
    if (before === undefined && records[i] !== undefined) continue;
    const news = counted.filter(({ place }) => before === undefined || place > before.upTo);
    const last = news.at(-1);
    if (last === undefined) continue;
    const sum = news.map(({ performance: one }) => one).reduce(join, before?.performance ?? NO_PERFORMANCE);
    store.put({ account, span, start, scope, upTo: last.place, performance: sum }).catch(() => undefined);
  }
}

interface Counted {
  readonly at: number;
  readonly place: number;
  readonly instrument: string;
  readonly performance: Performance;
}

function countedOf({ fill, fee, funding }: Passed): Counted[] {
  // It counts like funding that was paid: its trade was counted without it.
  if (fee !== null) return [{ ...fee, performance: performanceOfFunding({ paid: fee.cost }) }];
  if (fill !== null) return [{ ...fill, performance: performanceOf(fill) }];
  return funding === null ? [] : [{ ...funding, performance: performanceOfFunding(funding) }];
}

function keysOf(account: AccountId, { at, instrument }: Counted): readonly Key[] {
  const quote = parseInstrumentId(instrument)?.quote;
  const scopes = quote === undefined ? [instrument] : [instrument, quote];
  return SPANS.flatMap((span) => scopes.map((scope): Key => [account, span, at - (at % SPAN_MS[span]), scope]));
}

/** What came of an account's fills, span by span. */
export function loadResults(database: Database, account: AccountId, { span, from, to, after }: ResultsQuery): Promise<Result<ResultsPage, Fault>> {
  return database.run(async (handle) => {
    const first = after === null ? [account, span, from] : [account, span, after.start, after.scope];
    const range = stretch(first, [account, span, to], after !== null);
    if (range === null) return { results: [], damaged: 0, next: null };
    const records = await handle.getAll('results', range as never, MOST_RESULTS);
    const read = records.map(readRecord).filter((record) => record !== undefined);
    const last = records.length < MOST_RESULTS ? undefined : (records.at(-1) as SpanResult | undefined);
    return {
      results: read.map(({ start, scope, performance: sum }) => ({ start, scope, performance: sum })),
      damaged: records.length - read.length,
      next: last === undefined ? null : { start: last.start, scope: last.scope },
    };
  });
}

function readRecord(record: unknown): ResultRecord | undefined {
  const read = v.safeParse(schema, record);
  return read.success ? (read.output as unknown as ResultRecord) : undefined;
}
