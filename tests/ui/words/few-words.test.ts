import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { fixed } from '../../../src/ui/drawing/digits';
import { FEW_WORDS } from '../../../src/ui/words/few-words';
import { madeIn, showLanguage, shownLanguage } from '../../../src/ui/words/language';
import { swedish } from '../../../src/ui/words/sv';
import { t } from '../../../src/ui/words/t';

afterEach(() => showLanguage('en'));

test.each(Object.entries(FEW_WORDS))('%s: as it is once all words are there', (text, words) => {
  expect(words).toBe((swedish as Readonly<Record<string, string>>)[text]);
});

test.each([
  ['the picture', 'src/ui/first-picture/paint-picture.ts', 10],
  ['the first script', 'src/app/main.ts', 2],
])('%s says nothing else, but what is the same in both languages', (_, path, least) => {
  const said = [...readFileSync(path, 'utf8').matchAll(/\bt\(\s*'([^']+)'/g)].map(([, text]) => text ?? '');
  expect(said.length).toBeGreaterThanOrEqual(least);
  const missing = said.filter((text) => !(text in FEW_WORDS) && (swedish as Readonly<Record<string, string>>)[text] !== text);
  expect(missing).toEqual([]);
});

describe('made in a language whose words have not come', () => {
  test('has the few words and the number form, and English for the rest; after it all is as before', () => {
    const made = madeIn('sv', FEW_WORDS, () => [t('Order book'), t('Watchlist'), fixed(70_123.5, 2)]);
    expect(made).toEqual(['Orderbok', 'Watchlist', '70\u00a0123,50']);
    expect([shownLanguage(), t('Order book'), fixed(70_123.5, 2)]).toEqual(['en', 'Order book', '70,123.50']);
  });

  test('is as before where it could not be made', () => {
    expect(() =>
      madeIn('sv', FEW_WORDS, () => {
        throw new Error('no canvas');
      }),
    ).toThrow('no canvas');
    expect([shownLanguage(), t('Order book')]).toEqual(['en', 'Order book']);
  });

  test('has all the words where they have come', async () => {
    await showLanguage('sv');
    expect(madeIn('sv', FEW_WORDS, () => t('Watchlist'))).toBe('Bevakning');
    expect(madeIn('en', {}, () => [t('Watchlist'), fixed(1_234.5, 1)])).toEqual(['Watchlist', '1,234.5']);
    expect(t('Watchlist')).toBe('Bevakning');
  });
});
