import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { VenueMs } from '../../../src/domain/units';
import { fillRow, tradedOf as ofFill } from '../../../src/ui/panels/fills/fill-rows';
import { sumWords } from '../../../src/ui/trading/sum-words';
import { type Traded, tradedOf, tradedSums } from '../../../src/ui/trading/traded-sums';
import { showLanguage } from '../../../src/ui/words/language';
import type { AccountFunding } from '../../../src/worker/protocol/account-view';
import { event, makeFill, makeOrder, money } from './orders';

afterAll(() => showLanguage('en'));

const traded = (change: Partial<Traded> = {}): Traded => ({
  instrument: 'simulated:BTC/USD',
  side: 'buy',
  size: money('0.1'),
  value: money('6400'),
  decimals: 0,
  fees: [{ currency: 'USD', amount: money('1.2') }],
  feesUntold: 0,
  isPartUnseen: false,
  funding: null,
  ...change,
});
const words = (rows: readonly Traded[]): readonly string[] => sumWords(tradedSums(rows));

test('what was bought of one pair is added up, its average is by size, and what was sold stands apart', () => {
  const rows = [
    traded(),
    traded({ size: money('0.3'), value: money('19500') }),
    traded({ side: 'sell', value: money('6450.5'), fees: [{ currency: 'BTC', amount: money('0.00000001') }] }),
  ];
  expect(words(rows)).toEqual([
    'Bought 0.4 BTC for 25,900 USD, average 64,750',
    'Sold 0.1 BTC for 6,450.5 USD, average 64,505',
    'Fees 2.4 USD and 0.00000001 BTC',
  ]);
});

test('an average that ends nowhere is said to be about so much, to two digits more than the prices have', () => {
  const rows = [
    traded({ size: money('0.1'), value: money('6400.1'), decimals: 0 }),
    traded({ size: money('0.2'), value: money('12800.1'), decimals: 1 }),
  ];
  expect(words(rows)[0]).toBe('Bought 0.3 BTC for 19,200.2 USD, average ≈ 64,000.667');
  expect(tradedSums(rows).sides[0]?.average?.isExact).toBe(false);
});

test('amounts of two pairs are never added up, nor fees of two currencies', () => {
  const other = traded({ instrument: 'simulated:ETH/USD', fees: [{ currency: 'ETH', amount: money('0.5') }] });
  expect(tradedSums([traded(), other])).toMatchObject({ sides: [], pairs: ['simulated:BTC/USD', 'simulated:ETH/USD'] });
  expect(words([traded(), other, traded()])).toEqual(['Amounts of 2 pairs are not added up', 'Fees 2.4 USD and 0.5 ETH']);
});

test('of what is not known no sum is made: prices nobody saw, fees nobody told', () => {
  expect(words([traded(), traded({ value: null })])[0]).toBe('Bought 0.2 BTC, not all of it at a price that is known');
  expect(words([traded({ fees: [], feesUntold: 1 })]).slice(1)).toEqual(['The fee of 1 fill is not told']);
  expect(words([traded({ feesUntold: 2 })]).slice(1)).toEqual(['Fees 1.2 USD', 'The fees of 2 fills are not told']);
});

