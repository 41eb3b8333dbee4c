import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { type Bindings, boundKeys, followKeys } from './bindings';
import { type Chord, chord, chordOf } from './chord';
import { isCovered, isTypingIn } from './key-target';

/** Something to do, by a key or from the palette. */
export interface Hotkey {
  /** As `KeyboardEvent.key` says it: `/`, `?`, `t`, `1`. Empty: it has none, unless the user binds one. */
  readonly key: string;
  /** Only with Shift held: for what a slip must not do. */
  readonly isShifted?: boolean;
  /** With Ctrl, or ⌘ on a Mac. */
  readonly isCommand?: boolean;
  readonly isAlt?: boolean;
  /** What its binding is kept under; where it is absent, its group and its usual keys. */
  readonly id?: string;
  /** No other key can do it. */
  readonly isFixed?: boolean;
  /** What it does: `Search a pair`. */
  readonly label: string;
  readonly run: () => void;
}

export interface HotkeyGroup {
  readonly title: string;
  readonly keys: readonly Hotkey[];
  /** The panel that they belong to: of several with one key that one has it which has the focus, or the pointer over it. */
  readonly where?: (() => Element | undefined) | undefined;
}

const [groups, setGroups] = createSignal<readonly HotkeyGroup[]>([]);

/** All that can be done just now, in order of registration. */
export const hotkeyGroups: Accessor<readonly HotkeyGroup[]> = groups;

/** Offer keys as long as the owner lives. Of two groups with the same key the later one has it. */
export function createHotkeys(title: string, keys: readonly Hotkey[], where?: () => Element | undefined): void {
  const group: HotkeyGroup = { title, keys, where };
  setGroups((all) => [...all, group]);
  onCleanup(() => setGroups((all) => all.filter((g) => g !== group)));
}

/** Null: it has none. */
export const usualChord = (hotkey: Hotkey): Chord | null => (hotkey.key === '' ? null : chord(hotkey.key, hotkey));
export const hotkeyId = ({ title }: HotkeyGroup, hotkey: Hotkey): string => hotkey.id ?? `${title} ${usualChord(hotkey) ?? hotkey.label}`;

/** What does it, as the user has it. Null: nothing. */
export function chordFor(group: HotkeyGroup, hotkey: Hotkey, bindings: Bindings = boundKeys()): Chord | null {
  const bound = hotkey.isFixed === true ? undefined : bindings[hotkeyId(group, hotkey)];
  return bound === undefined ? usualChord(hotkey) : bound;
}

type Press = Pick<KeyboardEvent, 'defaultPrevented' | 'isComposing' | 'repeat'> & Parameters<typeof chordOf>[0];

/**
 * What a press would run; undefined where it means something else: typing, composing, a key that is held or that somebody
 * took. `nearness`: how near a panel is to the user, the nearest has the key.
 */
export function hotkeyFor(
  press: Press,
  isTyping: boolean,
  all: readonly HotkeyGroup[],
  bindings: Bindings,
  nearness: (panel: Element | undefined) => number,
): Hotkey | undefined {
  if (isTyping || press.defaultPrevented || press.isComposing || press.repeat) return undefined;
  const pressed = chordOf(press);
  if (pressed === null) return undefined;
  let [nearest, best]: [Hotkey | undefined, number] = [undefined, -1];
  for (const group of all) {
    const found = group.keys.find((hotkey) => chordFor(group, hotkey, bindings) === pressed);
    const near = found === undefined ? -1 : nearness(group.where?.());
    if (near >= best && found !== undefined) [nearest, best] = [found, near];
  }
  return nearest;
}

/** The panel whose own keys come before those of others just now; undefined: none has any, or none is near. */
export function panelWithKeys(all: readonly HotkeyGroup[], nearness: (panel: Element | undefined) => number): Element | undefined {
  let [nearest, best]: [Element | undefined, number] = [undefined, 0];
  for (const { where } of all) {
    const panel = where?.();
    const near = nearness(panel);
    if (panel !== undefined && near > best) [nearest, best] = [panel, near];
  }
  return nearest;
}

/** The focus counts more than the pointer. */
export const nearnessOf = (panel: Element | undefined): number => {
  const place = panel?.closest('[data-panel]') ?? panel;
  return place?.contains(document.activeElement) === true ? 2 : place?.matches(':hover') === true ? 1 : 0;
};

/** Listen for hotkeys as long as the owner lives. Called once, by the shell. */
export function createHotkeyListener(): void {
  const listen = (event: KeyboardEvent): void => {
    const hotkey = hotkeyFor(event, isTypingIn(event.target) || isCovered(), groups(), boundKeys(), nearnessOf);
    if (hotkey === undefined) return;
    event.preventDefault();
    hotkey.run();
  };
  followKeys();
  document.addEventListener('keydown', listen);
  onCleanup(() => document.removeEventListener('keydown', listen));
}
