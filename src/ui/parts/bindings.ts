import { type Accessor, createSignal } from 'solid-js';
import { type Chord, isChord } from './chord';

/** What the user bound: of an action by its id its chord, or null where it has none. Absent: as usual. */
export type Bindings = Readonly<Record<string, Chord | null>>;

const KEY = 'tapedeck/keys';
const [bindings, setBindings] = createSignal<Bindings>(load());

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

/** Whatever the text is: what makes no sense is as usual. */
export function readBindings(text: string | null): Bindings {
  try {
    const found: unknown = JSON.parse(text ?? '{}');
    if (typeof found !== 'object' || found === null || Array.isArray(found)) return {};
    return Object.fromEntries(Object.entries(found).filter(([, value]) => value === null || (typeof value === 'string' && isChord(value))));
  } catch {
    return {};
  }
}

function load(): Bindings {
  try {
    return readBindings(localStorage.getItem(KEY));
  } catch {
    return {};
  }
}
