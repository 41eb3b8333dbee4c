import type { AccountId } from '../account/account-id';
import { add, compare, type Decimal, isPositive, most, subtract, sum, ZERO } from '../money';
import type { LocalMs, VenueMs } from '../units';
import type { Fill } from './fill';
import { isOpen, type OrderState } from './order-state';
import { AMENDABLE, type Amendment, type OrderTerms } from './terms';

/** Allotted by the engine at the click, unique for good: `P-…` names a paper order, `R-…` a real one, `V-…` one that its venue told of first. */
export type OrderId = string;

/** Where an order was asked for; `liquidation`: nobody did, its account is closed by force; `elsewhere`: by another program, its venue told of it. */
export type Origin = 'ticket' | 'book' | 'chart' | 'hotkey' | 'panel' | 'ladder' | 'palette' | 'liquidation' | 'elsewhere';

/** Why a position is closed by force: the account's equity had reached the margin to maintain, at this mark of the position. In collateral. */
export interface Forced {
  readonly mark: Decimal;
  readonly equity: Decimal;
  readonly maintenance: Decimal;
}

export type GroupRole = 'oco' | 'entry' | 'take-profit' | 'stop-loss' | 'rung';
/** Orders that were placed as one and know of each other. */
export interface GroupLink {
  readonly id: string;
  readonly kind: 'oco' | 'bracket' | 'scaled';
  readonly role: GroupRole;
}

/** What can be said of an order, by us or by its venue, in any order and any number of times. */
export type OrderEvent =
  | { readonly kind: 'logged'; readonly at: LocalMs }
  | { readonly kind: 'sent'; readonly at: LocalMs }
  /** The venue has it. */
  | { readonly kind: 'acknowledged'; readonly at: VenueMs; readonly venueId: string }
  /** It stands in the book, or is watched for its trigger. */
  | {
      readonly kind: 'working';
      readonly at: VenueMs /** Where the market stood, of a trailing stop that waits for a price. */;
      readonly market?: Decimal;
    }
  | { readonly kind: 'triggered'; readonly at: VenueMs; readonly price: Decimal }
  /** A trailing stop followed its peak. */
  | { readonly kind: 'trailed'; readonly at: VenueMs; readonly peak: Decimal; readonly stop: Decimal }
  | { readonly kind: 'amended'; readonly at: VenueMs; readonly change: Amendment }
  /** A change was not made: the order stands as it did. */
  | { readonly kind: 'amend-refused'; readonly at: VenueMs; readonly change: Amendment; readonly reason: string }
  | { readonly kind: 'filled'; readonly at: VenueMs; readonly fill: Fill }
  /** Its venue's count of all that is filled of it; the fills that make it up may come later, or never where they happened unseen. */
  | { readonly kind: 'progress'; readonly at: VenueMs; readonly filled: Decimal }
  | { readonly kind: 'cancelled'; readonly at: VenueMs; readonly reason: string }
  | { readonly kind: 'expired'; readonly at: VenueMs; readonly reason: string }
  | { readonly kind: 'rejected'; readonly at: VenueMs; readonly reason: string }
  /** It is not open at its venue any more, and the user has taken note that nobody knows how it ended. */
  | { readonly kind: 'gone'; readonly at: VenueMs; readonly reason: string }
  /** Sent, and no answer when one was due. Only the venue's own word ends it. */
  | { readonly kind: 'doubted'; readonly at: LocalMs; readonly reason: string };

export interface Change {
  readonly at: VenueMs;
  readonly to: Decimal;
}

/** A change of one term. */
export interface TermChange extends Change {
  readonly term: keyof Amendment;
}

/** A change that was not made. */
export interface RefusedChange {
  readonly at: VenueMs;
  readonly change: Amendment;
  readonly reason: string;
}

export interface Ending {
  readonly kind: 'cancelled' | 'expired' | 'rejected' | 'gone';
  readonly at: VenueMs;
  readonly reason: string;
}

