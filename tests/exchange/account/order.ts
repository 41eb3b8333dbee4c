import { type Exact, signOf } from './exact';
import type { User } from './user';

export const ORDER_FLAG = { hidden: 64, close: 512, reduceOnly: 1024, postOnly: 4096, oco: 16384, noVariableRates: 524288 } as const;

export const ORDER_TYPES = ['LIMIT', 'MARKET', 'STOP', 'STOP LIMIT', 'TRAILING STOP', 'FOK', 'IOC'] as const;
export type OrderType = (typeof ORDER_TYPES)[number];

/** `amount` has the order's sign. */
export interface Fill {
  readonly price: Exact;
  readonly amount: Exact;
}

/** An order of an account. Amounts are signed: + buys. */
export interface Order {
  readonly id: number;
  readonly user: User;
  readonly symbol: string;
  /** Of the exchange wallet; otherwise of the margin wallet. */
  readonly isExchange: boolean;
  readonly createdAt: number;
  readonly cid: number;
  readonly routing: string;
  readonly meta: Readonly<Record<string, unknown>> | null;
  gid: number | null;
  type: OrderType;
  /** The whole text of the type before a trigger changed it. */
  typePrev: string | null;
  updatedAt: number;
  remaining: Exact;
  original: Exact;
  expiresAt: number | null;
  flags: number;
  status: string;
  /** Null: any price. Of a stop: its trigger. */
  price: Exact | null;
  trailing: Exact | null;
  auxLimit: Exact | null;
  leverage: number;
  readonly fills: Fill[];
  /** The other leg of an OCO pair. */
  partner: Order | undefined;
  /** Place in the queue of its price; the smaller the earlier. */
  rank: number;
}

export const sideOf = (order: Order): 1 | -1 => signOf(order.original);
export const has = (order: { readonly flags: number }, flag: keyof typeof ORDER_FLAG): boolean => (order.flags & ORDER_FLAG[flag]) !== 0;
export const typeText = (order: Pick<Order, 'type' | 'isExchange'>): string => (order.isExchange ? `EXCHANGE ${order.type}` : order.type);
export const waitsForTrigger = (order: Order): boolean => order.type === 'STOP' || order.type === 'STOP LIMIT' || order.type === 'TRAILING STOP';

/** `tBTCUSD` and `tDOGE:USD` in two. */
export function currenciesOf(symbol: string): { readonly base: string; readonly quote: string } {
  const name = symbol.slice(1);
  const at = name.indexOf(':');
  return at < 0 ? { base: name.slice(0, 3), quote: name.slice(3) } : { base: name.slice(0, at), quote: name.slice(at + 1) };
}
