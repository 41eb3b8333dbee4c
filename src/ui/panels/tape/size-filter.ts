const SIZE = /^(\d+(?:[.,]\d+)?|[.,]\d+)\s*([km]?)$/i;
const TIMES: Readonly<Record<string, number>> = { k: 1_000, m: 1_000_000 };
/** Could be a thousand or one: refused, as wherever a number is typed (`domain/order/typed-number.ts`, which a first visit does without). */
const AMBIGUOUS = /^\d{1,3},\d{3}$/;

/** Reads what a trader types for a size: `0.5`, `0,5`, `1k`, `2.5m`. Text that is none, or could be one of two, filters nothing, and says so. */
export function sizeFilter(text: string): { least: number; isValid: boolean } {
  const trimmed = text.trim();
  if (trimmed === '') return { least: 0, isValid: true };
  const [, digits, suffix] = SIZE.exec(trimmed) ?? [];
  if (digits === undefined || AMBIGUOUS.test(digits)) return { least: 0, isValid: false };
  return { least: Number(digits.replace(',', '.')) * (TIMES[(suffix ?? '').toLowerCase()] ?? 1), isValid: true };
}
