import type { AccountEvent } from '../../domain/account/account-event';
import { type AccountId, accountFeed } from '../../domain/account/account-id';
import { type AccountState, foldAccountEvents } from '../../domain/account/account-state';
import { EMPTY_SUM, isFunding, type JournalSum, positionsAtMidnight, sumEvents } from '../../domain/account/journal-sum';
import type { Fault } from '../../domain/fault';
import { ZERO } from '../../domain/money';
import type { NewOrder, Order } from '../../domain/order/order';
import { isOpen } from '../../domain/order/order-state';
import { AMENDABLE, type Amendment } from '../../domain/order/terms';
import { ok, type Result } from '../../domain/result';
import type { LocalMs, VenueMs } from '../../domain/units';
import { type AccountFill, type AccountFunding, DAMAGED } from '../protocol/account-view';
import { type LoadedRecord, loadAccountRecord } from '../store/account-record';
import { loadAccountSnapshot, makeAccountSnapshot } from '../store/account-snapshots';
import { type AmendIntent, loadAmendIntents } from '../store/amend-intents';
import type { Database } from '../store/database';
import { type Intent, loadIntents } from '../store/intents';
import { appendToJournal, loadJournal } from '../store/journal';
import { loadPastFills, pastOrderIds } from '../store/past';
import { KEPT_FILLS } from './account-feed';
import type { Written } from './account-journal';
import type { AccountKind, LostChange } from './account-kind';

/** An account as it was left. */
export interface Restored {
  readonly state: AccountState;
  /** Fills and funding, newest first. */
  readonly past: readonly (AccountFill | AccountFunding)[];
  /** What is in the journal. */
  readonly written: Written;
  /** What was let through lately. */
  readonly intents: readonly Intent[];
  /** Events that follow from what was found and are to be written first. */
  readonly news: readonly AccountEvent[];
  readonly atMidnight: Pick<AccountState, 'positions'>;
  readonly standing: Omit<LoadedRecord, 'info'>;
  /** Snapshots that made no sense: it was read from an earlier one, or from the first event on. */
  readonly damagedSnapshots: number;
}

/** Why an account cannot be used, in the user's words, and the place in its journal from which on nothing can be believed. */
export interface Damaged {
  readonly damage: string;
  readonly damagedAt: number;
}

/** Read what an account is from storage, as the engine of that number. An account that was never opened is opened. */
export async function restoreAccount(
  database: Database,
  id: AccountId,
  epoch: number,
  now: LocalMs,
  kind: Pick<AccountKind, 'isLive' | 'opening' | 'lost'>,
): Promise<Result<Restored | Damaged, Fault>> {
  const [summed, intents, amends, record] = await Promise.all([
    sumJournal(database, id, epoch, now),
    loadIntents(database, id),
    loadAmendIntents(database, id),
    loadAccountRecord(database, id, now),
  ]);
  if (!summed.ok) return summed;
  if (!intents.ok) return intents;
  if (!amends.ok) return amends;
  if (!record.ok) return record;
  if ('damagedAt' in summed.value) return ok({ ...summed.value, damage: damageWords(summed.value.damagedAt, kind.isLive) });
  const { sum, snapshotOf, damagedSnapshots } = summed.value;
  const at = now as number as VenueMs;
  const unseen = await unseenOrders(database, id, sum.state, intents.value);
  if (!unseen.ok) return unseen;
  // An account was opened before it had an order: one that is older was in a record that there is no more.
  const openedAt = sum.state.openedAt ?? at;
  const orders = unseen.value.map((order) => ({ order, isRecordLost: order.createdAt < openedAt }));
  const lost = kind.lost(orders, lostChanges(sum.state, amends.value), at);
  const past = await pastSince(database, id, sum);
  if (!past.ok) return past;
  const opening: AccountEvent[] = sum.state.events > 0 ? [] : [{ kind: 'opened', at, ...kind.opening() }];
  const news = [...opening, ...lost];
  return ok({
    state: foldAccountEvents(sum.state, news),
    past: past.value,
    written: { sum, snapshotOf },
    intents: intents.value,
    news,
    atMidnight: { positions: positionsAtMidnight(sum, now) },
    standing: record.value,
    damagedSnapshots,
  });
}

