import { createEffect, onCleanup, untrack } from 'solid-js';
import type { InstrumentId } from '../../domain/instrument';
import { whenChartIsThere } from '../shell/panels';
import { useScreenTopics, useSeconds } from '../terminal-context';
import { keepPicture } from './picture';
import type { ShownRows } from './picture-of';

const KEEP_EVERY_MS = 5_000;

/** Keeps a picture of what is on the screen every few seconds, and when the tab is left. */
export function createPictureKeeper(pair: () => InstrumentId, decimals: (price: number) => number): void {
  const topics = useScreenTopics();
  const seconds = useSeconds();
  let keptAt = 0;
  // Nothing needs it before there is something to keep.
  let made: typeof import('./picture-of') | undefined;
  whenChartIsThere(
    () =>
      void import('./picture-of').then(
        (module) => {
          made = module;
        },
        () => undefined,
      ),
  );
  const keep = (now: number): void => {
    const picture = untrack(() => made?.pictureOf(pair(), topics(), shownRows(), decimals));
    if (picture === undefined) return;
    keepPicture(() => localStorage, picture);
    keptAt = now;
  };
  createEffect(() => {
    const now = seconds();
    if (Math.abs(now - keptAt) >= KEEP_EVERY_MS) keep(now);
  });
  const onHidden = (): void => {
    if (document.visibilityState === 'hidden') keep(seconds());
  };
  document.addEventListener('visibilitychange', onHidden);
  onCleanup(() => document.removeEventListener('visibilitychange', onHidden));
}

const rowsIn = (selector: string): number => document.querySelector(selector)?.childElementCount ?? 0;
const shownRows = (): ShownRows => ({ book: rowsIn('.ladder-asks'), tape: rowsIn('.tape-lines') });
