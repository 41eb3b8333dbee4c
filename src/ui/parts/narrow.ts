import { type Accessor, createSignal, onCleanup } from 'solid-js';

/** A phone, or a window as narrow as one: one panel at a time, for fingers. The style sheets say the same. */
const NARROW_PX = 768;

const mediaUpTo = (px: number): MediaQueryList => matchMedia(`(max-width: ${px}px)`);

export const isNarrow = (): boolean => mediaUpTo(NARROW_PX).matches;

/** The same, or that the window has up to so many pixels, as long as the owner lives, whatever becomes of the window. */
export function createNarrow(px = NARROW_PX): Accessor<boolean> {
  const media = mediaUpTo(px);
  const [matches, setMatches] = createSignal(media.matches);
  const listen = (): void => void setMatches(media.matches);
  media.addEventListener('change', listen);
  onCleanup(() => media.removeEventListener('change', listen));
  return matches;
}
