import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AccountEvent } from '../../../src/domain/account/account-event';
import { type AccountState, balancesOf, EMPTY_ACCOUNT, foldAccountEvents, payCurrency } from '../../../src/domain/account/account-state';
import {
  isLiquidated,
  isTraded,
  liquidationPrices,
  type MarginHolding,
  marginFigures,
  marginLevel,
  marginOf,
} from '../../../src/domain/account/margin';
import { applyToPosition, flatPosition, type Position, unrealised } from '../../../src/domain/account/position';
import { add, compare, type Decimal, fromDouble, isZero, multiply, negate, ONE, subtract, sum, toDouble, ZERO } from '../../../src/domain/money';
import { readAccountEvent } from '../../../src/worker/store/account-event-schema';
import { d, newOrder } from '../order/orders';
import { INFO, totalOf } from './accounts';
import { type Deed, deeds, MARGIN, MARGIN_OPENED, PAIRS, price, size, told } from './margins';

const fold = (events: readonly AccountEvent[]): AccountState => foldAccountEvents(EMPTY_ACCOUNT, events);
const [BTC, ETH] = PAIRS;

test('value is conserved: cash and positions at any mark are the start, the trades, less fees and funding, to the last digit', () => {
  fc.assert(
    fc.property(deeds, price, price, (all, btc, eth) => {
      const state = fold(told(all));
      const marks = { [BTC]: btc, [ETH]: eth };
      const gains = [...state.positions.values()].map((position) => unrealised(position, marks[position.instrument as typeof BTC]));
      expect(add(totalOf(state, 'USD'), sum(gains))).toBe(sum([d('10000'), ...all.map((deed, i) => plainWorth(deed, all.slice(0, i), marks))]));
    }),
    { numRuns: 500 },
  );
});

/** What one deed is worth by plain sums: a trade is paid at its price and held at the mark. */
function plainWorth(deed: Deed, before: readonly Deed[], marks: Readonly<Record<string, Decimal>>): Decimal {
  if (deed.kind === 'covered') return deed.amount;
  if (deed.kind === 'funding') {
    const isOld = before.some((one) => one.kind === 'funding' && one.instrument === deed.instrument && one.period >= deed.period);
    return isOld ? ZERO : negate(deed.paid);
  }
  const gain = multiply(deed.size, subtract(marks[deed.instrument] as Decimal, deed.price));
  return subtract(deed.side === 'buy' ? gain : negate(gain), deed.fee);
}

test('double entry: the columns sum to nothing, and no base currency ever changes hands', () => {
  fc.assert(
    fc.property(deeds, (all) => {
      const columns = Object.values(fold(told(all)).ledger) as ReadonlyMap<string, Decimal>[];
      expect(sum(columns.map((column) => column.get('USD') ?? ZERO))).toBe('0');
      expect([...new Set(columns.flatMap((column) => [...column.keys()]))]).toEqual(['USD']);
    }),
  );
});

test('a fill in parts leaves the cash, the position and the gains of the whole fill', () => {
  fc.assert(
    fc.property(deeds, (all) => {
      const [whole, split] = [fold(told(all)), fold(told(all, 2))];
      expect([split.ledger, split.positions]).toEqual([whole.ledger, whole.positions]);
    }),
    { numRuns: 300 },
  );
});

test('a replay from stored text is what was lived, and what is told again changes nothing but the count', () => {
  fc.assert(
    fc.property(deeds, (all) => {
      const events = told(all);
      const stored = events.map((event) => readAccountEvent(JSON.parse(JSON.stringify(event))));
      expect(fold(stored.filter((event) => event !== undefined))).toEqual(fold(events));
      const isTold = (event: AccountEvent): boolean => event.kind !== 'covered';
      const again = foldAccountEvents(fold(events), events.filter(isTold));
      expect(again).toEqual({ ...fold(events), events: events.length + events.filter(isTold).length });
    }),
  );
});

