import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AccountMirror } from '../../../../src/venues/bitfinex/account/mirror';
import { offerOf } from '../../../../src/venues/bitfinex/account/offer-row';

/** As the protocol has it. */
const row = (change: Readonly<Record<number, unknown>> = {}): unknown[] =>
  Object.assign(
    [41238934, 'fUST', 1575293959000, 1575293959000, 500, 500, 'LIMIT', null, null, 0, 'ACTIVE', null, null, null, 0.02, 2, 0, 0, null, 0, null],
    change,
  );

test('an offer says what is lent, of which currency, for how much and how long', () => {
  expect(offerOf(row())).toEqual({
    id: '41238934',
    side: 'lend',
    currency: 'USDT',
    size: '500',
    left: '500',
    rate: '0.02',
    isFloating: false,
    days: 2,
    madeAt: 1575293959000,
  });
  expect(offerOf(row({ 4: -350, 5: -500, 6: 'FRRDELTAVAR', 14: 0 }))).toMatchObject({ side: 'borrow', size: '500', left: '350', isFloating: true });
});

test.each([
  [1, 'tBTCUSD'],
  [1, null],
  [0, 0],
  [5, 0],
  [14, null],
  [15, 1.5],
])('with %i as %j it is none', (at, value) => {
  expect(offerOf(row({ [at]: value }))).toBeUndefined();
});

test('offers come, change and go, and a list of them is all there are', () => {
  const mirror = new AccountMirror();
  const left = (): unknown[] => [...mirror.offers.values()].map((offer) => [offer.id, offer.left]);
  mirror.take('fos', [row(), row({ 0: 2 })]);
  mirror.take('fon', row({ 0: 3 }));
  mirror.take('fou', row({ 0: 2, 4: 100 }));
  expect(left()).toEqual([
    ['41238934', '500'],
    ['2', '100'],
    ['3', '500'],
  ]);
  mirror.take('foc', row());
  expect(left()).toEqual([
    ['2', '100'],
    ['3', '500'],
  ]);
  mirror.take('fos', []);
  expect(left()).toEqual([]);
});

test('whatever comes as an offer costs nobody the connection', () => {
  fc.assert(
    fc.property(fc.constantFrom('fos', 'fon', 'fou', 'foc'), fc.anything(), (type, payload) => {
      expect(new AccountMirror().take(type, payload)).not.toBeUndefined();
    }),
  );
});
