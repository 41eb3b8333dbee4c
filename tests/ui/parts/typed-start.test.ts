import { expect, test } from 'vitest';
import { TypedStart } from '../../../src/ui/parts/typed-start';

const LABELS = ['Move left', 'Move right', '▲ Buy limit at 100…', 'Close', 'Öppna'];

/** Types it with a key each 100 ms from `fromMs`, and answers where that leads. */
function typeFrom(list: TypedStart, text: string, fromMs: number, at: number, labels: readonly string[] = LABELS): number | null {
  let place: number | null = at;
  let ms = fromMs;
  for (const key of text) {
    const found = list.find(key, ms, labels, place ?? at);
    place = found === -1 ? place : found;
    ms += 100;
  }
  return place;
}

test('a letter leads to the next that begins with it, in either case and past a sign before the words', () => {
  expect(new TypedStart().find('c', 0, LABELS, 0)).toBe(3);
  expect(new TypedStart().find('C', 0, LABELS, 0)).toBe(3);
  expect(new TypedStart().find('b', 0, LABELS, -1)).toBe(2);
  expect(new TypedStart().find('ö', 0, LABELS, 0)).toBe(4);
});

test('one letter again and again goes round all that begin with it', () => {
  const list = new TypedStart();
  expect(list.find('m', 0, LABELS, -1)).toBe(0);
  expect(list.find('m', 200, LABELS, 0)).toBe(1);
  expect(list.find('m', 400, LABELS, 1)).toBe(0);
  expect(list.find('m', 5_000, LABELS, 0)).toBe(1);
});

test('letters without a pause are one word, with its spaces, and stay where it is that one already', () => {
  expect(typeFrom(new TypedStart(), 'move r', 0, -1)).toBe(1);
  expect(typeFrom(new TypedStart(), 'mo', 0, 0)).toBe(1);
  expect(typeFrom(new TypedStart(), 'mov', 0, 0)).toBe(1);
  expect(typeFrom(new TypedStart(), 'buy limit', 0, 0)).toBe(2);
});

test('after a pause they begin anew', () => {
  const list = new TypedStart();
  expect(list.find('m', 0, LABELS, -1)).toBe(0);
  expect(list.find('c', 601, LABELS, 0)).toBe(3);
  expect(list.find('x', 700, LABELS, 3)).toBe(-1);
});

test('what is no letter is not taken, and a space only within words: by itself it presses', () => {
  const list = new TypedStart();
  for (const key of ['Enter', 'ArrowDown', 'F6', ' ']) expect(list.find(key, 0, LABELS, 0)).toBeNull();
  expect(list.find('m', 100, LABELS, -1)).toBe(0);
  expect(list.find(' ', 800, LABELS, 0)).toBeNull();
  expect(list.find('m', 900, [], -1)).toBe(-1);
});
