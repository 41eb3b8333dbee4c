import { afterEach, expect, test } from 'vitest';
import type { FundingOffer } from '../../../src/domain/account/funding-offer';
import type { VenueMs } from '../../../src/domain/units';
import { offerWords } from '../../../src/ui/panels/balances/offer-words';
import { showLanguage } from '../../../src/ui/words/language';
import { money } from './orders';

afterEach(() => showLanguage('en'));

const OFFER: FundingOffer = {
  id: '7',
  side: 'lend',
  currency: 'USDT',
  size: money('1500'),
  left: money('1500'),
  rate: money('0.0002'),
  isFloating: false,
  days: 2,
  madeAt: 1 as VenueMs,
};

test('an offer says what is lent at what price, and what of it nobody took yet', () => {
  expect(offerWords(OFFER)).toBe('Lend 1,500 USDT at 0.02 % a day for 2 days');
  expect(offerWords({ ...OFFER, side: 'borrow', left: money('350'), days: 1 })).toBe('Borrow 1,500 USDT at 0.02 % a day for 1 day, 350 of it left');
  expect(offerWords({ ...OFFER, isFloating: true })).toBe('Lend 1,500 USDT at the exchange’s own rate and 0.02 % a day for 2 days');
});

test('in Swedish, with its numbers', async () => {
  await showLanguage('sv');
  expect(offerWords({ ...OFFER, left: money('350.5') })).toBe('Låna ut 1\u00a0500 USDT till 0,02 % per dygn i 2 dygn, varav 350,5 kvar');
});
