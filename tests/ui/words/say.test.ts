import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { showLanguage } from '../../../src/ui/words/language';
import { say } from '../../../src/ui/words/say';

afterEach(() => showLanguage('en'));

test('in English all stays as the engine said it', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(say(text)).toBe(text);
    }),
  );
});

describe('in Swedish', () => {
  test('a whole text', async () => {
    await showLanguage('sv');
    expect(say('Cancel')).toBe('Avbryt');
  });

  test('one with values, whose values are said in turn', async () => {
    await showLanguage('sv');
    expect(say('3 s ago')).toBe('för 3 s sedan');
    expect(say('2 days ago')).toBe('för 2 dygn sedan');
  });

  test('words of the exchange stay, as do those with what a pattern would read as its own', async () => {
    await showLanguage('sv');
    for (const text of ['order: invalid', 'Version 1.2.3', '(.*)', '$&', 'toString', '']) expect(say(text)).toBe(text);
  });

  test('a number that stands alone is in Swedish form', async () => {
    await showLanguage('sv');
    expect(say('1,234.5 USD')).toBe('1\u00a0234,5 USD');
  });

  test('what the engine says, as often as it is asked, and in English again after that', async () => {
    await showLanguage('sv');
    for (let i = 0; i < 2_000; i++) expect(say(`frame ${i} came after 1`)).toBe(`meddelande ${i} kom efter 1`);
    expect(say('frame 0 came after 1')).toBe('meddelande 0 kom efter 1');
    await showLanguage('en');
    expect(say('frame 0 came after 1')).toBe('frame 0 came after 1');
    await showLanguage('sv');
    expect(say('The size 1,234.5 BTC is above the largest order, 1,000. Enter 1000 or less.')).toBe(
      'Storleken 1\u00a0234,5 BTC är över den största ordern, 1\u00a0000. Ange 1000 eller mindre.',
    );
  });
});
