import { type PlainText, t } from '../words/t';

/** Of what is kept the names of its parts that people may read. */
const FIELDS: Readonly<Record<string, PlainText>> = {
  theme: 'theme',
  language: 'language',
  pair: 'pair',
  interval: 'interval',
  unit: 'unit',
  palette: 'palette',
  up: 'up',
  density: 'density',
  zone: 'zone',
  isMasked: 'is masked',
  hasBegun: 'has begun',
  byPair: 'by pair',
  watch: 'watch',
  ticket: 'ticket',
  hasSound: 'has sound',
  volume: 'volume',
  hasSystem: 'has system',
  hasAmounts: 'has amounts',
};

const VALUES: Readonly<Record<string, PlainText>> = {
  dark: 'dark',
  light: 'light',
  contrast: 'contrast',
  system: 'system',
  green: 'green',
  red: 'red',
  'green-red': 'green-red',
  'blue-orange': 'blue-orange',
  comfortable: 'comfortable',
  compact: 'compact',
  local: 'local',
  linear: 'linear',
};

/** `byPair`: by pair. One that has no words is told as it is kept. */
export const fieldWords = (key: string): string => wordsAmong(FIELDS, key) ?? key.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();

/** `green-red`, as it is kept where it has no words. */
export const keptWords = (value: string): string => wordsAmong(VALUES, value) ?? value;

function wordsAmong(all: Readonly<Record<string, PlainText>>, key: string): string | undefined {
  const words = Object.hasOwn(all, key) ? all[key] : undefined;
  return words === undefined ? undefined : t(words);
}
