import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { EMPTY_SUM, type Passed, type PastFill, type PastFunding, sumEvents } from '../../../src/domain/account/journal-sum';
import { joinAll, performanceOf } from '../../../src/domain/account/performance';
import type { Order } from '../../../src/domain/order/order';
import type { PastPage, PastQuery, ResultsQuery, SpanResult } from '../../../src/worker/protocol/past';
import { Database } from '../../../src/worker/store/database';
import { beginEpoch } from '../../../src/worker/store/intents';
import { appendToJournal } from '../../../src/worker/store/journal';
import { loadPastFills, loadPastOrders } from '../../../src/worker/store/past';
import { loadResults } from '../../../src/worker/store/results';
import { INFO, OPENED, placed, said } from '../../domain/account/accounts';
import { d, fill, filled, ms } from '../../domain/order/orders';
import { FakeClock } from '../../support/fake-clock';

const ACCOUNT = INFO.id;
const HOUR = 3_600_000;
const PAIRS = ['simulated:BTC/USD', 'simulated:ETH/USD', 'simulated:ETH/BTC'] as const;
const ALL: PastQuery = { from: 0, to: 8e15, pair: null, after: null, limit: 250 };

let database: Database;
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  database = new Database(new FakeClock());
});
afterEach(() => {
  database.close();
  vi.unstubAllGlobals();
});

async function keep(passed: readonly Passed[], account = ACCOUNT): Promise<void> {
  const epoch = await beginEpoch(database);
  if (!epoch.ok) throw new Error('no epoch');
  const kept = await appendToJournal(database, { account, epoch: epoch.value, from: 0 }, { events: [], passed, snapshot: null });
  expect(kept.ok).toBe(true);
}

const pastFill = (place: number, at: number, pair: (typeof PAIRS)[number] = PAIRS[0], gain: string | null = null): PastFill => ({
  ...fill(`f${place}`, at, '2', '10'),
  place,
  instrument: pair,
  side: 'buy',
  gain: gain === null ? null : d(gain),
  cost: d('0.1'),
});
const onlyFill = (one: PastFill): Passed => ({ fill: one, fee: null, funding: null, over: null, before: null });

/** Page after page, until there is no more. */
async function wholePast<Thing>(load: (query: PastQuery) => Promise<{ ok: boolean; value?: PastPage<Thing> }>, query: PastQuery): Promise<Thing[]> {
  const things: Thing[] = [];
  for (let after: PastQuery['after'] = query.after; ; ) {
    const page = await load({ ...query, after });
    if (!page.ok || page.value === undefined) throw new Error('failed');
    things.push(...page.value.things);
    after = page.value.next;
    if (after === null) return things;
  }
}
const fills = (query: PastQuery): Promise<(PastFill | PastFunding)[]> => wholePast((one) => loadPastFills(database, ACCOUNT, one), query);
const orders = (query: PastQuery): Promise<Order[]> => wholePast((one) => loadPastOrders(database, ACCOUNT, one), query);

test('whatever the page, a range of a pair is told whole, once, newest first', async () => {
  const some = fc.array(fc.record({ at: fc.integer({ min: 1, max: 12 }), pair: fc.constantFrom(...PAIRS) }), { maxLength: 30 });
  const query = fc.record({ from: fc.nat(12), to: fc.nat(13), pair: fc.option(fc.constantFrom(...PAIRS)), limit: fc.integer({ min: 1, max: 9 }) });
  await fc.assert(
    fc.asyncProperty(some, query, async (drawn, { from, to, pair, limit }) => {
      vi.stubGlobal('indexedDB', new IDBFactory());
      database.close();
      database = new Database(new FakeClock());
      const all = drawn.map(({ at, pair: of }, place) => pastFill(place, at, of));
      await keep(all.map(onlyFill));
      await keep([onlyFill({ ...pastFill(99, 5), id: 'of another account' })], 'paper:simulated:other');
      const wanted = all.filter((one) => one.at >= from && one.at <= to && (pair === null || one.instrument === pair));
      wanted.sort((a, b) => b.at - a.at || b.place - a.place);
      expect(await fills({ ...ALL, from, to, pair, limit })).toEqual(wanted);
    }),
    { numRuns: 60 },
  );
});

test('funding stands among the fills, once, and is read as it was written', async () => {
  const paid = { at: ms(6), instrument: PAIRS[1], period: ms(6), rate: d('0.0001'), mark: d('100'), size: d('-2'), paid: d('-0.02') } as const;
  const funding: PastFunding = { ...paid, id: `funding ${PAIRS[1]} 6`, place: 2 };
  const passed = [onlyFill(pastFill(1, 5)), { fill: null, fee: null, funding, over: null, before: null }, onlyFill(pastFill(3, 7))];
  await keep(passed);
  await keep(passed);
  expect((await fills({ ...ALL, limit: 1 })).map(({ place }) => place)).toEqual([3, 2, 1]);
  expect(await fills({ ...ALL, pair: PAIRS[1] })).toEqual([funding]);
});

test('a fee that is told after its fill is put to it where it stands, and counts once', async () => {
  const bare: PastFill = { ...pastFill(1, 5, PAIRS[0], '3'), cost: d('0'), isFeeUnknown: true };
  const { isFeeUnknown: _, ...told } = { ...bare, fee: d('0.2'), cost: d('0.2'), place: 4, gain: null };
  const late: Passed = { fill: null, fee: told, funding: null, over: null, before: null };
  await keep([onlyFill(bare), onlyFill(pastFill(2, 5))]);
  await keep([late]);
  await keep([late]);
  expect(await fills(ALL)).toEqual([pastFill(2, 5), { ...told, place: 1, gain: d('3') }]);
  const page = await loadResults(database, ACCOUNT, { span: 'day', from: 0, to: 9, after: null });
  expect(page).toMatchObject({ ok: true, value: { results: [{ performance: { fills: 2, fees: '0.3', realised: '3' } }, {}] } });
});

