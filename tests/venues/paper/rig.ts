import type { AccountEvent, FeeSchedule } from '../../../src/domain/account/account-event';
import { type AccountState, applyAccountEvent, EMPTY_ACCOUNT } from '../../../src/domain/account/account-state';
import { Book, type LiveBook } from '../../../src/domain/book';
import type { State } from '../../../src/domain/freshness';
import type { Instrument } from '../../../src/domain/instrument';
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
export const BOOK_KEY = `book:${PAIR.id}:P0:100`;
export const TRADES_KEY = `trades:${PAIR.id}`;
const ACCOUNT = 'paper:simulated:main';
const START = 1_000_000;

export const decimal = (text: string | number): Decimal => {
  const value = parseDecimal(String(text));
  if (value === undefined) throw new Error(`${text} is no decimal`);
  return value;
};

export interface Opening {
  readonly balances?: Readonly<Record<string, string>>;
  readonly fees?: FeeSchedule;
  readonly latencyMs?: number;
}

export function openAccount({ balances = { USD: '100000', BTC: '100' }, fees, latencyMs = 0 }: Opening = {}): AccountState {
  return applyAccountEvent(EMPTY_ACCOUNT, {
    kind: 'opened',
    at: START as VenueMs,
    info: {
      id: ACCOUNT,
      kind: 'spot',
      feed: 'simulated',
      label: 'Main',
      fees: fees ?? { maker: decimal('0.001'), taker: decimal('0.002') },
      latencyMs,
    },
    balances: Object.fromEntries(Object.entries(balances).map(([currency, amount]) => [currency, decimal(amount)])),
  });
}

export interface Asked {
  readonly side?: Side;
  readonly type?: OrderTerms['type'];
  readonly size: string | number;
  readonly price?: string | number;
  readonly trigger?: string | number;
  readonly trail?: readonly ['price' | 'percent', string | number];
  readonly tif?: OrderTerms['tif'];
  readonly expiresAt?: number;
  readonly postOnly?: boolean;
  readonly reduceOnly?: boolean;
  readonly group?: GroupLink;
}

/** An account on a clock and a market of the test's own. */
export class Rig {
  now = START as LocalMs;
  readonly events: AccountEvent[] = [];
  readonly opening: AccountState;
  book: LiveBook = new Book(100);
  execution: Execution;
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

  tell(topic = BOOK_KEY): this {
    this.execution.market({ kind: 'book', topic, book: this.book, sentAt: undefined }, this.now);
    return this;
  }

  /** `side` is the taker's. */
  trade(side: Side, price: number, size: number, options: { readonly id?: string; readonly isSnapshot?: boolean } = {}): this {
    const { id = `t${++this.trades}`, isSnapshot = false } = options;
    const trade = { id, at: this.now as number as VenueMs, price: price as Price, size: size as Size, side };
    this.execution.market({ kind: 'trades', topic: TRADES_KEY, trades: [trade], isSnapshot, sentAt: undefined }, this.now);
    return this;
  }

  trust(state: State): this {
    this.execution.trust(PAIR.id, state, this.now);
    return this;
  }

  wait(ms: number): this {
    this.now = (this.now + ms) as LocalMs;
    this.execution.tick(this.now);
    return this;
  }

  draft(asked: Asked): NewOrder {
    const { side = 'buy', price, trigger, trail, group = null } = asked;
    return {
      id: `P-${++this.ids}`,
      account: ACCOUNT,
      origin: 'ticket',
      group,
      createdAt: this.now,
      terms: {
        instrument: PAIR.id,
        side,
        type: asked.type ?? (price === undefined ? 'market' : 'limit'),
        size: decimal(asked.size),
        price: price === undefined ? null : decimal(price),
        trigger: trigger === undefined ? null : decimal(trigger),
        trail: trail === undefined ? null : { unit: trail[0], distance: decimal(trail[1]) },
        tif: asked.tif ?? 'GTC',
        expiresAt: asked.expiresAt === undefined ? null : (asked.expiresAt as VenueMs),
        postOnly: asked.postOnly ?? false,
        reduceOnly: asked.reduceOnly ?? false,
        hidden: false,
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
    return makePaperExecution({ emit: (event) => void this.events.push(event) }, state, (id) => (id === PAIR.id ? PAIR : undefined));
  }
}