/** An order as all that was said of it adds up. */
export interface Order {
  readonly id: OrderId;
  readonly account: AccountId;
  readonly origin: Origin;
  readonly group: GroupLink | null;
  readonly createdAt: LocalMs;
  /** The number that its venue repeats in all it says of it; absent: there is none. */
  readonly clientId?: number;
  /** Of a liquidation only. */
  readonly forced?: Forced;
  /** As they stand now; `asked` is what was placed. */
  readonly terms: OrderTerms;
  readonly asked: OrderTerms;
  readonly venueId: string | null;
  readonly isLogged: boolean;
  readonly isSent: boolean;
  /** When it left, of one that was held until then; absent: as it was placed. */
  readonly sentAt?: LocalMs;
  /** When it was handed to its venue or, of one that is held, kept here; absent: from before that was remembered, as with the next two. */
  readonly placedAt?: VenueMs;
  /** When its venue had it. */
  readonly acknowledgedAt?: VenueMs;
  readonly isWorking: boolean;
  /** When it first stood in the book, or was watched for its trigger. */
  readonly workingAt?: VenueMs;
  readonly triggeredAt: VenueMs | null;
  /** Where the market stood when a trailing stop began to wait for the price from which it follows: whether that comes from below. */
  readonly waitsFrom?: Change;
  readonly trailing: { readonly peak: Decimal; readonly stop: Decimal } | null;
  /** What changed its terms: the latest word on each of them. */
  readonly changes: { readonly [Term in keyof Amendment]?: Change };
  /** All that changed them, oldest first, of very many the last; absent: none did, or they were changed before this was kept. */
  readonly termChanges?: readonly TermChange[];
  /** The last one that was refused; null: none was. */
  readonly refusedChange: RefusedChange | null;
  /** Each id once, oldest first; those of one moment as their ids count up. */
  readonly fills: readonly Fill[];
  /** What its fills add up to, or its venue's count where that is more. */
  readonly filled: Decimal;
  /** Its venue's count; absent: it keeps none. */
  readonly told?: Decimal;
  readonly end: Ending | null;
  /** Why nothing certain is known; null: something is. */
  readonly doubt: string | null;
  readonly changedAt: number;
  readonly state: OrderState;
}

export type NewOrder = Pick<Order, 'id' | 'account' | 'origin' | 'group' | 'createdAt' | 'clientId' | 'forced' | 'terms'>;

export function draftOrder({ id, account, origin, group, createdAt, clientId, forced, terms }: NewOrder): Order {
  return {
    id,
    account,
    origin,
    group,
    createdAt,
    ...(clientId === undefined ? {} : { clientId }),
    ...(forced === undefined ? {} : { forced }),
    terms,
    asked: terms,
    venueId: null,
    isLogged: false,
    isSent: false,
    isWorking: false,
    triggeredAt: null,
    trailing: null,
    changes: {},
    refusedChange: null,
    fills: [],
    filled: ZERO,
    end: null,
    doubt: null,
    changedAt: createdAt,
    state: 'draft',
  };
}

/**
 * Take in what was said. Total, and the same for every order of the venue's events: a fill counts once, by its id, and its fee when that is told; each
 * term stands as the latest change left it, of two at one time the larger; an ending stands whatever else is told, except
 * that an order filled whole was filled, and that it was not if its size turns out to have been raised before.
 * What says nothing new gives back the same object.
 */
export function applyOrderEvent(order: Order, event: OrderEvent): Order {
  const news: Partial<Order> = { ...newsOf(order, event), changedAt: Math.max(order.changedAt, event.at) };
  if ((Object.keys(news) as (keyof Order)[]).every((key) => news[key] === order[key])) return order;
  const next = { ...order, ...news };
  return Object.assign(next, { state: stateOf(next) });
}

/** When it went to its venue. */
export const leftAt = ({ sentAt, createdAt }: Pick<Order, 'sentAt' | 'createdAt'>): LocalMs => sentAt ?? createdAt;

/** When it ended: its last fill where it is filled. An open one has not: `changedAt`. */
export function closedAt(order: Order): number {
  const end = order.state === 'filled' ? order.fills.at(-1)?.at : order.end?.at;
  return end ?? order.changedAt;
}

