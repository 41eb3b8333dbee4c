import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { findSettings, SETTINGS } from '../../../src/ui/settings/settings-list';
import { showLanguage } from '../../../src/ui/words/language';
import { t } from '../../../src/ui/words/t';

afterEach(() => showLanguage('en'));

const found = (typed: string): readonly string[] => findSettings(typed).flatMap(({ settings }) => settings.map(({ id }) => id));

test('with nothing typed every setting stands in its section, in the order of the list', () => {
  for (const typed of ['', '  ', '…']) expect(found(typed)).toEqual(SETTINGS.map(({ id }) => id));
});

test('a setting is found by its name, by its section and by what people call it', () => {
  expect(found('theme')).toEqual(['theme']);
  expect(found('COLOUR blind')).toEqual(['palette']);
  expect(found('privacy')).toEqual(['mask']);
  expect(found('p&l')).toEqual(['mask']);
  expect(found('display')).toEqual(['language', 'theme', 'palette', 'up', 'density', 'zone', 'mask']);
  expect(found('utc')).toEqual(['zone']);
  expect(found('quota')).toEqual(['storage']);
  expect(found('shortcut')).toEqual(['keys']);
  expect(found('api key')).toEqual(['vault']);
  expect(found('key')).toEqual(['keys', 'vault']);
  expect(found('nonsense')).toEqual([]);
});

test('more letters never find more', () => {
  const words = SETTINGS.map(({ name, words: others }) => `${name} ${others}`).join(' ');
  fc.assert(
    fc.property(fc.nat(words.length), fc.integer({ min: 1, max: 12 }), fc.string({ maxLength: 3 }), (from, length, more) => {
      const typed = words.slice(from, from + length);
      expect(found(typed)).toEqual(expect.arrayContaining([...found(typed + more)]));
    }),
  );
});

test('no two settings have the same name', () => {
  for (const part of ['id', 'name'] as const) expect(new Set(SETTINGS.map((one) => one[part])).size).toBe(SETTINGS.length);
});

test('in Swedish a setting is found by its Swedish and by its English', async () => {
  await showLanguage('sv');
  for (const typed of ['tema', 'theme', 'mörkt']) expect(found(typed), typed).toEqual(['theme']);
  expect(found('utseende')).toEqual(found('display'));
  expect(found('färgblind')).toEqual(['palette']);
  expect(found('säkerhetskopia')).toEqual(['file']);
});

test.each(['en', 'sv'] as const)('what is proposed where nothing was found finds something: %s', async (language) => {
  await showLanguage(language);
  const proposed = [...t('No setting is called that. Try “theme”, “sound”, “time” or “export”.').matchAll(/[“”]([^“”]+)”/g)].map(
    ([, typed]) => typed,
  );
  expect(proposed).toHaveLength(4);
  for (const typed of proposed) expect(found(typed ?? ''), typed).not.toEqual([]);
});
