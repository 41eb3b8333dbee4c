import { chordWords } from '../keys/key-words';
import { t, tn } from '../words/t';
import { thingsOf, type Watchlists } from './kept-things';
import { fieldWords, keptWords } from './kept-words';
import type { AllSettings } from './settings-file';

/** What a file would change of one thing. */
export interface Change {
  readonly name: string;
  /** In words: `theme dark → light`. */
  readonly what: string;
}

/** What is there now: of each thing that was ever kept, the watchlists, and alerts as texts of JSON. */
export interface Present {
  readonly kept: ReadonlyMap<string, unknown>;
  /** Names of what is kept and cannot be read. */
  readonly unread: readonly string[];
  readonly watchlists: Watchlists | null;
  readonly alerts: readonly string[];
}

const MOST_NAMED = 6;
/** What sends orders, and without a question: every change of these is named. How a value of each is told. */
const NAMED_WHOLE: Readonly<Record<string, (value: unknown) => string>> = {
  keys: (value) => (value === undefined ? t('as usual') : value === null ? t('no keys') : chordWords(String(value))),
  confirmations: (value) => (value === undefined ? t('as usual') : String(value)),
};

/** All that would be other than it is, in the order of the file. What the file does not have stays. */
export function changesOf(now: Present, next: AllSettings): readonly Change[] {
  const things = thingsOf(next.kept.keys()).map(({ key, name: nameOf }) => {
    const name = nameOf();
    if (now.unread.includes(name)) return { name, what: `${t('cannot be read here')} → ${valueWords(next.kept.get(key))}` };
    const [before, after, words] = [now.kept.get(key), next.kept.get(key), NAMED_WHOLE[key]];
    return { name, what: words === undefined ? changeWords(before, after) : wholeWords(before ?? {}, after, words) };
  });
  const lists = next.watchlists === null ? [] : [{ name: t('Watchlists'), what: changeWords(now.watchlists ?? undefined, next.watchlists) }];
  const changes = [...things, ...lists].filter(({ what }) => what !== '');
  const more = newAlerts(now.alerts, next).length;
  return more === 0 ? changes : [...changes, { name: t('Alerts'), what: t('{{ count }} more; those that are there stay', { count: more }) }];
}

/** Alerts of the file that wait for something that none does yet. */
export const newAlerts = (now: readonly string[], next: AllSettings): AllSettings['alerts'] => next.alerts.filter(({ text }) => !now.includes(text));

function wholeWords(before: unknown, after: unknown, words: (value: unknown) => string): string {
  if (!isRecord(before) || !isRecord(after)) return changeWords(before, after);
  return keysChanged(before, after)
    .map((key) => `${key}: ${words(before[key])} → ${words(after[key])}`)
    .join(', ');
}

function keysChanged(before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>): readonly string[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]));
}

/** Empty: they are the same. */
function changeWords(before: unknown, after: unknown): string {
  if (JSON.stringify(before) === JSON.stringify(after)) return '';
  if (before === undefined) return `${t('new|thing')}: ${valueWords(after)}`;
  if (!isRecord(before) || !isRecord(after)) return sameWords(valueWords(before), valueWords(after));
  const changed = keysChanged(before, after);
  const named = changed.slice(0, MOST_NAMED).map((key) => `${fieldWords(key)} ${sameWords(valueWords(before[key]), valueWords(after[key]))}`);
  return [...named, ...(changed.length > MOST_NAMED ? [t('{{ count }} more', { count: changed.length - MOST_NAMED })] : [])].join(', ');
}

/** Two things that are other but are told alike: what they are made of is other. */
const sameWords = (before: string, after: string): string => (before === after ? `${after}, ${t('other ones')}` : `${before} → ${after}`);

function valueWords(value: unknown): string {
  if (value === undefined || value === null) return t('none|kept');
  if (typeof value === 'boolean') return value ? t('yes') : t('no');
  if (Array.isArray(value)) return tn(value.length, '{{ count }} entry', '{{ count }} entries');
  return isRecord(value) ? valueWords(Object.keys(value)) : keptWords(String(value));
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === 'object' && value !== null && !Array.isArray(value);
