import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyToPosition, entryPrice, flatPosition, type Position, unrealised } from '../../../src/domain/account/position';
import { absolute, add, fromDouble, isZero, multiply, negate, round, subtract, toDouble, ZERO } from '../../../src/domain/money';
import { d } from '../order/orders';

const folder = join(process.env['TAPEDECK_SHARED'] ?? '', 'vectors');
const isThere = process.env['TAPEDECK_SHARED'] !== undefined && existsSync(join(folder, 'nautilus-position-pnl.json'));
if (!isThere) process.stdout.write('skipped: P&L vectors of other engines are found through TAPEDECK_SHARED, which is not set or lacks them\n');

interface Money {
  readonly money: string;
}
interface Case {
  readonly test: string;
  readonly steps: readonly {
    readonly fill: null | { readonly order: unknown; readonly instrument: unknown; readonly last_px: unknown; readonly last_qty: unknown };
  }[];
  readonly expect: readonly { readonly after_step: number; readonly expr?: string; readonly equals?: unknown; readonly assert?: string }[];
}
const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;

/** Steps whose side was lost on the way out of the source: the order there is of the other side, as its expected size says. */
const SOLD: Readonly<Record<string, readonly number[]>> = {
  test_position_filled_with_buy_order_then_sell_order: [1],
};
/** Of the value of each fill, as the source has it. */
const FEE_RATES: Readonly<Record<string, string>> = { BTCUSDT_BINANCE: '0.001', ETHUSDT_BINANCE: '0.0001' };
/** Cases without a figure of ours to hold: why. */
const LEFT_OUT: readonly (readonly [RegExp, string])[] = [
  [/inverse/, 'contracts that settle in their base are no spot market'],
  [/purge|shell/, 'events are taken out again: a position of ours is what its fills add up to, always'],
  [/is_opposite|closing_order_side|different_sides|flat_returns_zero/, 'two positions side by side, or none'],
  [/reopened/, 'a closed position begins anew there and forgets what it realised; ours goes on, and so does the sum'],
];
const isText = (value: unknown): value is string => typeof value === 'string' && /^[\d.]+$/.test(value);

/** Positions after each step; none where a step is no literal fill. */
function replay({ test: name, steps }: Case): Position[] | undefined {
  let position = flatPosition('simulated:BTC/USD');
  const all: Position[] = [];
  for (const [i, { fill }] of steps.entries()) {
    const order = fill?.order as { side?: unknown; qty?: unknown } | undefined;
    const qty = isText(fill?.last_qty) ? fill.last_qty : order?.qty;
    if (!fill || !isText(qty) || (order?.side !== 'BUY' && order?.side !== 'SELL')) return undefined;
    if (fill.last_px !== null && !isText(fill.last_px)) return undefined;
    const isSold = order.side === 'SELL' || (SOLD[name]?.includes(i) ?? false);
    const size = fromDouble(Number(qty));
    const price = fromDouble(Number(fill.last_px ?? '1'));
    const fee = multiply(multiply(size, price), d(FEE_RATES[String(fill.instrument)] ?? '0'));
    position = applyToPosition(position, { size: isSold ? negate(size) : size, price, fee });
    all.push(position);
  }
  return all;
}

test.skipIf(!isThere)('another engine, told the same fills, holds the same size at the same entry and realised as much before fees', () => {
  const { cases } = read<{ cases: Case[] }>('nautilus-position-pnl.json');
  const held = new Set<string>();
  let figures = 0;
  for (const one of cases) {
    const positions = LEFT_OUT.some(([name]) => name.test(one.test)) ? undefined : replay(one);
    if (positions === undefined) continue;
    for (const { after_step: step, expr = '', equals } of one.expect) {
      const position = positions[step - 1];
      if (position === undefined) continue;
      const where = `${one.test} ${expr} after fill ${step}`;
      const ours = oursOf(expr, position, one, step);
      if (ours === undefined || !(isText(equals) || typeof equals === 'number' || typeof (equals as Money | null)?.money === 'string')) continue;
      const theirs = typeof equals === 'object' ? Number((equals as Money).money) : Number(equals);
      // Theirs are doubles, and money there has two decimals.
      expect(Math.abs(ours - theirs), `${where}: ${ours}, not ${theirs}`).toBeLessThan(typeof equals === 'object' ? 0.0051 : 1e-9);
      figures++;
      held.add(one.test);
    }
  }
  expect([held.size, figures]).toEqual([19, 59]);
});

