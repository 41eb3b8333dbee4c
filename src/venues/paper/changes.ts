import { compare, type Decimal, isPositive, subtract } from '../../domain/money';
import type { Order, OrderId } from '../../domain/order/order';
import { isExit } from '../../domain/order/order-set';
import { type Amendment, isConditional } from '../../domain/order/terms';
import type { VenueMs } from '../../domain/units';
import { conditionalNeed, unaffordable, unsound, unwelcome } from './admission';
import type { Matcher } from './matcher';
import type { PaperAccount } from './paper-account';

/** Where an order goes on that was changed. */
export interface ChangeHands {
  /** Into the book, or on watch, for the first time. */
  begin(id: OrderId, at: VenueMs): void;
  /** On watch, by its new terms. */
  watch(order: Order, at: VenueMs): void;
}

/** Orders of one instrument that get other terms while they are open. */
export class Changes {
  constructor(
    private readonly account: PaperAccount,
    private readonly matcher: Matcher,
    private readonly hands: ChangeHands,
  ) {}

  /** A change that cannot be made leaves the order as it was, and says why. */
  amend(id: OrderId, change: Amendment, at: VenueMs): void {
    const order = this.account.order(id);
    const terms = { ...order.terms, ...change };
    const isWaiting = isConditional(terms) && order.triggeredAt === null;
    const left = subtract(terms.size, order.filled);
    const isIdle = isExit(order) && !order.isWorking;
    const need = isIdle
      ? this.account.need(id)
      : isWaiting
        ? conditionalNeed({ ...order, terms }, this.account, this.matcher)
        : this.account.funds.needAt(terms, left);
    const refusal =
      (isPositive(left) ? undefined : `${order.filled} of it are filled: its size must be above that`) ??
      (isExit(order) && change.size !== undefined ? 'its size follows its entry' : undefined) ??
      (change.trigger !== undefined && order.trailing !== null ? 'it follows the price already' : undefined) ??
      unsound(terms) ??
      (isWaiting || isIdle ? undefined : unwelcome(terms, this.matcher, true)) ??
      unaffordable(this.account, terms, subtract(need, this.account.pool(id)));
    if (refusal !== undefined) {
      this.account.tell(id, { kind: 'amend-refused', at, change, reason: refusal });
      return;
    }
    this.account.tell(id, { kind: 'amended', at, change }, need);
    if (isWaiting && !isIdle) this.hands.watch(this.account.order(id), at);
    const keepsPlace = terms.price === order.terms.price && compare(terms.size, order.terms.size) <= 0;
    if (!keepsPlace && this.matcher.leave(id)) this.matcher.take(id, at);
  }

  /** A leg of a bracket follows its entry. */
  resize(id: OrderId, size: Decimal, at: VenueMs): void {
    const order = this.account.order(id);
    const need = conditionalNeed({ ...order, terms: { ...order.terms, size } }, this.account, this.matcher);
    const reason = unaffordable(this.account, order.terms, subtract(need, this.account.pool(id)));
    if (reason !== undefined) {
      this.matcher.end(id, 'cancelled', reason, at);
      return;
    }
    this.account.tell(id, { kind: 'amended', at, change: { size } }, need);
    if (!order.isWorking) this.hands.begin(id, at);
    else if (this.matcher.leave(id)) this.matcher.take(id, at);
  }
}
