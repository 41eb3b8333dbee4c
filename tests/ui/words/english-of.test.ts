import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { englishOf } from '../../../src/ui/words/english-of';
import { showLanguage } from '../../../src/ui/words/language';
import { swedish } from '../../../src/ui/words/sv';
import { t } from '../../../src/ui/words/t';

afterEach(() => showLanguage('en'));

test('in English a text is its own English', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.constantFrom(...Object.values(swedish))), (text) => {
      expect(englishOf(text)).toBe(text);
    }),
  );
});

describe('in Swedish', () => {
  beforeEach(() => showLanguage('sv'));

  test('a text is found by an English that is shown as it', () => {
    const words: Readonly<Record<string, string>> = swedish;
    const english = Object.keys(words).filter((text) => !text.includes('{{'));
    const shown = new Map<string, readonly string[]>();
    for (const text of english) shown.set(words[text] ?? '', [...(shown.get(words[text] ?? '') ?? []), text.replace(/\|[^|]*$/, '')]);
    for (const [swede, all] of shown) expect(all).toContain(englishOf(swede));
  });

  test('values are taken over, and made English where they have one', () => {
    expect(englishOf(t('Trade on {{ book }}', { book: 'Swing' }))).toBe('Trade on Swing');
    expect(englishOf(t('New workspace: {{ preset }}', { preset: t('Standard') }))).toBe('New workspace: Standard');
    expect(englishOf(t('Cancel all open orders ({{ count }})', { count: 3 }))).toBe('Cancel all open orders (3)');
  });

  test('what somebody named stays as it is, whatever it is made of', () => {
    const name = fc.string({ unit: fc.constantFrom('$', '&', '{', '}', '(', '\\', '*', '1', 'x'), minLength: 1 });
    fc.assert(
      fc.property(name, (book) => {
        expect(englishOf(book)).toBe(book);
        expect(englishOf(t('Trade on {{ book }}', { book }))).toBe(`Trade on ${book}`);
      }),
    );
  });
});
