import { type InstrumentId, instrumentId, parseInstrumentId, type VenueId } from '../instrument';
import { add, type Decimal, isZero, least, most, multiply, ONE, subtract, ZERO } from '../money';
import type { AccountState } from './account-state';
import { marginFigures } from './margin';
import { unrealised } from './position';

/** What an account is told in, unless it stands on one collateral. */
export const VALUED_IN = 'USD';

/** An account as far as its equity goes. */
export type Valued = Pick<AccountState, 'info' | 'ledger' | 'positions'>;

/** Markets whose marks an account's equity takes. */
export function equityMarkets({ info, ledger, positions }: Valued): readonly InstrumentId[] {
  if (info === null) return [];
  const held = [...positions.values()].filter(({ size }) => !isZero(size)).map(({ instrument }) => instrument);
  if (info.kind === 'margin') return held;
  const currencies = heldIn(ledger.user).map(([currency]) => currency);
  if (info.kind === 'spot') return currencies.map((currency) => pricedBy(info.feed, currency));
  const all = new Set([...currencies, ...held.map(settledIn).filter((currency) => currency !== VALUED_IN)]);
  return [...new Set([...held, ...[...all].map((currency) => pricedBy(info.feed, currency))])];
}

/** All that an account has at these marks, what is not realised included: in collateral, or in `VALUED_IN`. Null: a mark is not known. */
export function equityOf({ info, ledger, positions }: Valued, markOf: (instrument: InstrumentId) => Decimal | null): Decimal | null {
  if (info === null) return null;
  if (info.kind === 'margin') {
    const holding = { info, cash: ledger.user.get(info.collateral) ?? ZERO, held: ZERO, positions: positions.values() };
    return marginFigures(holding, (instrument) => markOf(instrument as InstrumentId))?.equity ?? null;
  }
  let equity = ledger.user.get(VALUED_IN) ?? ZERO;
  for (const [currency, amount] of heldIn(ledger.user)) {
    const rate = markOf(pricedBy(info.feed, currency));
    if (rate === null) return null;
    equity = add(equity, multiply(amount, rate));
  }
  if (info.kind === 'spot') return equity;
  for (const position of positions.values()) {
    if (isZero(position.size)) continue;
    const currency = settledIn(position.instrument);
    const [mark, rate] = [markOf(position.instrument), currency === VALUED_IN ? ONE : markOf(pricedBy(info.feed, currency))];
    if (mark === null || rate === null) return null;
    equity = add(equity, multiply(unrealised(position, mark), rate));
  }
  return equity;
}

/** The currency that a position gains in. */
const settledIn = (instrument: InstrumentId): string => {
  const parts = parseInstrumentId(instrument);
  return parts?.settle ?? parts?.quote ?? '';
};

/** What is held besides the currency that it is told in. */
const heldIn = (amounts: ReadonlyMap<string, Decimal>): readonly (readonly [string, Decimal])[] =>
  [...amounts].filter(([currency, amount]) => currency !== VALUED_IN && !isZero(amount));

const pricedBy = (venue: VenueId, base: string): InstrumentId => instrumentId({ venue, base, quote: VALUED_IN });

/** Known that often while the engine runs and its markets are live. */
export const EQUITY_EVERY_MS = 60_000;
/** Between two moments that are further apart nobody knows what it was. */
export const EQUITY_GAP_MS = 150_000;

/** What an account was worth over a stretch of time, as far as it was known. Two that follow each other join to one. */
export interface EquitySpan {
  /** The first and the last moment at which it was known, ms. */
  readonly from: number;
  readonly to: number;
  /** At the last of them. */
  readonly equity: Decimal;
  readonly peak: Decimal;
  readonly trough: Decimal;
  /** The deepest fall from a height before it: never negative. */
  readonly drawdown: Decimal;
  /** Somewhere in it nothing was known for longer than `EQUITY_GAP_MS`. */
  readonly hasGap: boolean;
}

export const equityAt = (at: number, equity: Decimal): EquitySpan => ({
  from: at,
  to: at,
  equity,
  peak: equity,
  trough: equity,
  drawdown: ZERO,
  hasGap: false,
});

/** Whether nothing is missing between the two. */
export const isUnbroken = (earlier: Pick<EquitySpan, 'to'>, later: Pick<EquitySpan, 'from'>): boolean => later.from - earlier.to <= EQUITY_GAP_MS;

/** `later` follows `earlier`. */
export const joinEquity = (earlier: EquitySpan, later: EquitySpan): EquitySpan => ({
  from: Math.min(earlier.from, later.from),
  to: Math.max(earlier.to, later.to),
  equity: later.equity,
  peak: most(earlier.peak, later.peak),
  trough: least(earlier.trough, later.trough),
  drawdown: most(most(earlier.drawdown, later.drawdown), subtract(earlier.peak, later.trough)),
  hasGap: earlier.hasGap || later.hasGap || !isUnbroken(earlier, later),
});
