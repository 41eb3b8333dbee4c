import { type InstrumentId, parseInstrumentId } from '../instrument';
import { add, type Decimal, multiply, negate, subtract, ZERO } from '../money';
import type { Fill } from '../order/fill';
import { applyOrderEvent, closedAt, draftOrder, isLateFee, type Order, type OrderId } from '../order/order';
import { isOpen } from '../order/order-state';
import type { Side, VenueMs } from '../units';
import type { AccountEvent, AccountInfo } from './account-event';
import { isLiveId } from './account-id';
import { EMPTY_LEDGER, type Ledger, postCover, postFill, postFunding, postHeld, postMarginFill, postOpening } from './ledger';
import { applyToHolding, applyToPosition, flatPosition, type Position } from './position';
import { applyFillAtVenue, applyTold } from './venue-position';

/** Closed orders that an account keeps; the history has the rest. */
export const KEPT_CLOSED = 200;

/** An account as its events add up. */
export interface AccountState {
  readonly info: AccountInfo | null;
  /** When it was opened, the last time. */
  readonly openedAt: VenueMs | null;
  /** How many events it came from. */
  readonly events: number;
  /** Those that are open, and of the others the `KEPT_CLOSED` that ended last. */
  readonly orders: ReadonlyMap<OrderId, Order>;
  /** Held back by each open order, in the currency that it would pay with. */
  readonly reserved: ReadonlyMap<OrderId, Decimal>;
  readonly ledger: Ledger;
  /** What its venue says is free to be traded with, by currency; what it has not reckoned is not here. */
  readonly free: ReadonlyMap<string, Decimal>;
  /** By instrument, from this account's own fills only; where its venue keeps them, what that says. */
  readonly positions: ReadonlyMap<string, Position>;
  /** The last period of each perpetual whose funding was paid. */
  readonly funded: ReadonlyMap<string, VenueMs>;
}

export const EMPTY_ACCOUNT: AccountState = {
  info: null,
  openedAt: null,
  events: 0,
  orders: new Map(),
  reserved: new Map(),
  ledger: EMPTY_LEDGER,
  free: new Map(),
  positions: new Map(),
  funded: new Map(),
};

/**
 * Take in what happened. Total: what makes no sense (an order that was never placed) and what was told before change
 * nothing but the count. An order that is not kept any more is as one never placed; its id is never used again.
 */
export const applyAccountEvent = (state: AccountState, event: AccountEvent): AccountState => foldAccountEvents(state, [event]);

/** The same of many events, copying once: a year of them takes seconds. */
export function foldAccountEvents(state: AccountState, events: Iterable<AccountEvent>): AccountState {
  const draft: Draft = {
    ...state,
    orders: new Map(state.orders),
    reserved: new Map(state.reserved),
    free: new Map(state.free),
    positions: new Map(state.positions),
    funded: new Map(state.funded),
  };
  for (const event of events) {
    draft.events++;
    take(draft, event);
  }
  return draft;
}

/** A state that nobody else has seen yet. */
interface Draft {
  info: AccountInfo | null;
  openedAt: VenueMs | null;
  events: number;
  orders: Map<OrderId, Order>;
  reserved: Map<OrderId, Decimal>;
  ledger: Ledger;
  free: Map<string, Decimal>;
  positions: Map<string, Position>;
  funded: Map<string, VenueMs>;
}

function take(draft: Draft, event: AccountEvent): void {
  switch (event.kind) {
    case 'opened': {
      if (draft.openedAt === event.at) return;
      const { info, at: openedAt, balances } = event;
      Object.assign(draft, {
        info,
        openedAt,
        orders: new Map(),
        reserved: new Map(),
        ledger: postOpening(balances),
        free: new Map(),
        positions: new Map(),
        funded: new Map(),
      });
      return;
    }
    case 'placed': {
      if (draft.orders.has(event.order.id)) return;
      // What a venue took in was written down and sent.
      const isSent = event.isHeld !== true;
      const state = isSent ? 'sent' : 'logged';
      draft.orders.set(event.order.id, { ...draftOrder(event.order), isLogged: true, isSent, placedAt: event.at, state });
      draft.reserved.set(event.order.id, event.reserved);
      return;
    }
    case 'reserved':
      if (draft.reserved.has(event.id)) draft.reserved.set(event.id, event.reserved);
      return;
    case 'order': {
      const before = draft.orders.get(event.id);
      const order = before && applyOrderEvent(before, event.event);
      if (before === undefined || order === undefined || order === before) return;
      draft.orders.set(order.id, order);
      if (isOpen(order)) draft.reserved.set(order.id, event.reserved);
      else draft.reserved.delete(order.id);
      if (event.event.kind === 'filled') {
        if (order.fills.length > before.fills.length) post(draft, order, event.event.fill);
        else if (isLateFee(before.fills, event.event.fill)) postLateFee(draft, order, event.event.fill);
      }
      if (isOpen(before) && !isOpen(order)) forgetOldest(draft.orders, order.id);
      return;
    }
    case 'funding': {
      const last = draft.funded.get(event.instrument);
      if (draft.info?.kind !== 'margin' || (last !== undefined && event.period <= last)) return;
      draft.funded.set(event.instrument, event.period);
      draft.ledger = postFunding(draft.ledger, draft.info.collateral, event.paid);
      const position = draft.positions.get(event.instrument) ?? flatPosition(event.instrument);
      draft.positions.set(event.instrument, { ...position, funding: add(position.funding ?? ZERO, event.paid) });
      return;
    }
    case 'held':
      for (const [currency, { total, available }] of Object.entries(event.balances)) {
        draft.ledger = postHeld(draft.ledger, currency, total);
        if (available === null) draft.free.delete(currency);
        else draft.free.set(currency, available);
      }
      return;
    case 'position':
      if (draft.info?.kind !== 'venue-margin') return;
      draft.positions.set(event.instrument, applyTold(draft.positions.get(event.instrument) ?? flatPosition(event.instrument), event));
      return;
    case 'covered':
      if (draft.info?.kind === 'margin') draft.ledger = postCover(draft.ledger, draft.info.collateral, event.amount);
  }
}

