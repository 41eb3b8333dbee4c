import { type Accessor, createSignal } from 'solid-js';
import { loadPreferences, savePreferences } from './preferences';

const [hasBegun, setBegun] = createSignal(loadPreferences().hasBegun);

/** The first steps were shown on this device, or are not wanted. */
export const isBegun: Accessor<boolean> = hasBegun;

export function begin(): void {
  setBegun(true);
  savePreferences({ hasBegun: true });
}
