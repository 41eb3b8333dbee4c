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

  test('what is to be typed is such that it is read when it is typed', async () => {
    await showLanguage('sv');
    expect(say('Type a number, for example 15.123.')).toBe('Skriv ett tal, till exempel 15.123.');
    expect(say('Type a number, for example 70000.5.')).toBe('Skriv ett tal, till exempel 70000,5.');
    expect(say('The limit price 15.1234 USD has 4 decimals; this market takes 3. Enter 15.123 or 15.124.')).toBe(
      'Limitpriset 15,1234 USD har 4 decimaler; den här marknaden tar 3. Ange 15.123 eller 15.124.',
    );
    expect(say('The size 0.5 BTC is below the smallest order, 1.125. Enter 1.125 or more.')).toBe(
      'Storleken 0,5 BTC är under den minsta ordern, 1,125. Ange 1.125 eller mer.',
    );
    expect(say('20.5 is 42.4 % above the middle of the book, 14.4; 5 % is allowed: 15.125 USD at the most.')).toBe(
      '20,5 är 42,4 % över orderbokens mitt, 14,4; 5 % är tillåtet: som mest 15.125 USD.',
    );
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
