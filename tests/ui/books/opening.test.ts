import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { type Decimal, multiply } from '../../../src/domain/money';
import { bookName } from '../../../src/ui/books/book-name';
import { type Balances, type OpeningFields, openingWords, PRESETS, readAmounts, readOpening } from '../../../src/ui/books/opening';
import { showLanguage } from '../../../src/ui/words/language';

afterEach(() => showLanguage('en'));

test('amounts are read with their currencies', () => {
  expect(readAmounts('10000 USD + 0.1 btc')).toEqual({ USD: '10000', BTC: '0.1' });
  expect(readAmounts('1k usd and 2.5 ETH')).toEqual({ USD: '1000', ETH: '2.5' });
  expect(readAmounts('5USD;3 EUR')).toEqual({ USD: '5', EUR: '3' });
});

test('what makes no sense is answered with a sentence', () => {
  for (const text of ['', 'USD', '0 USD', '-5 USD', '5', '5 USD + 6 USD', 'lots of USD', '10,000 USD'])
    expect(typeof readAmounts(text), text).toBe('string');
});

const presets = (): string[] => PRESETS.map(({ label }) => label);

test('a preset is called by what it opens', () => {
  expect(presets()).toEqual(['10,000 USD and 0.1 BTC', '10,000 TESTUSD and 0.1 TESTBTC', '100,000 USD', 'Margin 10,000 USD at 10 ×']);
  for (const { fields } of PRESETS) expect(typeof readOpening(fields)).toBe('object');
});

describe('in Swedish', () => {
  test('numbers and words of a preset are Swedish, and what it puts into the fields is read as before', async () => {
    await showLanguage('sv');
    expect(presets()).toEqual([
      '10\u00a0000 USD och 0,1 BTC',
      '10\u00a0000 TESTUSD och 0,1 TESTBTC',
      '100\u00a0000 USD',
      'Marginal 10\u00a0000 USD med 10 ×',
    ]);
    expect(PRESETS.map(({ fields }) => readOpening(fields))[3]).toEqual({ kind: 'margin', collateral: 'USD', amount: '10000', leverage: 10 });
  });

  test('what is shown is read as what it is when it is typed, or refused where it could mean two things', async () => {
    await showLanguage('sv');
    const read = (balances: Balances) => readAmounts(openingWords({ kind: 'spot', balances }));
    const amount = fc.bigInt(1n, 10n ** 14n).map((units) => multiply(`${units}` as Decimal, '0.000001' as Decimal));
    const amounts = fc.dictionary(fc.constantFrom('USD', 'BTC', 'EUR', 'OCHRE'), amount, { minKeys: 1, noNullPrototype: true });
    fc.assert(
      fc.property(amounts, (balances) => {
        const found = read(balances);
        if (typeof found !== 'string') expect(found).toEqual(balances);
      }),
    );
    expect(read({ USD: '70100.5' as Decimal, BTC: '0.125' as Decimal })).toEqual({ USD: '70100.5', BTC: '0.125' });
    expect(read({ BTC: '1.234' as Decimal })).toMatch(/^BTC: /);
  });

  test('what makes no sense is answered in Swedish, with what was typed as it was', async () => {
    await showLanguage('sv');
    expect(readAmounts('5 USD och 6 USD')).toBe('USD står två gånger.');
    expect(readAmounts('$& {{ part }}')).toBe('”$& {{ part }}” är inte ett belopp med sin valuta: 10000 USD.');
    expect(readOpening(margin({ leverage: '101' }))).toBe('Hävstång är ett heltal från 1 till 100.');
  });
});

test('a book that the program named is called in the language shown, one that a user named as it was named', async () => {
  const labels = ['Paper', 'Paper 2', 'Papers', 'paper', 'Paper money', 'My Paper', 'Cancel'];
  expect(labels.map(bookName)).toEqual(labels);
  await showLanguage('sv');
  expect(labels.map(bookName)).toEqual(['Övning', 'Övning 2', ...labels.slice(2)]);
});

const margin = (more: Partial<OpeningFields>): OpeningFields => ({ kind: 'margin', amounts: '10000 USD', leverage: '10', ...more });

test('margin stands on one collateral at a whole leverage from 1 to 100', () => {
  expect(readOpening(margin({ amounts: '1k USDT', leverage: ' 100 ' }))).toEqual({
    kind: 'margin',
    collateral: 'USDT',
    amount: '1000',
    leverage: 100,
  });
  expect(readOpening(margin({ amounts: '1 BTC + 1 USD' }))).toMatch(/^Margin stands on one collateral/);
  for (const leverage of ['', '0', '101', '2.5', '-1', 'ten'])
    expect(readOpening(margin({ leverage })), leverage).toMatch(/^Leverage is a whole number/);
});
