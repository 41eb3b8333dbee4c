/**
 * The first script of the page, small on purpose: it paints the market as it was last seen, and only then brings the app,
 * which takes several times as long to load as this does to paint.
 */

import { type PaintedPicture, paintPicture } from '../ui/first-picture/paint-picture';
import { loadPicture } from '../ui/first-picture/picture';
import { keptWorkspace, type OpenedWorkspace } from '../ui/shell/kept-workspace';
import { loadPreferences, pairInAddress } from '../ui/shell/preferences';
import { HOME_PAIR } from '../ui/shell/source-choice';
import { markPage } from '../ui/shell/theme-name';
import { showLanguage, wantedLanguage } from '../ui/words/language';
import { isFramed } from './frame-guard';

// It may come before the page has been read to its end.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => void begin());
else void begin();

async function begin(): Promise<void> {
  const root = document.getElementById('app');
  if (root === null) return;
  if (isFramed()) {
    root.textContent = 'Tapedeck does not run inside another page. Open it in a window of its own.';
    return;
  }
  const preferences = loadPreferences();
  markPage(preferences);
  // It does not wait for the app, nor the app for it.
  const language = wantedLanguage(preferences.language, navigator.languages);
  const words = showLanguage(language).catch(() => {});
  const pair = pairInAddress(location.search) ?? preferences.pair ?? HOME_PAIR;
  const picture = loadPicture(() => localStorage, pair);
  const opened = await keptWorkspace();
  const painted =
    picture && !opened.isWindow ? paintPicture(document.body, picture, opened.workspace, { ...preferences, language }, Date.now()) : undefined;
  if (painted === undefined) void bring(root, opened, words, undefined);
  else afterPaint(() => void bring(root, opened, words, painted));
}

async function bring(root: Element, opened: OpenedWorkspace, words: Promise<void>, picture: PaintedPicture | undefined): Promise<void> {
  try {
    const [{ startApp }] = await Promise.all([import('./start'), words]);
    startApp(root, opened, () => picture?.remove());
  } catch {
    const why = 'Tapedeck could not be loaded. Reload the page to try again.';
    if (picture === undefined) root.textContent = why;
    else picture.failed(why);
  }
}

/** A hidden page has no frames: there nothing needs to be painted first. */
function afterPaint(run: () => void): void {
  if (document.visibilityState === 'hidden') {
    run();
    return;
  }
  requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = run;
    port2.postMessage(null);
  });
}
