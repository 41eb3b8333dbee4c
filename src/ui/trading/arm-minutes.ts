import { type Accessor, createSignal } from 'solid-js';
import { ARM_MINUTES, type ArmMinutes } from './arming';

const KEY = 'tapedeck/arm-minutes';
const USUAL: ArmMinutes = 15;

/** Whatever the text is. */
export const readArmMinutes = (text: string | null): ArmMinutes => ARM_MINUTES.find((minutes) => String(minutes) === text) ?? USUAL;

const [minutes, setMinutes] = createSignal(load());

/** For how long the user armed last, on this device. */
export const armMinutes: Accessor<ArmMinutes> = minutes;

/** Storage may be absent or refuse: then the choice holds for this tab. */
export function chooseArmMinutes(chosen: ArmMinutes): void {
  setMinutes(chosen);
  try {
    localStorage.setItem(KEY, String(chosen));
  } catch {
    // As above.
  }
}

function load(): ArmMinutes {
  try {
    return readArmMinutes(localStorage.getItem(KEY));
  } catch {
    return USUAL;
  }
}
