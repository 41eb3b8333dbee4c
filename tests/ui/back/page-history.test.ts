import { createRoot } from 'solid-js';
import { afterEach, expect, test, vi } from 'vitest';
import { createBack, createCover } from '../../../src/ui/back/page-history';

afterEach(() => vi.unstubAllGlobals());

/** A page that was come to from another one, and the entries of its history. A browser goes where it is asked to later. */
function stubHistory() {
  const entries: unknown[] = [null];
  const travels: number[] = [];
  const listeners = new Set<() => void>();
  let at = 0;
  vi.stubGlobal('location', { href: 'https://tapedeck.test/' });
  vi.stubGlobal('addEventListener', (_: string, run: () => void) => listeners.add(run));
  vi.stubGlobal('removeEventListener', (_: string, run: () => void) => listeners.delete(run));
  vi.stubGlobal('history', {
    get state() {
      return entries[at];
    },
    get length() {
      return entries.length + 1;
    },
    pushState: (state: unknown) => {
      entries.splice(++at, Number.POSITIVE_INFINITY, state);
    },
    go: (by: number) => travels.push(by),
  });
  return {
    /** What is due is done, and the browser goes where it was asked to. Negative: it has left the page. */
    rest: async (): Promise<number> => {
      await Promise.resolve();
      for (const by of travels.splice(0)) {
        at += by;
        for (const run of listeners) run();
      }
      return at;
    },
  };
}

/** The page with one thing open in it; the answer ends it. */
const live = (isOpen: boolean): (() => void) =>
  createRoot((end) => {
    createBack();
    if (isOpen) createCover(() => {});
    return end;
  });

test('a page that is put in place of one with something open goes back to the entry of its own, and no further', async () => {
  const browser = stubHistory();
  const end = live(true);
  expect(await browser.rest()).toBe(1);
  end();
  const endNext = live(false);
  expect(await browser.rest()).toBe(0);
  endNext();
  expect(await browser.rest()).toBe(0);
});
