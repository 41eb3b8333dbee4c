import type { Page } from '@playwright/test';
import type { EngineWorker } from './devtools';

/** Runs in the page and in the engine: from now on its wall clock is another, by so many milliseconds. */
const SET = (ms: number): string => `{
  const Real = Date;
  const now = () => Real.now() + ${ms};
  globalThis.Date = class extends Real {
    static now() { return now(); }
    constructor(...parts) { super(...(parts.length === 0 ? [now()] : parts)); }
  };
}`;

/**
 * Set the wall clock of a tab and its engine, as the user or the system does. The machine's own clock belongs to other
 * programs too, so `Date` is another instead: the program reads the wall clock nowhere else, and timers, `performance`,
 * sockets and storage are the browser's.
 */
export async function setWallClock(page: Page, engine: EngineWorker, ms: number): Promise<void> {
  await Promise.all([page.evaluate(SET(ms)), engine.send('Runtime.evaluate', { expression: SET(ms) })]);
}