test('an order adds what was filled of it, with its fees, and one that traded nothing adds nothing', () => {
  const fee = { fee: money('0.5'), feeCurrency: 'USD' };
  const order = makeOrder('P-1', [
    event.working,
    event.filled({ ...fee, price: money('64000.5') }),
    event.filled({ ...fee, id: 'F-2', size: money('0.1'), isFeeUnknown: true }),
  ]);
  expect(tradedOf(order)).toEqual({
    instrument: 'simulated:BTC/USD',
    side: 'buy',
    size: '0.3',
    value: '19200.1',
    decimals: 1,
    fees: [{ currency: 'USD', amount: '0.5' }],
    feesUntold: 1,
    isPartUnseen: false,
    funding: null,
  });
  // Its venue counts more than was seen.
  const unseen = makeOrder('P-2', [event.filled(), { kind: 'progress', at: 2_100 as VenueMs, filled: money('0.4') }]);
  expect(tradedOf(unseen)).toMatchObject({ size: '0.4', value: null, isPartUnseen: true });
  expect(words([traded({ size: money('0.2') }), tradedOf(unseen)])).toEqual([
    'Bought 0.6 BTC, not all of it at a price that is known',
    'Fees 1.2 USD and 0.0002 BTC',
    'Fees of what was filled unseen are not known',
  ]);
  const nothingSeen = makeOrder('P-4', [{ kind: 'progress', at: 2_100 as VenueMs, filled: money('0.4') }]);
  expect(words([tradedOf(nothingSeen)]).at(-1)).toBe('Fees of what was filled unseen are not known');
  expect(words([tradedOf(makeOrder('P-3', [event.cancelled()]))])).toEqual([]);
});

test('a fill adds itself, and funding is no fee and trades nothing', () => {
  const fill = { ...makeFill(), instrument: 'simulated:BTC/USD', side: 'sell' } as const;
  expect(ofFill(fillRow(fill))).toEqual(
    traded({ side: 'sell', size: money('0.2'), value: money('12800'), fees: [{ currency: 'BTC', amount: money('0.0002') }] }),
  );
  expect(ofFill(fillRow({ ...fill, isFeeUnknown: true }))).toMatchObject({ fees: [], feesUntold: 1 });
  const funding: AccountFunding = {
    id: 'f',
    at: 5 as VenueMs,
    instrument: 'bitfinex:BTC/USDT:USDT',
    period: 5 as VenueMs,
    rate: money('0.0001'),
    mark: money('64000'),
    size: money('0.5'),
    paid: money('3.2'),
  };
  const paid = ofFill(fillRow(funding));
  expect(words([paid, paid])).toEqual(['Funding paid: 6.4 USDT']);
  expect(words([paid, ofFill(fillRow({ ...funding, paid: money('-4') }))])).toEqual(['Funding got: 0.8 USDT']);
});

test('whatever is chosen and in whatever order, sums are those of whole numbers, and an average lies within its prices', () => {
  const row = fc.record({
    price: fc.integer({ min: 1, max: 10_000 }),
    cents: fc.integer({ min: 1, max: 1_000 }),
    fee: fc.integer({ min: -50, max: 50 }),
  });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), (list) => {
      const rows = list.map(({ price, cents, fee }) =>
        traded({
          size: money(String(cents / 100)),
          value: money(String((price * cents) / 100)),
          fees: [{ currency: 'USD', amount: money(String(fee)) }],
        }),
      );
      const sums = tradedSums(rows);
      expect(tradedSums([...rows].reverse())).toEqual(sums);
      const [side] = sums.sides;
      expect(Math.round(Number(side?.size) * 100)).toBe(list.reduce((all, { cents }) => all + cents, 0));
      expect(Math.round(Number(side?.value) * 100)).toBe(list.reduce((all, { price, cents }) => all + price * cents, 0));
      expect(sums.fees).toEqual([{ currency: 'USD', amount: String(list.reduce((all, { fee }) => all + fee, 0)) }]);
      const prices = list.map(({ price }) => price);
      expect(Number(side?.average?.price)).toBeGreaterThanOrEqual(Math.min(...prices));
      expect(Number(side?.average?.price)).toBeLessThanOrEqual(Math.max(...prices));
    }),
  );
});

test('sums in Swedish have its numbers', async () => {
  await showLanguage('sv');
  expect(words([traded({ value: money('6400.5'), feesUntold: 1 })])).toEqual([
    'Köpt 0,1 BTC för 6\u00a0400,5 USD, snitt 64\u00a0005',
    'Avgifter 1,2 USD',
    'Avgiften för 1 avslut är okänd',
  ]);
});
