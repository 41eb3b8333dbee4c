import { beforeEach, expect, test, vi } from 'vitest';
import { hasStored, loadDrawings, loadStored, saveDrawings, saveStored } from '../../../../src/ui/panels/chart/stored-layers';

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  });
});

test('a chart begins as the first one is, and then goes its own way', () => {
  saveStored('scale', 'log', 'chart');
  expect(loadStored('scale', 'chart-2')).toBe('log');
  saveStored('scale', 'percent', 'chart-2');
  expect(['chart', 'chart-2', 'chart-3'].map((id) => loadStored('scale', id))).toEqual(['log', 'percent', 'log']);
});

test('what was taken off one chart stays off, be it on the first or not', () => {
  saveStored('indicators', '[1]', 'chart');
  expect(hasStored('indicators', 'chart-2')).toBe(true);
  saveStored('indicators', null, 'chart-2');
  expect([hasStored('indicators', 'chart-2'), hasStored('indicators', 'chart')]).toEqual([false, true]);
  saveStored('indicators', null, 'chart');
  expect([hasStored('indicators', 'chart'), hasStored('indicators', 'chart-3')]).toEqual([false, false]);
});

test('what an earlier version kept of the one chart is that of the first', () => {
  kept.set('tapedeck/chart/indicators', '[2]');
  expect(loadStored('indicators', 'chart')).toBe('[2]');
});

test('drawings are the same on all charts, and a storage that refuses keeps nothing', () => {
  saveDrawings('[3]');
  expect(loadDrawings()).toBe('[3]');
  vi.stubGlobal('localStorage', undefined);
  expect(() => saveDrawings('[4]')).not.toThrow();
  expect(loadDrawings()).toBeNull();
});
