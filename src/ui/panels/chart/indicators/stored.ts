import { storedList } from '../stored-list';
import { COLORS, INDICATOR_KINDS, type Indicator, KINDS, MOST_INDICATORS, numbersFault, SOURCES } from './kinds';

/** Whatever the text is: indicators that make no sense are left out. */
export function readIndicators(text: string | null): readonly Indicator[] {
  const found: Indicator[] = [];
  for (const one of storedList(text)) {
    const indicator = readOne(one, found.length + 1);
    if (indicator !== null && found.length < MOST_INDICATORS) found.push(indicator);
  }
  return found;
}

/** One list: ids are given anew when it is read. */
export const writeIndicators = (all: readonly Indicator[]): string =>
  JSON.stringify(all.map(({ kind, numbers, source, color }) => ({ kind, numbers, source, color })));

function readOne(value: unknown, id: number): Indicator | null {
  if (typeof value !== 'object' || value === null) return null;
  const { kind, numbers, source, color } = value as Partial<Record<keyof Indicator, unknown>>;
  const known = INDICATOR_KINDS.find((one) => one === kind);
  if (known === undefined || !Array.isArray(numbers) || !numbers.every((one) => typeof one === 'number')) return null;
  if (numbersFault(known, numbers) !== null) return null;
  return {
    id,
    kind: known,
    numbers,
    source: (KINDS[known].hasSource && SOURCES.find((one) => one === source)) || 'close',
    color: COLORS.find((one) => one === color) ?? COLORS[0],
  };
}
