import type { AccountEvent } from '../../domain/account/account-event';
import type { AccountId } from '../../domain/account/account-id';
import { type AccountState, EMPTY_ACCOUNT, foldAccountEvents } from '../../domain/account/account-state';
import type { Fault } from '../../domain/fault';
import { ZERO } from '../../domain/money';
import { isOpen } from '../../domain/order/order-state';
import { AMENDABLE } from '../../domain/order/terms';
import { ok, type Result } from '../../domain/result';
import type { LimitsPreset } from '../../domain/risk/limits-preset';
import type { LocalMs, VenueMs } from '../../domain/units';
import type { AccountFill } from '../protocol/account-view';
import { loadAccountRecord } from '../store/account-record';
import { type AmendIntent, loadAmendIntents } from '../store/amend-intents';
import type { Database } from '../store/database';
import { type Intent, loadIntents } from '../store/intents';
import { loadJournal } from '../store/journal';
import { FIRST_BALANCES, paperAccount } from './opening';

/** An account as it was left. */
export interface Restored {
  readonly state: AccountState;
  /** Newest first. */
  readonly fills: readonly AccountFill[];
  /** Events that are in the journal. */
  readonly written: number;
  /** Events that follow from what was found and are to be written first. */
  readonly news: readonly AccountEvent[];
  /** As of the last UTC midnight. */
  readonly atMidnight: AccountState;
  readonly killedAt: number | null;
  readonly limits: LimitsPreset;
}

/** Why an account cannot be used, in the user's words. */
export interface Damaged {
  readonly damage: string;
}

/** Read what an account is from storage. An account that was never opened is opened. */
export async function restoreAccount(database: Database, id: AccountId, now: LocalMs): Promise<Result<Restored | Damaged, Fault>> {
  const [journal, intents, amends, record] = await Promise.all([
    loadJournal(database, id),
    loadIntents(database, id),
    loadAmendIntents(database, id),
    loadAccountRecord(database, id, now),
  ]);
  if (!journal.ok) return journal;
  if (!intents.ok) return intents;
  if (!amends.ok) return amends;
  if (!record.ok) return record;
  const { events, damagedAt } = journal.value;
  if (damagedAt !== null)
    return ok({
      damage: `the record of this account is damaged at entry ${damagedAt + 1} and nothing after it can be believed; start the account anew`,
    });
  const at = now as number as VenueMs;
  const opening: AccountEvent[] = events.length > 0 ? [] : [{ kind: 'opened', at, info: paperAccount(id), balances: FIRST_BALANCES }];
  const lost = lostOrders(events, intents.value, at);
  const midnight = now - (now % 86_400_000);
  const firstOfToday = events.findIndex((event) => event.at >= midnight);
  const atMidnight = foldAccountEvents(EMPTY_ACCOUNT, firstOfToday < 0 ? events : events.slice(0, firstOfToday));
  const left = foldAccountEvents(EMPTY_ACCOUNT, events);
  const news = [...opening, ...lost, ...lostChanges(left, amends.value, at)];
  const state = foldAccountEvents(left, news);
  return ok({ state, fills: fillsOf(events), written: events.length, news, atMidnight, ...record.value });
}

/** Orders that were to be sent and of which the account's own book knows nothing: they never reached it. */
function lostOrders(events: readonly AccountEvent[], intents: readonly Intent[], at: VenueMs): AccountEvent[] {
  const placed = new Set(events.flatMap((event) => (event.kind === 'placed' ? [event.order.id] : [])));
  const lost = intents.filter(({ order, sentAt }) => sentAt !== null && !placed.has(order.id));
  const reason = 'not placed: the engine stopped before the order reached the paper book';
  return lost.flatMap(({ order }): AccountEvent[] => [
    { kind: 'placed', at, order, reserved: ZERO },
    { kind: 'order', at, id: order.id, event: { kind: 'rejected', at, reason }, reserved: ZERO },
  ]);
}

/** Changes that were to be sent and of which nothing came: they never reached the book either. */
function lostChanges(state: AccountState, amends: readonly AmendIntent[], at: VenueMs): AccountEvent[] {
  return amends.flatMap(({ order: id, change, sentAt }): AccountEvent[] => {
    const order = state.orders.get(id);
    if (sentAt === null || order === undefined || !isOpen(order)) return [];
    const toldAt = [order.refusedChange?.at, ...AMENDABLE.map((term) => (change[term] === undefined ? undefined : order.changes[term]?.at))];
    if (toldAt.some((told) => told !== undefined && told >= sentAt)) return [];
    const reason = 'the engine stopped before the change reached the paper book';
    return [{ kind: 'order', at, id, event: { kind: 'amend-refused', at, change, reason }, reserved: state.reserved.get(id) ?? ZERO }];
  });
}

function fillsOf(events: readonly AccountEvent[]): AccountFill[] {
  const opened = events.findLastIndex((event) => event.kind === 'opened');
  const since = events.slice(opened + 1);
  const asked = new Map(since.flatMap((event) => (event.kind === 'placed' ? [[event.order.id, event.order.terms] as const] : [])));
  const fills = since.flatMap((event) => {
    const terms = event.kind === 'order' && event.event.kind === 'filled' ? asked.get(event.id) : undefined;
    if (terms === undefined || event.kind !== 'order' || event.event.kind !== 'filled') return [];
    return [{ ...event.event.fill, instrument: terms.instrument, side: terms.side }];
  });
  return fills.reverse();
}
