import type { Settings } from '../../worker/protocol/settings';
import { markRoot } from './mark-root';
import type { Preferences } from './preferences';

/** The look that a choice comes to just now. */
export function themeName(theme: Settings['theme']): Exclude<Settings['theme'], 'system'> {
  if (theme !== 'system') return theme;
  if (matchMedia('(prefers-contrast: more)').matches) return 'contrast';
  return matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark';
}

/** Mark the page with all that the tokens depend on, from before anything is painted. */
export function markPage({ theme, palette, up, density }: Pick<Preferences, 'theme' | 'palette' | 'up' | 'density'>): void {
  markRoot({ theme: themeName(theme), palette, up, density });
}
