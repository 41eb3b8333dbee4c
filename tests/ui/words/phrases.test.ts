import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { phrasebook } from '../../../src/ui/words/phrases';
import { saidInSwedish, swedish } from '../../../src/ui/words/sv';

const { find } = phrasebook(saidInSwedish, swedish, (figure) => figure);
const own = Object.entries(saidInSwedish as Readonly<Record<string, string>>);
const namesIn = (text: string): readonly string[] => [...text.matchAll(/\{\{ (\w+) \}\}/g)].map(([, name]) => name ?? '');
const withValues = (text: string, values: ReadonlyMap<string, string>): string =>
  text.replace(/\{\{ (\w+) \}\}/g, (_, name: string) => values.get(name) ?? '');

describe('a text with names in it', () => {
  test.each(own.filter(([text]) => text.includes('{{')))('%s: no other takes its place', (text, words) => {
    const names = namesIn(text);
    expect(new Set(names).size).toBe(names.length);
    // A number, a name, or a word of ours, which is the same in Swedish.
    const ways = Array.from({ length: 3 ** names.length }, (_, way) =>
      names.map((name, i) => [name, ['7', 'Xq', 'limit'][Math.floor(way / 3 ** i) % 3] ?? ''] as const),
    );
    expect(ways.some((values) => find(withValues(text, new Map(values))) === withValues(words, new Map(values)))).toBe(true);
  });

  test('each has letters of its own, or a number that makes it narrow', () => {
    const general = own.filter(([text]) => text.includes('{{') && !/\p{L}{2}/u.test(text.replaceAll(/\{\{ \w+ \}\}/g, ' ')));
    expect(general.map(([text]) => text)).toEqual(['@ {{ price }}']);
  });
});

describe('words of an exchange', () => {
  const hostile = fc.oneof(
    fc.string({ minLength: 1, maxLength: 200 }),
    fc.constantFrom(
      '$&',
      '$1',
      '{{ theirs }}',
      '(.*)+$',
      '\\',
      'not connected',
      'Cancel',
      'the exchange says: no',
      '1,234.5 USD',
      'a. b; c: d, e · f',
    ),
  );

  test('stay as they are inside of ours, however deep and whatever they say', () => {
    fc.assert(
      fc.property(hostile, (theirs) => {
        expect(find(`the exchange says: ${theirs}`)).toBe(`börsen säger: ${theirs}`);
        expect(find(`the exchange says 10020: ${theirs}`)).toBe(`börsen säger 10020: ${theirs}`);
        expect(find(`The account is not ready: not connected: closed with code 1006: ${theirs}.`)).toBe(
          `Kontot är inte redo: inte ansluten: stängd med kod 1006: ${theirs}.`,
        );
        expect(find(`There is a book “${theirs}” already.`)).toBe(`Det finns redan ett konto ”${theirs}”.`);
      }),
      { numRuns: 500 },
    );
  });

  test('are no texts of ours when they stand alone, nor when ours stand behind them', () => {
    const ends = ['', '. not connected', ': not connected', '; the storage is full', ', it is too small', ' · post-only', ' not live'];
    const word = fc.constantFrom('ERR_RATE', 'order:', 'invalid', '10020', 'symbol', 'tBTCUSD', '(.*)', '$&', 'unavailable,', 'retry;');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), fc.constantFrom(...ends), (words, end) => {
        expect(find(`${words.join(' ')}${end}`)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  test.each(['price: invalid', 'limit; not connected', 'cancelled. The storage is full.', 'size, see orders', 'stop · post-only'])(
    'are not taken for ours by one word: %s',
    (text) => expect(find(text)).toBeUndefined(),
  );

  test('take no time, whatever they repeat', () => {
    const own = ['not connected; ', 'not connected. ', 'line 1: not connected; 3 attempts in a row failed, it is empty. ', '1 of 1 not filled: '];
    const glue = [', ', '. ; : , · ', ' has 1 decimals; this market takes 1. ', ' It says: “1”.', '1', ' ', 'The account is not ready: '];
    for (const part of [...own, ...glue]) {
      for (const length of [1_000, 10_000]) {
        const text = part.repeat(length).slice(0, length);
        const since = performance.now();
        find(text);
        expect(performance.now() - since).toBeLessThan(500);
      }
    }
  });
});

describe('texts that were put together', () => {
  test.each([
    ['it needs 5 USD, 3 USD are available', 'den kräver 5 USD, 3 USD är tillgängligt'],
    ['The passphrase is wrong. It is no JSON.', 'Lösenfrasen är fel. Den är inte JSON.'],
    ['Not connected.', 'Inte ansluten.'],
    ['the exchange’s history does not have it; it is looked for some times more', 'börsens historik har den inte; den söks några gånger till'],
    ['2 positions on margin, 1 exchange order, 350 USDT lent', '2 positioner på marginal, 1 spotorder, 350 USDT utlånat'],
    ['Change price 70,000 → 70,100, size 0.5 → 0.4', 'Ändra pris 70,000 → 70,100, storlek 0.5 → 0.4'],
    ['see orders, see positions, see balances', 'se ordrar, se positioner, se saldon'],
    ['The kill switch was pulled. Type RESUME to let orders through again.', 'Nödstoppet är draget. Skriv RESUME för att släppa igenom ordrar igen.'],
    ['The exchange refused the login. It says: “nonce: small. Cancel”.', 'Börsen nekade inloggningen. Den säger: ”nonce: small. Cancel”.'],
    [
      'nothing was imported: line 2: no JSON; line 3: condition.price: Invalid type, and 3 more.',
      'inget importerades: rad 2: inte JSON; rad 3: condition.price: Invalid type, och 3 till.',
    ],
    ['Buy 0.5 BTC @ 70,100 · limit · post-only · LIVE Main', 'Köp 0.5 BTC @ 70,100 · limit · post-only · LIVE Main'],
    [
      'Sell 1 BTC when it falls 1.5 % from its peak, once its mark is at 70,000',
      'Sälj 1 BTC när den faller 1.5 % från toppen, först när markpriset når 70,000',
    ],
  ])('%s', (text, words) => expect(find(text)).toBe(words));

  test('what follows ours and is not known stays', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Z]{4,12}( [a-z]{12,14}){0,3}$/), fc.constantFrom('. ', '; ', ': ', ', ', ' · '), (tail, glue) => {
        expect(find(`the storage is full${glue}${tail}`)).toBe(`lagringen är full${glue}${tail}`);
      }),
    );
  });
});
