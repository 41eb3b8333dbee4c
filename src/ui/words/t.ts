import { translator } from '@solid-primitives/i18n';
import { type Language, LOCALE, shownLanguage, shownWords } from './language';
import type { Swedish } from './sv';

/** An English text that there is in every other language as well: the compiler refuses any other. */
export type Text = keyof Swedish;

/** One without values in it. */
export type PlainText = { [T in Text]: [NamesIn<T>] extends [never] ? T : never }[Text];

/** The names in a text: `size` and `price` in `{{ size }} at {{ price }}`. */
type NamesIn<T extends string> = T extends `${string}{{ ${infer Name} }}${infer Rest}` ? Name | NamesIn<Rest> : never;
type ValuesOf<T extends string> = [NamesIn<T>] extends [never] ? [] : [values: Readonly<Record<NamesIn<T>, string | number>>];

const wordsOf: (text: string) => string | undefined = translator<Readonly<Record<string, string>>>(() => shownWords());

/**
 * An English text in the language shown, with values in place of its `{{ names }}`: a number in the form of the language, a
 * string as it is. What follows a bar tells apart what is one word in English and two elsewhere: `Close|price`.
 */
export function t<T extends Text>(text: T, ...[values]: ValuesOf<T>): string {
  return fillIn(wordsOf(text) ?? withoutContext(text), values);
}

/** The one or the other, as so many are said: `{{ count }}` stands for how many. */
export function tn<T extends Text>(count: number, one: T, other: T, values: Readonly<Record<string, string | number>> = {}): string {
  const text = pluralRules().select(count) === 'one' ? one : other;
  return fillIn(wordsOf(text) ?? withoutContext(text), { count, ...values });
}

/** `a, b and c`. */
export function listWords(items: readonly string[]): string {
  return listFormat().format(items);
}

const listFormat = keptByLanguage((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const pluralRules = keptByLanguage((locale) => new Intl.PluralRules(locale));
const numberFormat = keptByLanguage((locale) => new Intl.NumberFormat(locale, { maximumFractionDigits: 20 }));

/** To make one takes milliseconds, which the start of a page does not have for each of its words. */
function keptByLanguage<Format>(make: (locale: string) => Format): () => Format {
  const kept = new Map<Language, Format>();
  return () => {
    const language = shownLanguage();
    const format = kept.get(language) ?? make(LOCALE[language]);
    kept.set(language, format);
    return format;
  };
}

function withoutContext(text: string): string {
  const bar = text.lastIndexOf('|');
  return bar < 0 ? text : text.slice(0, bar);
}

/** In one go, by a function: what stands in a value is never read as a name or a pattern. */
function fillIn(text: string, values: Readonly<Record<string, string | number>> | undefined): string {
  if (values === undefined) return text;
  return text.replace(/\{\{ (\w+) \}\}/g, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'string' ? value : numberWords(value);
  });
}

/** Small counts are alike in every language: a page that starts has no others. */
const numberWords = (value: number): string => (Number.isInteger(value) && value >= 0 && value < 1000 ? String(value) : numberFormat().format(value));
