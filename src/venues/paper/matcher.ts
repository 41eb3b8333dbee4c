import { payCurrency } from '../../domain/account/account-state';
import type { Instrument } from '../../domain/instrument';
import { add, compare, type Decimal, fromDouble, isPositive, least, multiply, subtract, ZERO } from '../../domain/money';
import type { Fill } from '../../domain/order/fill';
import { type Ending, type Order, type OrderId, remaining } from '../../domain/order/order';
import { isOpen } from '../../domain/order/order-state';
import type { OrderTerms } from '../../domain/order/terms';
import type { Trade } from '../../domain/trade';
import type { LocalMs, Side, VenueMs } from '../../domain/units';
import { atMost } from './amounts';
import { limitOf } from './funds';
import { Impact } from './impact';
import { closableOf } from './margin-funds';
import type { PaperAccount } from './paper-account';
import { Queue, type Resting } from './queue';
import { isBetter, otherSide, Sight } from './sight';
import { stopBehind } from './trailing';
import { isWhole, type Walk, walk } from './walk';

type RestingCause = Extract<Fill['cause'], { kind: 'queue' | 'crossed' }>;

/** Who must hear of a fill or an end. */
export interface Witness {
  /** It is about to be filled. */
  filling(order: Order, at: VenueMs): void;
  filled(order: Order, at: VenueMs): void;
  /** Nothing can be filled of it any more. */
  closed(order: Order): void;
}

/** Fills of one instrument: what comes takes from the shown book, what rests waits in its queue. */
export class Matcher {
  readonly sight = new Sight();
  readonly queues: Readonly<Record<Side, Queue>> = { buy: new Queue('buy'), sell: new Queue('sell') };
  private readonly impact = new Impact();

  constructor(
    private readonly instrument: Instrument,
    private readonly account: PaperAccount,
    private readonly witness: Witness,
  ) {}

  /** What orders of an earlier life took from levels that may show the same still. */
  resume(orders: readonly Order[]): void {
    this.impact.resume(orders);
  }

  /** The book was told anew. */
  bookMoved(now: LocalMs, at: VenueMs): void {
    this.impact.refresh(this.sight);
    for (const side of ['buy', 'sell'] as const) {
      this.queues[side].shrink(this.sight, now);
      this.cross(side, at);
    }
  }

  traded(trade: Trade, now: LocalMs, at: VenueMs): void {
    this.sight.passed(trade, now);
    const queue = this.queues[otherSide(trade.side)];
    if (queue.size === 0) return;
    const traded = atMost(trade.size);
    queue.trade(trade, traded, now, (resting, upTo, ahead) => this.fillResting(resting, upTo, { kind: 'queue', trade: trade.id, traded, ahead }, at));
  }

  /** What an order of these terms would take now. */
  look(terms: OrderTerms, size: Decimal): Walk {
    const own = this.queues[otherSide(terms.side)].best();
    return walk(this.sight, this.impact, { side: terms.side, size, limit: limitOf(terms), own });
  }

  /** The best level that an order of these terms would meet at once, whoever took of it already. */
  wouldMeet(terms: OrderTerms): number | null {
    const limit = limitOf(terms);
    const levels = this.sight.opposite(terms.side);
    const best = levels.length > 0 ? (levels.prices[0] as number) : null;
    return best === null || (limit !== null && isBetter(terms.side, best, limit)) ? null : best;
  }

  /** This account's own order that an order with this limit would meet. */
  ownInTheWay(terms: OrderTerms): { readonly id: OrderId; readonly price: number } | null {
    const limit = limitOf(terms);
    const own = this.queues[otherSide(terms.side)].first();
    return own === null || limit === null || isBetter(terms.side, own.price, limit) ? null : own;
  }

  /** Base units that an order of this side can close of the position. */
  closable(side: Side): Decimal {
    return closableOf(this.account.positionSize(this.instrument.id), side);
  }

