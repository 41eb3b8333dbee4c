import { type Accessor, createSignal } from 'solid-js';
import { savePreferences } from '../shell/preferences';
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

/** What was chosen, else the first that the browser asks for and that there is, else English. */
export function wantedLanguage(chosen: Language | null, browser: readonly string[]): Language {
  const offered = LANGUAGES.map(([code]) => code);
  const asked = browser.map((tag) => offered.find((code) => tag.toLowerCase().split('-')[0] === code));
  return chosen ?? asked.find((code) => code !== undefined) ?? 'en';
}

/** Load the words of a language, and show them. Where they cannot be loaded all stays as it is, and the error is thrown. */
export async function showLanguage(next: Language): Promise<void> {
  const loaded = next === 'en' ? undefined : await import('./sv');
  dictionary = loaded?.swedish;
  phrases = loaded && ((formed) => loaded.phrasebook(loaded.saidInSwedish, loaded.swedish, formed));
  setLanguage(next);
}