/** Base units that could still be filled. */
export const remaining = (order: Pick<Order, 'terms' | 'filled'>): Decimal => {
  const left = subtract(order.terms.size, order.filled);
  return compare(left, ZERO) > 0 ? left : ZERO;
};

/** The parts that what was said may have changed. */
function newsOf(order: Order, event: OrderEvent): Partial<Order> {
  switch (event.kind) {
    case 'logged':
      return { isLogged: true };
    case 'sent':
      return { isSent: true, sentAt: Math.max(order.sentAt ?? 0, event.at) as LocalMs };
    case 'doubted':
      // There is nothing to doubt of an end.
      return isOpen(order) ? { doubt: event.reason } : {};
    case 'acknowledged':
      return { doubt: null, venueId: lesser(order.venueId, event.venueId), acknowledgedAt: soonest(order.acknowledgedAt ?? null, event.at) };
    case 'working':
      return { doubt: null, isWorking: true, ...firstWorking(order, event.at), ...waiting(order, event.at, event.market) };
    case 'triggered':
      return { doubt: null, triggeredAt: soonest(order.triggeredAt, event.at) };
    case 'trailed':
      return { doubt: null, trailing: further(order, event) };
    case 'amended':
      return { doubt: null, ...amended(order, event.at, event.change) };
    case 'amend-refused':
      // It may be refused because there is no such order any more.
      return { refusedChange: later(order.refusedChange, event) };
    case 'filled':
      // That some of it was filled does not show that the rest still stands. One that is filled whole is not in doubt.
      return withFill(order, event.fill);
    case 'progress':
      return withCount(order, event.filled);
    default:
      return { doubt: null, end: surer(order.end, event) };
  }
}

const soonest = (a: VenueMs | null, b: VenueMs): VenueMs => (a === null || b < a ? b : a);

/** One that worked before that was remembered did so at a time that nobody knows: a later word on it is not the first. */
const firstWorking = ({ isWorking, workingAt }: Order, at: VenueMs): Pick<Order, 'workingAt'> =>
  isWorking && workingAt === undefined ? {} : { workingAt: soonest(workingAt ?? null, at) };

/** An order has one id at its venue. Were two told, which one stands must not depend on which came first. */
const lesser = (a: string | null, b: string): string => (a === null || b < a ? b : a);

/** The latest word on where the market stood, of two at one time the larger. */
function waiting({ waitsFrom: known }: Order, at: VenueMs, to: Decimal | undefined): Pick<Order, 'waitsFrom'> {
  const isLater = to !== undefined && (known === undefined || at > known.at || (at === known.at && compare(to, known.to) > 0));
  return isLater ? { waitsFrom: { at, to } } : {};
}

/** A trailing stop only ever moves one way. */
function further(order: Order, { peak, stop }: { readonly peak: Decimal; readonly stop: Decimal }): Order['trailing'] {
  const { trailing, terms } = order;
  if (trailing === null) return { peak, stop };
  const way = terms.side === 'sell' ? 1 : -1;
  const isFurther = (compare(stop, trailing.stop) || compare(peak, trailing.peak)) * way > 0;
  return isFurther ? { peak, stop } : trailing;
}

function amended(order: Order, at: VenueMs, change: Amendment): Pick<Order, 'terms' | 'changes' | 'termChanges'> {
  let { terms, changes } = order;
  for (const term of AMENDABLE) {
    const to = change[term];
    const known = changes[term];
    const isLater = known === undefined || at > known.at || (to !== undefined && at === known.at && compare(to, known.to) > 0);
    if (to === undefined || !isLater) continue;
    terms = { ...terms, [term]: to };
    changes = { ...changes, [term]: { at, to } };
  }
  return { terms, changes, ...withChanges(order, at, change) };
}

/** So many changes are kept of an order: a program may change one all day, and it is sent to every tab whole. */
export const MOST_CHANGES = 100;

/** In order of time, whatever order they are told in, those of one moment as the last of them stands. */
function withChanges({ termChanges: known, changes }: Order, at: VenueMs, change: Amendment): Pick<Order, 'termChanges'> {
  if (known === undefined && Object.keys(changes).length > 0) return {};
  const all = AMENDABLE.reduce((list: readonly TermChange[], term) => withChange(list, term, at, change[term]), known ?? []);
  return all.length === 0 || all === known ? {} : { termChanges: all };
}

