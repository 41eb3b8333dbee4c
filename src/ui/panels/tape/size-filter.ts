import { toDouble } from '../../../domain/money';
import { readNumber } from '../../../domain/order/typed-number';

/** Reads what a trader types for a size: `0.5`, `0,5`, `1k`, `2.5m`. Text that is none, or could be one of two, filters nothing, and says so. */
export function sizeFilter(text: string): { least: number; isValid: boolean } {
  if (text.trim() === '') return { least: 0, isValid: true };
  const read = readNumber(text);
  return read.ok ? { least: toDouble(read.value), isValid: true } : { least: 0, isValid: false };
}
