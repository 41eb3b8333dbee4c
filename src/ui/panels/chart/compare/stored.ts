import { type InstrumentId, isInstrumentId } from '../../../../domain/instrument';
import { storedList } from '../stored-list';

/** More lines are not told apart. */
export const MOST_COMPARED = 4;

/** Whatever the text is: what is no market is left out. */
export function readCompared(text: string | null): readonly InstrumentId[] {
  const ids = storedList(text).filter((one): one is InstrumentId => typeof one === 'string' && isInstrumentId(one));
  return [...new Set(ids)].slice(0, MOST_COMPARED);
}
