import { createMemo, createSignal } from 'solid-js';
import { useSeconds } from '../terminal-context';
import { DAY_MS, type Range, type RangeChoice, rangeOf } from './range';

/** What was chosen last, in whichever panel: they are looked at side by side. */
const [choice, setChoice] = createSignal<RangeChoice>({ id: 'month', firstDay: '', lastDay: '' });

export { choice as chosenRange, setChoice as chooseRange };

/** The range that is chosen, another at the turn of the UTC day. */
export function createRange(): () => Range {
  const seconds = useSeconds();
  const day = createMemo(() => Math.floor(seconds() / DAY_MS));
  return createMemo(() => rangeOf(choice(), day() * DAY_MS));
}
