import { afterEach, expect, test } from 'vitest';
import type { DerivativeStatus } from '../../../src/domain/derivative';
import type { VenueMs } from '../../../src/domain/units';
import { fundingTitle, fundingWords } from '../../../src/ui/shell/funding-words';
import { showLanguage } from '../../../src/ui/words/language';

afterEach(() => showLanguage('en'));

const NOW = Date.UTC(2026, 10, 26, 12, 40);
const status = (fundingRate: number | null, nextFundingAt: number | null): DerivativeStatus => ({
  at: NOW as VenueMs,
  lastPrice: 1,
  indexPrice: 1,
  markPrice: 1,
  fundingRate,
  nextFundingAt: nextFundingAt as VenueMs | null,
  nextFundingAccrued: 0.5,
  openInterest: null,
  clampMin: null,
  clampMax: null,
});
const AT_FOUR = Date.UTC(2026, 10, 26, 16);

test.each([
  [0.00015317, AT_FOUR, '+0.0153 % / 3 h 20 min'],
  [-0.0001, AT_FOUR, '−0.0100 % / 3 h 20 min'],
  [0, NOW + 59_400, '0.0000 % / 1 min'],
  [0, NOW + 12_300, '0.0000 % / 13 s'],
])('a rate of %d that is paid at %d: %s', (rate, next, words) => {
  expect(fundingWords(status(rate, next), NOW)).toBe(words);
});

test('what is not known is a dash, and so is a time that has passed', () => {
  expect(fundingWords(null, NOW)).toBe('— / —');
  expect(fundingWords(status(null, AT_FOUR), NOW)).toBe('— / 3 h 20 min');
  expect(fundingWords(status(0.0001, null), NOW)).toBe('+0.0100 % / —');
  expect(fundingWords(status(0.0001, NOW), NOW)).toBe('+0.0100 % / —');
});

test('in full it has all digits and the moment, and says what is not known', async () => {
  expect(fundingTitle(status(0.00015317, AT_FOUR), NOW, 'utc')).toBe('Present period: +0.015317 %\nPaid next: 2026-11-26 16:00 UTC');
  expect(fundingTitle(null, NOW, 'utc')).toBe('The rate of the present period is not known\nWhen it is paid next is not known');
  expect(fundingTitle(status(0.0001, NOW), NOW, 'utc')).toBe('Present period: +0.010000 %\nWhen it is paid next is not known');
  await showLanguage('sv');
  expect(fundingTitle(status(0.00015317, null), NOW, 'utc')).toBe('Pågående period: +0,015317 %\nNär den betalas nästa gång är inte känt');
});
