import { expect, test } from 'vitest';
import { type OpeningFields, openingWords, PRESETS, readAmounts, readOpening } from '../../../src/ui/books/opening';

test('amounts are read with their currencies', () => {
  expect(readAmounts('10000 USD + 0.1 btc')).toEqual({ USD: '10000', BTC: '0.1' });
  expect(readAmounts('1k usd and 2.5 ETH')).toEqual({ USD: '1000', ETH: '2.5' });
  expect(readAmounts('5USD;3 EUR')).toEqual({ USD: '5', EUR: '3' });
});

test('what makes no sense is answered with a sentence', () => {
  for (const text of ['', 'USD', '0 USD', '-5 USD', '5', '5 USD + 6 USD', 'lots of USD', '10,000 USD'])
    expect(typeof readAmounts(text), text).toBe('string');
});

test('a preset opens what its name says', () => {
  for (const { label, fields } of PRESETS) {
    const opening = readOpening(fields);
    expect(typeof opening).toBe('object');
    if (typeof opening === 'string') continue;
    const words = openingWords(opening);
    expect(opening.kind === 'margin' ? `Margin ${words.replace('on margin ', '')}` : words).toBe(label);
  }
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
