import { type Decimal, multiply } from '../../../domain/money';
import type { AccountFill } from '../../../worker/protocol/account-view';
import type { PastKind } from '../../trading/merge-past';

export interface FillRow {
  readonly fill: AccountFill;
  /** Quote units. */
  readonly value: Decimal;
}

export const fillRow = (fill: AccountFill): FillRow => ({ fill, value: multiply(fill.price, fill.size) });

export const PAST_FILLS: PastKind<AccountFill> = {
  key: (fill) => fill.id,
  at: (fill) => fill.at,
  pair: (fill) => fill.instrument,
  // It is told once, and never changes.
  isSame: () => true,
};
