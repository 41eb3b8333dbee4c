import { expect, test } from 'vitest';
import { chordFor, type HotkeyGroup, hotkeyFor, hotkeyId, panelWithKeys } from '../../../src/ui/parts/hotkeys';

const run = (): void => undefined;
const everywhere: HotkeyGroup = {
  title: 'Everywhere',
  keys: [
    { key: '/', label: 'Search', run },
    { key: 't', label: 'Theme', run },
    { id: 'palette', key: 'k', isCommand: true, label: 'Everything', run },
    { id: 'quiet', key: '', label: 'Nothing by itself', run },
  ],
};
const chart: HotkeyGroup = {
  title: 'Chart',
  keys: [
    { key: '1', label: '1m', run },
    { key: 't', label: 'Trend', run },
  ],
};
const groups = [everywhere, chart];
const press = (key: string, part: object = {}) => ({
  key,
  code: '',
  defaultPrevented: false,
  isComposing: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  repeat: false,
  getModifierState: () => false,
  ...part,
});
const nowhere = (): number => 0;
const found = (pressed: ReturnType<typeof press>, all: readonly HotkeyGroup[] = groups, bindings = {}, near: (panel: unknown) => number = nowhere) =>
  hotkeyFor(pressed, false, all, bindings, near)?.label;

test('a key runs what is registered for it, letters in either case', () => {
  expect(found(press('/'))).toBe('Search');
  expect(found(press('1'))).toBe('1m');
  expect(found(press('x'))).toBeUndefined();
  // With the lock for capitals on, and nothing held.
  expect(found(press('T'), [everywhere])).toBe('Theme');
});

test('of two groups with one key the later one has it', () => {
  expect(found(press('t'))).toBe('Trend');
});

test('nothing runs while typing, composing, holding another key or after somebody took the key', () => {
  expect(hotkeyFor(press('/'), true, groups, {}, nowhere)).toBeUndefined();
  for (const part of [{ isComposing: true }, { ctrlKey: true }, { metaKey: true }, { altKey: true }, { repeat: true }, { defaultPrevented: true }])
    expect(found(press('/', part))).toBeUndefined();
});

test('a key that wants Shift, or Ctrl, runs with it only, and one that does not without it only', () => {
  const stop: HotkeyGroup[] = [{ title: 'Trading', keys: [{ key: 'k', isShifted: true, label: 'Stop', run }] }];
  expect(found(press('k'), stop)).toBeUndefined();
  expect(found(press('K', { shiftKey: true }), stop)).toBe('Stop');
  expect(found(press('T', { shiftKey: true }))).toBeUndefined();
  expect(found(press('k', { ctrlKey: true }))).toBe('Everything');
  expect(found(press('k', { metaKey: true }))).toBe('Everything');
  expect(found(press('k'))).toBeUndefined();
});

test('other keys that the user bound run it, and its own no longer do', () => {
  const bindings = { palette: 'Alt+p', quiet: 'q', 'Everywhere t': null };
  expect(found(press('p', { altKey: true }), groups, bindings)).toBe('Everything');
  expect(found(press('k', { ctrlKey: true }), groups, bindings)).toBeUndefined();
  expect(found(press('q'), groups, bindings)).toBe('Nothing by itself');
  expect(found(press('t'), [everywhere], bindings)).toBeUndefined();
});

test('what has no name of its own is bound under its group and keys, what is fixed under nothing', () => {
  expect(hotkeyId(chart, { key: 't', label: 'Trend', run })).toBe('Chart t');
  expect(hotkeyId(chart, { key: 'c', isShifted: true, isCommand: true, label: '', run })).toBe('Chart Mod+Shift+c');
  expect(hotkeyId(chart, { key: '', label: 'Later', run })).toBe('Chart Later');
  const fixed = { key: 'Escape', isFixed: true, label: 'Disarm', run };
  expect(chordFor(chart, fixed, { 'Chart Escape': 'x' })).toBe('Escape');
});

test('of panels with one key the nearest has it; nothing is as near as the last one registered', () => {
  const [left, right] = ['left', 'right'] as unknown as [Element, Element];
  const of = (where: Element, label: string): HotkeyGroup => ({ title: label, keys: [{ key: '+', label, run }], where: () => where });
  const panels = [of(left, 'Left'), of(right, 'Right')];
  expect(found(press('+'), panels)).toBe('Right');
  expect(found(press('+'), panels, {}, (panel) => (panel === left ? 1 : 0))).toBe('Left');
  expect(found(press('+'), panels, {}, (panel) => (panel === left ? 1 : 2))).toBe('Right');
});

test('the panel with the focus has the keys, else the one under the pointer, and one that is far or has none does not', () => {
  const [tape, depth] = [{}, {}] as [Element, Element];
  const all: readonly HotkeyGroup[] = [
    everywhere,
    { ...chart, where: () => tape },
    { ...chart, where: () => depth },
    { ...chart, where: () => undefined },
  ];
  const near = (of: ReadonlyMap<Element | undefined, number>) => panelWithKeys(all, (panel) => of.get(panel) ?? 0);
  expect(
    near(
      new Map([
        [tape, 2],
        [depth, 1],
      ]),
    ),
  ).toBe(tape);
  expect(
    near(
      new Map([
        [tape, 1],
        [depth, 2],
      ]),
    ),
  ).toBe(depth);
  expect(near(new Map([[depth, 1]]))).toBe(depth);
  expect(near(new Map([[undefined, 2]]))).toBeUndefined();
  expect(near(new Map())).toBeUndefined();
});
