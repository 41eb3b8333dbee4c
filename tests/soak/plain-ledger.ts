import { parsePlain, plainText, product, share } from './plain-decimal';

// The forms of the journal's records as far as they are read here, written down anew.
interface PlainTerms {
  readonly instrument: string;
  readonly side: 'buy' | 'sell';
  readonly type: string;
  readonly size: string;
  readonly price: string | null;
  readonly reduceOnly: boolean;
}
interface PlainFill {
  readonly id: string;
  readonly price: string;
  readonly size: string;
  readonly fee: string;
  readonly feeCurrency: string;
  readonly liquidity: 'maker' | 'taker';
}
interface PlainOrderEvent {
  readonly kind: string;
  readonly at: number;
  readonly fill?: PlainFill;
  readonly change?: Readonly<Record<'size' | 'price', string | undefined>>;
}
type PlainEvent =
  | {
      readonly kind: 'opened';
      readonly info: { readonly fees: Readonly<Record<string, string>> };
      readonly balances: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'placed';
      readonly order: { readonly id: string; readonly group: object | null; readonly terms: PlainTerms };
      readonly reserved: string;
    }
  | { readonly kind: 'order'; readonly id: string; readonly event: PlainOrderEvent; readonly reserved: string }
  | { readonly kind: 'reserved'; readonly id: string; readonly reserved: string };

interface PlainOrder {
  readonly terms: PlainTerms;
  readonly isAlone: boolean;
  /** The latest word on each: when, and what. */
  readonly said: Map<'size' | 'price', { readonly at: number; readonly to: bigint }>;
  reserved: bigint;
  filled: bigint;
  isWorking: boolean;
  end: string | null;
}

interface PlainPosition {
  size: bigint;
  cost: bigint;
  basisSize: bigint;
  basisCost: bigint;
  realised: bigint;
  fees: bigint;
  soldUnbought: bigint;
}

/** Decimals that the cost of what is left after a sale is kept to. */
const COST_DECIMALS = 28;

/**
 * What a spot account comes to by the events of its journal, one after the other: the plainest way there is, and none of
 * the program's code. What must never stand in a journal is blamed.
 */
export class PlainLedger {
  /** Each complaint once. */
  readonly wrong = new Set<string>();
  readonly fills = new Map<string, string>();
  readonly orders = new Map<string, PlainOrder>();
  private readonly balances = new Map<string, bigint>();
  private readonly positions = new Map<string, PlainPosition>();
  private fees: Readonly<Record<string, string>> = {};

  take(record: unknown): void {
    const event = record as PlainEvent;
    switch (event.kind) {
      case 'opened':
        this.fees = event.info.fees;
        for (const kept of [this.balances, this.positions, this.orders]) kept.clear();
        for (const [currency, amount] of Object.entries(event.balances)) this.balances.set(currency, parsePlain(amount));
        return;
      case 'placed': {
        const { id, terms, group } = event.order;
        if (this.orders.has(id)) this.blame(`order ${id} was placed twice`);
        const reserved = parsePlain(event.reserved);
        this.orders.set(id, { terms, isAlone: group === null, said: new Map(), reserved, filled: 0n, isWorking: false, end: null });
        return;
      }
      case 'reserved': {
        const order = this.orders.get(event.id);
        if (order === undefined) this.blame(`something is held back for order ${event.id}, which was never placed`);
        else order.reserved = parsePlain(event.reserved);
        return;
      }
      case 'order': {
        const order = this.orders.get(event.id);
        if (order === undefined) this.blame(`order ${event.id} was never placed, and ${event.event.kind} is said of it`);
        else this.told(event.id, order, event.event, event.reserved);
      }
    }
  }

  /** Balances, what is held back, positions and open orders as text, in one order. */
  summary(): string {
    const held = new Map<string, bigint>();
    const open = [...this.orders].filter(([, order]) => isOpen(order));
    for (const [, { terms, reserved }] of open) held.set(paying(terms), (held.get(paying(terms)) ?? 0n) + reserved);
    const balances = [...this.balances].map(([currency, total]) => {
      const reserved = held.get(currency) ?? 0n;
      if (total < reserved) this.blame(`more ${currency} is held back than there is`);
      return `${currency} ${plainText(total)} held ${plainText(reserved)}`;
    });
    const positions = [...this.positions].map(
      ([instrument, { size, cost, realised, fees, soldUnbought }]) =>
        `${instrument} ${[size, cost, realised, fees, soldUnbought].map(plainText).join(' ')}`,
    );
    return [...balances, ...positions, ...open.map(([id, { filled }]) => `${id} ${plainText(filled)}`)].sort().join('\n');
  }

