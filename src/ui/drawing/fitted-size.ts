import { formatCompact } from '../format/number';
import { fixedSize } from './digits';

/** Widths in digits: of what stands between digits, and of the widest letter. */
const MARK = 0.5;
const LETTER = 1.4;
/** Of `<0.`. */
const BEFORE_DECIMALS = 2.5;

/**
 * As `fixedSize`, and where that is wider than so many digits, shorter: `9.42M`, `1,235`, `<0.001`. A number that ran into the
 * next one would be read as another. With room for six digits it fits; with less it is as short as it can be.
 */
export function fittedSize(value: number, decimals: number, room: number): string {
  const whole = fixedSize(value, decimals);
  if (widthInDigits(whole) <= room) return whole;
  return value < 1 ? fixedSize(value, Math.min(decimals, Math.max(1, Math.floor(room - BEFORE_DECIMALS)))) : formatCompact(value);
}

/** Every digit is as wide as the others, in the font of the app. */
export function widthInDigits(text: string): number {
  let width = 0;
  for (const sign of text) width += sign >= '0' && sign <= '9' ? 1 : sign >= 'A' && sign <= 'Z' ? LETTER : sign === '<' ? 1 : MARK;
  return width;
}
