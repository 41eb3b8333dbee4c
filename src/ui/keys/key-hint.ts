import { boundKeys } from '../parts/bindings';
import { chordFor, hotkeyGroups, hotkeyId } from '../parts/hotkeys';
import { chordWords } from './key-words';

/** What does this action just now, as it is printed on the keys: `Shift K`. Empty: no key does. */
export function keyOf(id: string): string {
  for (const group of hotkeyGroups())
    for (const hotkey of group.keys) {
      if (hotkeyId(group, hotkey) !== id) continue;
      const chord = chordFor(group, hotkey, boundKeys());
      return chord === null ? '' : chordWords(chord);
    }
  return '';
}

/** Words with the key behind them: `Watchlist (W)`. */
export const withKey = (words: string, id: string): string => (keyOf(id) === '' ? words : `${words} (${keyOf(id)})`);
