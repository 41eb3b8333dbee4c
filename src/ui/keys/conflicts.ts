import type { Bindings } from '../parts/bindings';
import { type Chord, isFree } from '../parts/chord';
import { chordFor, type Hotkey, type HotkeyGroup, hotkeyId } from '../parts/hotkeys';
import { type PlainText, t } from '../words/t';

/** An action as the list of keys has it. */
export interface Bound {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  readonly chord: Chord | null;
  /** It works in its panel: another panel may have the same keys. */
  readonly isOfPanel: boolean;
  readonly isFixed: boolean;
}

/** All actions with what does them; one that several panels offer stands once. */
export function boundActions(groups: readonly HotkeyGroup[], bindings: Bindings): readonly Bound[] {
  const byId = new Map<string, Bound>();
  for (const group of groups) for (const hotkey of group.keys) byId.set(hotkeyId(group, hotkey), boundOf(group, hotkey, bindings));
  return [...byId.values()];
}

const boundOf = (group: HotkeyGroup, hotkey: Hotkey, bindings: Bindings): Bound => ({
  id: hotkeyId(group, hotkey),
  group: group.title,
  label: hotkey.label,
  chord: chordFor(group, hotkey, bindings),
  isOfPanel: group.where !== undefined,
  isFixed: hotkey.isFixed === true,
});

/** What trading offers once it is open, by ids: their usual keys count before that as well. */
const ONCE_TRADING = {
  'order arm': { chord: 'Shift+a', label: 'Arm the keys of orders' },
  'order buy': { chord: 'Shift+b', label: 'Armed: buy limit at the best bid' },
  'order sell': { chord: 'Shift+s', label: 'Armed: sell limit at the best ask' },
  'order cancel pair': { chord: 'Shift+c', label: 'Armed: cancel the open orders of this pair' },
  'order cancel all': { chord: 'Mod+Shift+c', label: 'Armed: cancel all open orders' },
  'order cancel last': { chord: 'c', label: 'Armed: cancel the order placed last' },
  flatten: { chord: 'f', label: 'Flatten' },
  reverse: { chord: 'r', label: 'Reverse' },
} as const satisfies Readonly<Record<string, { readonly chord: Chord; readonly label: PlainText }>>;

/** Those of them that are not there yet. */
export function laterActions(all: readonly Bound[], bindings: Bindings): readonly Bound[] {
  return Object.entries(ONCE_TRADING)
    .filter(([id]) => all.every((one) => one.id !== id))
    .map(([id, { chord, label }]) => {
      const bound = bindings[id];
      return { id, group: t('once trading is open'), label: t(label), chord: bound === undefined ? chord : bound, isOfPanel: false, isFixed: false };
    });
}

/** What the page itself does with these while no dialog is open: `keys` of the desk, by their chords. */
const OF_THE_DESK: Readonly<Record<Chord, PlainText>> = {
  F6: 'Next panel',
  'Shift+F6': 'Panel before',
  'Mod+z': 'Take back a change of the arrangement',
  'Mod+Shift+z': 'Do a change of the arrangement again',
  'Mod+Shift+ArrowLeft': 'Move the panel',
  'Mod+Shift+ArrowRight': 'Move the panel',
  'Mod+Shift+ArrowUp': 'Move the panel',
  'Mod+Shift+ArrowDown': 'Move the panel',
};

/** Why these keys cannot be bound; null: they can. */
export const whyNotFree = (chord: Chord): string | null =>
  isFree(chord) ? null : t('These keys move about, press what has the focus, or are the browser’s own: press others.');

/** Who else has the keys of this action, and which of them is done. Null: nobody. */
export function conflictOf(bound: Bound, all: readonly Bound[]): string | null {
  const { chord } = bound;
  if (chord === null) return null;
  const desk = OF_THE_DESK[chord];
  if (desk !== undefined) return t('Also: {{ names }}. Both are done.', { names: t(desk) });
  const others = all.filter((other) => other.id !== bound.id && other.chord === chord);
  if (others.length === 0) return null;
  const names = others.map(({ label, group }) => `${t('“{{ name }}”', { name: label })} (${group})`).join(', ');
  const isByPanel = others.every((other) => other.isOfPanel && other.group !== bound.group);
  return isByPanel && bound.isOfPanel
    ? t('Also: {{ names }}. The panel that has the focus or the pointer has the keys.', { names })
    : t('Also: {{ names }}. Only one of them is done: give one other keys.', { names });
}
