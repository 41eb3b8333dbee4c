import fc from 'fast-check';
import type { AccountEvent } from '../../../src/domain/account/account-event';
import { type AccountState, balancesOf } from '../../../src/domain/account/account-state';
import { Book } from '../../../src/domain/book';
import type { State } from '../../../src/domain/freshness';
import { absolute, add, compare, isNegative, multiply, sum, ZERO } from '../../../src/domain/money';
import type { Fill } from '../../../src/domain/order/fill';
import { type GroupLink, type GroupRole, type Order, remaining } from '../../../src/domain/order/order';
import { isOpen } from '../../../src/domain/order/order-state';
import type { Price, Side, Size } from '../../../src/domain/units';
import type { Asked, Rig } from './rig';

/** Something that happens to an account or on its market. `nth` picks one of the orders so far. */
export type Happening =
  | { readonly kind: 'level'; readonly side: Side; readonly price: number; readonly size: number }
  | { readonly kind: 'trade'; readonly side: Side; readonly price: number; readonly size: number }
  | { readonly kind: 'submit'; readonly asked: readonly Asked[] }
  | { readonly kind: 'amend'; readonly nth: number; readonly change: { readonly price?: number; readonly size?: number; readonly trigger?: number } }
  | { readonly kind: 'cancel'; readonly nth: number }
  | { readonly kind: 'wait'; readonly ms: number }
  /** The whole book is elsewhere. */
  | { readonly kind: 'gap'; readonly to: number }
  | { readonly kind: 'trust'; readonly state: State }
  | { readonly kind: 'restart' };

export const side = fc.constantFrom<Side>('buy', 'sell');
/** Few prices, so that they meet; bids and asks overlap now and then. */
export const price = fc.integer({ min: 950, max: 1050 }).map((n) => Math.round(n / 5) / 2);
/** Doubles whose sums are not exact. */
export const size = fc.integer({ min: 1, max: 30 }).map((n) => n / 10);
const nth = fc.nat({ max: 30 });

export const limit: fc.Arbitrary<Asked> = fc.record({
  side,
  size,
  price,
  tif: fc.constantFrom('GTC', 'GTC', 'GTC', 'IOC', 'FOK'),
  postOnly: fc.boolean(),
});
export const market: fc.Arbitrary<Asked> = fc.record({ side, size });

const trigger = price;
const byTrade: fc.Arbitrary<Asked> = fc.oneof(
  fc.record({ side, size, trigger, type: fc.constantFrom('stop' as const, 'take-profit' as const) }),
  fc.record({
    side,
    size,
    trigger,
    price,
    type: fc.constant('stop-limit' as const),
    tif: fc.constantFrom('GTC', 'IOC', 'FOK'),
    postOnly: fc.boolean(),
  }),
  fc.record({
    side,
    size,
    type: fc.constant('trailing-stop' as const),
    trail: fc.oneof(fc.tuple(fc.constant('price' as const), size), fc.tuple(fc.constant('percent' as const), size)),
  }),
  fc.record({ side, size, trigger, type: fc.constant('trailing-stop' as const), trail: fc.tuple(fc.constant('price' as const), size) }),
);
const conditional: fc.Arbitrary<Asked> = fc.oneof(
  { weight: 2, arbitrary: byTrade },
  { weight: 1, arbitrary: byTrade.map((asked): Asked => ({ ...asked, triggerOn: 'mark' })) },
);
const reducing: fc.Arbitrary<Asked> = fc.oneof(limit, market, conditional).map((asked) => ({ ...asked, reduceOnly: true }));
const hidden: fc.Arbitrary<Asked> = limit.map((asked) => ({ ...asked, hidden: true }));
const iceberg: fc.Arbitrary<Asked> = fc.record({ side, size, price, displayed: fc.constantFrom(0.1, 0.4, 2) });
/** Ends soon after it was placed, or long before. */
const passing: fc.Arbitrary<Asked> = fc.record({
  side,
  size,
  price,
  tif: fc.constant('GTD' as const),
  expiresAt: fc.constantFrom(1, 1_000_020, 1_003_000),
});

/** Each group is given an id of its own when it is submitted. */
const grouped = (kind: GroupLink['kind'], role: GroupRole) => ({ group: { id: '', kind, role } });
const oco: fc.Arbitrary<readonly Asked[]> = fc
  .tuple(fc.oneof(limit, conditional), conditional)
  .map((legs) => legs.map((leg) => ({ ...leg, ...grouped('oco', 'oco') })));
const bracket: fc.Arbitrary<readonly Asked[]> = fc
  .record({ entry: fc.oneof(limit, market, conditional), profit: price, loss: fc.oneof(price, fc.tuple(fc.constant('percent' as const), size)) })
  .map(({ entry, profit, loss }) => {
    const leg = { side: entry.side === 'buy' ? ('sell' as const) : ('buy' as const), size: entry.size };
    const stop: Asked = typeof loss === 'number' ? { ...leg, type: 'stop', trigger: loss } : { ...leg, type: 'trailing-stop', trail: loss };
    return [
      { ...entry, ...grouped('bracket', 'entry') },
      { ...leg, price: profit, ...grouped('bracket', 'take-profit') },
      { ...stop, ...grouped('bracket', 'stop-loss') },
    ];
  });
