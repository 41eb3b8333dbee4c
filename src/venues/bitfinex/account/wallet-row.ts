/** What an account holds, as the exchange tells it. Source: protocols, sections 5.2, 5.3, 5.6. */
import { type Decimal, fromDouble } from '../../../domain/money';
import { plainText } from '../../../domain/text';
import type { VenueMs } from '../../../domain/units';
import { isNumber, isRow } from '../rows';
import { idOrNull, numberIn, priceOrNull } from './order-row';

export const WALLETS = ['exchange', 'margin', 'funding'] as const;
export type WalletKind = (typeof WALLETS)[number];

export interface WireWallet {
  readonly kind: WalletKind;
  /** The wire's code: `UST`, not USDT. */
  readonly currency: string;
  readonly total: Decimal;
  readonly unsettledInterest: Decimal;
  /** Null: the exchange has not reckoned it; that is not nothing. */
  readonly available: Decimal | null;
  readonly lastChange: string;
}

/** `[TYPE, CURRENCY, BALANCE, UNSETTLED_INTEREST, AVAILABLE, LAST_CHANGE, META]` */
export function walletOf(row: unknown): WireWallet | undefined {
  if (!isRow(row)) return undefined;
  const [kind, currency, total, interest, available, change] = row;
  if (!isWallet(kind) || typeof currency !== 'string' || !CODE.test(currency) || !isNumber(total)) return undefined;
  return {
    kind,
    currency,
    total: fromDouble(total),
    unsettledInterest: fromDouble(isNumber(interest) ? interest : 0),
    available: isNumber(available) ? fromDouble(available) : null,
    lastChange: plainText(change),
  };
}

const CODE = /^[A-Za-z0-9.]{1,20}$/;
const isWallet = (value: unknown): value is WalletKind => (WALLETS as readonly unknown[]).includes(value);

export interface WirePosition {
  readonly id: number | null;
  readonly symbol: string;
  readonly isOpen: boolean;
  /** Base units; negative is short. */
  readonly size: Decimal;
  readonly entry: Decimal;
  /** What was paid for what is borrowed. */
  readonly funding: Decimal;
  /** The next four are null until the exchange has reckoned them. */
  readonly profit: Decimal | null;
  readonly profitPercent: Decimal | null;
  readonly liquidation: Decimal | null;
  readonly leverage: Decimal | null;
  readonly isDerivative: boolean;
  readonly collateral: Decimal | null;
  readonly leastCollateral: Decimal | null;
  readonly createdAt: VenueMs | null;
  readonly updatedAt: VenueMs | null;
  /** The order that made it what it is. */
  readonly order: number | null;
}

/** `[SYMBOL, STATUS, AMOUNT, BASE_PRICE, MARGIN_FUNDING, TYPE, PL, PL_PERC, PRICE_LIQ, LEVERAGE, …]` */
export function positionOf(row: unknown): WirePosition | undefined {
  if (!isRow(row)) return undefined;
  const [symbol, status, size, entry] = row;
  if (typeof symbol !== 'string' || typeof status !== 'string' || !isNumber(size) || !isNumber(entry)) return undefined;
  return {
    id: idOrNull(row[11]),
    symbol,
    isOpen: status === 'ACTIVE',
    size: fromDouble(size),
    entry: fromDouble(entry),
    funding: fromDouble(isNumber(row[4]) ? row[4] : 0),
    profit: amountOrNull(row[6]),
    profitPercent: amountOrNull(row[7]),
    liquidation: priceOrNull(row[8]),
    leverage: priceOrNull(row[9]),
    isDerivative: row[15] === 1,
    collateral: amountOrNull(row[17]),
    leastCollateral: amountOrNull(row[18]),
    createdAt: timeOrNull(row[12]),
    updatedAt: timeOrNull(row[13]),
    order: numberIn(row[19], 'order_id'),
  };
}

const amountOrNull = (value: unknown): Decimal | null => (isNumber(value) ? fromDouble(value) : null);
const timeOrNull = (value: unknown): VenueMs | null => (isNumber(value) && value > 0 ? (value as VenueMs) : null);

export type WireMarginInfo =
  | {
      readonly kind: 'base';
      readonly profit: Decimal;
      readonly swaps: Decimal;
      readonly balance: Decimal;
      readonly net: Decimal;
      readonly required: Decimal | null;
    }
  | { readonly kind: 'symbol'; readonly symbol: string; readonly tradable: Decimal; readonly gross: Decimal };

/** `["base", [USER_PL, USER_SWAPS, MARGIN_BALANCE, MARGIN_NET, MARGIN_REQUIRED]]` or `["sym", SYMBOL, [TRADABLE_BALANCE, GROSS_BALANCE, …]]` */
export function marginInfoOf(row: unknown): WireMarginInfo | undefined {
  if (!isRow(row)) return undefined;
  if (row[0] === 'base') {
    const values = amounts(row[1], 4);
    if (values === undefined) return undefined;
    const [profit, swaps, balance, net] = values as readonly [Decimal, Decimal, Decimal, Decimal];
    return { kind: 'base', profit, swaps, balance, net, required: isRow(row[1]) ? amountOrNull(row[1][4]) : null };
  }
  if (row[0] !== 'sym' || typeof row[1] !== 'string') return undefined;
  const values = amounts(row[2], 2);
  if (values === undefined) return undefined;
  const [tradable, gross] = values as readonly [Decimal, Decimal];
  return { kind: 'symbol', symbol: row[1], tradable, gross };
}

/** All wallets together, in dollars. */
export interface WireWorth {
  readonly total: Decimal;
  readonly net: Decimal;
}

/** `[AUM, AUM_NET]` */
export function worthOf(row: unknown): WireWorth | undefined {
  const values = amounts(row, 2);
  if (values === undefined) return undefined;
  const [total, net] = values as readonly [Decimal, Decimal];
  return { total, net };
}

/** Its first so many numbers, or undefined where one is none. */
function amounts(row: unknown, count: number): readonly Decimal[] | undefined {
  if (!isRow(row) || row.length < count) return undefined;
  const values = row.slice(0, count);
  return values.every(isNumber) ? (values as number[]).map(fromDouble) : undefined;
}
