import { entryPrice, type Position } from '../../domain/account/position';
import type { InstrumentId } from '../../domain/instrument';
import { type Decimal, isPositive, isZero } from '../../domain/money';

/** A price of a position, as a chart and a book mark it. */
export interface PositionLine {
  readonly kind: 'entry' | 'liquidation';
  readonly key: string;
  readonly price: Decimal;
  readonly position: Position;
}

/** Where the position of an instrument was entered, and where it would be closed by force, if it has such a price. */
export function positionLines(positions: readonly Position[], instrument: InstrumentId, liquidation: Decimal | null): readonly PositionLine[] {
  const position = positions.find((one) => one.instrument === instrument && !isZero(one.size));
  const entry = position === undefined ? null : entryPrice(position);
  if (position === undefined || entry === null) return [];
  return [
    { kind: 'entry', key: 'entry', price: entry, position },
    ...(liquidation !== null && isPositive(liquidation) ? [{ kind: 'liquidation', key: 'liquidation', price: liquidation, position } as const] : []),
  ];
}
