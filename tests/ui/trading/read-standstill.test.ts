import { beforeEach, expect, test } from 'vitest';
import type { LocalMs } from '../../../src/domain/units';
import { makeReadStandstill } from '../../../src/ui/trading/read-standstill';

const AT = 1_800_000_000_123 as LocalMs;
const kept = new Map<string, string>();
const storing = () => ({ getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) });
const refusing = (): Storage => {
  throw new Error('denied');
};

beforeEach(() => kept.clear());

test('a standstill that was read is read after a reload of the tab, and the last one counts', () => {
  const tab = makeReadStandstill(storing);
  expect(tab.at()).toBeNull();
  tab.note(AT);
  expect(tab.at()).toBe(AT);
  const reloaded = makeReadStandstill(storing);
  expect(reloaded.at()).toBe(AT);
  // The clock was set back meanwhile.
  reloaded.note((AT - 60_000) as LocalMs);
  expect(makeReadStandstill(storing).at()).toBe(AT - 60_000);
});

test('where the tab keeps nothing it is read until the reload', () => {
  const tab = makeReadStandstill(refusing);
  tab.note(AT);
  expect(tab.at()).toBe(AT);
  expect(makeReadStandstill(refusing).at()).toBeNull();
});

test.each(['', 'soon', '-5', '1.5', '1e400', '{}'])('%j is no moment', (text) => {
  const storage = { ...storing(), getItem: () => text };
  expect(makeReadStandstill(() => storage).at()).toBeNull();
});