const scaled: fc.Arbitrary<readonly Asked[]> = fc
  .record({ side, size, prices: fc.array(price, { minLength: 2, maxLength: 4 }) })
  .map(({ prices, ...rung }) => prices.map((at) => ({ ...rung, price: at, ...grouped('scaled', 'rung') })));

/** One plain order. */
export const single: fc.Arbitrary<readonly Asked[]> = fc
  .oneof({ weight: 3, arbitrary: limit }, { weight: 1, arbitrary: market })
  .map((asked) => [asked]);
/** All that can be asked. */
export const anything: fc.Arbitrary<readonly Asked[]> = fc.oneof(
  { weight: 3, arbitrary: single },
  { weight: 2, arbitrary: fc.oneof(conditional, reducing, passing, iceberg, hidden).map((asked) => [asked]) },
  { weight: 3, arbitrary: fc.oneof(oco, bracket, scaled) },
);

const level = fc.record({ kind: fc.constant('level' as const), side, price, size: fc.oneof(size, fc.constant(0)) });
const trade = fc.record({ kind: fc.constant('trade' as const), side, price, size });
const submit = (asked: fc.Arbitrary<readonly Asked[]>): fc.Arbitrary<Happening> => fc.record({ kind: fc.constant('submit' as const), asked });
const change = fc.oneof(fc.record({ price }), fc.record({ size }), fc.record({ price, size }), fc.record({ trigger }));

/** The market alone. */
export const marketHappening: fc.Arbitrary<Happening> = fc.oneof({ weight: 3, arbitrary: level }, { weight: 2, arbitrary: trade });

export const happenings = (
  asked: fc.Arbitrary<readonly Asked[]>,
  options: { readonly isSteady?: boolean; readonly hasGaps?: boolean } = {},
): fc.Arbitrary<readonly Happening[]> => {
  const usual = [
    { weight: 8, arbitrary: marketHappening },
    { weight: 6, arbitrary: submit(asked) },
  ];
  const rare: { weight: number; arbitrary: fc.Arbitrary<Happening> }[] = [
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('amend' as const), nth, change }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), nth }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.constantFrom(1, 40, 3000) }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('trust' as const), state: fc.constantFrom<State>('live', 'live', 'stale', 'verifying') }) },
    { weight: 1, arbitrary: fc.constant({ kind: 'restart' as const }) },
  ];
  const gaps: { weight: number; arbitrary: fc.Arbitrary<Happening> }[] = [
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('gap' as const), to: fc.integer({ min: 60, max: 140 }) }) },
  ];
  const others = [...(options.isSteady === true ? [] : rare), ...(options.hasGaps === true ? gaps : [])];
  return fc.array(fc.oneof(...usual, ...others), { minLength: 5, maxLength: 60 });
};

/** A book to begin with: ten levels a side. */
export const begin = (rig: Rig, around = 100): Rig =>
  rig.shows(
    Array.from({ length: 10 }, (_, i) => [around - 0.5 - i / 2, 1 + (i % 3) / 10]),
    Array.from({ length: 10 }, (_, i) => [around + 0.5 + i / 2, 1 + (i % 4) / 10]),
  );

export function happen(rig: Rig, happening: Happening): void {
  const id = `P-${'nth' in happening ? happening.nth : 0}`;
  switch (happening.kind) {
    case 'level':
      // What stands on the other side of a new level was taken by it, as on an exchange.
      uncross(rig, happening.side, happening.price);
      rig.level(happening.side, happening.price, happening.size).tell();
      return;
    case 'trade':
      rig.trade(happening.side, happening.price, happening.size);
      return;
    case 'submit':
      rig.submitGroup(
        happening.asked.map((asked) => (asked.group === undefined ? asked : { ...asked, group: { ...asked.group, id: `G${rig.events.length}` } })),
      );
      return;
    case 'amend':
      rig.amend(id, happening.change);
      return;
    case 'cancel':
      rig.cancel(id);
      return;
    case 'gap':
      begin(rig, happening.to);
      return;
    case 'wait':
      rig.wait(happening.ms);
      return;
    case 'trust':
      rig.trust(happening.state);
      if (happening.state === 'live') rig.tell();
      return;
    case 'restart':
      rig.restart();
      rig.trust('live').tell();
  }
}

function uncross(rig: Rig, to: Side, at: number): void {
  const { book } = rig;
  if (!(book instanceof Book)) return;
  const other = to === 'buy' ? book.asks : book.bids;
  while (other.length > 0 && (to === 'buy' ? (other.prices[0] as number) <= at : (other.prices[0] as number) >= at)) {
    book.set(to === 'buy' ? 'sell' : 'buy', other.prices[0] as Price, 0 as Size, 0);
  }
}

