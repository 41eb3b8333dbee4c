import type { Pace } from '../pace';
import { available, holdOf } from './funds';
import type { AccountFrame } from './login';
import type { MarkOf } from './mark';
import { mix } from './mix';
import type { Order } from './order';
import type { Outbox } from './outbox';
import { orderRow } from './rows';
import type { Settled } from './settlement';
import type { User } from './user';
import { walletFrame } from './wallets';

export type OrderFrame = 'on' | 'ou' | 'oc';

/** Tells accounts what became of their orders, in the sequences that the real exchange has. */
export class Teller {
  /** `tu` frames whose time is yet to come. */
  private readonly late: { readonly at: number; readonly user: User; readonly frame: AccountFrame }[] = [];

  constructor(
    private readonly outbox: Outbox,
    private readonly pace: Pace,
    private readonly random: () => number,
    private readonly now: () => number,
    private readonly markOf: MarkOf,
  ) {}

  /** A taker's sequence: the order first, then what it did. */
  took(type: OrderFrame, order: Order, fills: readonly Settled[]): void {
    this.order(type, order);
    this.rest(order.user, [], fills);
  }

  /** A resting order's fill: closed first; still open, anywhere. */
  made(order: Order, fill: Settled): void {
    if (order.remaining === 0n) this.took('oc', order, [fill]);
    else this.rest(order.user, [frameOf('ou', order)], [fill]);
  }

  order(type: OrderFrame, order: Order): void {
    this.outbox.emit(order.user, frameOf(type, order));
  }

  /** What is free of the wallet that an order ties up has changed. */
  hold(order: Order): void {
    const { type, currency } = holdOf(order);
    const wallet = order.user.wallets.of(type, currency);
    this.outbox.emit(order.user, walletFrame(wallet, available(order.user, type, currency, this.markOf)));
  }

  /** Confirm what is due by now. */
  confirm(by: number): void {
    const due = this.late.filter((one) => one.at <= by);
    if (due.length === 0) return;
    this.late.splice(0, this.late.length, ...this.late.filter((one) => one.at > by));
    for (const { user, frame } of due) this.outbox.emit(user, frame);
  }

  private rest(user: User, others: readonly AccountFrame[], fills: readonly Settled[]): void {
    const { confirmMs } = this.pace;
    const trades = confirmMs === 0 ? confirmedLater(this.random, fills) : fills.map((fill) => fill.executed);
    const rows = [others, trades, fills.flatMap((fill) => fill.wallets), fills.flatMap((fill) => fill.positions)];
    for (const frame of mix(this.random, rows)) this.outbox.emit(user, frame);
    if (confirmMs === 0) return;
    for (const { confirmed } of fills) this.late.push({ at: this.now() + confirmMs * (1 + this.random()), user, frame: confirmed });
  }
}

/** Each `tu` somewhere after its `te`, both in the order of the trades. */
function confirmedLater(random: () => number, fills: readonly Settled[]): AccountFrame[] {
  const frames: AccountFrame[] = [];
  let confirmed = 0;
  for (const [i, fill] of fills.entries()) {
    frames.push(fill.executed);
    while (confirmed <= i && random() < 0.5) frames.push((fills[confirmed++] as Settled).confirmed);
  }
  return [...frames, ...fills.slice(confirmed).map((fill) => fill.confirmed)];
}

/** The order as it is now. */
const frameOf = (type: OrderFrame, order: Order): AccountFrame => ({ type, payload: orderRow(order), symbol: order.symbol });
