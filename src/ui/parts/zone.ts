import { type Accessor, createSignal } from 'solid-js';
import type { Zone } from '../format/time';
import { loadPreferences, savePreferences } from '../shell/preferences';

const [zone, setZone] = createSignal<Zone>(loadPreferences().zone);

/** The clock of every time on the page: local, unless the user wants UTC. */
export const shownZone: Accessor<Zone> = zone;

/** Kept for the next start. */
export function chooseZone(next: Zone): void {
  setZone(next);
  savePreferences({ zone: next });
}

export const toggleZone = (): void => chooseZone(zone() === 'utc' ? 'local' : 'utc');
