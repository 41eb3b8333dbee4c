import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Column } from '../../../../src/ui/trading/columns';
import {
  AS_USUAL,
  arranged,
  drawnWidth,
  inOrder,
  isAsUsual,
  LEAST_WIDTH,
  MOST_WIDTH,
  nextSort,
  placed,
  readTableChoices,
  stepped,
  type TableChoice,
  turned,
  widened,
  widthOfAll,
} from '../../../../src/ui/trading/table/column-choice';

const cell = () => null;
const pair = { id: 'pair', title: 'Pair', width: 70, cell };
const state = { id: 'state', title: 'State', width: 130, cell };
const time = { id: 'time', title: 'Time', width: 90, usual: 'room' as const, cell };
const lives = { id: 'lives', title: 'Lives at', width: 80, usual: 'room' as const, cell };
const id = { id: 'id', title: 'Id', width: 80, usual: 'off' as const, cell };
const feeIn = { id: 'fee-in', title: 'Fee in' };
const tools = { id: 'tools', title: '', width: 60, cell };
const columns: readonly Column<never>[] = [time, pair, state, lives, id, feeIn, tools];

const ids = (all: readonly { readonly id: string }[]): string => all.map((column) => column.id).join(' ');
const shownAt = (room: number, choice: TableChoice = AS_USUAL): string => ids(arranged(columns, choice, room));

test('what is always shown is shown in no room at all; what wants room comes as it fits, in the table’s own order', () => {
  expect(shownAt(0)).toBe('pair state tools');
  expect(shownAt(70 + 130 + 60 + 89)).toBe('pair state lives tools');
  expect(shownAt(70 + 130 + 60 + 90)).toBe('time pair state tools');
  expect(shownAt(70 + 130 + 60 + 90 + 80)).toBe('time pair state lives tools');
  expect(shownAt(Number.POSITIVE_INFINITY)).toBe('time pair state lives tools');
});

test('what wants what is spare comes after all that want room, wherever it stands', () => {
  const spare = [{ ...time, usual: 'spare' as const }, ...columns.slice(1)];
  const least = widthOfAll(arranged(spare, AS_USUAL, 0));
  const at = (room: number): string => ids(arranged(spare, AS_USUAL, least + room));
  expect(at(89)).not.toContain('time');
  expect(at(89)).toContain('lives');
  expect(at(90)).not.toContain('time');
  expect(at(80 + 90)).toMatch(/^time .*lives/);
});

test('what the user shows is shown in any room, what is hidden in none, and buttons always', () => {
  const choice = turned(turned(turned(AS_USUAL, 'id', true), 'state', false), 'time', true);
  expect(shownAt(0, choice)).toBe('time pair id tools');
  expect(shownAt(10_000, turned(choice, 'lives', false))).toBe('time pair id tools');
});

test('a column that only a file has is never on the screen, and is not to be chosen', () => {
  expect(shownAt(10_000, turned(AS_USUAL, 'fee-in', true))).not.toContain('fee-in');
  expect(ids(inOrder(columns, AS_USUAL))).toBe('time pair state lives id');
});

test('a step goes past the next one that is seen, with what is hidden between', () => {
  const choice = stepped(columns, AS_USUAL, ['pair', 'state'], 'pair', 1);
  expect(ids(inOrder(columns, choice))).toBe('time state pair lives id');
  const back = stepped(columns, AS_USUAL, ['time', 'state'], 'state', -1);
  expect(ids(inOrder(columns, back))).toBe('state time pair lives id');
});

test('at the edge there is no step, nor for what is not there', () => {
  expect(stepped(columns, AS_USUAL, ['pair', 'state'], 'state', 1)).toBe(AS_USUAL);
  expect(stepped(columns, AS_USUAL, ['pair', 'state'], 'pair', -1)).toBe(AS_USUAL);
  expect(stepped(columns, AS_USUAL, ['pair', 'state'], 'lives', 1)).toBe(AS_USUAL);
  expect(placed(columns, AS_USUAL, 'pair', 'before', 'pair')).toBe(AS_USUAL);
  expect(placed(columns, AS_USUAL, 'pair', 'before', 'nonsense')).toBe(AS_USUAL);
});

test('a column that is there only at times keeps its place, and one that is new stands after the one that it follows', () => {
  const trigger = { id: 'trigger', title: 'Trigger', cell };
  const withTrigger = [time, pair, trigger, state, tools];
  const choice = placed(withTrigger, AS_USUAL, 'trigger', 'before', 'time');
  const without = placed(columns, choice, 'state', 'before', 'pair');
  expect(ids(inOrder([time, pair, trigger, state, lives], without))).toBe('trigger time state pair lives');
  const added = { id: 'added', title: 'Added', cell };
  expect(ids(inOrder([time, pair, added, state], placed([time, pair, state], AS_USUAL, 'time', 'after', 'state')))).toBe('pair added state time');
});

