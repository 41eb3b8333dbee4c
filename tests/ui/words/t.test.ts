import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { showLanguage, wantedLanguage } from '../../../src/ui/words/language';
import { listWords, t, tn } from '../../../src/ui/words/t';

afterEach(() => showLanguage('en'));

test('a text stands as it is in English, and in its own words in Swedish', async () => {
  expect(t('Cancel')).toBe('Cancel');
  expect(t('{{ age }} ago', { age: '2 s' })).toBe('2 s ago');
  await showLanguage('sv');
  expect(t('Cancel')).toBe('Avbryt');
  expect(t('{{ age }} ago', { age: '2 s' })).toBe('för 2 s sedan');
});

test('whatever stands in a value, it is neither read as a name nor as a pattern', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom('$&', '$1', '{{ age }}', '|', '\\')), (age) => {
      expect(t('{{ age }} ago', { age })).toBe(`${age} ago`);
    }),
  );
});

describe('plurals', () => {
  test.each([
    [0, '0 days'],
    [1, '1 day'],
    [2, '2 days'],
    [1_234, '1,234 days'],
  ])('%d', (count, words) => expect(tn(count, '{{ count }} day', '{{ count }} days')).toBe(words));

  test('in the number form of Swedish', async () => {
    await showLanguage('sv');
    expect(tn(1_234, '{{ count }} day', '{{ count }} days')).toBe('1\u00a0234 dygn');
  });
});

describe('lists', () => {
  beforeEach(() => showLanguage('en'));
  test('in English', () => expect(listWords(['a', 'b', 'c'])).toBe('a, b, and c'));
  test('in Swedish', async () => {
    await showLanguage('sv');
    expect(listWords(['a', 'b', 'c'])).toBe('a, b och c');
  });
});

describe('the language of a first visit', () => {
  test.each([
    [null, ['sv-SE', 'en'], 'sv'],
    [null, ['de', 'sv'], 'sv'],
    [null, ['SV'], 'sv'],
    [null, ['de-DE'], 'en'],
    [null, ['svx', 'en-GB', 'sv'], 'en'],
    [null, [], 'en'],
    ['en', ['sv'], 'en'],
    ['sv', ['en'], 'sv'],
  ] as const)('chosen %s, of a browser in %j: %s', (chosen, browser, language) => expect(wantedLanguage(chosen, browser)).toBe(language));
});