test('it goes short as it goes long, and crosses from one to the other at the price of the fill', () => {
  const deed = (side: 'buy' | 'sell', of: string, at: string): Deed => ({
    kind: 'fill',
    instrument: BTC,
    side,
    size: d(of),
    price: d(at),
    fee: d('1'),
  });
  const state = fold(told([deed('sell', '2', '100'), deed('buy', '3', '90')]));
  expect(state.positions.get(BTC)).toMatchObject({ size: '1', cost: '90', realised: '20', fees: '2', soldUnbought: '0' });
  expect(totalOf(state, 'USD')).toBe('10018');
});

test('orders hold back collateral, whichever side they are of', () => {
  const sell = newOrder({ side: 'sell' }, 'P-1');
  const state = fold([MARGIN_OPENED, { kind: 'placed', at: MARGIN_OPENED.at, order: sell, reserved: d('20') }]);
  expect(balancesOf(state)).toEqual([{ currency: 'USD', total: '10000', reserved: '20', available: '9980' }]);
  expect([payCurrency(sell, MARGIN), payCurrency(sell, INFO)]).toEqual(['USD', 'BTC']);
});

test('positions say what funding they paid or got, and together it is what the ledger says', () => {
  fc.assert(
    fc.property(deeds, (all) => {
      const { positions, ledger } = fold(told(all));
      const paid = sum([...positions.values()].map(({ funding }) => funding ?? ZERO));
      expect(paid).toBe(ledger.funding.get('USD') ?? ZERO);
    }),
  );
});

test('a spot account knows neither funding nor cover', () => {
  const opened: AccountEvent = { ...MARGIN_OPENED, info: INFO } as AccountEvent;
  const state = fold([
    opened,
    ...told([
      { kind: 'funding', instrument: BTC, period: 1, paid: d('5') },
      { kind: 'covered', amount: d('5') },
    ]).slice(1),
  ]);
  expect([totalOf(state, 'USD'), state.funded.size]).toEqual(['10000', 0]);
});

test('an account that is opened again owes no funding and has paid none', () => {
  const state = fold([...told([{ kind: 'funding', instrument: BTC, period: 4, paid: d('5') }]), { ...MARGIN_OPENED, at: 99 } as AccountEvent]);
  expect([totalOf(state, 'USD'), state.funded.size, state.ledger.funding.size]).toEqual(['10000', 0, 0]);
});

const positionOf = (instrument: (typeof PAIRS)[number], fills: readonly { side: 'buy' | 'sell'; size: Decimal; price: Decimal }[]): Position =>
  fills
    .map((one) => ({ size: one.side === 'buy' ? one.size : negate(one.size), price: one.price, fee: ZERO }))
    .reduce(applyToPosition, flatPosition(instrument));
const positions = fc
  .tuple(
    ...PAIRS.map((pair) =>
      fc
        .array(fc.record({ side: fc.constantFrom('buy' as const, 'sell' as const), size, price }), { maxLength: 4 })
        .map((all) => positionOf(pair, all)),
    ),
  )
  .map((all) => all as Position[]);
const cash = fc.integer({ min: -2000, max: 20_000 }).map((n) => fromDouble(n / 4));

test('equity, used margin and what is available follow from cash, positions and marks', () => {
  const long = positionOf(BTC, [{ side: 'buy', size: d('2'), price: d('100') }]);
  const short = positionOf(ETH, [{ side: 'sell', size: d('30'), price: d('10') }]);
  const holding: MarginHolding = { info: MARGIN, cash: d('100'), held: d('7'), positions: [long, short] };
  const figures = marginFigures(holding, (pair) => d(pair === BTC ? '105' : '11'));
  expect(figures).toEqual({ unrealised: '-20', equity: '80', used: '54', maintenance: '27', available: '19' });
  expect(figures && marginLevel(figures)).toBe('1.4815');
  expect(marginFigures(holding, (pair) => (pair === BTC ? d('105') : null))).toBeNull();
  expect(marginLevel({ equity: d('5'), used: ZERO })).toBeNull();
  expect(marginOf(ONE, 3)).toBe('0.33333334');
});

