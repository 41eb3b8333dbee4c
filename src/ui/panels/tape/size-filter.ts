const SIZE = /^(\d+(?:[.,]\d*)?|[.,]\d+)\s*([km]?)$/i;
const TIMES: Readonly<Record<string, number>> = { k: 1_000, m: 1_000_000 };

/** Reads what a trader types for a size: `0.5`, `0,5`, `1k`, `2.5m`. Text that is none filters nothing, and says so. */
export function sizeFilter(text: string): { least: number; isValid: boolean } {
  const trimmed = text.trim();
  if (trimmed === '') return { least: 0, isValid: true };
  const [, digits, suffix] = SIZE.exec(trimmed) ?? [];
  if (digits === undefined) return { least: 0, isValid: false };
  return { least: Number(digits.replace(',', '.')) * (TIMES[(suffix ?? '').toLowerCase()] ?? 1), isValid: true };
}
