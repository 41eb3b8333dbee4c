import type { Exact } from './exact';
import type { Order } from './order';
import type { Position } from './position';
import { Wallets } from './wallets';

/** One account with all that is its own. Several keys and several sockets may belong to it. */
export class User {
  readonly wallets = new Wallets();
  /** Open orders by id, oldest first. */
  readonly orders = new Map<number, Order>();
  /** Closed orders, newest first. */
  readonly closed: Order[] = [];
  /** Rows of its own trades with their fees, newest first. */
  readonly trades: (readonly unknown[])[] = [];
  /** By symbol. */
  readonly positions = new Map<string, Position>();
  /** Rows as the wire has them: funding is only shown here. */
  readonly funding: { readonly offers: unknown[][]; readonly credits: unknown[][]; readonly loans: unknown[][] } = {
    offers: [],
    credits: [],
    loans: [],
  };
  /** The account's own count of messages. */
  sequence = 0;
  /** When orders came in. */
  readonly orderTimes: number[] = [];

  constructor(
    readonly id: number,
    readonly isPaper: boolean,
    readonly fees: { readonly maker: Exact; readonly taker: Exact },
  ) {}
}
