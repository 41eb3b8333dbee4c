import { CHORD_PARTS, type Chord } from '../parts/chord';
import { t } from '../words/t';

const NAMES: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  '-': '−',
};

/** As it is written on the keys, one word a key: `Ctrl`, `Shift`, `C`. */
export function keysOf(of: Chord, isMac: boolean): readonly string[] {
  const [, command, alt, shift, key = ''] = CHORD_PARTS.exec(of) ?? [];
  return [
    ...(command === undefined ? [] : [isMac ? '⌘' : 'Ctrl']),
    ...(alt === undefined ? [] : [isMac ? '⌥' : 'Alt']),
    ...(shift === undefined ? [] : [t('Shift')]),
    key === ' ' ? t('Space') : (NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)),
  ];
}

export const isMac = (): boolean => /Mac|iP(ad|hone)/.test(navigator.platform);

/** `Ctrl Shift C`. */
export const chordWords = (of: Chord): string => keysOf(of, isMac()).join(' ');
