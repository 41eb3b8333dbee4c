import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keysOf } from '../../../src/ui/keys/key-words';
import { readBindings } from '../../../src/ui/parts/bindings';
import { chord, chordOf, isChord, isFree } from '../../../src/ui/parts/chord';

const press = (key: string, part: object = {}) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  getModifierState: () => false,
  ...part,
});

test('a press is what is held and its key, Ctrl and ⌘ being one', () => {
  expect(chordOf(press('k', { ctrlKey: true }))).toBe('Mod+k');
  expect(chordOf(press('k', { metaKey: true }))).toBe('Mod+k');
  expect(chordOf(press('C', { ctrlKey: true, shiftKey: true }))).toBe('Mod+Shift+c');
  expect(chordOf(press('Home', { shiftKey: true }))).toBe('Shift+Home');
  expect(chordOf(press(' ', { shiftKey: true }))).toBe('Shift+ ');
});

test('what is only held is no chord yet', () => {
  for (const key of ['Control', 'Shift', 'Alt', 'AltGraph', 'Meta', 'CapsLock', 'Dead', 'Process']) expect(chordOf(press(key))).toBeNull();
});

test('a sign that wants Shift on one keyboard and not on another is the same sign', () => {
  expect(chordOf(press('?', { shiftKey: true }))).toBe('?');
  expect(chordOf(press('/', { shiftKey: true }))).toBe('/');
  expect(chordOf(press('+'))).toBe('+');
});

test('a third sign of a key is typed, not a chord', () => {
  const third = { ctrlKey: true, altKey: true, getModifierState: (name: string) => name === 'AltGraph' };
  expect(chordOf(press('[', third))).toBe('[');
  expect(chordOf(press('ArrowUp', third))).toBe('Mod+Alt+ArrowUp');
});

test('what Alt makes of a letter or a figure is not what is meant', () => {
  expect(chordOf(press('å', { altKey: true, code: 'KeyA' }))).toBe('Alt+a');
  expect(chordOf(press('¡', { altKey: true, code: 'Digit1' }))).toBe('Alt+1');
  expect(chordOf(press('Å', { altKey: true, shiftKey: true, code: 'KeyA' }))).toBe('Alt+Shift+a');
});

test('keys are written as they are printed', () => {
  expect(keysOf('Mod+Shift+c', false)).toEqual(['Ctrl', 'Shift', 'C']);
  expect(keysOf('Mod+Alt+ArrowUp', true)).toEqual(['⌘', '⌥', '↑']);
  expect(keysOf('Mod++', false)).toEqual(['Ctrl', '+']);
  expect(keysOf(' ', false)).toEqual(['Space']);
  expect(keysOf('-', false)).toEqual(['−']);
});

test('any chord is one, is written with its key last, and is kept where it is free', () => {
  const held = fc.record({ isCommand: fc.boolean(), isAlt: fc.boolean(), isShifted: fc.boolean() });
  fc.assert(
    fc.property(fc.constantFrom('a', '7', '+', '-', ' ', '/', 'Home', 'F9'), held, (key, how) => {
      const one = chord(key, how);
      expect(isChord(one)).toBe(true);
      expect(keysOf(one, false)).toHaveLength(1 + Object.values(how).filter(Boolean).length);
      expect(readBindings(JSON.stringify({ action: one }))).toEqual(isFree(one) ? { action: one } : {});
    }),
  );
});

test('what is kept and makes no sense is as usual', () => {
  for (const text of [null, '', '{', '[]', '"k"', 'null', '7']) expect(readBindings(text)).toEqual({});
  expect(readBindings(JSON.stringify({ a: 'Mod+', b: 7, c: null, d: 'k', e: 'Mod+Shift+', f: 'x'.repeat(40) }))).toEqual({ c: null, d: 'k' });
});
