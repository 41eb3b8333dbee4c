import { compareTrades, type Trade } from '../trade';

/** Those behind `last`, oldest first: a trade that is told again, or late, says nothing of where the price is now. */
export function tradesAfter(last: Trade | null, trades: readonly Trade[]): Trade[] {
  return trades.filter((trade) => last === null || compareTrades(trade, last) < 0).sort((a, b) => compareTrades(b, a));
}
