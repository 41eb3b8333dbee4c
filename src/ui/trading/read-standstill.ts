import { type Accessor, createSignal } from 'solid-js';
import type { LocalMs } from '../../domain/units';

const KEY = 'tapedeck/read-standstill';

/** Whatever the text is. */
export function readStandstill(text: string | null): LocalMs | null {
  const at = Number(text ?? '');
  return Number.isSafeInteger(at) && at > 0 ? (at as LocalMs) : null;
}

const [readAt, setReadAt] = createSignal(load());

/**
 * The last standstill of the engine that was read in this tab, by when it went on: on a clock that may be set back before the next
 * one. A reload of the tab does not tell it again.
 */
export const standstillRead: Accessor<LocalMs | null> = readAt;

/** Storage may be absent or refuse: then it holds until the tab is reloaded. */
export function noteStandstill(at: LocalMs): void {
  setReadAt(at);
  try {
    sessionStorage.setItem(KEY, String(at));
  } catch {
    // As above.
  }
}

function load(): LocalMs | null {
  try {
    return readStandstill(sessionStorage.getItem(KEY));
  } catch {
    return null;
  }
}
