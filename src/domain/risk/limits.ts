import { compare, type Decimal, multiply } from '../money';
import type { LimitsPreset } from './limits-preset';

/** Largest amounts that may be at stake, in units of a quote currency. */
export interface Stakes {
  /** One order, or all of a group together. */
  readonly order: Decimal;
  /** What is held of one instrument, with what open buys would add; on margin long or short, with what open orders would. */
  readonly position: Decimal;
  /** Realised on one UTC day; after that only selling is let through, on margin only closing. */
  readonly dailyLoss: Decimal;
}

/** The hard guards of an account. They stand in the engine: no message of a page changes or exceeds them. */
export interface Limits {
  readonly stakes: Readonly<Record<string, Stakes>>;
  readonly openOrders: number;
  /** A group counts as one. */
  readonly ordersPerMinute: number;
  /** How far a limit may reach through the middle of the book: 0.05 is 5 %. */
  readonly priceCollar: Decimal;
  /** How much worse than the middle a market order may fill on average. */
  readonly slippage: Decimal;
}

const decimal = (text: string): Decimal => text as Decimal;
const stakes = (order: string, position: string, dailyLoss: string): Stakes => ({
  order: decimal(order),
  position: decimal(position),
  dailyLoss: decimal(dailyLoss),
});

const DOLLARS = stakes('100000', '250000', '5000');
/** Amounts of one size in each currency that pairs are quoted in. */
const STANDARD_STAKES: Readonly<Record<string, Stakes>> = {
  USD: DOLLARS,
  USDT: DOLLARS,
  USDC: DOLLARS,
  EUR: DOLLARS,
  GBP: DOLLARS,
  EURT: DOLLARS,
  TESTUSD: DOLLARS,
  TESTUSDT: DOLLARS,
  JPY: stakes('15000000', '37500000', '750000'),
  CNHT: stakes('700000', '1750000', '35000'),
  MXNT: stakes('1800000', '4500000', '90000'),
  TRY: stakes('4000000', '10000000', '200000'),
  BTC: stakes('2', '5', '0.1'),
  TESTBTC: stakes('2', '5', '0.1'),
  ETH: stakes('30', '75', '1.5'),
  XAUT: stakes('30', '75', '1.5'),
};

const times = (factor: string): Readonly<Record<string, Stakes>> =>
  Object.fromEntries(
    Object.entries(STANDARD_STAKES).map(([currency, { order, position, dailyLoss }]) => {
      const by = (amount: Decimal): Decimal => multiply(amount, decimal(factor));
      return [currency, { order: by(order), position: by(position), dailyLoss: by(dailyLoss) }];
    }),
  );

/** Careful: a tenth of the amounts and few orders. Scalper: many orders of half the amount, near the market. */
export const LIMITS: Readonly<Record<LimitsPreset, Limits>> = {
  careful: { stakes: times('0.1'), openOrders: 50, ordersPerMinute: 10, priceCollar: decimal('0.02'), slippage: decimal('0.005') },
  standard: { stakes: STANDARD_STAKES, openOrders: 200, ordersPerMinute: 60, priceCollar: decimal('0.05'), slippage: decimal('0.01') },
  scalper: { stakes: times('0.5'), openOrders: 200, ordersPerMinute: 300, priceCollar: decimal('0.02'), slippage: decimal('0.005') },
};

/** Whether `to` lets through anything that `from` would not. */
export function isRaise(from: LimitsPreset, to: LimitsPreset): boolean {
  const [now, then] = [LIMITS[from], LIMITS[to]];
  const isMore = (a: Decimal, b: Decimal): boolean => compare(b, a) > 0;
  return (
    then.openOrders > now.openOrders ||
    then.ordersPerMinute > now.ordersPerMinute ||
    isMore(now.priceCollar, then.priceCollar) ||
    isMore(now.slippage, then.slippage) ||
    Object.entries(then.stakes).some(([currency, to]) => {
      const from = now.stakes[currency];
      return from === undefined || isMore(from.order, to.order) || isMore(from.position, to.position) || isMore(from.dailyLoss, to.dailyLoss);
    })
  );
}