function withChange(known: readonly TermChange[], term: keyof Amendment, at: VenueMs, to: Decimal | undefined): readonly TermChange[] {
  if (to === undefined || known.some((one) => one.term === term && one.at === at && one.to === to)) return known;
  const later = known.findIndex((one) => byTime(one, { term, at, to }) > 0);
  if (later === 0 && known.length === MOST_CHANGES) return known;
  return known.toSpliced(later < 0 ? known.length : later, 0, { term, at, to }).slice(-MOST_CHANGES);
}

const byTime = (a: TermChange, b: TermChange): number => a.at - b.at || AMENDABLE.indexOf(a.term) - AMENDABLE.indexOf(b.term) || compare(a.to, b.to);

function withFill({ fills: known, filled, told }: Order, fill: Fill): Pick<Order, 'fills' | 'filled'> {
  const isFee = isLateFee(known, fill);
  if (!isFee && known.some(({ id }) => id === fill.id)) return { fills: known, filled };
  const fills = isFee ? known.filter(({ id }) => id !== fill.id) : known;
  const later = fills.findIndex((known) => isAfter(known, fill));
  const all = fills.toSpliced(later < 0 ? fills.length : later, 0, fill);
  if (isFee) return { fills: all, filled };
  return { fills: all, filled: told === undefined ? add(filled, fill.size) : most(told, sizeOf(all)) };
}

/** It is known and its fee was not, which this says. */
export const isLateFee = (fills: readonly Fill[], { id, isFeeUnknown }: Fill): boolean =>
  isFeeUnknown !== true && fills.some((known) => known.id === id && known.isFeeUnknown === true);

/** A count never falls: of two the larger is the later. */
function withCount({ fills, filled, told }: Order, count: Decimal): Pick<Order, 'filled' | 'told'> {
  if (told !== undefined && compare(told, count) >= 0) return { filled, told };
  return { filled: most(count, sizeOf(fills)), told: count };
}

const sizeOf = (fills: readonly Fill[]): Decimal => sum(fills.map(({ size }) => size));

/** `P-7-10` comes after `P-7-9`: of ids that are counted up, the longer one. */
function isAfter(a: Fill, b: Fill): boolean {
  if (a.at !== b.at) return a.at > b.at;
  return a.id.length === b.id.length ? a.id > b.id : a.id.length > b.id.length;
}

/** Of two at one time the one whose words come last: which one stands must not depend on which was told first. */
function later(known: RefusedChange | null, { at, change, reason }: RefusedChange): RefusedChange {
  const isLater = known === null || at > known.at || (at === known.at && wordsOf({ at, change, reason }) > wordsOf(known));
  return isLater ? { at, change, reason } : known;
}

const wordsOf = ({ change, reason }: RefusedChange): string => [reason, ...AMENDABLE.map((term) => change[term] ?? '')].join('\n');

/** Of two endings the more certain one, so that their order does not matter. */
const CERTAINTY = ['cancelled', 'expired', 'rejected', 'gone'] as const;
function surer(known: Ending | null, { kind, at, reason }: Ending): Ending {
  if (known === null) return { kind, at, reason };
  const isSame = known.kind === kind;
  if (isSame) return at < known.at || (at === known.at && reason < known.reason) ? { kind, at, reason } : known;
  return CERTAINTY.indexOf(kind) < CERTAINTY.indexOf(known.kind) ? { kind, at, reason } : known;
}

function stateOf(order: Order): OrderState {
  const hasFills = isPositive(order.filled);
  if (hasFills && compare(order.filled, order.terms.size) >= 0) return 'filled';
  if (order.end !== null) return order.end.kind;
  if (order.doubt !== null) return 'unknown';
  if (hasFills) return 'partly-filled';
  if (order.isWorking) return 'working';
  if (order.venueId !== null) return 'acknowledged';
  if (order.isSent) return 'sent';
  return order.isLogged ? 'logged' : 'draft';
}
