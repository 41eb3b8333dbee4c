import { type InstrumentId, isInstrumentId } from '../../../../domain/instrument';

/** More lines are not told apart. */
export const MOST_COMPARED = 4;

/** Whatever the text is: what is no market is left out. */
export function readCompared(text: string | null): readonly InstrumentId[] {
  let value: unknown;
  try {
    value = JSON.parse(text ?? '[]');
  } catch {
    return [];
  }
  if (!Array.isArray(value)) return [];
  const ids = value.filter((one): one is InstrumentId => typeof one === 'string' && isInstrumentId(one));
  return [...new Set(ids)].slice(0, MOST_COMPARED);
}