/** The newest snapshot that can be believed, and all that happened after it. Where there is none, the whole journal. */
async function sumJournal(
  database: Database,
  account: AccountId,
  epoch: number,
  now: LocalMs,
): Promise<Result<(Written & { readonly damagedSnapshots: number }) | Pick<Damaged, 'damagedAt'>, Fault>> {
  const found = await loadAccountSnapshot(database, account);
  if (!found.ok) return found;
  const { sum: start, damaged: damagedSnapshots } = found.value;
  let sum: JournalSum = start ?? EMPTY_SUM;
  for (let isLast = false; !isLast; ) {
    const slice = await loadJournal(database, account, sum.state.events);
    if (!slice.ok) return slice;
    const { events, damagedAt } = slice.value;
    if (damagedAt !== null) return ok({ damagedAt });
    const foreign = events.findIndex((event) => event.kind === 'opened' && event.info.feed !== accountFeed(account));
    if (foreign >= 0) return ok({ damagedAt: sum.state.events + foreign });
    isLast = slice.value.isLast;
    const next = sumEvents(sum, events);
    if (start === null && next.sum.state.events > 0) {
      // What an older version wrote left nothing behind. With the end of it there is a snapshot, and this is not done again.
      const snapshot = isLast ? makeAccountSnapshot(account, next.sum, now) : null;
      const kept = await appendToJournal(database, { account, epoch, from: next.sum.state.events }, { events: [], passed: next.passed, snapshot });
      if (!kept.ok) return kept;
    }
    sum = next.sum;
  }
  return ok({ sum, snapshotOf: start?.state.events ?? (sum.state.events > 0 ? sum.state.events : null), damagedSnapshots });
}

const damageWords = (at: number, isLive: boolean): string =>
  `${DAMAGED} ${at + 1} and nothing after it can be believed; ${isLive ? 'read it anew from the exchange, under Balances' : 'start the account anew'}`;

/** Orders that were to be sent and of which the account's journal knows nothing. */
async function unseenOrders(
  database: Database,
  account: AccountId,
  { orders }: AccountState,
  intents: readonly Intent[],
): Promise<Result<readonly NewOrder[], Fault>> {
  const unseen = intents.filter(({ order, sentAt }) => sentAt !== null && !orders.has(order.id)).map(({ order }) => order);
  const past = await pastOrderIds(
    database,
    account,
    unseen.map(({ id }) => id),
  );
  return past.ok ? ok(unseen.filter(({ id }) => !past.value.has(id))) : past;
}

/** Changes that were to be sent and of which nothing came. */
const lostChanges = (state: AccountState, amends: readonly AmendIntent[]): readonly LostChange[] =>
  amends.flatMap(({ order: id, change, sentAt }): LostChange[] => {
    const order = state.orders.get(id);
    if (sentAt === null || order === undefined || !isOpen(order) || hasReached(order, change, sentAt)) return [];
    return [{ id, change, reserved: state.reserved.get(id) ?? ZERO }];
  });

/** By what was said since, or by what stands: what was said at a book's news has its venue's time, which may be behind. */
function hasReached({ terms, changes, refusedChange }: Order, change: Amendment, sentAt: number): boolean {
  const named = AMENDABLE.filter((term) => change[term] !== undefined);
  const isMade = named.every((term) => terms[term] === change[term]);
  const isRefused = refusedChange !== null && AMENDABLE.every((term) => refusedChange.change[term] === change[term]);
  const toldAt = [refusedChange?.at, ...named.map((term) => changes[term]?.at)];
  return isMade || isRefused || toldAt.some((told) => told !== undefined && told >= sentAt);
}

/** The last ones since the account was opened. What stands at a place that the journal does not reach is none of it. */
async function pastSince(database: Database, account: AccountId, { state, openedBy }: JournalSum): Promise<Result<Restored['past'], Fault>> {
  // Not from when it was opened on: a fill has its venue's time.
  const query = { from: 0, to: Number.MAX_SAFE_INTEGER, pair: null, after: null, limit: KEPT_FILLS };
  const page = await loadPastFills(database, account, query);
  if (!page.ok) return page;
  return ok(
    page.value.things
      .filter(({ place }) => place > openedBy && place < state.events)
      .map((thing) => {
        if (isFunding(thing)) {
          const { place: _, ...funding } = thing;
          return funding;
        }
        const { place: _place, gain: _gain, cost: _cost, ...fill } = thing;
        return fill;
      }),
  );
}
