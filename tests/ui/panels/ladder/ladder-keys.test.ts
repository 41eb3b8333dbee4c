import { expect, test } from 'vitest';
import { type KeyFacts, ladderKey } from '../../../../src/ui/panels/ladder/ladder-keys';

const at = { index: 700, side: 'buy' } as const;
const facts = (change: Partial<KeyFacts> = {}): KeyFacts => ({
  selected: at,
  isMoving: false,
  best: (side) => (side === 'buy' ? 500 : 501),
  page: 20,
  ...change,
});
const NO_KEYS = { shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, repeat: false };
const press = (key: string, change: Partial<KeyFacts> = {}, held: Partial<typeof NO_KEYS> = {}) =>
  ladderKey({ key, ...NO_KEYS, ...held }, facts(change));

test('the first arrow begins at the best price of a side, the next ones go on from there', () => {
  expect(press('ArrowUp', { selected: null })).toEqual({ kind: 'select', spot: { index: 501, side: 'sell' } });
  expect(press('ArrowDown', { selected: null })).toEqual({ kind: 'select', spot: { index: 500, side: 'buy' } });
  expect(press('ArrowRight', { selected: null })).toEqual({ kind: 'select', spot: { index: 501, side: 'sell' } });
  expect(press('ArrowLeft', { selected: null, best: () => null })).toBeNull();
  expect(press('ArrowUp')).toEqual({ kind: 'select', spot: { index: 701, side: 'buy' } });
  expect(press('PageDown')).toEqual({ kind: 'select', spot: { index: 680, side: 'buy' } });
  expect(press('ArrowRight')).toEqual({ kind: 'select', spot: { index: 700, side: 'sell' } });
  expect(press('ArrowDown', { selected: { index: 1, side: 'buy' } })).toEqual({ kind: 'select', spot: { index: 1, side: 'buy' } });
});

test('Enter places where the keys are, once however long it is held, and nowhere else', () => {
  expect(press('Enter')).toEqual({ kind: 'place', spot: at });
  expect(press('Enter', {}, { repeat: true })).toBeNull();
  expect(press('Enter', { selected: null })).toBeNull();
});

test('Shift takes the order along; then Enter sends the change and Escape leaves it', () => {
  expect(press('ArrowUp', {}, { shiftKey: true })).toEqual({ kind: 'carry', spot: at, by: 1 });
  expect(press('ArrowDown', { isMoving: true })).toEqual({ kind: 'carry', spot: at, by: -1 });
  expect(press('ArrowRight', { isMoving: true })).toBeNull();
  expect(press('Enter', { isMoving: true })).toEqual({ kind: 'drop', isMeant: true });
  expect(press('Escape', { isMoving: true })).toEqual({ kind: 'drop', isMeant: false });
  expect(press('Delete', { isMoving: true })).toBeNull();
});

test('Delete cancels, Escape leaves the rows before it is anybody’s', () => {
  expect(press('Delete')).toEqual({ kind: 'cancel', spot: at });
  expect(press('Delete', {}, { repeat: true })).toBeNull();
  expect(press('Escape')).toEqual({ kind: 'leave' });
  expect(press('Escape', { selected: null })).toBeNull();
});

test('steps, sizes and the middle have keys, chords and other keys are somebody else’s', () => {
  expect(press(' ')).toEqual({ kind: 'centre' });
  expect(press('+')).toEqual({ kind: 'group', by: 1 });
  expect(press('-')).toEqual({ kind: 'group', by: -1 });
  expect(press('5')).toEqual({ kind: 'size', place: 4 });
  for (const key of ['6', '0', 'b', 'Tab']) expect(press(key)).toBeNull();
  for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const) expect(press('Enter', {}, { [held]: true })).toBeNull();
});
