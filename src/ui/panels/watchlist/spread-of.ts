import type { Ticker } from '../../../domain/ticker';

/** From the best bid to the best ask, as a part of their middle; null where one of them is not known. */
export function spreadOf(ticker: Ticker | null): number | null {
  const { bid = null, ask = null } = ticker ?? {};
  if (bid === null || ask === null || bid + ask <= 0) return null;
  return (ask - bid) / ((bid + ask) / 2);
}