/** What holds after every single event; words for what does not. */
export function wrongs(state: AccountState, event: AccountEvent): string[] {
  const found: string[] = [];
  for (const { currency, available, reserved, total } of balancesOf(state)) {
    if (isNegative(available)) found.push(`${currency}: ${available} available of ${total}, ${reserved} reserved`);
  }
  for (const [id, reserved] of state.reserved) {
    const order = state.orders.get(id);
    if (order === undefined || !isOpen(order)) found.push(`${id} is done and holds back ${reserved}`);
    if (isNegative(reserved)) found.push(`${id} holds back ${reserved}`);
  }
  const order = event.kind === 'order' ? state.orders.get(event.id) : undefined;
  if (order === undefined || event.kind !== 'order') return found;
  if (/NaN|Infinity/.test(JSON.stringify([event, order, ...state.positions.values()]))) found.push('a figure is no number');
  if (event.event.kind === 'filled') found.push(...wrongsOfFill(event.event.fill, order), ...wrongsOfGroup(order, state));
  const { terms } = order;
  const isBrief = terms.tif === 'IOC' || terms.tif === 'FOK';
  if (order.state === 'working' && isBrief && terms.type === 'limit') found.push(`${terms.tif} ${order.id} rests`);
  return found;
}

function wrongsOfFill({ price: paid, liquidity }: Fill, { id, terms, filled }: Order): string[] {
  const found: string[] = [];
  if (compare(filled, terms.size) > 0) found.push(`${id} is filled ${filled} of ${terms.size}`);
  if (liquidity === 'taker' && terms.postOnly) found.push(`post-only ${id} took`);
  const difference = terms.price === null ? 0 : compare(paid, terms.price);
  if (terms.side === 'buy' ? difference > 0 : difference < 0) found.push(`${id} got ${paid} of ${terms.price}`);
  if (liquidity === 'maker' && difference !== 0) found.push(`${id} rests at ${terms.price} and got ${paid}`);
  return found;
}

function wrongsOfGroup({ id, group, filled }: Order, state: AccountState): string[] {
  if (group === null || group.kind === 'scaled' || group.role === 'entry') return [];
  const others = [...state.orders.values()].filter((order) => order.group?.id === group.id && order.id !== id);
  const found = others
    .filter((order) => order.group?.role !== 'entry' && (isOpen(order) || order.fills.length > 0))
    .map((order) => `${order.id} is open or filled beside ${id} of its group`);
  const entry = others.find((order) => order.group?.role === 'entry');
  if (entry !== undefined && compare(filled, entry.filled) > 0) found.push(`${id} closes more than ${entry.id} opened`);
  return found;
}

/** In each currency: what the user has is what the account was opened with and all fills that were told, by plain sums. */
export function ledgerGap(state: AccountState, opening: AccountState, events: readonly AccountEvent[]): string[] {
  const sides = new Map(events.flatMap((event) => (event.kind === 'placed' ? [[event.order.id, event.order.terms.side] as const] : [])));
  const told = events.flatMap((event) => (event.kind === 'order' && event.event.kind === 'filled' ? [event.event.fill] : []));
  const fills = told.map((fill) => ({ ...fill, side: sides.get(fill.order) ?? 'buy' }));
  const plus = (amount: (typeof fills)[number]['price'], isPlus: boolean): typeof amount =>
    isPlus ? amount : add(ZERO, `-${amount}` as typeof amount);
  const base = fills.map(({ side: taker, size: filled }) => plus(filled, taker === 'buy'));
  const quote = fills.map(({ side: taker, size: filled, price: at }) => plus(multiply(filled, at), taker === 'sell'));
  const fees = (currency: string): (typeof base)[number][] =>
    fills.filter((fill) => fill.feeCurrency === currency).map(({ fee }) => plus(fee, false));
  const expected = {
    BTC: sum([opening.ledger.user.get('BTC') ?? ZERO, ...base, ...fees('BTC')]),
    USD: sum([opening.ledger.user.get('USD') ?? ZERO, ...quote, ...fees('USD')]),
  };
  const gaps = (['BTC', 'USD'] as const).flatMap((currency) => {
    const has = state.ledger.user.get(currency) ?? ZERO;
    return has === expected[currency] ? [] : [`${currency}: ${has}, by plain sums ${expected[currency]}`];
  });
  for (const currency of ['BTC', 'USD']) {
    const columns = sum((['user', 'opening', 'market', 'fees'] as const).map((column) => state.ledger[column].get(currency) ?? ZERO));
    if (absolute(columns) !== ZERO) gaps.push(`${currency}: the columns sum to ${columns}`);
  }
  return gaps;
}

export const openOrders = (state: AccountState): Order[] => [...state.orders.values()].filter(isOpen);
export const isResting = (order: Order): boolean => order.isWorking && order.terms.price !== null && isOpen(order) && remaining(order) !== ZERO;
