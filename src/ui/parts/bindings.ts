import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { type Chord, isChord, isFree } from './chord';

/** What the user bound: of an action by its id its chord, or null where it has none. Absent: as usual. */
export type Bindings = Readonly<Record<string, Chord | null>>;

const KEY = 'tapedeck/keys';
const [bindings, setBindings] = createSignal<Bindings>(load() ?? {});

/** On this device. */
export const boundKeys: Accessor<Bindings> = bindings;

/** Storage may be absent or refuse: then it holds for this tab. */
export function bindKeys(next: Bindings): void {
  setBindings(next);
  try {
    localStorage.setItem(KEY, JSON.stringify(next));
  } catch {
    // As above.
  }
}

/** Null, or undefined for the usual keys. Other actions have theirs as they stand in storage now: another tab may have bound since. */
export function bindKey(id: string, chord: Chord | null | undefined): void {
  const { [id]: _, ...others } = load() ?? bindings();
  bindKeys(chord === undefined ? others : { ...others, [id]: chord });
}

/** What is bound in one tab is bound in all of them, as long as the owner lives. */
export function followKeys(): void {
  const read = (event: StorageEvent): void => {
    if (event.key === KEY || event.key === null) setBindings((now) => load() ?? now);
  };
  window.addEventListener('storage', read);
  onCleanup(() => window.removeEventListener('storage', read));
}

/** Whatever the text is: what makes no sense, or could not be pressed for it in the dialog, is as usual. */
export function readBindings(text: string | null): Bindings {
  try {
    const found: unknown = JSON.parse(text ?? '{}');
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return {};
    return Object.fromEntries(
      Object.entries(found).filter(([, value]) => value === null || (typeof value === 'string' && isChord(value) && isFree(value))),
    );
  } catch {
    return {};
  }
}

/** Null: storage does not answer. */
function load(): Bindings | null {
  try {
    return readBindings(localStorage.getItem(KEY));
  } catch {
    return null;
  }
}
