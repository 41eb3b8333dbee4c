import { entryPrice, type Position, unrealised } from '../../../domain/account/position';
import { type Decimal, divide, isPositive, isZero } from '../../../domain/money';

/** A position at a mark. Null where the mark is not known. */
export interface PositionRow {
  readonly position: Position;
  readonly entry: Decimal | null;
  readonly mark: Decimal | null;
  /** Quote units, before fees. */
  readonly gain: Decimal | null;
  /** Of what it cost: `0.0124` is 1.24 %. */
  readonly ratio: Decimal | null;
}

export function positionRow(position: Position, mark: Decimal | null): PositionRow {
  const gain = mark === null ? null : unrealised(position, mark);
  const ratio = gain === null || !isPositive(position.cost) ? null : divide(gain, position.cost, 6, 'half-even');
  return { position, entry: entryPrice(position), mark, gain, ratio };
}

/** Those that hold something, in the account's order. */
export const heldPositions = (positions: readonly Position[]): readonly Position[] => positions.filter((position) => !isZero(position.size));
