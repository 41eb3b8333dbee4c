import type { AccountFaults } from './account-faults';
import { isWholeUnits, show, signOf } from './exact';
import type { AccountFrame } from './login';
import type { Matching } from './matching';
import { ERROR, notification, SUCCESS } from './notification';
import { currenciesOf, type Order, typeText } from './order';
import { type Fields, type RulesOf, readAmount, readOrder, readPrice, readTif } from './read-order';
import { missingRow, orderRow, refusedRow } from './rows';
import type { User } from './user';

/** Who asks, and where answers go. */
export interface Asker {
  readonly user: User;
  /** `API>BFX`, or `BFX` for the exchange's own pages. */
  readonly routing: string;
  readonly tell: (frame: AccountFrame) => void;
}

const NOT_FOUND = 'Order not found.';

/** New orders, changes and cancels, one at a time. Each answers with its own notification before anything else follows from it. */
export class OrderRequests {
  /** Orders accepted, by client id. */
  readonly acceptedByCid = new Map<number, number>();

  constructor(
    private readonly matching: Matching,
    private readonly faults: AccountFaults,
    private readonly rulesFor: (user: User) => RulesOf,
    private readonly now: () => number,
  ) {}

  /** Returns the order, where it was accepted. */
  place(asker: Asker, payload: Fields): Order | undefined {
    const refuse = (text: string): undefined => {
      asker.tell(notification('on-req', refusedRow(payload), ERROR, text, this.now()));
    };
    const wish = readOrder(payload, this.rulesFor(asker.user), this.now());
    if (typeof wish === 'string') return refuse(wish);
    const order = this.matching.make(asker.user, wish, asker.routing);
    const refusal = this.matching.refusal(order);
    if (refusal !== undefined) return refuse(refusal);
    this.acceptedByCid.set(order.cid, (this.acceptedByCid.get(order.cid) ?? 0) + 1);
    asker.tell(notification('on-req', orderRow(order), SUCCESS, `Submitting ${describe(order)}.`, this.now()));
    this.matching.start(order);
    return order;
  }

  change(asker: Asker, payload: Fields): void {
    const order = this.find(asker.user, payload);
    if (order === undefined) {
      asker.tell(notification('ou-req', missingRow(payload), ERROR, NOT_FOUND, this.now()));
      return;
    }
    const terms = this.terms(order, payload);
    const refuse = (text: string): void => asker.tell(notification('ou-req', orderRow(order), ERROR, text, this.now()));
    if (typeof terms === 'string') {
      refuse(terms);
      return;
    }
    const refusal = this.matching.refusal({ ...order, ...terms }, order);
    if (refusal !== undefined) {
      refuse(refusal);
      return;
    }
    const row = orderRow({ ...order, ...terms });
    asker.tell(notification('ou-req', row, SUCCESS, `Submitting update to ${describe({ ...order, ...terms })}.`, this.now()));
    Object.assign(order, terms);
    this.matching.changed(order);
  }

  cancel(asker: Asker, payload: Fields): void {
    const order = this.find(asker.user, payload);
    if (order === undefined) {
      asker.tell(notification('oc-req', missingRow(payload), ERROR, NOT_FOUND, this.now()));
      return;
    }
    asker.tell(
      notification('oc-req', orderRow(order), SUCCESS, `Submitted for cancellation; waiting for confirmation (ID: ${order.id}).`, this.now()),
    );
    this.matching.cancel(order);
  }

  cancelMany(asker: Asker, payload: Fields): void {
    const orders = this.chosen(asker.user, payload);
    if (orders === undefined) {
      asker.tell(notification('oc_multi-req', null, ERROR, 'input: invalid', this.now()));
      return;
    }
    const rows = orders.map(orderRow);
    asker.tell(notification('oc_multi-req', rows, SUCCESS, `Submitting ${orders.length} order cancellations.`, this.now()));
    for (const order of orders) if (asker.user.orders.has(order.id)) this.matching.cancel(order);
  }

  /** By id, or by client id and the UTC day on which it was placed. */
  private find(user: User, payload: Fields): Order | undefined {
    if (payload.id !== undefined) return this.open(user).find((order) => order.id === payload.id);
    return this.open(user).find((order) => order.cid === payload.cid && dayOf(order) === payload.cid_date);
  }

  /** What `oc_multi` means. Undefined: it means nothing. */
  private chosen(user: User, payload: Fields): Order[] | undefined {
    const orders = this.open(user);
    if (payload.all === 1) return orders;
    const { id, cid, gid } = payload;
    const lists = [id, cid, gid].filter((list) => list !== undefined);
    if (lists.length === 0 || !lists.every(Array.isArray)) return undefined;
    const pairs = (cid ?? []) as readonly unknown[];
    if (!pairs.every((pair) => Array.isArray(pair) && pair.length === 2)) return undefined;
    return orders.filter(
      (order) =>
        (Array.isArray(id) && id.includes(order.id)) ||
        (Array.isArray(gid) && gid.includes(order.gid)) ||
        (pairs as [unknown, unknown][]).some(([one, day]) => one === order.cid && day === dayOf(order)),
    );
  }

  /** Open orders, but for those that are too young to be found. */
  open(user: User): Order[] {
    const youngest = this.now() - this.faults.notFoundMs;
    return [...user.orders.values()].filter((order) => this.faults.notFoundMs === 0 || order.createdAt <= youngest);
  }

  /** The terms that change, or why they cannot. */
  private terms(order: Order, payload: Fields): Partial<Order> | string {
    const terms: Partial<Order> = {};
    for (const [name, key] of [
      ['price', 'price'],
      ['price_aux_limit', 'auxLimit'],
      ['price_trailing', 'trailing'],
    ] as const) {
      if (payload[name] === undefined) continue;
      const price = readPrice(payload[name]);
      if (price === undefined) return `${name}: invalid`;
      terms[key] = price;
    }
    const filled = order.original - order.remaining;
    if (payload.amount !== undefined || payload.delta !== undefined) {
      const given = readAmount(payload.amount ?? payload.delta);
      if (given === undefined || (payload.amount !== undefined && payload.delta !== undefined)) return 'amount: invalid';
      const remaining = payload.amount === undefined ? order.remaining + given : given;
      const minimum = this.rulesFor(order.user)(order.symbol)?.minimum ?? 0n;
      if (remaining === 0n || signOf(remaining) !== signOf(order.original) || !isWholeUnits(remaining)) return 'amount: invalid';
      if ((remaining < 0n ? -remaining : remaining) < minimum) {
        const { base, quote } = currenciesOf(order.symbol);
        return `Invalid order: minimum size for ${base}/${quote} is ${show(minimum)}`;
      }
      terms.remaining = remaining;
      terms.original = filled + remaining;
    }
    const expiresAt = readTif(payload.tif);
    if (expiresAt === undefined) return 'tif: invalid';
    if (payload.tif !== undefined) terms.expiresAt = expiresAt;
    if (Number.isInteger(payload.flags)) terms.flags = Number(payload.flags);
    if (Number.isInteger(payload.gid)) terms.gid = Number(payload.gid);
    if (Number.isInteger(payload.lev)) terms.leverage = Number(payload.lev);
    return terms;
  }
}

const dayOf = (order: Order): string => new Date(order.createdAt).toISOString().slice(0, 10);

function describe(order: Order): string {
  const { base } = currenciesOf(order.symbol);
  return `${typeText(order).toLowerCase()} ${order.original > 0n ? 'buy' : 'sell'} order for ${show(order.remaining)} ${base}`;
}
