import { type Text, t } from '../words/t';

/** The settings, in the order they stand in, by section. `words`: what else they are looked for by. */
export const SETTINGS = [
  { id: 'language', section: 'Display', name: 'Language', words: 'språk english svenska swedish words translation' },
  { id: 'theme', section: 'Display', name: 'Theme', words: 'dark light high contrast system colour look night' },
  { id: 'palette', section: 'Display', name: 'Colours', words: 'palette green red blue orange colour blind buy sell' },
  { id: 'up', section: 'Display', name: 'Up is', words: 'palette green red east asia swap direction rise fall' },
  { id: 'density', section: 'Display', name: 'Rows', words: 'density compact comfortable height' },
  { id: 'zone', section: 'Display', name: 'Times', words: 'time zone utc local clock' },
  { id: 'mask', section: 'Display', name: 'Own amounts', words: 'privacy mask hide balances sizes profit loss p&l screen sharing' },
  { id: 'sounds', section: 'Notices of orders', name: 'Sounds', words: 'volume test notices' },
  { id: 'system', section: 'Notices of orders', name: 'System', words: 'notifications notices amounts locked screen' },
  { id: 'confirm', section: 'Orders', name: 'Confirmation of orders', words: 'ask dialog hold market limit ticket confirm' },
  { id: 'limits', section: 'Orders', name: 'Limits', words: 'risk guards careful standard scalper books' },
  { id: 'keys', section: 'On this device', name: 'Keys', words: 'keyboard hotkeys shortcuts bindings presets' },
  { id: 'vault', section: 'On this device', name: 'Exchange keys', words: 'api key secret vault account passphrase live' },
  { id: 'begin', section: 'On this device', name: 'First steps', words: 'tour help start introduction beginning' },
  { id: 'storage', section: 'On this device', name: 'Storage', words: 'space quota persist keep browser clear' },
  { id: 'file', section: 'On this device', name: 'All settings as a file', words: 'export import backup workspaces drawings alerts watchlists' },
] as const satisfies readonly (Readonly<Record<'section' | 'name' | 'words', Text>> & { readonly id: string })[];

export type SettingId = (typeof SETTINGS)[number]['id'];

interface Section {
  readonly title: (typeof SETTINGS)[number]['section'];
  readonly settings: readonly (typeof SETTINGS)[number][];
}

/** The sections with what fits: each word that was typed begins a word of the setting, of its section or of what it is found by, in English too. */
export function findSettings(typed: string): readonly Section[] {
  const wanted = wordsOf(typed);
  const found = SETTINGS.filter(({ section, name, words }) => {
    const own = wordsOf([section, name, words].map((text) => `${text} ${t(text)}`).join(' '));
    return wanted.every((word) => own.some((one) => one.startsWith(word)));
  });
  const titles = [...new Set(found.map(({ section }) => section))];
  return titles.map((title) => ({ title, settings: found.filter(({ section }) => section === title) }));
}

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}&]+/u)
    .filter((word) => word !== '');
