import { type Exact, isWholeUnits, magnitude, readExact, show, significantDigits } from './exact';
import { currenciesOf, has, ORDER_FLAG, ORDER_TYPES, type OrderType } from './order';

export type Fields = Readonly<Record<string, unknown>>;

/** A new order as it was asked for. */
export interface Wish {
  readonly symbol: string;
  readonly type: OrderType;
  readonly isExchange: boolean;
  /** Signed: + buys. 0 with the flag that closes a position. */
  readonly amount: Exact;
  readonly price: Exact | null;
  readonly trailing: Exact | null;
  readonly auxLimit: Exact | null;
  readonly ocoStop: Exact | null;
  readonly cid: number | null;
  readonly cidOco: number | null;
  readonly gid: number | null;
  readonly flags: number;
  readonly expiresAt: number | null;
  readonly leverage: number | null;
  readonly meta: Fields | null;
}

/** What a symbol allows; undefined: not listed, or not for this account. */
export type RulesOf = (symbol: string) => { readonly minimum: Exact } | undefined;

const KNOWN_FLAGS = Object.values(ORDER_FLAG).reduce((sum, flag) => sum | flag, 0);
const CID_MAX = 2 ** 45;
const GID_MAX = 2 ** 45;

/** The order, or the text of its refusal. Numbers must be texts, as the protocol says. */
export function readOrder(payload: Fields, rulesOf: RulesOf, at: number): Wish | string {
  const isExchange = typeof payload.type === 'string' && payload.type.startsWith('EXCHANGE ');
  const type = ORDER_TYPES.find((t) => t === (isExchange ? String(payload.type).slice(9) : payload.type));
  if (type === undefined) return 'type: invalid';
  const symbol = String(payload.symbol);
  const rules = rulesOf(symbol);
  if (rules === undefined) return 'symbol: invalid';
  const flags = Number(payload.flags ?? 0);
  if (!Number.isInteger(flags) || flags < 0 || (flags & ~KNOWN_FLAGS) !== 0) return 'flags: invalid';
  const amount = readAmount(payload.amount);
  if (amount === undefined || (amount === 0n && !has({ flags }, 'close'))) return 'amount: invalid';
  const needs = NEEDS[type];
  const price = needs.includes('price') ? readPrice(payload.price) : null;
  if (price === undefined) return 'price: invalid';
  const auxLimit = needs.includes('price_aux_limit') ? readPrice(payload.price_aux_limit) : null;
  if (auxLimit === undefined) return 'price_aux_limit: invalid';
  const trailing = needs.includes('price_trailing') ? readPrice(payload.price_trailing) : null;
  if (trailing === undefined) return 'price_trailing: invalid';
  const isOco = has({ flags }, 'oco');
  const ocoStop = isOco ? readPrice(payload.price_oco_stop) : null;
  if (ocoStop === undefined || (isOco && type !== 'LIMIT')) return 'price_oco_stop: invalid';
  for (const [name, most] of [
    ['cid', CID_MAX],
    ['cid_oco', CID_MAX],
    ['gid', GID_MAX],
  ] as const) {
    if (!isCount(payload[name], most)) return `${name}: invalid`;
  }
  const expiresAt = readTif(payload.tif);
  if (expiresAt === undefined || (expiresAt !== null && expiresAt <= at)) return 'tif: invalid';
  if (payload.lev !== undefined && (!isCount(payload.lev, 101) || payload.lev === 0)) return 'lev: invalid';
  if (payload.meta !== undefined && (typeof payload.meta !== 'object' || Array.isArray(payload.meta))) return 'meta: invalid';
  if (amount !== 0n && magnitude(amount) < rules.minimum) {
    const { base, quote } = currenciesOf(symbol);
    return `Invalid order: minimum size for ${base}/${quote} is ${show(rules.minimum)}`;
  }
  return {
    symbol,
    type,
    isExchange,
    amount,
    price,
    trailing,
    auxLimit,
    ocoStop,
    cid: (payload.cid as number | undefined) ?? null,
    cidOco: (payload.cid_oco as number | undefined) ?? null,
    gid: (payload.gid as number | undefined) ?? null,
    flags,
    expiresAt,
    leverage: (payload.lev as number | undefined) ?? null,
    meta: (payload.meta as Fields | undefined | null) ?? null,
  };
}

const NEEDS: Readonly<Record<OrderType, readonly string[]>> = {
  LIMIT: ['price'],
  MARKET: [],
  STOP: ['price'],
  'STOP LIMIT': ['price', 'price_aux_limit'],
  'TRAILING STOP': ['price_trailing'],
  FOK: ['price'],
  IOC: ['price'],
};

/** Eight decimals at most. */
export function readAmount(value: unknown): Exact | undefined {
  const amount = typeof value === 'string' ? readExact(value) : undefined;
  return amount !== undefined && isWholeUnits(amount) ? amount : undefined;
}

/** Five digits at most, above 0. */
export function readPrice(value: unknown): Exact | undefined {
  const price = typeof value === 'string' ? readExact(value) : undefined;
  return price !== undefined && price > 0n && significantDigits(price) <= 5 ? price : undefined;
}

/** `YYYY-MM-DD hh:mm:ss` in UTC. Null: none given. */
export function readTif(value: unknown): number | null | undefined {
  if (value === undefined || value === null) return null;
  if (typeof value !== 'string' || !/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(value)) return undefined;
  const at = Date.parse(`${value.replace(' ', 'T')}Z`);
  return Number.isNaN(at) ? undefined : at;
}

const isCount = (value: unknown, below: number): boolean =>
  value === undefined || value === null || (Number.isInteger(value) && (value as number) >= 0 && (value as number) < below);
