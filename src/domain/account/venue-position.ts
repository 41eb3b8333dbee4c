/** A position on margin that its venue keeps: its size is that venue's word, what closing realised follows from the fills. */
import { absolute, multiply } from '../money';
import type { PositionTold } from './account-event';
import { applyToPosition, flatPosition, type Position, type PositionFill, type PositionSize } from './position';

export function applyTold(position: Position, { told, isSettled }: Pick<PositionTold, 'told' | 'isSettled'>): Position {
  const { venue: _, ...rest } = position;
  const size = told === null ? sizeOf(flatPosition(position.instrument)) : sizeTold(told);
  return { ...rest, ...size, ...(told === null ? {} : { venue: told }), byFills: isSettled ? size : fillsOf(position) };
}

/** It changes what was realised and paid, never what is held. */
export function applyFillAtVenue(position: Position, fill: PositionFill): Position {
  const { realised, fees, ...after } = applyToPosition({ ...position, ...fillsOf(position) }, fill);
  return { ...position, realised, fees, byFills: sizeOf(after) };
}

/** What its fills came to; of a position that is reckoned here, what it is. */
export const fillsOf = (position: Position): PositionSize => position.byFills ?? sizeOf(position);

const sizeOf = ({ size, cost, basis }: PositionSize): PositionSize => ({ size, cost, basis });

function sizeTold({ size, price }: NonNullable<PositionTold['told']>): PositionSize {
  const cost = multiply(absolute(size), price);
  return { size, cost, basis: { size, cost } };
}
