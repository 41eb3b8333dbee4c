import { readFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { boundActions, conflictOf, laterActions, whyNotFree } from '../../../src/ui/keys/conflicts';
import { keysOf } from '../../../src/ui/keys/key-words';
import { KEY_PRESETS, presetOf } from '../../../src/ui/keys/presets';
import type { HotkeyGroup } from '../../../src/ui/parts/hotkeys';
import { showLanguage } from '../../../src/ui/words/language';

afterEach(() => showLanguage('en'));

const run = (): void => undefined;
const where = () => undefined;
const groups: readonly HotkeyGroup[] = [
  { title: 'Everywhere', keys: [{ id: 'theme', key: 't', label: 'Theme', run }] },
  { title: 'Chart', keys: [{ id: 'trend', key: 'x', label: 'Trend', run }], where },
  { title: 'Chart', keys: [{ id: 'trend', key: 'x', label: 'Trend', run }], where },
  {
    title: 'Book',
    keys: [
      { id: 'coarser', key: '+', label: 'Coarser', run },
      { id: 'finer', key: '-', label: 'Finer', run },
    ],
    where,
  },
];
const conflict = (id: string, bindings: Record<string, string | null>): string | null => {
  const all = boundActions(groups, bindings);
  return conflictOf(all.find((one) => one.id === id) ?? (all[0] as (typeof all)[number]), all);
};

test('an action that several panels offer stands once', () => {
  expect(boundActions(groups, {}).map(({ id }) => id)).toEqual(['theme', 'trend', 'coarser', 'finer']);
  expect(boundActions(groups, { trend: null }).find(({ id }) => id === 'trend')?.chord).toBeNull();
});

test('keys of its own are no conflict, nor is having none', () => {
  expect(conflict('theme', {})).toBeNull();
  expect(conflict('theme', { theme: null, trend: null })).toBeNull();
});

test('the same keys twice are named on both sides, and it is said which is done', () => {
  expect(conflict('theme', { trend: 't' })).toBe('Also: “Trend” (Chart). Only one of them is done: give one other keys.');
  expect(conflict('trend', { trend: 't' })).toBe('Also: “Theme” (Everywhere). Only one of them is done: give one other keys.');
});

test('panels may have the same keys: the one with the focus has them', () => {
  expect(conflict('trend', { trend: '+' })).toBe('Also: “Coarser” (Book). The panel that has the focus or the pointer has the keys.');
  expect(conflict('finer', { finer: '+' })).toBe('Also: “Coarser” (Book). Only one of them is done: give one other keys.');
});

test('what the desk does itself is said, whoever has its keys', () => {
  expect(conflict('theme', { theme: 'Mod+z' })).toBe('Also: Take back a change of the arrangement. Both are done.');
});

test('keys that move about or are the browser’s are not to be bound, others are', () => {
  for (const chord of ['Enter', 'Tab', 'Shift+Tab', 'Escape', ' ', 'ArrowUp', 'Mod+c', 'Mod+w', 'Mod+Shift+t'])
    expect(whyNotFree(chord)).not.toBeNull();
  for (const chord of ['a', 'Shift+a', 'Mod+k', 'Mod+Shift+c', 'Alt+1', 'Alt+ArrowUp', 'Home', 'F9']) expect(whyNotFree(chord)).toBeNull();
});

test('a preset is told by what it changes', () => {
  expect(presetOf({})).toBe('Standard');
  for (const { name, bindings } of KEY_PRESETS) expect(presetOf(bindings)).toBe(name);
  expect(presetOf({ theme: 'x' })).toBeNull();
});

test('no preset binds what cannot be, or one chord twice', () => {
  for (const { bindings } of KEY_PRESETS) {
    const chords = Object.values(bindings);
    expect(new Set(chords).size).toBe(chords.length);
    for (const chord of chords) expect(whyNotFree(chord ?? '')).toBeNull();
  }
});

test('keys that orders will have once trading is open are told before it is', () => {
  const before = (bindings: Record<string, string | null>): string | null => {
    const all = boundActions(groups, bindings);
    return conflictOf(all[0] as (typeof all)[number], [...all, ...laterActions(all, bindings)]);
  };
  expect(before({ theme: 'c' })).toBe(
    'Also: “Armed: cancel the order placed last” (once trading is open). Only one of them is done: give one other keys.',
  );
  expect(before({ theme: 'x', 'order cancel last': 'x' })).toContain('cancel the order placed last');
  expect(before({ theme: 'c', 'order cancel last': null })).toBeNull();
});

test('those that are there are not told twice, and all that trading offers is among them', () => {
  const source = readFileSync(new URL('../../../src/ui/trading/hotkeys.tsx', import.meta.url), 'utf8');
  const [, offers = ''] = /createHotkeys\(t\('Orders by key'\), (.*?)\n {2}\]\);/s.exec(source) ?? [];
  const usual = [...offers.matchAll(/id: '([^']+)',\s*key: '(\w)',\s*(isShifted: true,)?\s*(isCommand: true,)?/g)].map(
    ([, id, key, shifted, command]) => [id, `${command ? 'Mod+' : ''}${shifted ? 'Shift+' : ''}${key}`] as const,
  );
  const later = laterActions([], {});
  expect(later.map(({ id, chord }) => [id, chord]).sort()).toEqual([...usual].sort());
  expect(laterActions(later, {})).toEqual([]);
});

test('in Swedish a conflict and a key without a sign are told in Swedish', async () => {
  expect(keysOf('Mod+Shift+ ', false)).toEqual(['Ctrl', 'Shift', 'Space']);
  await showLanguage('sv');
  expect(conflict('theme', { theme: 'Mod+z' })).toBe('Även: Ångra en ändring av uppställningen. Båda utförs.');
  expect(keysOf('Mod+Shift+ ', false)).toEqual(['Ctrl', 'Skift', 'Blanksteg']);
});