test('at its liquidation price a position brings equity to the margin to maintain: a little better is safe, a little worse is not', () => {
  fc.assert(
    fc.property(positions, cash, price, price, fc.constantFrom(1, 3, 10, 100), (held, has, btc, eth, leverage) => {
      const holding: MarginHolding = { info: { leverage, maintenanceRate: MARGIN.maintenanceRate }, cash: has, held: ZERO, positions: held };
      const marks = (pair: string): Decimal => (pair === BTC ? btc : eth);
      for (const position of held) {
        const at = liquidationPrices(holding, marks).get(position.instrument) ?? null;
        if (isZero(position.size)) expect(at).toBeNull();
        if (at === null) continue;
        const away = d('0.00000000001');
        const isShort = position.size.startsWith('-');
        const liquidatedAt = (mark: Decimal): boolean => {
          const figures = marginFigures(holding, (pair) => (pair === position.instrument ? mark : marks(pair)));
          return figures !== null && isLiquidated(figures);
        };
        expect(liquidatedAt(isShort ? add(at, away) : subtract(at, away))).toBe(true);
        expect(liquidatedAt(isShort ? subtract(at, away) : add(at, away))).toBe(false);
      }
    }),
    { numRuns: 500 },
  );
});

test('a position that no price above 0 liquidates has no liquidation price, and one whose company has no mark neither', () => {
  const long = positionOf(BTC, [{ side: 'buy', size: d('1'), price: d('100') }]);
  const other = positionOf(ETH, [{ side: 'buy', size: d('1'), price: d('100') }]);
  const holding: MarginHolding = { info: MARGIN, cash: d('100'), held: ZERO, positions: [long] };
  const of = (one: MarginHolding, mark: string | null): Decimal | null | undefined => liquidationPrices(one, () => mark as Decimal | null).get(BTC);
  expect(of(holding, '100')).toBeNull();
  expect(of({ ...holding, cash: d('24') }, null)).toBe('80');
  expect(of({ ...holding, positions: [long, other] }, null)).toBeNull();
});

test('only what is quoted and settled in the collateral is traded on margin', () => {
  const pair = { venue: 'simulated', base: 'BTC', quote: 'USD' };
  expect([pair, { ...pair, settle: 'USD' }, { ...pair, settle: 'BTC' }, { ...pair, quote: 'EUR' }].map((one) => isTraded(one, MARGIN))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(isTraded({ ...pair, quote: 'EUR' }, INFO)).toBe(true);
});

const vectors = join(process.env['TAPEDECK_SHARED'] ?? '', 'vectors', 'pnl-curated.json');
const isThere = process.env['TAPEDECK_SHARED'] !== undefined && existsSync(vectors);
if (!isThere) process.stdout.write('skipped: liquidation vectors are found through TAPEDECK_SHARED, which is not set or lacks them\n');

test.skipIf(!isThere)('another terminal has the same liquidation prices', () => {
  interface Row {
    readonly side: 1 | -1;
    readonly wb: number;
    readonly pos: number;
    readonly entry: number;
    readonly liq: number;
  }
  const { cases } = JSON.parse(readFileSync(vectors, 'utf8')) as { cases: { id: string; constants: { mmr: number; cumB: number }; rows: Row[] }[] };
  const found = cases.find(({ id }) => id === 'binance-isolated-liq-formula');
  expect(found?.rows).toHaveLength(4);
  for (const { side, wb, pos, entry, liq } of found?.rows ?? []) {
    const position = positionOf(BTC, [{ side: side === 1 ? 'buy' : 'sell', size: fromDouble(pos), price: fromDouble(entry) }]);
    const { mmr = 0, cumB = 0 } = found?.constants ?? {};
    // What that exchange takes off the maintenance of a tier is free as cash is.
    const holding = {
      info: { leverage: 10, maintenanceRate: fromDouble(mmr) },
      cash: add(fromDouble(wb), fromDouble(cumB)),
      held: ZERO,
      positions: [position],
    };
    const ours = liquidationPrices(holding, () => null).get(BTC);
    expect(toDouble(ours ?? ZERO)).toBeCloseTo(liq, 9);
    expect(compare(ours ?? ZERO, ZERO)).toBeGreaterThan(0);
  }
});
