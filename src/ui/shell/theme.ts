import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { Terminal } from '../../client/terminal';
import type { Settings } from '../../worker/protocol/settings';
import { createWatch } from '../terminal-context';
import { loadPreferences, savePreferences } from './preferences';
import { themeName } from './theme-name';

type Theme = Settings['theme'];
const NEXT: Readonly<Record<Theme, Theme>> = { dark: 'light', light: 'system', system: 'dark' };

/** Set the look of the page, and of the browser around it. */
function applyTheme(theme: Theme): void {
  document.documentElement.dataset.theme = themeName(theme);
  const color = getComputedStyle(document.documentElement).getPropertyValue('--panel').trim();
  document.querySelector('meta[name="theme-color"]')?.setAttribute('content', color);
}

/** The theme: what this device remembers until the engine says what all tabs have. */
export function createTheme(terminal: Terminal): { readonly name: Accessor<Theme>; next(): void } {
  const settings = createWatch(terminal.settings);
  const [name, setName] = createSignal<Theme>(loadPreferences().theme);
  const media = matchMedia('(prefers-color-scheme: light)');
  const reapply = (): void => applyTheme(name());
  media.addEventListener('change', reapply);
  onCleanup(() => media.removeEventListener('change', reapply));
  createEffect(() => {
    const theme = settings()?.theme;
    if (theme !== undefined) setName(theme);
  });
  createEffect(
    on(name, (theme) => {
      savePreferences({ theme });
      applyTheme(theme);
    }),
  );
  return {
    name,
    next: () => {
      const theme = NEXT[name()];
      setName(theme);
      void terminal.commands.changeSettings({ theme });
    },
  };
}
