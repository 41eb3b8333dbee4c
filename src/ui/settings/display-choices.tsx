import { createSignal, type JSX } from 'solid-js';
import { keyOf } from '../keys/key-hint';
import { chooseMask, isMaskOn } from '../parts/mask';
import { chooseZone, shownZone } from '../parts/zone';
import { chooseDensity, shownDensity } from '../shell/density';
import { choosePalette, shownPalette } from '../shell/palette';
import type { ThemeChoice } from '../shell/theme';
import { LANGUAGES, type Language, shownLanguage } from '../words/language';
import { type PlainText, t } from '../words/t';
import { Choice } from './choice';
import { chooseLanguage } from './choose-language';

type Options = readonly (readonly [string, PlainText])[];

const THEMES = [
  ['dark', 'Dark'],
  ['light', 'Light'],
  ['contrast', 'High contrast'],
  ['system', 'As the system'],
] as const satisfies Options;
const PALETTES = [
  ['green-red', 'Green and red'],
  ['blue-orange', 'Blue and orange'],
] as const satisfies Options;
const DENSITIES = [
  ['comfortable', 'Comfortable'],
  ['compact', 'Compact'],
] as const satisfies Options;
const ZONES = [
  ['local', 'Local'],
  ['utc', 'UTC'],
] as const satisfies Options;
const MASK = [
  ['shown', 'Shown'],
  ['hidden', 'Hidden|amounts'],
] as const satisfies Options;

/** Each with its label in the language shown. */
const inWords = <Value extends string>(options: readonly (readonly [Value, PlainText])[]): readonly (readonly [Value, string])[] =>
  options.map(([value, label]) => [value, t(label)]);

export const ThemeSetting = (props: { theme: ThemeChoice }): JSX.Element => (
  <Choice name={t('Theme')} hotkey={keyOf('theme')} options={inWords(THEMES)} chosen={props.theme.name()} onChoose={props.theme.choose} />
);

export function LanguageSetting(): JSX.Element {
  const [trouble, setTrouble] = createSignal<PlainText | null>(null);
  const choose = (language: Language): void => {
    setTrouble(null);
    void chooseLanguage(language).then(setTrouble);
  };
  const note = (): string => t(trouble() ?? 'The page is loaded anew; other tabs follow when they are.');
  return <Choice name={t('Language')} options={LANGUAGES} chosen={shownLanguage()} onChoose={choose} note={note()} />;
}

export const PaletteSetting = (): JSX.Element => (
  <Choice
    name={t('Colours')}
    options={inWords(PALETTES)}
    chosen={shownPalette().palette}
    onChoose={(palette) => choosePalette({ palette })}
    note={t('Of buying and selling, up and down. A sign or an arrow always says the same.')}
  />
);

/** In the words of the palette. */
export function UpSetting(): JSX.Element {
  const options = (): readonly (readonly ['green' | 'red', string])[] => {
    const isBlue = shownPalette().palette === 'blue-orange';
    return [
      ['green', isBlue ? t('Blue|hue') : t('Green|hue')],
      ['red', isBlue ? t('Orange|hue') : t('Red|hue')],
    ];
  };
  return <Choice name={t('Up is')} options={options()} chosen={shownPalette().up} onChoose={(up) => choosePalette({ up })} />;
}

export const DensitySetting = (): JSX.Element => (
  <Choice name={t('Rows')} hotkey={keyOf('density')} options={inWords(DENSITIES)} chosen={shownDensity()} onChoose={chooseDensity} />
);

export const ZoneSetting = (): JSX.Element => (
  <Choice name={t('Times')} hotkey={keyOf('zone')} options={inWords(ZONES)} chosen={shownZone()} onChoose={chooseZone} />
);

export const MaskSetting = (): JSX.Element => (
  <Choice
    name={t('Own amounts')}
    hotkey={keyOf('mask')}
    options={inWords(MASK)}
    chosen={isMaskOn() ? 'hidden' : 'shown'}
    onChoose={(choice) => chooseMask(choice === 'hidden')}
    note={t(
      'Hidden: balances, sizes of your orders and what they gain stand as ••• from who looks at your screen, in notices too. The ticket and the questions before an order show what you order.',
    )}
  />
);
