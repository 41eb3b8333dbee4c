import { createRoot } from 'solid-js';
import { afterEach, expect, test, vi } from 'vitest';
import { bindKey, bindKeys, boundKeys, followKeys, readBindings } from '../../../src/ui/parts/bindings';

const KEY = 'tapedeck/keys';
afterEach(() => {
  bindKeys({});
  vi.unstubAllGlobals();
});

test('what another tab bound is kept when this one binds, and comes here by itself', () => {
  const stored = new Map<string, string>();
  const listeners: ((event: { key: string | null }) => void)[] = [];
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void stored.set(key, text),
  });
  vi.stubGlobal('window', {
    addEventListener: (_: string, listener: (event: { key: string | null }) => void) => listeners.push(listener),
    removeEventListener: () => undefined,
  });
  createRoot(followKeys);
  const tell = (key: string | null): void => {
    for (const listener of listeners) listener({ key });
  };

  stored.set(KEY, '{"theme":"y"}');
  bindKey('zone', null);
  expect(boundKeys()).toEqual({ theme: 'y', zone: null });
  expect(JSON.parse(stored.get(KEY) ?? '')).toEqual({ theme: 'y', zone: null });

  stored.set(KEY, '{"theme":"x"}');
  tell('tapedeck/preferences');
  expect(boundKeys()).toEqual({ theme: 'y', zone: null });
  tell(KEY);
  expect(boundKeys()).toEqual({ theme: 'x' });
  bindKey('theme', undefined);
  expect(boundKeys()).toEqual({});
});

test('without storage keys hold for this tab', () => {
  bindKey('theme', 'y');
  bindKey('zone', 'Alt+z');
  expect(boundKeys()).toEqual({ theme: 'y', zone: 'Alt+z' });
});

test('keys that the dialog refuses are not read from storage or a file either', () => {
  const refused = ['Enter', 'Shift+Enter', 'Escape', 'Tab', ' ', 'ArrowUp', 'Delete', 'Shift+Backspace', 'Mod+c', 'Mod+w'];
  const text = JSON.stringify({
    ...Object.fromEntries(refused.map((chord) => [`on ${chord}`, chord])),
    theme: 'y',
    watch: 'Mod+Shift+c',
    zone: null,
  });
  expect(readBindings(text)).toEqual({ theme: 'y', watch: 'Mod+Shift+c', zone: null });
});
