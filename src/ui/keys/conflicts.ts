import type { Bindings } from '../parts/bindings';
import type { Chord } from '../parts/chord';
import { chordFor, type Hotkey, type HotkeyGroup, hotkeyId } from '../parts/hotkeys';

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

/** What the page itself does with these while no dialog is open: `keys` of the desk, by their chords. */
const OF_THE_DESK: Readonly<Record<Chord, string>> = {
  F6: 'Next panel',
  'Shift+F6': 'Panel before',
  'Mod+z': 'Take back a change of the arrangement',
  'Mod+Shift+z': 'Do a change of the arrangement again',
  'Mod+Shift+ArrowLeft': 'Move the panel',
  'Mod+Shift+ArrowRight': 'Move the panel',
  'Mod+Shift+ArrowUp': 'Move the panel',
  'Mod+Shift+ArrowDown': 'Move the panel',
};

/** They move about, press what has the focus, or are the browser's own. */
const NOT_FREE = /^(Shift\+)?(Enter|Tab|Escape| |Arrow\w+)$|^Mod\+(Shift\+)?[acnqtvwx]$|^Alt\+F4$/;

/** Why these keys cannot be bound; null: they can. */
export const whyNotFree = (chord: Chord): string | null =>
  NOT_FREE.test(chord) && chord !== 'Mod+Shift+c' ? 'These keys move about, press what has the focus, or are the browser’s own: press others.' : null;

/** Who else has the keys of this action, and which of them is done. Null: nobody. */
export function conflictOf(bound: Bound, all: readonly Bound[]): string | null {
  const { chord } = bound;
  if (chord === null) return null;
  const desk = OF_THE_DESK[chord];
  if (desk !== undefined) return `Also: ${desk}. Both are done.`;
  const others = all.filter((other) => other.id !== bound.id && other.chord === chord);
  if (others.length === 0) return null;
  const names = others.map(({ label, group }) => `“${label}” (${group})`).join(', ');
  const isByPanel = others.every((other) => other.isOfPanel && other.group !== bound.group);
  return isByPanel && bound.isOfPanel
    ? `Also: ${names}. The panel that has the focus or the pointer has the keys.`
    : `Also: ${names}. Only one of them is done: give one other keys.`;
}