const anyChoice = fc.record({
  order: fc.array(fc.constantFrom('time', 'pair', 'state', 'lives', 'id', 'gone'), { maxLength: 8 }),
  shown: fc.dictionary(fc.constantFrom('time', 'pair', 'state', 'lives', 'id', 'gone'), fc.boolean()),
  widths: fc.dictionary(fc.constantFrom('time', 'pair', 'state', 'gone'), fc.integer({ min: LEAST_WIDTH, max: MOST_WIDTH })),
  sort: fc.option(fc.record({ by: fc.constantFrom('time', 'pair'), isDown: fc.boolean() })),
});

test('whatever was chosen, each column is there once, and what nobody asked for fits', () => {
  fc.assert(
    fc.property(anyChoice, fc.integer({ min: 0, max: 900 }), (choice, room) => {
      const shown = arranged(columns, choice, room);
      expect(new Set(shown).size).toBe(shown.length);
      expect(shown.at(-1)).toBe(tools);
      expect(ids([...inOrder(columns, choice)].sort((a, b) => (a.id < b.id ? -1 : 1)))).toBe('id lives pair state time');
      for (const column of inOrder(columns, choice)) {
        const chosen = choice.shown[column.id];
        if (chosen !== undefined) expect(shown.includes(column)).toBe(chosen);
        else if (choice.widths[column.id] !== undefined) expect(shown).toContain(column);
        else if (column.usual === 'room' && shown.includes(column)) expect(widthOfAll(shown, choice)).toBeLessThanOrEqual(room);
        else expect(shown.includes(column)).toBe(column.usual === undefined);
      }
    }),
  );
});

test('a step there and one back is no step', () => {
  const among = ['time', 'pair', 'state', 'lives', 'id'];
  fc.assert(
    fc.property(anyChoice, fc.constantFrom(...among), (choice, moved) => {
      const order = inOrder(columns, choice).map((column) => column.id);
      const there = stepped(columns, choice, order, moved, 1);
      const after = inOrder(columns, there).map((column) => column.id);
      const back = stepped(columns, there, after, moved, -1);
      if (order.at(-1) === moved) expect(there).toBe(choice);
      else expect(inOrder(columns, back).map((column) => column.id)).toEqual(order);
    }),
  );
});

test('presses on a heading sort, turn round and let go; numbers and times begin with the greatest', () => {
  const number = { id: 'size', isNumber: true };
  expect(nextSort(null, number)).toEqual({ by: 'size', isDown: true });
  expect(nextSort({ by: 'size', isDown: true }, number)).toEqual({ by: 'size', isDown: false });
  expect(nextSort({ by: 'size', isDown: false }, number)).toBeNull();
  expect(nextSort({ by: 'pair', isDown: false }, number)).toEqual({ by: 'size', isDown: true });
  expect(nextSort(null, { id: 'time', isTime: true })).toEqual({ by: 'time', isDown: true });
  expect(nextSort(null, { id: 'pair' })).toEqual({ by: 'pair', isDown: false });
});

test('what is kept is read again; what makes no sense is as usual', () => {
  const kept = { orders: { order: ['state', 'pair'], shown: { id: true }, widths: { pair: 96 }, sort: { by: 'size', isDown: true } } };
  expect(readTableChoices(JSON.stringify(kept))).toEqual(kept);
  expect(readTableChoices(null)).toEqual({});
  for (const text of ['', '{', 'null', '7', '"text"', '[]']) expect(readTableChoices(text)).toEqual({});
  const odd = {
    orders: {
      order: [1, 'pair', null],
      shown: { id: 'yes', pair: false },
      widths: { pair: '9', id: null, state: -5, time: 1e9 },
      sort: { by: 7, isDown: true },
    },
    fills: null,
  };
  expect(readTableChoices(JSON.stringify(odd))).toEqual({
    orders: { order: ['pair'], shown: { pair: false }, widths: { state: LEAST_WIDTH, time: MOST_WIDTH }, sort: null },
    fills: AS_USUAL,
  });
  expect(isAsUsual(AS_USUAL)).toBe(true);
  expect(isAsUsual(turned(AS_USUAL, 'id', true))).toBe(false);
});

test('a width by hand holds within its bounds, for a column that grows as well, until it is given back', () => {
  const choice = widened(AS_USUAL, 'pair', 120.4);
  expect(choice.widths).toEqual({ pair: 120 });
  expect(isAsUsual(choice)).toBe(false);
  expect(widthOfAll([pair, state], choice)).toBe(250);
  expect(drawnWidth(pair, AS_USUAL)).toBe(70);
  expect(drawnWidth({ ...pair, grows: true }, AS_USUAL)).toBeNull();
  expect(drawnWidth({ ...pair, grows: true }, choice)).toBe(120);
  expect(widened(choice, 'pair', 1).widths).toEqual({ pair: LEAST_WIDTH });
  expect(widened(choice, 'pair', 1e9).widths).toEqual({ pair: MOST_WIDTH });
  expect(widened(choice, 'pair', null)).toEqual(AS_USUAL);
  expect(widened(choice, 'pair', 120)).toBe(choice);
  expect(widened(AS_USUAL, 'pair', null)).toBe(AS_USUAL);
});

test('a column that came because there was room stays when it is made wider than that', () => {
  expect(shownAt(350)).toBe('time pair state tools');
  expect(shownAt(350, widened(AS_USUAL, 'time', 300))).toBe('time pair state tools');
});