test('a stretch that ends before it begins is empty, and harms nothing', async () => {
  await keep([onlyFill(pastFill(1, 5))]);
  const none = { ok: true, value: { next: null } };
  expect(await loadPastFills(database, ACCOUNT, { ...ALL, from: 9, to: 1 })).toMatchObject({ ...none, value: { things: [] } });
  expect(await loadPastFills(database, ACCOUNT, { ...ALL, after: [7, 1] })).toMatchObject({ ...none, value: { things: [] } });
  expect(await loadResults(database, ACCOUNT, { span: 'day', from: 9, to: 1, after: null })).toMatchObject({ ...none, value: { results: [] } });
  expect(database.state.state).toBe('ok');
});

test('orders stand where they ended, once, also when more is told of them later', async () => {
  const cancel = { kind: 'cancelled', reason: 'asked' } as const;
  const first = sumEvents(EMPTY_SUM, [
    OPENED,
    placed('P-1', 'buy', d('2'), d('100'), d('200')),
    placed('P-2', 'sell', d('1'), d('100'), d('1')),
    said('P-1', { ...cancel, at: ms(8) }),
    said('P-2', { ...cancel, at: ms(6) }),
  ]);
  await keep(first.passed);
  expect((await orders(ALL)).map(({ id }) => id)).toEqual(['P-1', 'P-2']);
  // The venue's later word: it ended sooner than was told.
  const second = sumEvents(first.sum, [said('P-1', { ...cancel, at: ms(5) }), said('P-2', filled(fill('late', 9, '1', '100', { order: 'P-2' })))]);
  await keep(second.passed);
  expect((await orders({ ...ALL, limit: 1 })).map(({ id, state, end }) => [id, state, end?.at])).toEqual([
    ['P-2', 'filled', 6],
    ['P-1', 'cancelled', 5],
  ]);
});

test('S5: records that make no sense are left out and counted', async () => {
  await keep([onlyFill(pastFill(1, 1)), onlyFill(pastFill(2, 2))]);
  await database.run((handle) => handle.put('past-fills', { account: ACCOUNT, pair: PAIRS[0], back: -2, tie: -2, thing: { id: 'torn' } }));
  const page = await loadPastFills(database, ACCOUNT, ALL);
  expect(page).toMatchObject({ ok: true, value: { things: [{ id: 'f1' }], damaged: 1, next: null } });
});

async function results(query: Omit<ResultsQuery, 'after'>): Promise<SpanResult[]> {
  const found: SpanResult[] = [];
  for (let after: ResultsQuery['after'] = null; ; ) {
    const page = await loadResults(database, ACCOUNT, { ...query, after });
    if (!page.ok) throw new Error('failed');
    found.push(...page.value.results);
    after = page.value.next;
    if (after === null) return found;
  }
}

test('hours and days come to what their fills come to, by pair and by quote currency, however often they are written', async () => {
  const drawn = fc.array(fc.record({ at: fc.integer({ min: 0, max: 60 }), pair: fc.constantFrom(...PAIRS), gain: fc.option(fc.integer()) }));
  await fc.assert(
    fc.asyncProperty(drawn, fc.integer({ min: 1, max: 5 }), async (some, batch) => {
      vi.stubGlobal('indexedDB', new IDBFactory());
      database.close();
      database = new Database(new FakeClock());
      const all = some.map(({ at, pair, gain }, place) => pastFill(place, at * HOUR + 5, pair, gain === null ? null : String(gain)));
      for (let i = 0; i < all.length; i += batch) await keep(all.slice(i, i + batch).map(onlyFill));
      await keep(all.map(onlyFill));
      for (const [span, length] of [['hour', HOUR] as const, ['day', 24 * HOUR] as const]) {
        for (const { start, scope, performance } of await results({ span, from: 0, to: 8e15 })) {
          const within = all.filter(
            ({ at, instrument }) => at - (at % length) === start && (instrument === scope || instrument.endsWith(`/${scope}`)),
          );
          expect(performance).toEqual(joinAll(within.map(performanceOf)));
        }
      }
      const days = await results({ span: 'day', from: 0, to: 8e15 });
      expect(days.filter(({ scope }) => !scope.includes(':')).reduce((count, { performance }) => count + performance.fills, 0)).toBe(all.length);
    }),
    { numRuns: 40 },
  );
});

test('results come in pages, oldest first, and a damaged one is counted and never added to', async () => {
  await keep(Array.from({ length: 600 }, (_, i) => onlyFill(pastFill(i, i * HOUR))));
  const all = await results({ span: 'hour', from: HOUR, to: 598 * HOUR });
  expect(all.length).toBe(598 * 2);
  expect([all[0]?.start, all.at(-1)?.start]).toEqual([HOUR, 598 * HOUR]);
  const torn = { account: ACCOUNT, span: 'hour', start: HOUR, scope: 'USD', performance: 'torn' };
  await database.run((handle) => handle.put('results', torn));
  await keep([onlyFill(pastFill(700, HOUR + 1))]);
  const page = await loadResults(database, ACCOUNT, { span: 'hour', from: HOUR, to: HOUR, after: null });
  expect(page).toMatchObject({ ok: true, value: { damaged: 1, results: [{ scope: PAIRS[0], performance: { fills: 2 } }] } });
});
