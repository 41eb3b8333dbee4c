import { createSignal, type JSX } from 'solid-js';
import { chooseMask, isMaskOn } from '../parts/mask';
import { chooseZone, shownZone } from '../parts/zone';
import { chooseDensity, shownDensity } from '../shell/density';
import { choosePalette, shownPalette } from '../shell/palette';
import type { ThemeChoice } from '../shell/theme';
import { chooseLanguage, LANGUAGES, type Language, shownLanguage } from '../words/language';
import { t } from '../words/t';
import { Choice } from './choice';

const THEMES = [
  ['dark', 'Dark'],
  ['light', 'Light'],
  ['contrast', 'High contrast'],
  ['system', 'As the system'],
] as const;
const PALETTES = [
  ['green-red', 'Green and red'],
  ['blue-orange', 'Blue and orange'],
] as const;
const DENSITIES = [
  ['comfortable', 'Comfortable'],
  ['compact', 'Compact'],
] as const;
const ZONES = [
  ['local', 'Local'],
  ['utc', 'UTC'],
] as const;
const MASK = [
  ['shown', 'Shown'],
  ['hidden', 'Hidden'],
] as const;

export const ThemeSetting = (props: { theme: ThemeChoice }): JSX.Element => (
  <Choice name="Theme" hotkey="t" options={THEMES} chosen={props.theme.name()} onChoose={props.theme.choose} />
);

export function LanguageSetting(): JSX.Element {
  const [trouble, setTrouble] = createSignal('');
  const choose = (language: Language): void => {
    setTrouble('');
    chooseLanguage(language).catch(() => setTrouble(t('It could not be loaded. Check the connection, and press again.')));
  };
  return <Choice name={t('Language')} options={LANGUAGES} chosen={shownLanguage()} onChoose={choose} note={trouble()} />;
}

export const PaletteSetting = (): JSX.Element => (
  <Choice
    name="Colours"
    options={PALETTES}
    chosen={shownPalette().palette}
    onChoose={(palette) => choosePalette({ palette })}
    note="Of buying and selling, up and down. A sign or an arrow always says the same."
  />
);

/** In the words of the palette. */
export function UpSetting(): JSX.Element {
  const options = (): readonly (readonly ['green' | 'red', string])[] => {
    const isBlue = shownPalette().palette === 'blue-orange';
    return [
      ['green', isBlue ? 'Blue' : 'Green'],
      ['red', isBlue ? 'Orange' : 'Red'],
    ];
  };
  return <Choice name="Up is" options={options()} chosen={shownPalette().up} onChoose={(up) => choosePalette({ up })} />;
}

export const DensitySetting = (): JSX.Element => (
  <Choice name="Rows" hotkey="d" options={DENSITIES} chosen={shownDensity()} onChoose={chooseDensity} />
);

export const ZoneSetting = (): JSX.Element => <Choice name="Times" hotkey="u" options={ZONES} chosen={shownZone()} onChoose={chooseZone} />;

export const MaskSetting = (): JSX.Element => (
  <Choice
    name="Own amounts"
    hotkey="m"
    options={MASK}
    chosen={isMaskOn() ? 'hidden' : 'shown'}
    onChoose={(choice) => chooseMask(choice === 'hidden')}
    note="Hidden: balances, sizes of your orders and what they gain stand as ••• from who looks at your screen, in notices too. The ticket and the questions before an order show what you order."
  />
);
