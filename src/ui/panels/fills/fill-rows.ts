import type { InstrumentId } from '../../../domain/instrument';
import { type Decimal, multiply } from '../../../domain/money';
import type { AccountFill } from '../../../worker/protocol/account-view';

export interface FillRow {
  readonly fill: AccountFill;
  /** Quote units. */
  readonly value: Decimal;
}

export const fillRows = (fills: readonly AccountFill[], pair: InstrumentId | null): readonly FillRow[] =>
  fills.filter(({ instrument }) => pair === null || instrument === pair).map((fill) => ({ fill, value: multiply(fill.price, fill.size) }));
