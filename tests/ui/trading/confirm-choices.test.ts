import { createRoot } from 'solid-js';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { followPocket } from '../../../src/ui/parts/pocket';
import { askedHow } from '../../../src/ui/trading/confirm-choices';

const SMALL = { kind: 'market', size: 'small', source: 'ticket' } as const;

const askedOn = (width: number, isWindow: boolean): string => {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: width <= Number(/max-width: (\d+)px/.exec(query)?.[1]),
    addEventListener: () => {},
    removeEventListener: () => {},
  }));
  return createRoot((dispose) => {
    followPocket(isWindow);
    dispose();
    return askedHow(SMALL);
  });
};

const leavePocket = (): void => void askedOn(1920, false);
beforeEach(leavePocket);
afterEach(() => {
  leavePocket();
  vi.unstubAllGlobals();
});

test('a small market order is asked about on a phone, and on a desk it is not', () => {
  expect(askedOn(390, false)).toBe('dialog');
  expect(askedOn(1920, false)).toBe('none');
});

test('a window of one panel is on a desk, however narrow it is', () => {
  expect(askedOn(320, true)).toBe('none');
});
