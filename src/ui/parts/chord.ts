/** `Mod+Shift+c`: what is held, in this order, and the key as `KeyboardEvent.key` says it, letters small. `Mod`: Ctrl, or ⌘ on a Mac. */
export type Chord = string;

type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'getModifierState'>;

const MODIFIERS = ['Control', 'Meta', 'Alt', 'AltGraph', 'Shift', 'CapsLock', 'Fn', 'Dead', 'Process', 'Unidentified'];

interface Held {
  readonly isCommand?: boolean;
  readonly isAlt?: boolean;
  readonly isShifted?: boolean;
}

/** A key, with what is held. */
export function chord(key: string, { isCommand = false, isAlt = false, isShifted = false }: Held): Chord {
  return `${isCommand ? 'Mod+' : ''}${isAlt ? 'Alt+' : ''}${isShifted ? 'Shift+' : ''}${key.length === 1 ? key.toLowerCase() : key}`;
}

/** What was pressed; null: nothing but what is held with others. */
export function chordOf(press: Press): Chord | null {
  if (MODIFIERS.includes(press.key)) return null;
  const isOneSign = [...press.key].length === 1 && press.key !== ' ';
  // A third sign on its key: on many keyboards `[` and `@` are, and what is held for them is no chord.
  const isThird = isOneSign && press.getModifierState('AltGraph');
  // What Alt makes of a letter or a figure on a Mac is not what is meant.
  const plain = press.altKey && !isThird ? /^(?:Key|Digit)(.)$/.exec(press.code)?.[1] : undefined;
  const key = (plain ?? press.key).toLowerCase();
  const isLetter = key !== key.toUpperCase();
  return chord(isOneSign ? key : press.key, {
    isCommand: !isThird && (press.ctrlKey || press.metaKey),
    isAlt: !isThird && press.altKey,
    // `?` and `+` are typed with Shift on one keyboard and without it on the next: the sign says it all.
    isShifted: press.shiftKey && (!isOneSign || isLetter || plain !== undefined),
  });
}

/** What is held, each or not, and the key. */
export const CHORD_PARTS = /^(Mod\+)?(Alt\+)?(Shift\+)?(.+)$/;
/** Whether a text is one that a press can have. */
export function isChord(text: string): boolean {
  const key = CHORD_PARTS.exec(text)?.[4];
  return text.length <= 30 && key !== undefined && !/^(Mod|Alt|Shift)(\+|$)/.test(key);
}

/** They move about, press what has the focus, take keys away in the dialog that changes them, or are the browser's own. */
const NOT_FREE = /^(Shift\+)?(Enter|Tab| |Arrow\w+)$|^(Mod\+)?(Alt\+)?(Shift\+)?(Escape|Delete|Backspace)$|^Mod\+(Shift\+)?[acnqtvwx]$|^Alt\+F4$/;

/** Whether an action can have it. */
export const isFree = (of: Chord): boolean => !NOT_FREE.test(of) || of === 'Mod+Shift+c';
