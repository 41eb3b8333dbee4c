import type { Settings } from '../../worker/protocol/settings';

/** The look that a choice comes to just now. */
export function themeName(theme: Settings['theme']): 'dark' | 'light' {
  return theme === 'light' || (theme === 'system' && matchMedia('(prefers-color-scheme: light)').matches) ? 'light' : 'dark';
}
