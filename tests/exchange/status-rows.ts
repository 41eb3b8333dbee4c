import type { Market } from './market';

/** The 23 elements of a derivative's status. */
export function derivativeRow(market: Market, at: number): (number | null)[] {
  const ticker = market.ticker(at);
  const last = ticker[6] ?? null;
  const row: (number | null)[] = new Array(23).fill(null);
  row[0] = at;
  row[2] = last;
  row[3] = last === null ? null : round(last * 0.9998);
  row[5] = 62_210_384.95685668;
  // Funding every eight hours.
  row[7] = at - (at % 28_800_000) + 28_800_000;
  row[8] = 0.00015317;
  row[9] = Math.floor((at % 28_800_000) / 60_000);
  row[11] = 0;
  row[14] = last === null ? null : round(last * 0.9999);
  row[17] = 8851.89352831;
  row[21] = 0.0005;
  row[22] = 0.0025;
  return row;
}

export type LiquidationRow = readonly unknown[];

/** A forced closing. A first trigger has no price yet and a time with a fraction. */
export function liquidationRow(id: number, symbol: string, at: number, price: number, isExecuted: boolean): LiquidationRow {
  return [
    'pos',
    id,
    isExecuted ? at : at + 0.2002,
    null,
    symbol,
    -2.62932,
    round(price * 0.97),
    null,
    isExecuted ? 1 : 0,
    isExecuted ? 1 : 0,
    null,
    isExecuted ? price : null,
  ];
}

const round = (price: number): number => Number(price.toPrecision(8));