function post(draft: Draft, { terms: { instrument, side } }: Order, fill: Fill): void {
  const parts = parseInstrumentId(instrument);
  if (parts === undefined) return;
  const { base, quote } = parts;
  if (draft.info?.kind === 'margin') {
    postOnMargin(draft, { instrument, side, quote, fill });
    return;
  }
  // What its venue keeps the venue counts: a fill is in what it says is held.
  if (!isLiveId(draft.info?.id ?? '')) draft.ledger = postFill(draft.ledger, { base, quote, side, fill });
  const moved = side === 'buy' ? fill.size : negate(fill.size);
  const before = draft.positions.get(instrument) ?? flatPosition(instrument);
  const { price } = fill;
  const fee = feeInQuote(fill, base, quote);
  if (draft.info?.kind === 'venue-margin') {
    draft.positions.set(instrument, applyFillAtVenue(before, { size: moved, price, fee }));
    return;
  }
  // A fee in base units leaves the holding as if it were sold for what it is worth.
  const size = fill.feeCurrency === base ? subtract(moved, fill.fee) : moved;
  draft.positions.set(instrument, applyToHolding(before, { size, price, fee }));
}

/** Its fill stands in the position already; only a venue tells fees late, and what its accounts hold it counts itself. */
function postLateFee(draft: Draft, { terms: { instrument } }: Order, fill: Fill): void {
  const parts = parseInstrumentId(instrument);
  if (parts === undefined) return;
  const { base, quote } = parts;
  const size = fill.feeCurrency === base && draft.info?.kind !== 'margin' ? negate(fill.fee) : ZERO;
  const before = draft.positions.get(instrument) ?? flatPosition(instrument);
  draft.positions.set(instrument, applyToHolding(before, { size, price: fill.price, fee: feeInQuote(fill, base, quote) }));
}

function postOnMargin(
  draft: Draft,
  { instrument, side, quote, fill }: { readonly instrument: InstrumentId; readonly side: Side; readonly quote: string; readonly fill: Fill },
): void {
  const before = draft.positions.get(instrument) ?? flatPosition(instrument);
  const size = side === 'buy' ? fill.size : negate(fill.size);
  const after = applyToPosition(before, { size, price: fill.price, fee: fill.feeCurrency === quote ? fill.fee : ZERO });
  draft.positions.set(instrument, after);
  draft.ledger = postMarginFill(draft.ledger, { quote, gain: subtract(after.realised, before.realised), fill });
}

/** Let go of the closed order that ended first when there is one too many: never of the one that ended just now, whatever its clock says. */
export function forgetOldest(orders: Map<OrderId, Order>, endedNow: OrderId): void {
  if (orders.size <= KEPT_CLOSED) return;
  let count = 0;
  let first = '';
  let firstAt = Number.POSITIVE_INFINITY;
  for (const [id, order] of orders) {
    if (isOpen(order)) continue;
    count++;
    if (id === endedNow) continue;
    const at = closedAt(order);
    if (at > firstAt || (at === firstAt && id > first)) continue;
    first = id;
    firstAt = at;
  }
  if (count > KEPT_CLOSED) orders.delete(first);
}

/** A fee in base units is worth the price of its fill; what a third currency is worth is not known here. */
function feeInQuote({ fee, feeCurrency, price }: Fill, base: string, quote: string): Decimal {
  if (feeCurrency === quote) return fee;
  return feeCurrency === base ? multiply(fee, price) : ZERO;
}

/** The currency an order pays with: on margin, its account's collateral, or what it is quoted in. */
export function payCurrency(order: Pick<Order, 'terms'>, info: AccountInfo | null): string {
  if (info?.kind === 'margin') return info.collateral;
  const parts = parseInstrumentId(order.terms.instrument);
  if (info?.kind === 'venue-margin') return parts?.settle ?? parts?.quote ?? '';
  return (order.terms.side === 'buy' ? parts?.quote : parts?.base) ?? '';
}

export interface Balance {
  readonly currency: string;
  readonly total: Decimal;
  /** Held back by open orders. */
  readonly reserved: Decimal;
  readonly available: Decimal;
  /** Its venue has not reckoned what is free, which is not nothing: what stands here is less only what our own orders hold. */
  readonly isAvailableUnknown?: true;
}

/** Every currency the account has or had. */
export function balancesOf(state: AccountState): readonly Balance[] {
  const held = new Map<string, Decimal>();
  for (const [id, amount] of state.reserved) {
    const order = state.orders.get(id);
    if (order === undefined) continue;
    const currency = payCurrency(order, state.info);
    held.set(currency, add(held.get(currency) ?? ZERO, amount));
  }
  return [...state.ledger.user].map(([currency, total]) => {
    const free = state.free.get(currency);
    if (free !== undefined) return { currency, total, reserved: subtract(total, free), available: free };
    const reserved = held.get(currency) ?? ZERO;
    const unknown = isLiveId(state.info?.id ?? '') ? ({ isAvailableUnknown: true } as const) : {};
    return { currency, total, reserved, available: subtract(total, reserved), ...unknown };
  });
}
