import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findSettings, SETTINGS } from '../../../src/ui/settings/settings-list';

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
