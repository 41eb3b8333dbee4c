import { type Accessor, createSignal } from 'solid-js';
import type { LocalMs } from '../../domain/units';

const KEY = 'tapedeck/read-standstill';

interface ReadStandstill {
  /** By when the engine went on: on a clock that may be set back before the next one. Null: none was read. */
  readonly at: Accessor<LocalMs | null>;
  note(at: LocalMs): void;
}

/** Storage may be absent or refuse: then what was read is so until the tab is reloaded. */
export function makeReadStandstill(storage: () => Pick<Storage, 'getItem' | 'setItem'>): ReadStandstill {
  const [at, setAt] = createSignal(load(storage));
  return {
    at,
    note: (next) => {
      setAt(next);
      try {
        storage().setItem(KEY, String(next));
      } catch {
        // As above.
      }
    },
  };
}

/** The last standstill of the engine that was read in this tab. A reload of the tab does not tell it again. */
export const readStandstill = makeReadStandstill(() => sessionStorage);

function load(storage: () => Pick<Storage, 'getItem'>): LocalMs | null {
  try {
    const at = Number(storage().getItem(KEY) ?? '');
    return Number.isSafeInteger(at) && at > 0 ? (at as LocalMs) : null;
  } catch {
    return null;
  }
}
