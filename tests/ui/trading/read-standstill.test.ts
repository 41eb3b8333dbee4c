import { beforeEach, expect, test, vi } from 'vitest';
import type { LocalMs } from '../../../src/domain/units';

const AT = 1_800_000_000_123 as LocalMs;
const kept = new Map<string, string>();

/** As a tab that was just loaded has it. */
async function load(storage: Pick<Storage, 'getItem' | 'setItem'>) {
  vi.resetModules();
  vi.stubGlobal('sessionStorage', storage);
  return import('../../../src/ui/trading/read-standstill');
}
const storing = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
const refusing = {
  getItem: () => {
    throw new Error('denied');
  },
  setItem: () => {
    throw new Error('denied');
  },
};

beforeEach(() => kept.clear());

test('a standstill that was read is read after a reload of the tab', async () => {
  const first = await load(storing);
  expect(first.standstillRead()).toBeNull();
  first.noteStandstill(AT);
  expect(first.standstillRead()).toBe(AT);
  const reloaded = await load(storing);
  expect(reloaded.standstillRead()).toBe(AT);
  reloaded.noteStandstill((AT - 60_000) as LocalMs);
  expect((await load(storing)).standstillRead()).toBe(AT - 60_000);
});

test('where the tab keeps nothing it is read until the reload', async () => {
  const first = await load(refusing);
  first.noteStandstill(AT);
  expect(first.standstillRead()).toBe(AT);
  expect((await load(refusing)).standstillRead()).toBeNull();
});

test.each([null, '', 'soon', '-5', '1.5', '1e400', '{}'])('%j is no moment', async (text) => {
  const { readStandstill } = await load(storing);
  expect(readStandstill(text)).toBeNull();
});
