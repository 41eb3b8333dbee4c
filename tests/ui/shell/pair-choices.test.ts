import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { InstrumentId } from '../../../src/domain/instrument';
import { GROUPINGS, type Grouping, LADDERS } from '../../../src/ui/panels/book/grouping';
import { sizeFilter } from '../../../src/ui/panels/tape/size-filter';
import { readChoices, USUAL, withChoice } from '../../../src/ui/shell/pair-choices';

const COARSE = GROUPINGS[5] as Grouping;
const pair = (n: number): InstrumentId => `bitfinex:T${n}/USD`;

test('whatever is stored, choices are groupings that exist and filters that can be read, of pairs that can be', () => {
  const one = fc.record({
    grouping: fc.record({ precision: fc.constantFrom('P0', 'P3', 'P9'), multiple: fc.integer({ min: 0, max: 5 }) }),
    minimum: fc.string(),
  });
  const stored = fc.oneof(
    fc.jsonValue(),
    fc.dictionary(fc.constantFrom('bitfinex:BTC/USD', 'bitfinex:btc/usd', '__proto__'), fc.oneof(fc.jsonValue(), one)),
  );
  fc.assert(
    fc.property(stored, (value) => {
      for (const [id, { grouping, minimum }] of Object.entries(readChoices(value))) {
        expect(id).toBe('bitfinex:BTC/USD');
        expect(LADDERS).toContain(grouping);
        expect(sizeFilter(minimum).isValid && minimum.length <= 12).toBe(true);
      }
    }),
  );
});

test('what was stored comes back', () => {
  const all = withChoice(withChoice({}, pair(1), { grouping: COARSE }), pair(2), { minimum: '2.5k' });
  expect(readChoices(JSON.parse(JSON.stringify(all)))).toEqual(all);
  expect(all).toEqual({ [pair(1)]: { grouping: COARSE, minimum: '' }, [pair(2)]: { grouping: USUAL.grouping, minimum: '2.5k' } });
});

test('a part that makes no sense is its default and spoils no other', () => {
  expect(readChoices({ [pair(1)]: { grouping: { precision: 'P7', multiple: 1 }, minimum: '3' } })).toEqual({ [pair(1)]: { ...USUAL, minimum: '3' } });
  expect(readChoices({ [pair(1)]: { grouping: COARSE, minimum: '1'.repeat(13) } })).toEqual({ [pair(1)]: { ...USUAL, grouping: COARSE } });
});

test('one choice of a pair leaves its other', () => {
  const all = withChoice(withChoice({}, pair(1), { grouping: COARSE }), pair(1), { minimum: '3' });
  expect(all).toEqual({ [pair(1)]: { grouping: COARSE, minimum: '3' } });
});

test('a pair that is back to the usual is not kept', () => {
  expect(withChoice({ [pair(1)]: { grouping: COARSE, minimum: '' } }, pair(1), { grouping: USUAL.grouping })).toEqual({});
});

test('of more than fifty pairs the one changed longest ago is forgotten', () => {
  let all = {};
  for (let n = 0; n < 50; n++) all = withChoice(all, pair(n), { minimum: '1' });
  all = withChoice(all, pair(0), { minimum: '2' });
  all = withChoice(all, pair(50), { minimum: '1' });
  expect(Object.keys(all)).toHaveLength(50);
  expect(all).not.toHaveProperty([pair(1)]);
  expect(all).toHaveProperty([pair(0)]);
  const tooMany = Object.fromEntries(Array.from({ length: 80 }, (_, n) => [pair(n), { minimum: '1' }]));
  expect(Object.keys(readChoices(tooMany))).toEqual(Array.from({ length: 50 }, (_, n) => pair(30 + n)));
});
