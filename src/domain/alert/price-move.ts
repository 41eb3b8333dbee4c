import { absolute, compare, type Decimal, divide, fromDouble, multiply, subtract } from '../money';
import type { AlertCondition } from './condition';
import { fired, nothing, type Sighting, type Step } from './sighting';

/** A window is kept in so many parts: what is older than it goes a part at a time. */
export const WINDOW_PARTS = 240;

const HUNDRED = '100' as Decimal;

interface Part {
  readonly index: number;
  readonly low: number;
  readonly high: number;
}

/** Oldest first. */
export interface MoveMemory {
  readonly parts: readonly Part[];
  readonly isFar: boolean;
}

export const NO_MOVE: MoveMemory = { parts: [], isFar: false };

/** A break begins the window anew: a jump across it was not seen. */
export function stepMove({ percent, windowMs }: Extract<AlertCondition, { kind: 'move' }>, memory: MoveMemory, sighting: Sighting): Step<MoveMemory> {
  if (sighting.kind === 'break') return nothing(NO_MOVE);
  if (sighting.kind !== 'trade') return nothing(memory);
  const { price, at } = sighting;
  const index = Math.floor((at * WINDOW_PARTS) / windowMs);
  // A clock that was set back has parts of the future: they are not of this window either.
  const kept = memory.parts.filter((part) => part.index > index - WINDOW_PARTS && part.index <= index);
  const last = kept.at(-1);
  const isSame = last?.index === index;
  const part = isSame ? { index, low: Math.min(last.low, price), high: Math.max(last.high, price) } : { index, low: price, high: price };
  const parts = [...(isSame ? kept.slice(0, -1) : kept), part];
  const low = Math.min(...parts.map((one) => one.low));
  const high = Math.max(...parts.map((one) => one.high));
  const [up, down] = [(price - low) / low, (high - price) / high];
  const isRise = up >= down;
  const isFar = isFrom(price, isRise ? low : high, percent);
  const next = { parts, isFar };
  return isFar && !memory.isFar ? fired(next, moved(price, isRise ? low : high)) : nothing(next);
}

/** So many per cent or more away, exactly: 3 % of 99 is 101.97, and not a double's breadth less. */
const isFrom = (price: number, from: number, percent: Decimal): boolean =>
  compare(multiply(absolute(subtract(fromDouble(price), fromDouble(from))), HUNDRED), multiply(percent, fromDouble(from))) >= 0;

const moved = (price: number, from: number): string =>
  divide(multiply(subtract(fromDouble(price), fromDouble(from)), HUNDRED), fromDouble(from), 4, 'down');
