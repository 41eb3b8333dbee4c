import { toDouble } from '../../../../domain/money';
import { readPositive } from '../../../../domain/order/typed-number';

/** Not a number where the text is none, or could be one of two. */
export function typedFigure(text: string): number {
  const read = readPositive(text);
  return read.ok ? toDouble(read.value) : Number.NaN;
}
