import type { Decimal } from '../../domain/money';

/** Largest amounts that may be at stake, in units of a quote currency. */
export interface Stakes {
  /** One order, or all of a group together. */
  readonly order: Decimal;
  /** What is held of one instrument, with what open buys would add. */
  readonly position: Decimal;
  /** Realised on one UTC day; after that only selling is let through. */
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

const stakes = (order: string, position: string, dailyLoss: string): Stakes =>
  ({ order, position, dailyLoss }) as { readonly order: Decimal; readonly position: Decimal; readonly dailyLoss: Decimal };

const DOLLARS = stakes('100000', '250000', '5000');

/** Preset Standard. Amounts of one size in each currency that pairs are quoted in. */
export const STANDARD: Limits = {
  stakes: {
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
  },
  openOrders: 200,
  ordersPerMinute: 60,
  priceCollar: '0.05' as Decimal,
  slippage: '0.01' as Decimal,
};