  /** Where a trailing stop would begin; null for other terms. */
  firstStop({ side, trail, trigger }: OrderTerms): Decimal | null {
    const price = trigger ?? this.sight.nearest(side);
    return trail === null || price === null
      ? null
      : stopBehind(typeof price === 'number' ? fromDouble(price) : price, trail, side, this.instrument.priceRule);
  }

  /** Into the book: take what is there, then rest or end as the terms say. */
  take(id: OrderId, at: VenueMs): void {
    if (!this.cut(id, at)) return;
    const { terms } = this.account.order(id);
    const { tif } = terms;
    const size = remaining(this.account.order(id));
    const walked = this.look(terms, size);
    if (tif === 'FOK' && !(isWhole(walked, size) && this.canPay(id, walked))) {
      this.end(id, 'cancelled', `fill or kill: ${walked.size} of ${size} are there; ${this.why(terms, walked.end)}`, at);
      return;
    }
    const isPaid = this.takeSteps(id, walked, at);
    if (!this.account.isOpen(id)) return;
    const order = this.account.order(id);
    const left = remaining(order);
    const end = isPaid ? walked.end : 'funds';
    if (terms.price === null) this.end(id, 'cancelled', `${left} of ${size} not filled: ${this.why(terms, end)}`, at);
    else if (tif === 'IOC') this.end(id, 'cancelled', `immediate or cancel: ${left} of ${size} not filled; ${this.why(terms, end)}`, at);
    else if (end === 'own' || end === 'funds') this.end(id, 'cancelled', `${left} of ${size} not filled: ${this.why(terms, end)}`, at);
    else {
      if (!order.isWorking) this.account.tell(id, { kind: 'working', at }, this.account.funds.needAt(terms, left));
      this.rest(id, at);
    }
  }

  /** Behind all that is shown at its price; of an iceberg a part. */
  rest(id: OrderId, since: VenueMs, left: Resting | null = null): void {
    const order = this.account.order(id);
    const { side, price, hidden, displayed } = order.terms;
    const part = displayed === undefined ? null : least(displayed, remaining(order));
    this.queues[side].join({ id, price: Number(price), isHidden: hidden, since, displayed: part }, this.sight, left);
  }

  /** False: it was not in the book. */
  leave(id: OrderId): boolean {
    return this.queues[this.account.order(id).terms.side].leave(id);
  }

  end(id: OrderId, kind: Ending['kind'], reason: string, at: VenueMs): void {
    this.leave(id);
    this.account.tell(id, { kind, at, reason });
    this.witness.closed(this.account.order(id));
  }

  /** False: funds ended first. */
  private takeSteps(id: OrderId, walked: Walk, at: VenueMs): boolean {
    const { terms } = this.account.order(id);
    const { funds } = this.account;
    let left = remaining(this.account.order(id));
    let costLeft = walked.cost;
    let payable = funds.affordable(terms, walked.steps, this.paysWith(id));
    for (const { price, size: there, level, shown } of walked.steps) {
      const size = least(there, payable);
      if (!isPositive(size)) return false;
      payable = subtract(payable, size);
      left = subtract(left, size);
      costLeft = subtract(costLeft, multiply(price, there));
      const cause = { kind: 'level', shown: fromDouble(shown), left: this.impact.take(otherSide(terms.side), level, shown, size) } as const;
      const need =
        terms.price === null ? funds.needAfter(terms, { price, size }, left, costLeft, this.paysWith(id)) : funds.needAt(terms, left, null, size);
      this.fill(id, { price, size, liquidity: 'taker', cause }, need, at);
      if (size !== there) return false;
    }
    return true;
  }

  /** What an order may spend: what it holds back and what nobody holds back. Null: not known. */
  private paysWith(id: OrderId): Decimal | null {
    const available = this.account.available(payCurrency(this.account.order(id), this.account.info));
    return available === null ? null : add(available, this.account.pool(id));
  }

  private canPay(id: OrderId, walked: Walk): boolean {
    return compare(this.account.funds.affordable(this.account.order(id).terms, walked.steps, this.paysWith(id)), walked.size) >= 0;
  }

