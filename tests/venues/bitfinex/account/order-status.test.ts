import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type StatusKind, statusOf } from '../../../../src/venues/bitfinex/account/order-status';

// Every form of protocols, section 6.6.
test.each<[string, StatusKind, string | null, [string, string][]]>([
  ['ACTIVE', 'active', null, []],
  [
    'PARTIALLY FILLED @ 6516.1(0.005), PARTIALLY FILLED @ 6516.1(0.005)',
    'partly-filled',
    null,
    [
      ['6516.1', '0.005'],
      ['6516.1', '0.005'],
    ],
  ],
  ['EXECUTED @ 107.6(-0.2)', 'executed', null, [['107.6', '-0.2']]],
  [
    'EXECUTED @ 42.821(0.1): was PARTIALLY FILLED @ 42.8(0.05)',
    'executed',
    null,
    [
      ['42.821', '0.1'],
      ['42.8', '0.05'],
    ],
  ],
  ['EXECUTED @ 2e-8(1e3)', 'executed', null, [['0.00000002', '1000']]],
  ['EXECUTED @ 107.6(-0.2): was ACTIVE (note:POSCLOSE)', 'executed', null, [['107.6', '-0.2']]],
  ['CANCELED', 'cancelled', null, []],
  ['CANCELED was: PARTIALLY FILLED @ 107.6(-0.2)', 'cancelled', null, [['107.6', '-0.2']]],
  ['POSTONLY CANCELED', 'cancelled', 'it would have taken from the book, and it was post-only', []],
  ['FILLORKILL CANCELED', 'cancelled', 'it could not be filled whole at once', []],
  ['IOC CANCELED was: PARTIALLY FILLED @ 1(1)', 'cancelled', 'what could not be filled at once was cancelled', [['1', '1']]],
  ['INSUFFICIENT BALANCE (G1)', 'refused', 'the balance was not enough when it was to be filled', []],
  ['INSUFFICIENT BALANCE (U1)', 'refused', 'the balance was not enough when it was to be filled', []],
  ['INSUFFICIENT MARGIN was: PARTIALLY FILLED @ 1(1)', 'refused', 'the margin was not enough when it was to be filled', [['1', '1']]],
  ['FORCED EXECUTED @ 9(1)', 'forced', null, [['9', '1']]],
  ['RSN_DUST', 'refused', 'it is too small', []],
  ['RSN_PAUSE', 'refused', 'trading is paused', []],
  ['RSN_POS_REDUCE_INCR', 'refused', 'it was reduce-only and would have raised the position', []],
  ['RSN_POS_REDUCE_FLIP', 'refused', 'it was reduce-only and would have turned the position', []],
  ['RSN_POS_NOTFOUND', 'refused', 'there is no position for it to close', []],
  ['RSN_BOOK_SLIP was: ACTIVE', 'refused', 'it would have slipped too far through the book', []],
  ['RSN_NEVER_HEARD_OF', 'refused', null, []],
  ['HIBERNATING', 'unknown', null, []],
])('%s', (text, kind, reason, executions) => {
  expect(statusOf(text)).toEqual({ kind, text, reason, executions: executions.map(([price, amount]) => ({ price, amount })) });
});

test('a text of any making is kept, and none throws or loses what it says', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 80 }), (text) => {
      const status = statusOf(text);
      expect(['active', 'partly-filled', 'executed', 'forced', 'cancelled', 'refused', 'unknown']).toContain(status.kind);
      expect(status.text.length).toBeLessThanOrEqual(300);
    }),
  );
  for (const none of [null, undefined, 7, {}]) expect(statusOf(none)).toMatchObject({ kind: 'unknown', text: '' });
});

test('prices and amounts come back exactly as the exchange spelled them', () => {
  const number = fc.double({ min: 1e-9, max: 1e12, noNaN: true });
  fc.assert(
    fc.property(fc.array(fc.tuple(number, number, fc.boolean()), { minLength: 1, maxLength: 4 }), (fills) => {
      const text = fills.map(([price, amount, isSale]) => `PARTIALLY FILLED @ ${price}(${isSale ? '-' : ''}${amount})`).join(', ');
      const read = statusOf(text).executions.map(({ price, amount }) => [Number(price), Number(amount)]);
      const shown = text.slice(0, 300) === text;
      if (shown) expect(read).toEqual(fills.map(([price, amount, isSale]) => [price, isSale ? -amount : amount]));
    }),
  );
});
