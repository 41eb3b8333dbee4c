import type { DerivativeStatus } from '../../domain/derivative';
import { type Decimal, fromDouble, multiply, round } from '../../domain/money';
import type { VenueMs } from '../../domain/units';

/** Decimals of an amount of funding. */
const FUNDING_DECIMALS = 12;
/** A period that its venue calls over is over, though this machine's clock says it has so much left. */
const CLOCKS_APART_MS = 60_000;

export interface FundingDue {
  readonly period: VenueMs;
  readonly rate: Decimal;
  readonly mark: Decimal;
}

/**
 * What a perpetual's funding comes to and when, as its venue tells it. Each period is due once; one of which nothing was
 * told while it lasted is not made up.
 */
export class Funding {
  private next: FundingDue | null = null;
  private over: FundingDue | null = null;

  /** `paidUntil`: the last period that was paid. */
  constructor(private paidUntil: VenueMs | null) {}

  told({ nextFundingAt, fundingRate, markPrice }: DerivativeStatus, at: VenueMs): void {
    if (nextFundingAt === null || fundingRate === null || markPrice === null) return;
    if (nextFundingAt <= at || (this.paidUntil !== null && nextFundingAt <= this.paidUntil)) return;
    if (this.next !== null && nextFundingAt > this.next.period && at >= this.next.period - CLOCKS_APART_MS) this.over = this.next;
    this.next = { period: nextFundingAt, rate: fromDouble(fundingRate), mark: fromDouble(markPrice) };
  }

  /** What is due by now, once; null: nothing. */
  due(at: VenueMs): FundingDue | null {
    if (this.over === null && this.next !== null && at >= this.next.period) [this.over, this.next] = [this.next, null];
    const { over } = this;
    if (over === null) return null;
    this.over = null;
    this.paidUntil = over.period;
    return over;
  }
}

/** Collateral that a position pays, negative where it is paid: longs pay where the rate is above 0. To 12 decimals, to the nearest. */
export const fundingOf = (size: Decimal, { rate, mark }: FundingDue): Decimal =>
  round(multiply(multiply(size, mark), rate), FUNDING_DECIMALS, 'half-even');