  /** The book went through our price: what is shown there would have met us first. It fills us at our price, not at its own. */
  private cross(side: Side, at: VenueMs): void {
    const levels = this.sight.opposite(side);
    if (levels.length === 0) return;
    const other = otherSide(side);
    for (const resting of this.queues[side].inTurn(levels.prices[0] as number)) {
      for (let i = 0; i < levels.length && this.queues[side].has(resting); i++) {
        const level = levels.prices[i] as number;
        if (isBetter(side, level, resting.price)) break;
        const shown = levels.sizes[i] as number;
        const left = this.impact.left(other, level, shown);
        if (!isPositive(left)) continue;
        const filled = this.fillResting(resting, left, { kind: 'crossed', shown: fromDouble(shown) }, at);
        this.impact.take(other, level, shown, filled);
      }
    }
  }

  private fillResting(resting: Resting, upTo: Decimal, cause: RestingCause, at: VenueMs): Decimal {
    const { id, displayed } = resting;
    if (!this.cut(id, at)) return ZERO;
    const order = this.account.order(id);
    const { price, side } = order.terms;
    const left = remaining(order);
    const size = least(left, displayed === null ? upTo : least(upTo, displayed));
    if (price === null || !isPositive(size)) throw new Error(`order ${id} rests without a price or a size`);
    const why = displayed === null ? cause : { ...cause, displayed };
    this.fill(id, { price, size, liquidity: 'maker', cause: why }, this.account.funds.needAt(order.terms, subtract(left, size), null, size), at);
    if (displayed === null || !this.queues[side].has(resting)) return size;
    resting.displayed = subtract(displayed, size);
    // The next part of an iceberg comes in behind all others.
    if (!isPositive(resting.displayed) && this.leave(id)) this.rest(id, resting.since, resting);
    return size;
  }

  private fill(id: OrderId, part: Pick<Fill, 'price' | 'size' | 'liquidity' | 'cause'>, need: Decimal, at: VenueMs): void {
    const order = this.account.order(id);
    const { side, hidden } = order.terms;
    this.witness.filling(order, at);
    // Exchanges charge a hidden order as a taker, whatever it did.
    const charged = { ...part, side, liquidity: hidden ? 'taker' : part.liquidity } as const;
    const fee = this.account.funds.feeOf(this.instrument, this.account.info.fees, charged);
    const fill: Fill = { id: `${id}-${order.fills.length + 1}`, order: id, at, ...part, ...fee };
    this.account.tell(id, { kind: 'filled', at, fill }, need);
    const after = this.account.order(id);
    this.witness.filled(after, at);
    if (isOpen(after)) return;
    this.leave(id);
    this.witness.closed(after);
  }

  /** A reduce-only order is cut to what it can close. False: that is nothing, and it is ended. */
  private cut(id: OrderId, at: VenueMs): boolean {
    const order = this.account.order(id);
    const { terms, filled } = order;
    if (!terms.reduceOnly) return true;
    const closable = this.closable(terms.side);
    if (compare(remaining(order), closable) <= 0) return true;
    if (!isPositive(closable)) {
      this.end(id, 'cancelled', 'reduce-only: there is nothing left to reduce', at);
      return false;
    }
    this.account.tell(
      id,
      { kind: 'amended', at, change: { size: add(filled, closable) } },
      least(this.account.need(id), this.account.funds.needAt(terms, closable)),
    );
    return true;
  }

  private why(terms: OrderTerms, end: Walk['end'] | 'funds'): string {
    switch (end) {
      case 'limit':
        return `nothing more is shown at ${terms.price} or better`;
      case 'own': {
        const own = this.queues[otherSide(terms.side)].first();
        return `your own order ${own?.id} stands at ${own?.price}`;
      }
      case 'funds':
      case 'size':
        return this.account.info.kind === 'margin' ? 'too little margin is free' : `there is too little ${this.instrument.quote}`;
      case 'book':
        return 'nothing more is shown';
    }
  }
}
