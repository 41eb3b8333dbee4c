import { afterEach, expect, test } from 'vitest';
import type { VenueMs } from '../../../src/domain/units';
import { fillRow } from '../../../src/ui/panels/fills/fill-rows';
import { showLanguage } from '../../../src/ui/words/language';
import type { AccountFunding } from '../../../src/worker/protocol/account-view';
import { makeFill, money } from './orders';

afterEach(() => showLanguage('en'));

const instrument = 'bitfinex:BTC/USDT:USDT' as const;
const funding = (size: string, paid: string): AccountFunding => ({
  id: `funding ${instrument} 5`,
  at: 5 as VenueMs,
  instrument,
  period: 5 as VenueMs,
  rate: money('0.0001'),
  mark: money('64000'),
  size: money(size),
  paid: money(paid),
});

test('a fill is listed with what it was worth', () => {
  const row = fillRow({ ...makeFill(), instrument: 'simulated:BTC/USD', side: 'buy' });
  expect(row).toMatchObject({
    side: 'buy',
    value: '12800',
    fee: '0.0002',
    feeCurrency: 'BTC',
    role: 'maker',
    why: 'Filled while it rested',
    order: 'P-1',
  });
});

test('a fee that the exchange has not told is not called nothing', () => {
  const fill = { ...makeFill({ fee: money('0') }), instrument: 'simulated:BTC/USD', side: 'buy' } as const;
  expect(fillRow({ ...fill, isFeeUnknown: true })).toMatchObject({ isFeeUnknown: true });
  expect(fillRow(fill)).toMatchObject({ isFeeUnknown: false, fee: '0' });
});

test('funding is listed with what it was reckoned from, and below 0 where it was got', () => {
  expect(fillRow(funding('0.5', '3.2'))).toMatchObject({
    side: 'funding',
    price: '64000',
    size: '0.5',
    value: '32000',
    fee: '3.2',
    feeCurrency: 'USDT',
    why: 'Funding paid: 0.01 % of long 0.5 BTC at the mark',
    order: '',
  });
  expect(fillRow(funding('-0.5', '-3.2'))).toMatchObject({ size: '0.5', fee: '-3.2', why: 'Funding got: 0.01 % of short 0.5 BTC at the mark' });
});

test('funding in Swedish', async () => {
  await showLanguage('sv');
  expect(fillRow(funding('-0.5', '-3.2')).why).toBe('Finansiering mottagen: 0,01 % av 0,5 BTC kort till markpris');
});