  /** A limit order that stands by itself holds back what it can still cost, exactly. */
  checkReserves(): void {
    for (const [id, order] of this.orders) {
      const { terms, isAlone, isWorking, reserved, filled } = order;
      if (!isOpen(order) || !isAlone || !isWorking || terms.type !== 'limit' || terms.reduceOnly) continue;
      const left = sizeOf(order) - filled;
      const need = terms.side === 'sell' ? left : product(left, order.said.get('price')?.to ?? parsePlain(terms.price ?? '0'));
      if (reserved !== need) this.blame(`order ${id} holds back ${plainText(reserved)} and can cost ${plainText(need)}`);
    }
  }

  private told(id: string, order: PlainOrder, event: PlainOrderEvent, reserved: string): void {
    const { kind, at, fill, change } = event;
    if (fill !== undefined) this.filled(id, order, fill);
    for (const term of ['size', 'price'] as const) {
      const text = kind === 'amended' ? change?.[term] : undefined;
      const known = order.said.get(term);
      if (text === undefined || (known !== undefined && known.at > at)) continue;
      const to = parsePlain(text);
      if (known === undefined || known.at < at || known.to < to) order.said.set(term, { at, to });
    }
    if (kind === 'working') order.isWorking = true;
    if (kind === 'cancelled' || kind === 'expired' || kind === 'rejected') {
      if (order.end !== null) this.blame(`order ${id} ended twice: ${order.end}, ${kind}`);
      order.end = kind;
    }
    order.reserved = parsePlain(reserved);
  }

  private filled(id: string, order: PlainOrder, fill: PlainFill): void {
    const { instrument, side } = order.terms;
    if (this.fills.has(fill.id)) this.blame(`fill ${fill.id} stands there twice`);
    this.fills.set(fill.id, `${instrument} ${side} ${fill.size} @ ${fill.price}, fee ${fill.fee} ${fill.feeCurrency}`);
    if (!isOpen(order)) this.blame(`order ${id} was filled after its end`);
    const size = parsePlain(fill.size);
    const price = parsePlain(fill.price);
    const fee = parsePlain(fill.fee);
    order.filled += size;
    if (size <= 0n || order.filled > sizeOf(order)) this.blame(`order ${id} was filled with ${fill.size}, more than was left of it or nothing`);
    const [base, quote] = currencies(instrument);
    const cost = product(price, size);
    const [got, gotAmount, gave, gaveAmount] = side === 'buy' ? [base, size, quote, cost] : [quote, cost, base, size];
    if (fill.feeCurrency !== got || fee !== product(gotAmount, parsePlain(this.fees[fill.liquidity] ?? '0')))
      this.blame(`the fee of ${fill.id} is not what is asked of ${plainText(gotAmount)} ${got}`);
    this.add(got, gotAmount - fee);
    this.add(gave, -gaveAmount);
    const position = this.positions.get(instrument) ?? { size: 0n, cost: 0n, basisSize: 0n, basisCost: 0n, realised: 0n, fees: 0n, soldUnbought: 0n };
    this.positions.set(instrument, position);
    position.fees += side === 'buy' ? product(fee, price) : fee;
    if (side === 'buy') bought(position, size - fee, price);
    else sold(position, size, price);
  }

  private add(currency: string, amount: bigint): void {
    this.balances.set(currency, (this.balances.get(currency) ?? 0n) + amount);
  }

  private blame(what: string): void {
    this.wrong.add(what);
  }
}

function bought(position: PlainPosition, size: bigint, price: bigint): void {
  position.size += size;
  position.cost += product(size, price);
  position.basisSize = position.size;
  position.basisCost = position.cost;
}

/** At the average of what was bought; what never was came from the opening balance and has no cost. */
function sold(position: PlainPosition, size: bigint, price: bigint): void {
  const closing = size < position.size ? size : position.size;
  position.soldUnbought += size - closing;
  if (closing === 0n) return;
  position.size -= closing;
  const cost = position.size === 0n ? 0n : share(position.basisCost, position.size, position.basisSize, COST_DECIMALS);
  position.realised += product(closing, price) - (position.cost - cost);
  position.cost = cost;
}

const sizeOf = ({ said, terms }: PlainOrder): bigint => said.get('size')?.to ?? parsePlain(terms.size);
const isOpen = (order: PlainOrder): boolean => order.end === null && order.filled < sizeOf(order);

function currencies(instrument: string): readonly [string, string] {
  const [base = '', quote = ''] = instrument.split(':')[1]?.split('/') ?? [];
  return [base, quote];
}

function paying({ instrument, side }: PlainTerms): string {
  const [base, quote] = currencies(instrument);
  return side === 'buy' ? quote : base;
}