/** Undefined for what we have no word for. */
function oursOf(expr: string, position: Position, one: Case, step: number): number | undefined {
  const mark = /^position\.unrealized_pnl\(Price\.from_str\('([\d.]+)'\)\)$/.exec(expr)?.[1];
  if (mark !== undefined) return toDouble(unrealised(position, fromDouble(Number(mark))));
  switch (expr) {
    case 'position.quantity':
      return toDouble(absolute(position.size));
    case 'position.signed_qty':
    case 'position.signed_decimal_qty()':
      return toDouble(position.size);
    case 'position.avg_px_open': {
      const entry = entryPrice(position);
      return entry === null ? undefined : toDouble(entry);
    }
    case 'position.realized_pnl': {
      // Fees are part of it there, and beside it here. In dollars the source charges them on the whole order at each fill.
      const told = one.expect.find((e) => e.after_step === step && e.expr === 'position.commissions()')?.equals;
      const fees = Array.isArray(told) ? Number((told[0] as Money).money) : toDouble(position.fees);
      return Array.isArray(told) || !isZero(position.fees) ? toDouble(position.realised) - fees : undefined;
    }
    default:
      return undefined;
  }
}

interface Curated {
  readonly id: string;
  readonly fills: readonly { readonly amount: number; readonly price: number }[];
  readonly feeRateTaker: number;
  readonly expect: { readonly position: { readonly basePrice: number }; readonly fees: readonly { readonly amount: number }[]; readonly pl: number };
  readonly rows: readonly { readonly side: 1 | -1; readonly close: number; readonly fee: number; readonly profit: number }[];
}
const curated = (id: string): Curated => read<{ cases: Curated[] }>('pnl-curated.json').cases.find((one) => one.id === id) as Curated;

test.skipIf(!isThere)('two partial fills have the entry, the fees and the loss that the exchange told', () => {
  const { fills, feeRateTaker, expect: told } = curated('bfx-fill-two-partials');
  let position = flatPosition('simulated:BTC/USD');
  for (const [i, { amount, price }] of fills.entries()) {
    const fee = multiply(multiply(fromDouble(amount), fromDouble(price)), fromDouble(feeRateTaker));
    expect(round(fee, 8, 'half-even')).toBe(fromDouble(-(told.fees[i]?.amount ?? 0)));
    position = applyToPosition(position, { size: fromDouble(amount), price: fromDouble(price), fee });
  }
  expect(round(entryPrice(position) ?? ZERO, 8, 'half-even')).toBe(fromDouble(told.position.basePrice));
  expect(round(unrealised(position, d('913.3696')), 8, 'half-even')).toBe(fromDouble(told.pl));
});

test.skipIf(!isThere)('a round trip of 30 from 2.0 brings the profit after fees that another terminal has', () => {
  const { rows } = curated('spot-roundtrip-fees');
  expect(rows.length).toBeGreaterThanOrEqual(4);
  for (const { side, close, fee: rate, profit } of rows) {
    const fill = (size: string, price: number): Parameters<typeof applyToPosition>[1] => {
      const amount = side === 1 ? d(size) : negate(d(size));
      return { size: amount, price: fromDouble(price), fee: multiply(multiply(absolute(amount), fromDouble(price)), fromDouble(rate)) };
    };
    const position = [fill('30', 2), fill('-30', close)].reduce(applyToPosition, flatPosition('simulated:BTC/USD'));
    expect(toDouble(subtract(position.realised, position.fees))).toBeCloseTo(profit, 6);
    expect(add(position.size, position.cost)).toBe('0');
  }
});
