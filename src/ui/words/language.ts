import type { Phrasebook } from './phrases';
import type { Swedish } from './sv';

export type Language = 'en' | 'sv';

/** `formed`: a number in the form of the language. */
type MakePhrases = (formed: (text: string) => string) => Phrasebook;

/** Each by its own name. */
export const LANGUAGES = [
  ['en', 'English'],
  ['sv', 'Svenska'],
] as const satisfies readonly (readonly [Language, string])[];

/** How numbers and plurals are made of each. */
export const LOCALE: Readonly<Record<Language, string>> = { en: 'en-US', sv: 'sv-SE' };

let language: Language = 'en';
let dictionary: Swedish | undefined;
let phrases: MakePhrases | undefined;

/** The language of every word on the page. It is as it is until the page is loaded anew: no word needs to hear of another. */
export const shownLanguage = (): Language => language;

/** The words of the language shown. Undefined is English, whose words stand in the code. */
export const shownWords = (): Swedish | undefined => dictionary;
/** Those of them that the engine says, to be found by what it says. */
export const shownPhrases = (): MakePhrases | undefined => phrases;

/** What was chosen, else the first that the browser asks for and that there is, else English. */
export function wantedLanguage(chosen: Language | null, browser: readonly string[]): Language {
  const offered = LANGUAGES.map(([code]) => code);
  const asked = browser.map((tag) => offered.find((code) => tag.toLowerCase().split('-')[0] === code));
  return chosen ?? asked.find((code) => code !== undefined) ?? 'en';
}

/**
 * Make something at once in a language whose words may not have come yet: numbers have its form, a few words of it stand in for
 * all, and what those lack is English.
 */
export function madeIn<T>(next: Language, few: Partial<Swedish>, make: () => T): T {
  const [before, words] = [language, dictionary];
  if (next === before) return make();
  dictionary = next === 'en' ? undefined : (few as Swedish);
  language = next;
  try {
    return make();
  } finally {
    dictionary = words;
    language = before;
  }
}

/** The words of a language, from the file of theirs: undefined for English, which has none. Throws where it cannot be loaded. */
export const loadWords = (next: Language): Promise<typeof import('./sv') | undefined> =>
  next === 'en' ? Promise.resolve(undefined) : import('./sv');

/**
 * Once, before anything is shown: load the words of a language, and show them. Where they cannot be loaded all stays as it is,
 * and the error is thrown.
 */
export async function showLanguage(next: Language): Promise<void> {
  const loaded = await loadWords(next);
  dictionary = loaded?.swedish;
  phrases = loaded && ((formed) => loaded.phrasebook(loaded.saidInSwedish, loaded.swedish, formed));
  language = next;
}
