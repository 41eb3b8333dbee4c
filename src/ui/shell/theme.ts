import { type Accessor, createEffect, createSignal, on, onCleanup } from 'solid-js';
import type { Terminal } from '../../client/terminal';
import type { Settings } from '../../worker/protocol/settings';
import { createWatch } from '../terminal-context';
import { markRoot } from './mark-root';
import { loadPreferences, savePreferences } from './preferences';
import { themeName } from './theme-name';

type Theme = Settings['theme'];
const NEXT: Readonly<Record<Theme, Theme>> = { dark: 'light', light: 'contrast', contrast: 'system', system: 'dark' };

/** Set the look of the page, and of the browser around it with the next frame: that asks for the styles of all that is there. */
function applyTheme(theme: Theme): void {
  markRoot({ theme: themeName(theme) });
  requestAnimationFrame(() => {
    const color = getComputedStyle(document.documentElement).getPropertyValue('--panel').trim();
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', color);
  });
}

export interface ThemeChoice {
  readonly name: Accessor<Theme>;
  choose(theme: Theme): void;
  /** The one after it, in a circle. */
  next(): void;
}

/** The theme: what this device remembers until the engine says what all tabs have. */
export function createTheme(terminal: Terminal): ThemeChoice {
  const settings = createWatch(terminal.settings);
  const [name, setName] = createSignal<Theme>(loadPreferences().theme);
  const media = ['(prefers-color-scheme: light)', '(prefers-contrast: more)'].map((query) => matchMedia(query));
  const reapply = (): void => applyTheme(name());
  for (const one of media) one.addEventListener('change', reapply);
  onCleanup(() => {
    for (const one of media) one.removeEventListener('change', reapply);
  });
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
  const choose = (theme: Theme): void => {
    setName(theme);
    void terminal.commands.changeSettings({ theme });
  };
  return { name, choose, next: () => choose(NEXT[name()]) };
}
