import { type Accessor, createSignal, onCleanup } from 'solid-js';
import { hideAmount, hideNumbers } from '../format/hidden';
import { loadPreferences, savePreferences } from '../shell/preferences';

const [isMasked, setMasked] = createSignal(loadPreferences().isMasked);

/** Whether balances, sizes of own orders and what they gain are hidden from who looks at the screen. */
export const isMaskOn: Accessor<boolean> = isMasked;

/** Kept for the next start, and for the other tabs. */
export function chooseMask(next: boolean): void {
  setMasked(next);
  savePreferences({ isMasked: next });
}

/** Who hides what they have in one tab hides it in all of them, as long as the owner lives. */
export function followMask(): void {
  const read = (): void => void setMasked(loadPreferences().isMasked);
  window.addEventListener('storage', read);
  onCleanup(() => window.removeEventListener('storage', read));
}

export const toggleMask = (): void => chooseMask(!isMasked());

/** An amount of the user's own as it may be shown. */
export const own = (amount: string): string => (isMasked() ? hideAmount(amount) : amount);

/** A sentence about what is the user's own as it may be shown. */
export const ownWords = (words: string): string => (isMasked() ? hideNumbers(words) : words);

/** A colour says as much as a sign. */
export const ownDirection = (direction: 'up' | 'down' | 'flat'): 'up' | 'down' | 'flat' => (isMasked() ? 'flat' : direction);
