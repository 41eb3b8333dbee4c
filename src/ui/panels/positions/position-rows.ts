import { heldValue, liquidationPrices, type MarginHolding, marginOf } from '../../../domain/account/margin';
import { entryPrice, type Position, unrealised } from '../../../domain/account/position';
import type { InstrumentId } from '../../../domain/instrument';
import { absolute, type Decimal, divide, isPositive, isZero, subtract } from '../../../domain/money';
import type { Marks } from '../../trading/valuation';

/** A position at a mark. Null where the mark is not known. */
export interface PositionRow {
  readonly position: Position;
  readonly entry: Decimal | null;
  readonly mark: Decimal | null;
  /** Quote units, before fees. */
  readonly gain: Decimal | null;
  /** Of what it cost: `0.0124` is 1.24 %. */
  readonly ratio: Decimal | null;
  /** On margin; null: it is not on margin, or not known, or there is no such price. */
  readonly liquidation: Decimal | null;
  /** From the mark to the liquidation, as a part of the mark, never negative. */
  readonly distance: Decimal | null;
  /** Initial margin at the mark, where it is reckoned here. */
  readonly margin: Decimal | null;
}

/** The positions that hold something, in the account's order. `holding`: of an account whose margin is reckoned here. */
export function positionRows(positions: readonly Position[], marks: Pick<Marks, 'of'>, holding: MarginHolding | null): readonly PositionRow[] {
  const held = positions.filter((position) => !isZero(position.size));
  const liquidations = holding && liquidationPrices(holding, (instrument) => marks.of(instrument as InstrumentId));
  return held.map((position) => {
    const liquidation = position.venue?.liquidation ?? liquidations?.get(position.instrument) ?? null;
    return positionRow(position, marks.of(position.instrument), holding, liquidation);
  });
}

function positionRow(position: Position, mark: Decimal | null, holding: MarginHolding | null, liquidation: Decimal | null): PositionRow {
  const gain = mark === null ? null : unrealised(position, mark);
  const ratio = gain === null || !isPositive(position.cost) ? null : divide(gain, position.cost, 6, 'half-even');
  const distance =
    mark === null || liquidation === null || !isPositive(mark) ? null : divide(absolute(subtract(liquidation, mark)), mark, 6, 'half-even');
  const margin = holding === null || mark === null ? null : marginOf(heldValue(position, mark), holding.info.leverage);
  return { position, entry: entryPrice(position), mark, gain, ratio, liquidation, distance, margin };
}
