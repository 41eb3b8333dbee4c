import { t } from '../words/t';

/** What the user reads for a paper book: `Paper 2`. The name that the program gives it is in the language shown, every other as it was given. */
export const bookName = (label: string): string => (/^Paper(?: \d+)?$/.test(label) ? `${t('Paper')}${label.slice('Paper'.length)}` : label);
