import { type Exact, magnitude, over, show, signOf, times, toUnits, toWire } from './exact';

/** One open position of a symbol. */
export interface Position {
  readonly id: number;
  readonly symbol: string;
  readonly isDerivative: boolean;
  readonly createdAt: number;
  updatedAt: number;
  /** + long, - short. */
  amount: Exact;
  basePrice: Exact;
  leverage: number;
  meta: Readonly<Record<string, unknown>>;
}

/** What a fill does to a position: what stays of it, and what is earned. */
export interface Netting {
  readonly amount: Exact;
  readonly basePrice: Exact;
  /** In the quote currency. */
  readonly profit: Exact;
  /** What goes on in the other direction once the position is closed. */
  readonly flipped: Exact;
}

export function net(position: Position, amount: Exact, price: Exact): Netting {
  const { amount: held, basePrice } = position;
  if (signOf(held) === signOf(amount)) {
    const total = held + amount;
    return { amount: total, basePrice: over(times(held, basePrice) + times(amount, price), total), profit: 0n, flipped: 0n };
  }
  const closed = magnitude(amount) < magnitude(held) ? -amount : held;
  const profit = toUnits(times(closed, price - basePrice));
  return { amount: held - closed, basePrice, profit, flipped: amount + closed };
}

/** What the position ties up. */
export const requiredFor = (amount: Exact, price: Exact, leverage: number): Exact => toUnits(times(magnitude(amount), price) / BigInt(leverage));

/** The 20 elements of a position. `mark`: the price to reckon with; null: not calculated. */
export function positionRow(position: Position, status: 'ACTIVE' | 'CLOSED', mark: Exact | null): unknown[] {
  const row: unknown[] = new Array(20).fill(null);
  const { amount, basePrice, leverage } = position;
  row[0] = position.symbol;
  row[1] = status;
  row[2] = toWire(amount);
  row[3] = toWire(basePrice);
  row[4] = 0;
  row[5] = 0;
  if (mark !== null && amount !== 0n) {
    const profit = times(amount, mark - basePrice);
    row[6] = toWire(profit);
    row[7] = Number(show(profit)) / (Number(show(times(magnitude(amount), basePrice))) / 100);
    row[8] = toWire(toUnits(basePrice - (BigInt(signOf(amount)) * basePrice) / BigInt(leverage)));
    row[9] = leverage;
  }
  row[11] = position.id;
  row[12] = position.createdAt;
  row[13] = position.updatedAt;
  row[15] = position.isDerivative ? 1 : 0;
  row[17] = position.isDerivative ? toWire(requiredFor(amount, basePrice, leverage)) : 0;
  row[18] = position.isDerivative ? toWire(requiredFor(amount, basePrice, 100)) : null;
  row[19] = position.meta;
  return row;
}
