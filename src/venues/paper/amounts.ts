import { type Decimal, fromDouble, round } from '../../domain/money';

/** Decimals of sizes that come from a market's doubles: a level may be a sum of doubles, with a tail of digits that nobody traded. */
export const SIZE_DECIMALS = 8;

/** No more than the market says. */
export const atMost = (size: number): Decimal => round(fromDouble(size), SIZE_DECIMALS, 'down');
/** No less than the market says. */
export const atLeast = (size: number): Decimal => round(fromDouble(size), SIZE_DECIMALS, 'up');
