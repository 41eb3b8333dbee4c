import { type Decimal, isNegative, isPositive, subtract } from '../money';
import type { Fill } from '../order/fill';
import { isLateFee, type Order } from '../order/order';
import { isOpen } from '../order/order-state';
import type { OrderTerms } from '../order/terms';
import type { AccountEvent, FundingPaid } from './account-event';
import { type AccountState, applyAccountEvent, EMPTY_ACCOUNT } from './account-state';
import { flatPosition } from './position';
import { fillsOf } from './venue-position';

const DAY_MS = 86_400_000;

/** What an account's journal adds up to. */
export interface JournalSum {
  readonly state: AccountState;
  /** Place of the event that opened the account, the last time. */
  readonly openedBy: number;
  readonly midnight: Midnight;
}

/** The positions as they were when the UTC day of the last event began. */
export interface Midnight {
  /** Whole days since the Unix epoch. */
  readonly day: number;
  readonly positions: AccountState['positions'];
}

export const EMPTY_SUM: JournalSum = { state: EMPTY_ACCOUNT, openedBy: 0, midnight: { day: 0, positions: new Map() } };

/** A fill as the history keeps it for good. */
export interface PastFill extends Fill {
  /** Place of its event in the journal: later ones are higher. */
  readonly place: number;
  readonly instrument: OrderTerms['instrument'];
  readonly side: OrderTerms['side'];
  /** Quote units that it realised, before fees; null: it closed nothing. */
  readonly gain: Decimal | null;
  /** Its fee in quote units at its own price; 0 where it was paid in a third currency. */
  readonly cost: Decimal;
}

/** Funding as the history keeps it for good, among the fills. */
export interface PastFunding extends Omit<FundingPaid, 'kind'> {
  readonly place: number;
  /** Tells it apart from all fills and other funding of its account. */
  readonly id: string;
}

export const fundingId = ({ instrument, period }: Pick<FundingPaid, 'instrument' | 'period'>): string => `funding ${instrument} ${period}`;

export const isFunding = <T extends object>(thing: T): thing is Extract<T, Pick<FundingPaid, 'paid'>> => 'paid' in thing;

/** What an event leaves behind for good. */
export interface Passed {
  readonly fill: PastFill | null;
  /** A fill that was left behind before its fee was told, with its fee: `cost` is what that came to, and it has no gain of its own. */
  readonly fee: PastFill | null;
  readonly funding: PastFunding | null;
  /** An order that is over; null: the event ended none, and changed none that had ended. */
  readonly over: Order | null;
  /** The same order as it was over before, where it was. */
  readonly before: Order | null;
}

/** Take in events in their order. Answers what is left behind of those that leave anything. */
export function sumEvents(sum: JournalSum, events: Iterable<AccountEvent>): { readonly sum: JournalSum; readonly passed: readonly Passed[] } {
  let { state, openedBy, midnight } = sum;
  const passed: Passed[] = [];
  for (const event of events) {
    const next = applyAccountEvent(state, event);
    const left = passedBy(state, event, next);
    if (left !== null) passed.push(left);
    midnight = midnightAfter(midnight, state, event);
    if (next.openedAt !== state.openedAt) openedBy = state.events;
    state = next;
  }
  return { sum: { state, openedBy, midnight }, passed };
}

/** As it was when this UTC day began: yesterday's last word where nothing has happened today. */
export const positionsAtMidnight = ({ state, midnight }: JournalSum, now: number): AccountState['positions'] =>
  dayOf(now) > midnight.day ? state.positions : midnight.positions;

function midnightAfter(midnight: Midnight, before: AccountState, event: AccountEvent): Midnight {
  const day = Math.max(midnight.day, dayOf(event.at));
  // Begun anew, an account has realised nothing.
  if (event.kind === 'opened' && before.openedAt !== event.at) return { day, positions: new Map() };
  return day > midnight.day ? { day, positions: before.positions } : midnight;
}

function passedBy(before: AccountState, event: AccountEvent, after: AccountState): Passed | null {
  if (event.kind === 'funding') {
    const { kind: _, ...funding } = event;
    const isNews = after.funded.get(event.instrument) !== before.funded.get(event.instrument);
    return isNews ? { fill: null, fee: null, funding: { ...funding, id: fundingId(event), place: before.events }, over: null, before: null } : null;
  }
  if (event.kind !== 'order') return null;
  const old = before.orders.get(event.id);
  const now = after.orders.get(event.id);
  if (old === undefined || now === undefined || now === old) return null;
  const told = event.event.kind === 'filled' ? pastFill(before, event.event.fill, now.terms, after) : null;
  const fill = now.fills.length > old.fills.length ? told : null;
  const fee = told !== null && isLateFee(old.fills, told) ? { ...told, gain: null } : null;
  const wasOver = isOpen(old) ? null : old;
  const over = isOpen(now) ? null : now;
  return fill === null && fee === null && over === null && wasOver === null ? null : { fill, fee, funding: null, over, before: wasOver };
}

function pastFill(before: AccountState, fill: Fill, { instrument, side }: OrderTerms, after: AccountState): PastFill {
  const from = before.positions.get(instrument) ?? flatPosition(instrument);
  const to = after.positions.get(instrument) ?? from;
  const { size } = fillsOf(from);
  const isClosing = side === 'sell' ? isPositive(size) : isNegative(size);
  const gain = isClosing ? subtract(to.realised, from.realised) : null;
  return { ...fill, place: before.events, instrument, side, gain, cost: subtract(to.fees, from.fees) };
}

const dayOf = (at: number): number => Math.floor(at / DAY_MS);
