import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isWithOthers, walkTo } from '../../../src/ui/parts/walk';

const axis = fc.constantFrom('row', 'column');
const FORTH = { row: 'ArrowRight', column: 'ArrowDown' } as const;
const BACK = { row: 'ArrowLeft', column: 'ArrowUp' } as const;

test('arrows go round: forth and back again is where one was, and as many steps as there are places come round', () => {
  fc.assert(
    fc.property(axis, fc.integer({ min: 1, max: 12 }), fc.nat(), (along, count, some) => {
      const at = some % count;
      const next = walkTo(FORTH[along], at, count, along) ?? -1;
      expect(next).toBe(at === count - 1 ? 0 : at + 1);
      expect(walkTo(BACK[along], next, count, along)).toBe(at);
      let round = at;
      for (let i = 0; i < count; i++) round = walkTo(FORTH[along], round, count, along) ?? -1;
      expect(round).toBe(at);
    }),
  );
});

test('Home and End lead to the ends, from anywhere', () => {
  fc.assert(
    fc.property(axis, fc.integer({ min: 1, max: 12 }), fc.integer({ min: -1, max: 11 }), (along, count, at) => {
      expect(walkTo('Home', at, count, along)).toBe(0);
      expect(walkTo('End', at, count, along)).toBe(count - 1);
    }),
  );
});

test('from nowhere the arrows lead to the first and to the last', () => {
  expect(walkTo('ArrowDown', -1, 3, 'column')).toBe(0);
  expect(walkTo('ArrowUp', -1, 3, 'column')).toBe(2);
});

test('the arrows of the other axis lead nowhere, nor does any key where there is nothing', () => {
  for (const key of ['ArrowUp', 'ArrowDown', 'Enter', 'a']) expect(walkTo(key, 0, 3, 'row')).toBeNull();
  for (const key of ['ArrowLeft', 'ArrowRight', 'Tab']) expect(walkTo(key, 0, 3, 'column')).toBeNull();
  for (const key of ['ArrowRight', 'ArrowLeft', 'Home', 'End']) expect(walkTo(key, -1, 0, 'row')).toBeNull();
});

test('a key that is pressed with others is not one of them; Shift is none of those', () => {
  const none = { ctrlKey: false, metaKey: false, altKey: false };
  expect(isWithOthers(none)).toBe(false);
  for (const key of ['ctrlKey', 'metaKey', 'altKey']) expect(isWithOthers({ ...none, [key]: true })).toBe(true);
});
