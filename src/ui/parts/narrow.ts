import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** A phone, or a window as narrow as one: one panel at a time, for fingers. The style sheets say the same. */
const NARROW = '(max-width: 768px)';

export const isNarrow = (): boolean => matchMedia(NARROW).matches;

/** The same as long as the owner lives, whatever becomes of the window. */
export function createNarrow(): Accessor<boolean> {
  const media = matchMedia(NARROW);
  const [matches, setMatches] = createSignal(media.matches);
  const listen = (): void => void setMatches(media.matches);
  media.addEventListener('change', listen);
  onCleanup(() => media.removeEventListener('change', listen));
  return matches;
}
