import { inNumberForm } from '../format/number-form';
import { shownPhrases } from './language';
import type { Phrasebook } from './phrases';

/** Statuses are said each second, and mostly the same ones. */
const MOST_KEPT = 500;
const LONGEST_KEPT = 1_000;

let book: Phrasebook | undefined;
let bookOf: ReturnType<typeof shownPhrases>;
const kept = new Map<string, string>();

/**
 * What the engine or the exchange said in English, in the language shown: the engine speaks to all tabs alike, and each may
 * have another language. What no text fits stays as it is, as words of the exchange do.
 */
export function say(text: string): string {
  const phrases = shownPhrases();
  if (phrases === undefined || text === '') return text;
  if (book === undefined || bookOf !== phrases) {
    kept.clear();
    book = phrases(inNumberForm);
    bookOf = phrases;
  }
  const known = kept.get(text);
  if (known !== undefined) return known;
  const said = book.find(text) ?? inNumberForm(text);
  if (kept.size >= MOST_KEPT) kept.clear();
  if (text.length <= LONGEST_KEPT) kept.set(text, said);
  return said;
}
