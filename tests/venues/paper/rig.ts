import type { AccountEvent, FeeSchedule } from '../../../src/domain/account/account-event';
import { type AccountState, applyAccountEvent, EMPTY_ACCOUNT } from '../../../src/domain/account/account-state';
import { marginAccount } from '../../../src/domain/account/margin-account';
import { Book, type LiveBook } from '../../../src/domain/book';
import type { State } from '../../../src/domain/freshness';
import type { Instrument, InstrumentId } from '../../../src/domain/instrument';
import { type Decimal, parseDecimal } from '../../../src/domain/money';
import type { Fill } from '../../../src/domain/order/fill';
import type { GroupLink, NewOrder, Order, OrderEvent, OrderId } from '../../../src/domain/order/order';
import type { Amendment, OrderTerms } from '../../../src/domain/order/terms';
import type { LocalMs, Price, Side, Size, VenueMs } from '../../../src/domain/units';
import type { Execution } from '../../../src/venues/execution';
import { makePaperExecution } from '../../../src/venues/paper/execution';

export const PAIR: Instrument = {
  id: 'simulated:BTC/USD',
  venue: 'simulated',
  base: 'BTC',
  quote: 'USD',
  priceRule: { kind: 'decimals', decimals: 2 },
};
export const ETH: Instrument = { ...PAIR, id: 'simulated:ETH/USD', base: 'ETH' };
export const PERP: Instrument = { ...PAIR, id: 'simulated:BTC/USD:USD', settle: 'USD' };
export const IN_EUR: Instrument = { ...PAIR, id: 'simulated:BTC/EUR', quote: 'EUR' };
const MARKETS = [PAIR, ETH, PERP, IN_EUR];
export const BOOK_KEY = `book:${PAIR.id}:P0:100`;
export const TRADES_KEY = `trades:${PAIR.id}`;
const ACCOUNT = 'paper:simulated:main';
const START = 1_000_000;

export const decimal = (text: string | number): Decimal => {
  const value = parseDecimal(String(text));
  if (value === undefined) throw new Error(`${text} is no decimal`);
  return value;
};

const BALANCES = { spot: { USD: '100000', BTC: '100' }, margin: { USD: '1000' } };

export interface Opening {
  readonly balances?: Readonly<Record<string, string>>;
  readonly fees?: FeeSchedule;
  readonly latencyMs?: number;
  /** Of an account on margin of USD; absent: a spot account. */
  readonly leverage?: number;
}

export function openAccount({ leverage, balances = BALANCES[leverage === undefined ? 'spot' : 'margin'], ...terms }: Opening = {}): AccountState {
  const { fees = { maker: decimal('0.001'), taker: decimal('0.002') }, latencyMs = 0 } = terms;
  return applyAccountEvent(EMPTY_ACCOUNT, {
    kind: 'opened',
    at: START as VenueMs,
    info:
      leverage === undefined
        ? { id: ACCOUNT, kind: 'spot', feed: 'simulated', label: 'Main', fees, latencyMs }
        : marginAccount(ACCOUNT, 'Main', { collateral: 'USD', leverage, fees, latencyMs }),
    balances: Object.fromEntries(Object.entries(balances).map(([currency, amount]) => [currency, decimal(amount)])),
  });
}

export interface Asked {
  readonly instrument?: InstrumentId;
  readonly side?: Side;
  readonly type?: OrderTerms['type'];
  readonly size: string | number;
  readonly price?: string | number;
  readonly trigger?: string | number;
  readonly triggerOn?: 'mark';
  readonly displayed?: string | number;
  readonly trail?: readonly ['price' | 'percent', string | number];
  readonly tif?: OrderTerms['tif'];
  readonly expiresAt?: number;
  readonly postOnly?: boolean;
  readonly reduceOnly?: boolean;
  readonly hidden?: boolean;
  readonly group?: GroupLink;
}

/** An account on a clock and a market of the test's own. */
export class Rig {
  now = START as LocalMs;
  readonly events: AccountEvent[] = [];
  readonly opening: AccountState;
  book: LiveBook = new Book(100);
  execution: Execution;
  /** What the market's clock is ahead of ours; null: it tells no time. */
  ahead: number | null = null;
  private ids = 0;
  private trades = 0;

  constructor(opening: Opening = {}) {
    this.opening = openAccount(opening);
    this.execution = this.make(this.opening);
    this.trust('live');
  }

  /** The engine dies and comes back with what was written down. */
  restart(state: AccountState = this.replayed()): void {
    this.execution = this.make(state);
  }

  /** What the journal adds up to. */
  replayed(): AccountState {
    return this.events.reduce(applyAccountEvent, this.opening);
  }

  level(side: Side, price: number, size: number): this {
    (this.book as Book).set(side, price as Price, size as Size, 1);
    return this;
  }

  /** Levels as `[price, size]`, and told. */
  shows(bids: readonly (readonly [number, number])[], asks: readonly (readonly [number, number])[]): this {
    (this.book as Book).clear();
    for (const [price, size] of bids) this.level('buy', price, size);
    for (const [price, size] of asks) this.level('sell', price, size);
    return this.tell();
  }

  /** One level a side of another market, live, and told. */
  showsOn(market: Instrument, bid: number, ask: number, size = 100): this {
    const book = new Book(100);
    book.set('buy', bid as Price, size as Size, 1);
    book.set('sell', ask as Price, size as Size, 1);
    this.execution.trust(market.id, 'live', this.now);
    this.execution.market({ kind: 'book', topic: `book:${market.id}:P0:100`, book, sentAt: undefined }, this.now);
    return this;
  }

