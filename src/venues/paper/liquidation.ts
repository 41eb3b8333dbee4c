import { isLiquidated, type MarginFigures } from '../../domain/account/margin';
import type { Position } from '../../domain/account/position';
import { absolute, isNegative, negate, round } from '../../domain/money';
import type { Forced } from '../../domain/order/order';
import type { OrderTerms } from '../../domain/order/terms';
import type { LocalMs, VenueMs } from '../../domain/units';
import type { Desk } from './desk';
import type { PaperAccount } from './paper-account';

/** Decimals of the figures that a liquidation is told with. */
const TOLD_DECIMALS = 8;
/** Doubles decide alone where equity is farther from maintenance than this part of all that is added up. */
const DOUBT = 1e-9;

/** At once, as far as the book goes. */
const CLOSING: Omit<OrderTerms, 'instrument' | 'side' | 'size'> = {
  type: 'market',
  price: null,
  trigger: null,
  trail: null,
  tif: 'GTC',
  expiresAt: null,
  postOnly: false,
  reduceOnly: true,
  hidden: false,
};

interface Held {
  readonly desk: Desk | undefined;
  readonly size: number;
  readonly cost: number;
}

/**
 * Watches the equity of a margin account. Once it is at the margin to maintain or below, open orders are cancelled and
 * positions closed on their books, the one that takes most margin first, until what is left is safe. Without a live price
 * of every position the equity is not known, and nothing is closed.
 */
export class Liquidation {
  private held: readonly Held[] = [];
  private countedAt = -1;

  constructor(
    private readonly account: PaperAccount,
    private readonly deskOf: (instrument: string) => Desk | undefined,
    private readonly cancelAll: (reason: string, at: VenueMs) => void,
  ) {}

  /** Positions whose price is not live. */
  unknown(): readonly Position[] {
    return this.account.positions().filter(({ instrument }) => this.account.markOf(instrument) === null);
  }

  check(now: LocalMs, at: VenueMs): void {
    if (!this.isNear()) {
      // An order of its own may have closed the last position at more than there was, before anybody did so by force.
      this.cover(at);
      return;
    }
    const figures = this.account.margin();
    if (figures === null || !isLiquidated(figures)) return;
    this.cancelAll(`the account is liquidated: ${wordsOf(figures)}`, at);
    for (const position of this.byMargin()) {
      const present = this.account.margin();
      if (present === null || !isLiquidated(present)) break;
      this.close(position, present, now, at);
    }
    this.cover(at);
  }

  /** Whether the exact figures are worth reckoning. */
  private isNear(): boolean {
    const { account } = this;
    if (account.info.kind !== 'margin') return false;
    if (this.countedAt !== account.count) this.count();
    if (this.held.length === 0) return false;
    const cash = Number(account.cash(account.info));
    let [gap, sum] = [cash, Math.abs(cash)];
    for (const { desk, size, cost } of this.held) {
      const mark = desk?.roughMark() ?? null;
      if (mark === null) return false;
      const value = Math.abs(size) * mark;
      gap += (size < 0 ? cost - value : value - cost) - value * Number(account.info.maintenanceRate);
      sum += value + cost;
    }
    return gap <= sum * DOUBT;
  }

  private count(): void {
    const { account } = this;
    this.countedAt = account.count;
    this.held = account.positions().map(({ instrument, size, cost }) => ({ desk: this.deskOf(instrument), size: Number(size), cost: Number(cost) }));
  }

  private byMargin(): readonly Position[] {
    const value = ({ instrument, size }: Position): number => Math.abs(Number(size)) * (this.deskOf(instrument)?.roughMark() ?? 0);
    return [...this.account.positions()].sort((a, b) => value(b) - value(a));
  }

  private close({ instrument, size }: Position, { equity, maintenance }: MarginFigures, now: LocalMs, at: VenueMs): void {
    const mark = this.account.markOf(instrument);
    if (mark === null) return;
    const told = (figure: typeof equity): typeof equity => round(figure, TOLD_DECIMALS, 'half-even');
    const forced: Forced = { mark: told(mark), equity: told(equity), maintenance: told(maintenance) };
    const { account } = this;
    const id = `L-${at.toString(36)}-${account.count.toString(36)}`;
    const terms = { ...CLOSING, instrument, side: isNegative(size) ? 'buy' : 'sell', size: absolute(size) } as const;
    this.deskOf(instrument)?.liquidate({ id, account: account.info.id, origin: 'liquidation', group: null, createdAt: now, forced, terms }, now, at);
  }

  /** What was lost beyond the collateral is nobody's debt. */
  private cover(at: VenueMs): void {
    const { account } = this;
    if (account.info.kind !== 'margin' || account.positions().length > 0) return;
    const cash = account.cash(account.info);
    if (isNegative(cash)) account.post({ kind: 'covered', at, amount: negate(cash) });
  }
}

function wordsOf({ equity, maintenance }: MarginFigures): string {
  const [has, needs] = [equity, maintenance].map((figure) => round(figure, 2, 'half-even'));
  return `its equity ${has} is at the ${needs} to maintain, or below`;
}
