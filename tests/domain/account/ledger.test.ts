import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyAccountEvent, EMPTY_ACCOUNT, foldAccountEvents } from '../../../src/domain/account/account-state';
import { EMPTY_LEDGER, postFill, postOpening } from '../../../src/domain/account/ledger';
import { add, multiply, negate, ZERO } from '../../../src/domain/money';
import type { LocalMs } from '../../../src/domain/units';
import { d, fill, filled } from '../order/orders';
import { fillsOf, live, OPENED, placed, said, wish } from './accounts';

const BTC_USD = { base: 'BTC', quote: 'USD' };

test('what an account is opened with is owed to whoever opened it', () => {
  const ledger = postOpening({ USD: d('100'), BTC: d('0') });
  expect([...ledger.user]).toEqual([
    ['USD', '100'],
    ['BTC', '0'],
  ]);
  expect([ledger.opening.get('USD'), ledger.market.size, ledger.fees.size]).toEqual(['-100', 0, 0]);
});

test('a fill moves base one way and quote the other between user and market, and its fee to the fees', () => {
  const bought = postFill(EMPTY_LEDGER, { ...BTC_USD, side: 'buy', fill: fill('a', 1, '2', '100', { fee: d('0.004'), feeCurrency: 'BTC' }) });
  expect([bought.user.get('BTC'), bought.user.get('USD')]).toEqual(['1.996', '-200']);
  expect([bought.market.get('BTC'), bought.market.get('USD'), bought.fees.get('BTC')]).toEqual(['-2', '200', '0.004']);
  const sold = postFill(bought, { ...BTC_USD, side: 'sell', fill: fill('b', 2, '1', '110', { fee: d('-0.1') }) });
  expect([sold.user.get('BTC'), sold.user.get('USD'), sold.fees.get('USD')]).toEqual(['0.996', '-89.9', '-0.1']);
});

test('the columns are the sums of what was told: of openings, of trades and of fees', () => {
  fc.assert(
    fc.property(fc.array(wish(fc.constantFrom('received', 'USD', 'BTC', 'LEO')), { maxLength: 40 }), (script) => {
      const { events } = live(script);
      const { ledger } = foldAccountEvents(EMPTY_ACCOUNT, events);
      const fees = new Map<string, typeof ZERO>();
      let base = ZERO;
      let quote = ZERO;
      for (const { side, fill: one } of fillsOf(events)) {
        fees.set(one.feeCurrency, add(fees.get(one.feeCurrency) ?? ZERO, one.fee));
        base = add(base, side === 'buy' ? negate(one.size) : one.size);
        quote = add(quote, multiply(side === 'buy' ? one.size : negate(one.size), one.price));
      }
      expect([...ledger.fees]).toEqual([...fees]);
      expect([ledger.market.get('BTC') ?? ZERO, ledger.market.get('USD') ?? ZERO]).toEqual([base, quote]);
      expect([ledger.opening.get('USD'), ledger.opening.get('BTC')]).toEqual(['-10000', '-3']);
    }),
  );
});

test('a fill that is told again after a doubt leaves it and moves nothing', () => {
  const fillOfA = said('P-1', filled(fill('a', 5, '1')), d('100'));
  const state = foldAccountEvents(EMPTY_ACCOUNT, [OPENED, placed('P-1', 'buy', d('2'), d('100'), d('200')), fillOfA]);
  const doubted = applyAccountEvent(state, said('P-1', { kind: 'doubted', at: 9 as LocalMs, reason: 'no answer' }, d('100')));
  const again = applyAccountEvent(doubted, fillOfA);
  expect([doubted.orders.get('P-1')?.state, again.orders.get('P-1')?.state]).toEqual(['unknown', 'unknown']);
  expect([again.ledger, again.positions]).toEqual([state.ledger, state.positions]);
});
