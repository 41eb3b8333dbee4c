import { expect, test } from 'vitest';
import { type HotkeyGroup, hotkeyFor } from '../../../src/ui/parts/hotkeys';

const run = (): void => undefined;
const groups: HotkeyGroup[] = [
  {
    title: 'Everywhere',
    keys: [
      { key: '/', label: 'Search', run },
      { key: 't', label: 'Theme', run },
    ],
  },
  {
    title: 'Chart',
    keys: [
      { key: '1', label: '1m', run },
      { key: 't', label: 'Trend', run },
    ],
  },
];
const press = (key: string, part: object = {}) => ({
  key,
  defaultPrevented: false,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  ...part,
});

test('a key runs what is registered for it, letters in either case', () => {
  expect(hotkeyFor(press('/'), false, groups)?.label).toBe('Search');
  expect(hotkeyFor(press('1'), false, groups)?.label).toBe('1m');
  expect(hotkeyFor(press('x'), false, groups)).toBeUndefined();
});

test('of two groups with one key the later one has it', () => {
  expect(hotkeyFor(press('T'), false, groups)?.label).toBe('Trend');
});

test('nothing runs while typing, composing, holding a modifier or after somebody took the key', () => {
  expect(hotkeyFor(press('/'), true, groups)).toBeUndefined();
  for (const part of [{ isComposing: true }, { ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }, { defaultPrevented: true }])
    expect(hotkeyFor(press('/', part), false, groups)).toBeUndefined();
});

test('a key that wants Shift runs with it only', () => {
  const stop: HotkeyGroup[] = [{ title: 'Trading', keys: [{ key: 'k', isShifted: true, label: 'Stop', run }] }];
  expect(hotkeyFor(press('k'), false, stop)).toBeUndefined();
  expect(hotkeyFor(press('K', { shiftKey: true }), false, stop)?.label).toBe('Stop');
});
