/**
 * The first script of the page, small on purpose: it paints the market as it was last seen, and only then brings the app,
 * which takes several times as long to load as this does to paint.
 */

import { type PaintedPicture, paintPicture } from '../ui/first-picture/paint-picture';
import { loadPicture } from '../ui/first-picture/picture';
import { afterPaint } from '../ui/parts/after-paint';
import { nextTask } from '../ui/parts/next-task';
import { keptWorkspace, type OpenedWorkspace } from '../ui/shell/kept-workspace';
import { loadPreferences, pairInAddress } from '../ui/shell/preferences';
import { HOME_PAIR } from '../ui/shell/source-choice';
import { markPage } from '../ui/shell/theme-name';
import { FEW_WORDS } from '../ui/words/few-words';
import { type Language, madeIn, showLanguage, wantedLanguage } from '../ui/words/language';
import { t } from '../ui/words/t';
import { isFramed } from './frame-guard';

// It may come before the page has been read to its end.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', () => void begin());
else void begin();

async function begin(): Promise<void> {
  const root = document.getElementById('app');
  if (root === null) return;
  const preferences = loadPreferences();
  const language = wantedLanguage(preferences.language, navigator.languages);
  document.documentElement.lang = language;
  if (isFramed()) {
    root.textContent = madeIn(language, FEW_WORDS, () => t('Tapedeck does not run inside another page. Open it in a window of its own.'));
    return;
  }
  markPage(preferences);
  // It does not wait for the app, nor the app for it.
  const words = showLanguage(language).catch(() => {});
  const pair = pairInAddress(location.search) ?? preferences.pair ?? HOME_PAIR;
  const picture = loadPicture(() => localStorage, pair);
  const opened = await keptWorkspace();
  const painted =
    picture && !opened.isWindow ? paintPicture(document.body, picture, opened.workspace, { ...preferences, language }, Date.now()) : undefined;
  if (painted === undefined) void bring(root, opened, language, words, undefined);
  else afterPaint(() => void bring(root, opened, language, words, painted));
}

async function bring(
  root: Element,
  opened: OpenedWorkspace,
  language: Language,
  words: Promise<void>,
  picture: PaintedPicture | undefined,
): Promise<void> {
  try {
    const [{ startApp }] = await Promise.all([import('./start'), words]);
    // To read so much of a program is a task of its own.
    await nextTask();
    await startApp(root, opened, () => picture?.remove());
  } catch {
    const why = madeIn(language, FEW_WORDS, () => t('Tapedeck could not be loaded. Reload the page to try again.'));
    if (picture === undefined) root.textContent = why;
    else picture.failed(why);
  }
}
