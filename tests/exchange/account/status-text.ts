import { type Exact, show } from './exact';
import type { Fill } from './order';

const at = (word: string, { price, amount }: Fill): string => `${word} @ ${show(price)}(${show(amount)})`;
const partly = (fills: readonly Fill[]): string => fills.map((fill) => at('PARTIALLY FILLED', fill)).join(', ');

/** Of an order that rests. */
export const openStatus = (fills: readonly Fill[]): string => (fills.length === 0 ? 'ACTIVE' : partly(fills));

/** Of an order that was filled: the last fill first, then what was before it. */
export function executedStatus(fills: readonly Fill[], kind: 'usual' | 'forced' | 'close'): string {
  const last = fills.at(-1);
  if (last === undefined) return 'EXECUTED';
  const before = fills.slice(0, -1);
  const was = before.length > 0 ? partly(before) : kind === 'close' ? 'ACTIVE (note:POSCLOSE)' : undefined;
  return `${at(kind === 'forced' ? 'FORCED EXECUTED' : 'EXECUTED', last)}${was === undefined ? '' : `: was ${was}`}`;
}

/** Of an order that ended for a reason with something left. */
export const endedStatus = (reason: string, fills: readonly Fill[]): string => (fills.length === 0 ? reason : `${reason} was: ${partly(fills)}`);

/** Over all fills; 0 for none. */
export function averagePrice(fills: readonly Fill[]): number {
  let value: Exact = 0n;
  let amount: Exact = 0n;
  for (const fill of fills) {
    value += fill.price * fill.amount;
    amount += fill.amount;
  }
  return amount === 0n ? 0 : Number(Number(show(value / amount)).toPrecision(12));
}