  /** What the venue says of the perpetual; funding is due in so many ms from now. */
  status(told: { readonly markPrice?: number; readonly fundingRate?: number; readonly dueIn?: number }): this {
    const status = {
      at: this.now as number as VenueMs,
      lastPrice: null,
      indexPrice: null,
      markPrice: told.markPrice ?? null,
      fundingRate: told.fundingRate ?? null,
      nextFundingAt: told.dueIn === undefined ? null : ((this.now + told.dueIn) as number as VenueMs),
      nextFundingAccrued: null,
      openInterest: null,
      clampMin: null,
      clampMax: null,
    };
    this.execution.market({ kind: 'status', topic: `status:${PERP.id}`, status, sentAt: undefined }, this.now);
    return this;
  }

  position(market: Instrument = PAIR): string {
    return this.execution.state().positions.get(market.id)?.size ?? '0';
  }

  cash(currency = 'USD'): string {
    return this.execution.state().ledger.user.get(currency) ?? '0';
  }

  /** Orders that the account placed to close itself. */
  forced(): readonly Order[] {
    return [...this.execution.state().orders.values()].filter(({ origin }) => origin === 'liquidation');
  }

  tell(topic = BOOK_KEY): this {
    this.execution.market({ kind: 'book', topic, book: this.book, sentAt: this.sentAt() }, this.now);
    return this;
  }

  /** `side` is the taker's. */
  trade(
    side: Side,
    price: number,
    size: number,
    options: { readonly id?: string; readonly isSnapshot?: boolean; readonly agoMs?: number } = {},
  ): this {
    const { id = `t${++this.trades}`, isSnapshot = false, agoMs = 0 } = options;
    const trade = { id, at: (this.now - agoMs) as VenueMs, price: price as Price, size: size as Size, side };
    this.execution.market({ kind: 'trades', topic: TRADES_KEY, trades: [trade], isSnapshot, sentAt: this.sentAt() }, this.now);
    return this;
  }

  trust(state: State): this {
    this.execution.trust(PAIR.id, state, this.now);
    return this;
  }

  private sentAt(): VenueMs | undefined {
    return this.ahead === null ? undefined : ((this.now + this.ahead) as VenueMs);
  }

  /** Somebody sets our clock. */
  setClock(by: number): this {
    this.now = (this.now + by) as LocalMs;
    if (this.ahead !== null) this.ahead -= by;
    this.execution.clockSet(by);
    return this;
  }

  wait(ms: number): this {
    this.now = (this.now + ms) as LocalMs;
    this.execution.tick(this.now);
    return this;
  }

  draft(asked: Asked): NewOrder {
    const { side = 'buy', price, trigger, triggerOn, displayed, trail, group = null } = asked;
    return {
      id: `P-${++this.ids}`,
      account: ACCOUNT,
      origin: 'ticket',
      group,
      createdAt: this.now,
      terms: {
        instrument: asked.instrument ?? PAIR.id,
        side,
        type: asked.type ?? (price === undefined ? 'market' : 'limit'),
        size: decimal(asked.size),
        price: price === undefined ? null : decimal(price),
        trigger: trigger === undefined ? null : decimal(trigger),
        ...(triggerOn === undefined ? {} : { triggerOn }),
        ...(displayed === undefined ? {} : { displayed: decimal(displayed) }),
        trail: trail === undefined ? null : { unit: trail[0], distance: decimal(trail[1]) },
        tif: asked.tif ?? 'GTC',
        expiresAt: asked.expiresAt === undefined ? null : (asked.expiresAt as VenueMs),
        postOnly: asked.postOnly ?? false,
        reduceOnly: asked.reduceOnly ?? false,
        hidden: asked.hidden ?? false,
      },
    };
  }

  submit(asked: Asked): OrderId {
    return this.submitGroup([asked])[0] as OrderId;
  }

  submitGroup(asked: readonly Asked[]): OrderId[] {
    const orders = asked.map((one) => this.draft(one));
    this.execution.submit(orders, this.now);
    return orders.map(({ id }) => id);
  }

  amend(id: OrderId, change: { readonly [K in keyof Amendment]: string | number }): this {
    const exact = Object.fromEntries(Object.entries(change).map(([term, value]) => [term, decimal(value)]));
    this.execution.amend(id, exact, this.now);
    return this;
  }

  cancel(id: OrderId): this {
    this.execution.cancel(id, this.now);
    return this;
  }

  order(id: OrderId): Order {
    const order = this.execution.state().orders.get(id);
    if (order === undefined) throw new Error(`${id} was not placed`);
    return order;
  }

  fills(id?: OrderId): readonly Fill[] {
    return this.told('filled')
      .map(({ fill }) => fill)
      .filter((fill) => id === undefined || fill.order === id);
  }

  /** Fills of an order as `size@price`. */
  parts(id: OrderId): string[] {
    return this.fills(id).map(({ size, price }) => `${size}@${price}`);
  }

  told<K extends OrderEvent['kind']>(kind: K): Extract<OrderEvent, { kind: K }>[] {
    return this.events.flatMap((event) =>
      event.kind === 'order' && event.event.kind === kind ? [event.event as Extract<OrderEvent, { kind: K }>] : [],
    );
  }

  /** What was said of an order, by kind. */
  life(id: OrderId): string[] {
    return this.events.flatMap((event) => {
      if (event.kind === 'placed') return event.order.id === id ? ['placed'] : [];
      return event.kind === 'order' && event.id === id ? [event.event.kind] : [];
    });
  }

  why(id: OrderId): string | undefined {
    return this.order(id).end?.reason;
  }

  reserved(id: OrderId): string | undefined {
    return this.execution.state().reserved.get(id);
  }

  private make(state: AccountState): Execution {
    return makePaperExecution({ emit: (event) => void this.events.push(event) }, state, (id) => MARKETS.find((market) => market.id === id));
  }
}
