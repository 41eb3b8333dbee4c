import { type Accessor, createSignal, onCleanup } from 'solid-js';

export interface Hotkey {
  /** As `KeyboardEvent.key` says it: `/`, `?`, `t`, `1`. Letters match in either case. */
  readonly key: string;
  /** Only with Shift held: for what a slip must not do. */
  readonly isShifted?: boolean;
  /** What it does, for the cheat-sheet: `Search a pair`. */
  readonly label: string;
  readonly run: () => void;
}

export interface HotkeyGroup {
  readonly title: string;
  readonly keys: readonly Hotkey[];
}

const [groups, setGroups] = createSignal<readonly HotkeyGroup[]>([]);

/** All that can be pressed just now, in order of registration. */
export const hotkeyGroups: Accessor<readonly HotkeyGroup[]> = groups;

/** Offer keys as long as the owner lives. Of two groups with the same key the later one has it. */
export function createHotkeys(title: string, keys: readonly Hotkey[]): void {
  const group: HotkeyGroup = { title, keys };
  setGroups((all) => [...all, group]);
  onCleanup(() => setGroups((all) => all.filter((g) => g !== group)));
}

type Press = Pick<KeyboardEvent, 'key' | 'defaultPrevented' | 'isComposing' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat'>;

/** What a press would run; undefined where it means something else: typing, composing, a chord, a key that somebody took. */
export function hotkeyFor(press: Press, isTyping: boolean, all: readonly HotkeyGroup[]): Hotkey | undefined {
  if (isTyping || press.defaultPrevented || press.isComposing || press.ctrlKey || press.metaKey || press.altKey || press.repeat) return undefined;
  const pressed = press.key.toLowerCase();
  for (const group of [...all].reverse()) {
    const found = group.keys.find((hotkey) => hotkey.key.toLowerCase() === pressed && (hotkey.isShifted !== true || press.shiftKey));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Where letters are letters, and in a dialog, which has keys of its own. */
const isTypingIn = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('input, textarea, select, dialog, [contenteditable]') !== null;

/** Listen for hotkeys as long as the owner lives. Called once, by the shell. */
export function createHotkeyListener(): void {
  const listen = (event: KeyboardEvent): void => {
    const hotkey = hotkeyFor(event, isTypingIn(event.target), groups());
    if (hotkey === undefined) return;
    event.preventDefault();
    hotkey.run();
  };
  document.addEventListener('keydown', listen);
  onCleanup(() => document.removeEventListener('keydown', listen));
}
