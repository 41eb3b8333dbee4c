import { type PriceRule, priceDecimals } from '../../../domain/instrument';
import { add, compare, type Decimal, isPositive, multiply, type Rounding, round, roundSignificant, toDouble } from '../../../domain/money';

/** The smallest step of prices at this one, as decimal text. */
export function tickAt(rule: PriceRule, price: Decimal): Decimal {
  const decimals = priceDecimals(rule, toDouble(price));
  const isCoarse = rule.kind === 'significant' && decimals === 0;
  const beyond = isCoarse ? (price.split('.')[0] ?? '').length - rule.digits : 0;
  if (beyond > 0) return `1${'0'.repeat(beyond)}` as Decimal;
  return (decimals === 0 ? '1' : `0.${'0'.repeat(decimals - 1)}1`) as Decimal;
}

/** The price brought to one that the rule allows. */
export function roundToTick(rule: PriceRule, price: Decimal, rounding: Rounding): Decimal {
  if (rule.kind === 'decimals') return round(price, rule.decimals, rounding);
  return round(roundSignificant(price, rule.digits, rounding), rule.maxDecimals, rounding);
}

/** So many ticks further; from between two ticks to the next one first. Never below one tick. */
export function stepPrice(rule: PriceRule, price: Decimal, ticks: number): Decimal {
  const tick = tickAt(rule, price);
  const from = roundToTick(rule, price, ticks > 0 ? 'down' : 'up');
  const stepped = add(from, multiply(tick, String(ticks) as Decimal));
  const next = roundToTick(rule, stepped, 'half-even');
  return isPositive(next) && compare(next, tick) >= 0 ? next : tick;
}
