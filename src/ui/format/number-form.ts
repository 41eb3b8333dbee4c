import { type Language, LOCALE, shownLanguage } from '../words/language';

interface NumberForm {
  /** Between thousands. */
  readonly group: string;
  readonly point: string;
}

const ENGLISH: NumberForm = { group: ',', point: '.' };
const known = new Map<Language, NumberForm>([['en', ENGLISH]]);

/** How numbers are written in the language shown, as the browser knows it. */
export function numberForm(): NumberForm {
  const language = shownLanguage();
  let form = known.get(language);
  if (form === undefined) {
    form = formOf(LOCALE[language]);
    known.set(language, form);
  }
  return form;
}

const ENGLISH_NUMBER = /^[+−-]?\d{1,3}(?:,?\d{3})*(?:\.\d+)?(?: ?%| [A-Z]{3,6})?$/;

/** A number in English form, and its unit, in the form of the language shown. Any other text stays as it is. */
export function inNumberForm(text: string): string {
  const { group, point } = numberForm();
  if (point === ENGLISH.point || !ENGLISH_NUMBER.test(text)) return text;
  return text.replaceAll(/[,.]/g, (mark) => (mark === ENGLISH.point ? point : group));
}

function formOf(locale: string): NumberForm {
  const parts = new Intl.NumberFormat(locale, { minimumFractionDigits: 1 }).formatToParts(1_234_567.5);
  const mark = (type: 'group' | 'decimal'): string | undefined => parts.find((part) => part.type === type)?.value;
  return { group: mark('group') ?? ENGLISH.group, point: mark('decimal') ?? ENGLISH.point };
}
