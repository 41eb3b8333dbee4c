import { afterEach, expect, test } from 'vitest';
import { fillCause, fillFacts, fillSums, fillTitle } from '../../../src/ui/panels/chart/orders/fill-words';
import { showLanguage } from '../../../src/ui/words/language';
import type { AccountFill } from '../../../src/worker/protocol/account-view';
import { makeFill, money } from '../trading/orders';

const fill = (change: Partial<AccountFill> = {}): AccountFill => ({ ...makeFill(change), instrument: 'simulated:BTC/USD', side: 'buy', ...change });

test('a fill tells its side, size and price, when, its fee and who waited', () => {
  expect(fillTitle(fill())).toBe('Bought 0.2 BTC at 64,000');
  expect(fillTitle(fill({ side: 'sell', price: money('0.00001234') }))).toBe('Sold 0.2 BTC at 0.00001234');
  expect(fillFacts(fill(), 5_000, 'utc')).toBe('00:00:02 · fee 0.00020000 BTC · maker');
  expect(fillFacts(fill({ feeCurrency: 'USD', fee: money('-0.123456'), liquidity: 'taker' }), 90_000_000, 'utc')).toBe(
    '01-01 00:00 · fee −0.1235 USD · taker',
  );
});

test('it says why it got that price', () => {
  const level = fill({ cause: { kind: 'level', shown: money('0.5'), left: money('0.3') } });
  expect(fillCause(level)).toBe('Took 0.2 of the 0.5 BTC shown at this price; 0.3 left');
});

test('several are summed a side, to the last digit, and one is not', () => {
  expect(fillSums([fill()])).toEqual([]);
  const some = [fill({ size: money('0.1') }), fill({ size: money('0.2'), price: money('64300') }), fill({ side: 'sell' })];
  expect(fillSums(some)).toEqual(['Bought 0.3 BTC in 2 fills, 64,200.00 on average', 'Sold 0.2 BTC in 1 fill, 64,000.00 on average']);
});

afterEach(() => showLanguage('en'));

test('in Swedish it is bought or sold, and several are one word', async () => {
  await showLanguage('sv');
  expect(fillTitle(fill())).toBe('Köpt 0,2 BTC till 64\u00a0000');
  expect(fillSums([fill({ side: 'sell' }), fill({ side: 'sell' })])).toEqual(['Sålt 0,4 BTC i 2 avslut, 64\u00a0000,00 i snitt']);
});
