import { createSignal, For, type JSX } from 'solid-js';
import { DensitySetting, MaskSetting, PaletteSetting, ThemeSetting, UpSetting } from '../settings/display-choices';
import { createDensity } from '../shell/density';
import { createPalette } from '../shell/palette';
import { loadPreferences, type Preferences } from '../shell/preferences';
import { markPage } from '../shell/theme-name';
import { Colours } from './colours';
import { Badges, Buttons, Fields, Floating, Numbers, Signs, Tables } from './parts';
import '../dock/dock.css';
import '../settings/settings.css';
import '../shell/header.css';
import './gallery.css';

const SECTIONS = [
  ['Colours', Colours],
  ['Buttons', Buttons],
  ['Fields', Fields],
  ['Numbers', Numbers],
  ['Badges', Badges],
  ['Signs', Signs],
  ['Tables', Tables],
  ['Dialog, menu, notices', Floating],
] as const;

/** Every part in every state, in the theme that is chosen on top. Nothing is kept of the theme. */
export function Gallery(): JSX.Element {
  createDensity();
  createPalette();
  const [theme, setTheme] = createSignal<Preferences['theme']>('dark');
  const choose = (next: Preferences['theme']): void => {
    setTheme(next);
    markPage({ ...loadPreferences(), theme: next });
  };
  choose('dark');
  return (
    <main class="gallery scroll">
      <h1>Parts of Tapedeck</h1>
      <section class="gallery-look">
        <ThemeSetting theme={{ name: theme, choose, next: () => choose('dark') }} />
        <PaletteSetting />
        <UpSetting />
        <DensitySetting />
        <MaskSetting />
      </section>
      <For each={SECTIONS}>
        {([title, Section]) => (
          <section class="gallery-section" aria-label={title}>
            <h2>{title}</h2>
            <Section />
          </section>
        )}
      </For>
    </main>
  );
}
