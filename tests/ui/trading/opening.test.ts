import { expect, test } from 'vitest';
import { openingText, PRESETS, readOpening } from '../../../src/ui/panels/balances/opening';

test('amounts are read with their currencies', () => {
  expect(readOpening('10000 USD + 0.1 btc')).toEqual({ USD: '10000', BTC: '0.1' });
  expect(readOpening('1k usd and 2.5 ETH')).toEqual({ USD: '1000', ETH: '2.5' });
  expect(readOpening('5USD;3 EUR')).toEqual({ USD: '5', EUR: '3' });
});

test('what makes no sense is answered with a sentence', () => {
  for (const text of ['', 'USD', '0 USD', '-5 USD', '5', '5 USD + 6 USD', 'lots of USD', '10,000 USD'])
    expect(typeof readOpening(text), text).toBe('string');
});

test('a preset reads as what it is', () => {
  for (const preset of PRESETS) expect(readOpening(openingText(preset.balances))).toEqual(preset.balances);
});
