/** What a margin account's positions come to at present marks. Exact; a quotient says how it is rounded. */

import type { InstrumentParts } from '../instrument';
import { absolute, add, compare, type Decimal, divide, isNegative, isPositive, isZero, multiply, ONE, subtract, sum, ZERO } from '../money';
import type { AccountInfo, MarginInfo } from './account-event';
import { type Position, unrealised } from './position';

/** Decimals that a margin is held to. */
const MARGIN_DECIMALS = 8;
const PRICE_DECIMALS = 12;

/** Margin that a value takes at a leverage: to 8 decimals, rounded up. */
export const marginOf = (value: Decimal, leverage: number): Decimal => divide(value, String(leverage) as Decimal, MARGIN_DECIMALS, 'up');

/** An account that stands on one collateral trades only what is quoted and settled in it. */
export const isTraded = ({ quote, settle = quote }: InstrumentParts, info: AccountInfo): boolean =>
  info.kind !== 'margin' || (quote === info.collateral && settle === info.collateral);

/** Of an account, as far as its margin is concerned. */
export interface MarginHolding {
  readonly info: Pick<MarginInfo, 'leverage' | 'maintenanceRate'>;
  /** Collateral, realised gains, fees and funding included; negative where more was lost. */
  readonly cash: Decimal;
  /** Held back by open orders. */
  readonly held: Decimal;
  readonly positions: Iterable<Position>;
}

/** In collateral. */
export interface MarginFigures {
  readonly unrealised: Decimal;
  /** Cash and what is unrealised. */
  readonly equity: Decimal;
  /** Initial margin of the positions at the mark. */
  readonly used: Decimal;
  /** Equity at or below it is liquidated. */
  readonly maintenance: Decimal;
  /** For more positions: equity less what is used and held. Negative where losses ate it up. */
  readonly available: Decimal;
}

/** Marks of the moment, in quote units; null where one is not known. */
export type MarkOf = (instrument: string) => Decimal | null;

/** Null where the mark of a position is not known. */
export function marginFigures({ info, cash, held, positions }: MarginHolding, markOf: MarkOf): MarginFigures | null {
  let [gain, value] = [ZERO, ZERO];
  for (const position of positions) {
    if (isZero(position.size)) continue;
    const mark = markOf(position.instrument);
    if (mark === null) return null;
    gain = add(gain, unrealised(position, mark));
    value = add(value, heldValue(position, mark));
  }
  const equity = add(cash, gain);
  const used = marginOf(value, info.leverage);
  const available = subtract(subtract(equity, used), held);
  return { unrealised: gain, equity, used, maintenance: multiply(value, info.maintenanceRate), available };
}

/** Its positions are closed by force. Nothing is where nothing is held. */
export const isLiquidated = ({ equity, maintenance }: Pick<MarginFigures, 'equity' | 'maintenance'>): boolean =>
  isPositive(maintenance) && compare(equity, maintenance) <= 0;

/** What is held of a position at its mark, never negative. */
export const heldValue = ({ size }: Pick<Position, 'size'>, mark: Decimal): Decimal => multiply(absolute(size), mark);

/**
 * By instrument, the mark at which the account is liquidated if all other marks stay: with `r` the maintenance rate, `free`
 * the cash and the other positions' gains less their maintenance, `cost` and `size` those of the position,
 *
 *   long  (cost − free) / (size × (1 − r))      short  (cost + free) / (size × (1 + r))
 *
 * To 12 decimals, to the nearest. The fees of closing are not included. Null: there is no such price above 0, or the mark of
 * another position is not known.
 */
export function liquidationPrices({ info, cash, positions }: MarginHolding, markOf: MarkOf): ReadonlyMap<string, Decimal | null> {
  const held = [...positions].filter(({ size }) => !isZero(size));
  const margins = new Map(
    held.map((position) => [position.instrument as string, marginAt(position, markOf(position.instrument), info.maintenanceRate)]),
  );
  const unknown = [...margins.values()].filter((margin) => margin === null).length;
  const all = add(cash, sum([...margins.values()].map((margin) => margin ?? ZERO)));
  return new Map(
    held.map((position) => {
      const own = margins.get(position.instrument) ?? null;
      const isKnown = unknown === (own === null ? 1 : 0);
      return [position.instrument, isKnown ? priceAt(position, subtract(all, own ?? ZERO), info.maintenanceRate) : null];
    }),
  );
}

/** What a position adds to equity less what it must maintain. */
const marginAt = (position: Position, mark: Decimal | null, rate: Decimal): Decimal | null =>
  mark === null ? null : subtract(unrealised(position, mark), multiply(heldValue(position, mark), rate));

function priceAt({ size, cost }: Position, free: Decimal, rate: Decimal): Decimal | null {
  const isShort = isNegative(size);
  const loss = isShort ? add(cost, free) : subtract(cost, free);
  const share = isShort ? add(ONE, rate) : subtract(ONE, rate);
  if (!isPositive(loss) || !isPositive(share)) return null;
  return divide(loss, multiply(absolute(size), share), PRICE_DECIMALS, 'half-even');
}

/** Equity for each unit of margin used: 2 is 200 %. To 4 decimals; null where nothing is used. */
export const marginLevel = ({ equity, used }: Pick<MarginFigures, 'equity' | 'used'>): Decimal | null =>
  isPositive(used) ? divide(equity, used, 4, 'half-even') : null;
