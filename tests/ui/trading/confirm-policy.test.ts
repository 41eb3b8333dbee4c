import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type OrderSet, oneOrder } from '../../../src/domain/order/order-set';
import {
  CELLS,
  CONFIRMATIONS,
  type ConfirmChoices,
  cellKey,
  cellOf,
  cellWords,
  confirmationOf,
  readConfirmChoices,
  usualConfirmation,
  withConfirmation,
} from '../../../src/ui/trading/confirm-policy';
import { makeTerms, money } from './orders';

const funds = (reserves: string | null, available = '10000') => ({
  reserves: reserves === null ? null : money(reserves),
  available: money(available),
});
const limit = oneOrder(makeTerms());
const market = oneOrder(makeTerms({ type: 'market', price: null }));
const group = (first: OrderSet, kind: OrderSet['group'] = 'bracket'): OrderSet => ({ group: kind, orders: first.orders });

test('an order belongs to its kind, and a group that enters at market to the market orders', () => {
  const kinds = [limit, market, oneOrder(makeTerms({ type: 'stop' })), group(limit), group(market), group(limit, 'scaled')];
  expect(kinds.map((set) => cellOf(set, funds('1'), 'ticket').kind)).toEqual(['limit', 'market', 'conditional', 'group', 'market', 'group']);
});

test('above a tenth of what is available it is large, and so it is where that is not known', () => {
  expect(cellOf(limit, funds('1000'), 'ticket').size).toBe('small');
  expect(cellOf(limit, funds('1000.00000001'), 'ticket').size).toBe('large');
  for (const unknown of [null, funds(null), funds('0', '0'), funds('1', '-5')]) expect(cellOf(limit, unknown, 'chart').size).toBe('large');
});

test('usually a large market order is asked about, and a large limit that one press sends', () => {
  const asked = CELLS.filter((cell) => cell.source !== 'palette' && usualConfirmation(cell, false) !== 'none').map(cellKey);
  expect(asked).toEqual([
    'limit large book',
    'limit large chart',
    'limit large hotkey',
    'limit large ladder',
    ...['ticket', 'book', 'chart', 'hotkey', 'panel', 'ladder'].map((source) => `market large ${source}`),
  ]);
});

test('usually whatever is typed into the palette is asked about', () => {
  for (const isNarrow of [false, true]) {
    const asked = CELLS.filter((cell) => cell.source === 'palette').map((cell) => usualConfirmation(cell, isNarrow));
    expect(asked).toEqual(Array(8).fill('dialog'));
  }
});

test('on a phone every market order is asked about as well, and nothing else is that would not be', () => {
  for (const cell of CELLS) expect(usualConfirmation(cell, true)).toBe(cell.kind === 'market' ? 'dialog' : usualConfirmation(cell, false));
});

test('a question that is chosen is asked on every screen, though it is usual on the one where it was chosen', () => {
  const small = { kind: 'market', size: 'small', source: 'ticket' } as const;
  const chosen = (['dialog', 'hold', 'dialog'] as const).reduce((so, one) => withConfirmation(so, small, one), {} as ConfirmChoices);
  for (const isNarrow of [false, true]) expect(confirmationOf(small, chosen, isNarrow)).toBe('dialog');
});

test('what was chosen on a phone against what is usual there holds everywhere, and is still a choice where it is usual', () => {
  const small = { kind: 'market', size: 'small', source: 'ticket' } as const;
  const chosen = withConfirmation({}, small, 'none');
  expect(readConfirmChoices(JSON.stringify(chosen))).toEqual({ 'market small ticket': 'none' });
  for (const isNarrow of [false, true]) expect(confirmationOf(small, chosen, isNarrow)).toBe('none');
});

const cell = fc.constantFrom(...CELLS);
const choices: fc.Arbitrary<ConfirmChoices> = fc
  .array(fc.tuple(cell, fc.constantFrom(...CONFIRMATIONS)))
  .map((all) => all.reduce((so, [one, chosen]) => withConfirmation(so, one, chosen), {} as ConfirmChoices));

test('a choice is of its cell alone, is kept, and can be taken back', () => {
  fc.assert(
    fc.property(choices, cell, fc.constantFrom(...CONFIRMATIONS), (before, one, chosen) => {
      const after = withConfirmation(before, one, chosen);
      for (const isNarrow of [false, true]) {
        expect(confirmationOf(one, after, isNarrow)).toBe(chosen);
        for (const other of CELLS)
          if (cellKey(other) !== cellKey(one)) expect(confirmationOf(other, after, isNarrow)).toBe(confirmationOf(other, before, isNarrow));
      }
      expect(readConfirmChoices(JSON.stringify(after))).toEqual(after);
      const [wide, narrow] = [usualConfirmation(one, false), usualConfirmation(one, true)];
      expect(cellKey(one) in withConfirmation(after, one, wide)).toBe(wide !== narrow);
    }),
  );
});

test('what is kept may be torn or foreign: then it is as usual', () => {
  for (const text of [null, '', '{', 'null', '[]', '"x"', '{"limit small ticket":"never","x":"hold","market large ticket":7}'])
    expect(readConfirmChoices(text)).toEqual({});
  fc.assert(
    fc.property(fc.json(), (text) => {
      for (const value of Object.values(readConfirmChoices(text))) expect(CONFIRMATIONS).toContain(value);
    }),
  );
});

test('no two cells read alike', () => {
  expect(new Set(CELLS.map(cellWords)).size).toBe(CELLS.length);
});
