import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { loadPreferences, savePreferences } from '../shell/preferences';
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

const [language, setLanguage] = createSignal<Language>('en');
let dictionary: Swedish | undefined;
let phrases: MakePhrases | undefined;

/** The language of every word on the page. What is on the page is made anew when it changes: no word needs to hear of it. */
export const shownLanguage: Accessor<Language> = language;

/** The words of the language shown. Undefined is English, whose words stand in the code. */
export const shownWords = (): Swedish | undefined => dictionary;
/** Those of them that the engine says, to be found by what it says. */
export const shownPhrases = (): MakePhrases | undefined => phrases;

/** Kept for the next start, and shown at once. */
export async function chooseLanguage(next: Language): Promise<void> {
  await showLanguage(next);
  savePreferences({ language: next });
}

/** Who chooses a language in one tab has it in all of them, as long as the owner lives. */
export function followLanguage(): void {
  const read = (): void => {
    const next = loadPreferences().language;
    if (next !== null && next !== language()) void showLanguage(next).catch(() => {});
  };
  window.addEventListener('storage', read);
  onCleanup(() => window.removeEventListener('storage', read));
}

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
  const [before, words] = [language(), dictionary];
  if (next === before) return make();
  dictionary = next === 'en' ? undefined : (few as Swedish);
  setLanguage(next);
  try {
    return make();
  } finally {
    dictionary = words;
    setLanguage(before);
  }
}

/** Load the words of a language, and show them. Where they cannot be loaded all stays as it is, and the error is thrown. */
export async function showLanguage(next: Language): Promise<void> {
  const loaded = next === 'en' ? undefined : await import('./sv');
  dictionary = loaded?.swedish;
  phrases = loaded && ((formed) => loaded.phrasebook(loaded.saidInSwedish, loaded.swedish, formed));
  setLanguage(next);
}
